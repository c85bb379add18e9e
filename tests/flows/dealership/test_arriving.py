"""Who is here waits in one queue, and is greeted within minutes (DLR-05)."""

import pytest

from app.counter.overview import Agenda
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import Board
from tests.flows.dealership.shop import Shop


@pytest.mark.rule("DLR-05")
def test_who_comes_waits_in_the_order_of_arrival_until_greeted(shop: Shop) -> None:
    first = shop.come(shop.vehicle())
    shop.wait(2)
    second = shop.come(shop.vehicle(plate="沪A7K218", owner="王磊", phone="13701754402"), "A05")
    board = shop.look(Board)
    assert [(one.id, one.facts.place) for one in board.visits] == [(first, "A03"), (second, "A05")]
    assert shop.visit(first).step is Visit.RECEIVED
    shop.do("greet", visit=first)
    assert shop.visit(first).adviser == "gu"
    assert "here already" in shop.refused("arrive", vehicle=shop.visit(first).vehicle, place="A09").message
    assert "greeted already" in shop.refused("greet", visit=first).message


@pytest.mark.rule("DLR-05", "COM-50")
def test_a_greeting_is_due_after_the_minutes_that_are_set(shop: Shop) -> None:
    shop.set("greet_within", 7)
    visit = shop.come(shop.vehicle())
    came = shop.clock.now()
    [due] = [one for one in shop.look(Agenda).rows if one.case == visit]
    assert (due.at - came).total_seconds() == 7 * 60
    assert due.line.name == "沪B3M507"
    shop.do("greet", visit=visit)
    assert [one for one in shop.look(Agenda).rows if one.case == visit] == []
