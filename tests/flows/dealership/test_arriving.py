"""Who is here waits in one queue, and is greeted within minutes (DLR-05)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.overview import Agenda
from app.flows.dealership.commands import arriving, bookings, vehicles
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import Board
from app.flows.dealership.model.visits import VisitRow
from app.kernel.refusal import Refused
from tests.counters import once_both_know
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


@pytest.mark.both
@pytest.mark.rule("DLR-02", "DLR-05", "COM-06")
@pytest.mark.parametrize("act", ["arrive", "book"])
def test_two_counters_never_open_two_visits_of_one_car(
    shop: Shop, second: Shop, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    car = shop.vehicle()
    both = Barrier(2)
    for module in (arriving, bookings):
        monkeypatch.setattr(module, "hold_car", once_both_know(both, vehicles.hold_car))

    def opened(n: int) -> bool:
        slot = {"day": f"2026-11-2{n + 5}", "start": 600, "minutes": 60}
        more: dict[str, Any] = {"place": "A03"} if act == "arrive" else {"slot": slot, "work": "保养"}
        try:
            (shop, second)[n].do(act, vehicle=car, **more, id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(opened, range(2))) == [False, True]
    assert len(shop.rows(select(VisitRow.id))) == 1
