"""等齐: the order waits for who is still to come, tea is added, and ordering earlier is the guests' wish (RST-16)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Matters, Pressing
from app.flows.restaurant.model.parking import ParkedRow
from app.flows.restaurant.rules import parking
from app.store.tables import DueAt
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER, WAITER
from tests.flows.restaurant.looking import look


def dues(dining: Dining) -> list[object]:
    return [row.at for row in dining.rows(select(DueAt.at).where(DueAt.name == "tea"))]


@pytest.mark.rule("RST-16")
def test_tea_is_due_every_ten_minutes_until_all_have_come(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    assert dining.refused("park_order", WAITER, sitting=sitting, come=4).mend == "begin_order"
    assert dining.refused("add_tea", WAITER, sitting=sitting)
    began = dining.clock.now()
    dining.do("park_order", WAITER, sitting=sitting, come=1)
    assert dues(dining) == [began + timedelta(minutes=10)]
    dining.later(12)
    [matter] = [m for m in look(dining, Matters, WAITER).rows if m.why is Pressing.TEA]
    assert matter.sitting == sitting
    dining.do("house.change_setting", MANAGER, key="restaurant.tea_every", value=15)
    dining.do("add_tea", WAITER, sitting=sitting)
    assert dues(dining) == [began + timedelta(minutes=27)]
    dining.do("park_order", WAITER, sitting=sitting, come=3)
    assert dues(dining) == [began + timedelta(minutes=27)], "counting more of them is no tea"
    assert parking.waits(dining.facts(sitting))
    dining.do("park_order", WAITER, sitting=sitting, come=4)
    facts = dining.facts(sitting)
    assert (dues(dining), parking.waits(facts), parking.all_have_come(facts)) == ([], False, True)
    dining.begin(sitting)
    assert not parking.all_have_come(dining.facts(sitting))
    [row] = dining.rows(select(ParkedRow.wished_at, ParkedRow.wished_by))
    assert row == (None, None), "nobody was missing"
    assert dining.refused("park_order", WAITER, sitting=sitting, come=2)


@pytest.mark.rule("RST-16")
def test_ordering_before_all_have_come_is_kept_as_the_guests_wish(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    dining.do("park_order", WAITER, sitting=sitting, come=2)
    dining.later(5)
    dining.begin(sitting)
    [row] = dining.rows(select(ParkedRow.wished_at, ParkedRow.wished_by))
    assert row == (dining.clock.now(), "he")
    assert dues(dining) == []


@pytest.mark.rule("RST-16")
def test_a_party_that_turns_out_smaller_waits_no_more(dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    dining.do("park_order", WAITER, sitting=sitting, come=3)
    dining.do("change_guests", WAITER, sitting=sitting, guests=3)
    assert parking.all_have_come(dining.facts(sitting))
    assert dues(dining) == []
