"""The opening list of the day is ticked by each adviser, and stops nobody (DLR-04)."""

import pytest

from app.counter.overview import Agenda
from app.flows.dealership.facts.opening import Opening, OpeningList
from app.flows.dealership.facts.roles import ADVISER
from app.kernel.judge import Staff
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop

OTHER = Staff("fei", frozenset({ADVISER}))


def stands(shop: Shop, by: Staff = ADVISERS) -> bool:
    return "opening" in {row.name for row in shop.look(Agenda, by).rows}


@pytest.mark.both
@pytest.mark.rule("DLR-04", "COM-50")
def test_it_stands_on_today_until_an_adviser_has_ticked_all_of_it(shop: Shop) -> None:
    assert stands(shop) and stands(shop, OTHER) and not stands(shop, MANAGER)
    visit = shop.come(shop.vehicle())
    shop.do("greet", visit=visit)
    assert shop.visit(visit).adviser == "gu", "it stops no customer"
    for one in Opening:
        shop.do("tick_opening", item=one.value)
    assert "already" in shop.refused("tick_opening", item="tools").message
    assert not stands(shop) and stands(shop, OTHER), "each ticks their own"
    assert set(shop.look(OpeningList).ticked) == set(Opening)
    assert shop.look(OpeningList, OTHER).others == (("顾雨", 6),)
    shop.wait(24 * 60)
    assert stands(shop) and shop.look(OpeningList).ticked == {}, "every day anew"
    shop.wait(4 * 24 * 60)
    assert not stands(shop), "a Saturday"
