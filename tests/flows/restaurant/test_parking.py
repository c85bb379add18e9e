"""等齐: the order waits for who is still to come, tea is added, and ordering earlier is the guests' wish (RST-16)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.matters import Matters, Pressing
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.parking import ParkedRow
from app.flows.restaurant.rules import parking
from app.store.tables import DueAt
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, MANAGER, WAITER
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


@pytest.mark.rule("RST-16")
def test_whoever_comes_when_all_have_come_begins_no_new_wait(dining: Dining) -> None:
    sitting = dining.seat("A04", 4)
    dining.tea(sitting, None)
    dining.do("park_order", WAITER, sitting=sitting, come=2)
    dining.do("change_guests", WAITER, sitting=sitting, guests=5)
    assert dues(dining), "three are missing now"
    dining.do("park_order", WAITER, sitting=sitting, come=5)
    dining.do("change_guests", WAITER, sitting=sitting, guests=6)
    facts = dining.facts(sitting)
    assert (parking.come(facts), parking.all_have_come(facts), dues(dining)) == (6, True, [])
    dining.do("split_party", HOST, sitting=sitting, table="A02", guests=2)
    assert parking.come(dining.facts(sitting)) == 4
    dining.begin(sitting)
    [row] = dining.rows(select(ParkedRow.wished_at))
    assert row.wished_at is None, "nobody was missing"


@pytest.mark.rule("RST-06", "RST-16")
def test_of_two_parties_that_become_one_all_who_are_here_count(dining: Dining) -> None:
    first, other, third = dining.seat("A02", 3), dining.seat("A04", 6), dining.seat("B01", 4)
    for one in (first, other, third):
        dining.tea(one, None)
    dining.do("park_order", WAITER, sitting=other, come=2)
    dining.do("join_party", HOST, sitting=first, other=other, keep_tables=True)
    facts = dining.facts(first)
    assert (parking.come(facts), facts.guests, parking.waits(facts), len(dues(dining))) == (5, 9, True, 1)
    dining.do("park_order", WAITER, sitting=first, come=9)
    dining.do("park_order", WAITER, sitting=third, come=1)
    dining.do("join_party", HOST, sitting=first, other=third, keep_tables=True)
    assert (parking.come(dining.facts(first)), len(dues(dining))) == (10, 1)
