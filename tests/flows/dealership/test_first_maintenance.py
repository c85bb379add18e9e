"""The first maintenance: free once in the life of a car, paid by the maker, its warranty explained (DLR-42)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import text

from app.flows.dealership.commands import estimates as commands
from app.flows.dealership.facts.claims import Claims
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.queries.first_maintenance import first_elsewhere, first_of
from app.flows.dealership.rules.billing import due
from app.kernel.refusal import Refused
from tests.counters import once_both_know
from tests.flows.dealership.leaving import HANDED, OUT, READY, STORE, Leaving, free, pay
from tests.flows.dealership.shop import DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.test_settling import said
from tests.flows.dealership.works import HEAD, LEADER

FIRST, FILTER = "BY-005", "OF-21"
FREE = {"operation": FIRST, "payer": "first"}
TOLD = {"booklet": True, "told": True, "announced": True}


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    found = Leaving(shop)
    what = {"name": "首次保养", "minutes": 60, "fee": "labour", "first": True}
    shop.do("add_operation", MANAGER, operation=FIRST, what=what)
    return found


def at_the_desk(shop: Shop, vehicle: str) -> str:
    visit = shop.received(vehicle)
    shop.do("diagnose", visit=visit, words="首保", found=True)
    return visit


@pytest.mark.rule("DLR-42", "DLR-44")
def test_it_is_free_for_the_customer_told_on_every_paper_and_claimed_from_the_maker(
    shop: Shop, leaving: Leaving
) -> None:
    visit = leaving.works.ordered(FIRST, payer="first")
    assert all("First maintenance, free" in paper for paper in said(shop, "RO")), "told before it is signed"
    line = shop.do("find_material", visit=visit, part=FILTER, why="首保套餐", payer="first")
    shop.do("note_answer", visit=visit, answers=[{"line": line, "answer": "yes"}], proof=2, words="好")
    shop.do("draw_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    leaving_through(shop, leaving, visit)
    leaving.bag(visit)
    next = {"visit": visit, "day": "2027-05-23", "km": 46_000} | TOLD
    assert "explain its warranty" in shop.refused("tell_next", **next).message
    shop.do("tell_next", **next, warranty=True)
    shop.do("sign_out", visit=visit, out=OUT, signature=DRAWN)
    shop.do("make_settlement", visit=visit)
    assert due(shop.visit(visit)) == 0
    pay(shop, visit)
    [listed, settled] = said(shop, "ST")
    for paper in (listed, settled):
        assert paper.count("First maintenance, free") == 2, "labour and part say that they are free"
        assert "Warranty, first maintenance" in paper and "348.00" not in paper and "58.00" in paper
    assert {(one.payer, one.amount) for one in shop.look(Claims).unclaimed} == {
        (Payer.FIRST, 16_000),
        (Payer.FIRST, 5_800),
    }
    one = shop.look(Claims).unclaimed[0]
    claim = shop.do("draft_claim", visit=visit, line=one.line, what={})
    shop.do("send_claim", claim=claim)
    assert "首次保养" in said(shop, "DM")[0], "a first maintenance has no fault code"


def leaving_through(shop: Shop, leaving: Leaving, visit: str) -> None:
    shop.do("hand_over", visit=visit, promised=leaving.works.later())
    shop.do("take_over", HEAD, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=leaving.works.first, bay="1号工位")
    shop.do("receive_car", LEADER, visit=visit)
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=free(shop))


@pytest.mark.rule("DLR-42")
def test_only_the_first_maintenance_is_free_once_and_parts_with_it_alone(
    shop: Shop, leaving: Leaving
) -> None:
    vehicle = shop.vehicle()
    visit = at_the_desk(shop, vehicle)
    part = {"visit": visit, "part": FILTER, "payer": "first"}
    assert "put that on the estimate first" in shop.refused("add_material", **part).message
    not_it = shop.refused("add_labour", visit=visit, operation="BY-2", payer="first")
    assert "not the first maintenance" in not_it.message
    line = shop.do("add_labour", visit=visit, **FREE)
    filter = shop.do("add_material", **part)
    assert "already" in shop.refused("add_labour", visit=visit, **FREE).message
    shop.do("strike_line", visit=visit, line=line)
    told = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
    assert "strike it" in shop.refused("make_order", visit=visit, **told).message
    shop.do("strike_line", visit=visit, line=filter)
    shop.do("add_labour", visit=visit, **FREE)
    shop.do("make_order", visit=visit, **told)


@pytest.mark.rule("DLR-42")
def test_a_car_that_had_it_pays_for_another_one(shop: Shop, leaving: Leaving) -> None:
    vehicle = shop.vehicle()
    shop.do("see_document", vehicle=vehicle, document="booklet", first_on="2025-11-18")
    visit = at_the_desk(shop, vehicle)
    assert "By its booklet" in shop.refused("add_labour", visit=visit, **FREE).message
    shop.wait(1)
    shop.do("see_document", vehicle=vehicle, document="booklet")
    line = shop.do("add_labour", visit=visit, **FREE)
    shop.wait(1)
    shop.do("see_document", vehicle=vehicle, document="booklet", first_on="2025-11-18")
    told = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
    assert "By its booklet" in shop.refused("make_order", visit=visit, **told).message
    shop.do("strike_line", visit=visit, line=line)
    shop.do("add_labour", visit=visit, operation=FIRST)
    shop.do("make_order", visit=visit, **told)
    assert shop.visit(visit).estimate.lines[-1].payer is Payer.CUSTOMER


@pytest.mark.both
@pytest.mark.rule("DLR-42", "COM-06")
def test_two_counters_never_give_it_twice_to_one_car(
    shop: Shop, second: Shop, leaving: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A car that two counters received under two plates, and which is one."""
    cars = [shop.vehicle(plate=f"沪A0000{n}", owner=f"客户{n}", phone=f"1390000000{n}") for n in range(2)]
    visits = [at_the_desk(shop, car) for car in cars]
    with shop.house.store.engine.begin() as db:
        db.execute(text("UPDATE dealership_visits SET vehicle = :to"), {"to": cars[0]})
    monkeypatch.setattr(commands, "first_elsewhere", once_both_know(Barrier(2), first_elsewhere))

    def given(n: int) -> bool:
        try:
            (shop, second)[n].do("add_labour", visit=visits[n], **FREE, id=f"at-once-{n}")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(given, range(2))) == [False, True]
    with shop.house.store.reading() as db:
        assert len(first_of(db, cars)[cars[0]]) == 1
