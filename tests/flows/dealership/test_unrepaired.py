"""A car that leaves without repair, or with parts alone, and what was reserved for a car that has left (DLR-14, 20, 40, 43)."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.flows.dealership.checks import nothing_goes_beyond_consent, stock_fits
from app.flows.dealership.facts.tracks import Job, Line, Visit
from app.flows.dealership.model.stock import StockRow
from app.flows.dealership.rules.billing import due
from app.flows.dealership.rules.stages import Stage, stages
from app.kernel.refusal import Ask
from tests.flows.dealership.leaving import GIVEN, OUT, PART, STORE, Leaving, gone, pay
from tests.flows.dealership.shop import ADVISERS, DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.test_settling import said as printed
from tests.flows.dealership.works import BRAKES, HEAD, SERVICE, TECH

MANAGER_AT_THE_DESK = replace(MANAGER, roles=MANAGER.roles | ADVISERS.roles)


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    return Leaving(shop)


def stock(shop: Shop) -> tuple[int, int]:
    """Pieces on hand, and reserved."""
    [row] = shop.rows(select(StockRow.on_hand, StockRow.reserved).where(StockRow.part == PART))
    return row.on_hand, row.reserved


def findings(shop: Shop) -> list[str]:
    """What the deep audit says of store and consent."""
    with shop.house.store.reading() as db:
        return [one.what.message for one in (*stock_fits(db), *nothing_goes_beyond_consent(db))]


def walk(shop: Shop, visit: str, **out: object) -> None:
    shop.do("sign_out", visit=visit, out={**OUT, **out}, signature=DRAWN)


@pytest.mark.rule("DLR-10", "DLR-20", "DLR-43")
def test_who_does_not_want_the_estimate_leaves_and_comes_again(shop: Shop, leaving: Leaving) -> None:
    car = shop.vehicle()
    visit = shop.received(car)
    shop.do("diagnose", visit=visit, words="异响", found=True)
    shop.do("add_labour", visit=visit, operation=BRAKES)
    shop.do("leave_unrepaired", visit=visit, why="太贵，先不修")
    assert shop.refused("give_gate_pass", MANAGER, visit=visit).mend == "sign_out"
    assert list(stages(shop.visit(visit))) == [Stage.WALK, Stage.GATE], "nothing is to be paid"
    assert (
        "not all"
        in shop.refused("sign_out", visit=visit, out=OUT | {"given": []}, signature=DRAWN).message.casefold()
    )
    walk(shop, visit, given=GIVEN)
    assert "anew" in shop.refused("resume_work", visit=visit).message
    no = shop.refused("sign_out", visit=visit, out=OUT, signature=DRAWN)
    assert no.mend == "give_gate_pass", "nothing sends it back to work"
    shop.do("give_gate_pass", MANAGER, visit=visit)
    assert shop.visit(visit).step is Visit.LEFT
    assert shop.come(car) != visit


@pytest.mark.rule("DLR-11", "DLR-14", "DLR-20", "DLR-43", "COM-05")
def test_what_was_examined_is_paid_and_all_else_ends(shop: Shop, leaving: Leaving) -> None:
    what = {"name": "底盘异响诊断", "minutes": 30, "fee": "diagnosis"}
    shop.do("add_operation", MANAGER, operation="ZC-002", what=what)
    car = shop.vehicle(sold_on="2025-11-23")
    visit = leaving.works.ordered("ZC-002", BRAKES, vehicle=car, examined=True)
    part = shop.do("find_material", visit=visit, part=PART, why="老化", quantity=2)
    shop.wish(visit)
    said = {"answers": [{"line": part, "answer": "yes"}], "proof": 2, "words": "换吧"}
    shop.do("note_answer", visit=visit, **said)
    shop.do("hand_over", visit=visit, promised=leaving.works.later())
    shop.do("take_over", HEAD, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=leaving.works.first, bay="1号工位")
    shop.do("receive_car", TECH, visit=visit)
    look, brakes = leaving.works.jobs(visit)
    shop.do("begin_job", TECH, visit=visit, job=look.id)
    shop.wait(30)
    shop.do("finish_job", TECH, visit=visit, job=look.id)
    shop.do("begin_job", TECH, visit=visit, job=brakes.id)
    leave = {"visit": visit, "why": "不修了"}
    assert shop.refused("leave_unrepaired", **leave).mend == "pause_job"
    shop.do("pause_job", TECH, visit=visit, job=brakes.id, why="parts")
    assert "brought back" in shop.refused("leave_unrepaired", **leave).message
    no = shop.refused("leave_unrepaired", **leave, keys=True)
    assert (no.args["n"], no.mend) == (1, "decide_warranty"), "it is paid, by whom?"
    shop.do("decide_warranty", visit=visit, line=leaving.works.lines(visit)[0], misuse=True)
    assert isinstance(shop.refused("leave_unrepaired", **leave, keys=True), Ask), "it was begun"
    assert stock(shop) == (9, 2)
    shop.wait(1)
    shop.do("leave_unrepaired", MANAGER_AT_THE_DESK, **leave, keys=True)
    now = shop.visit(visit)
    assert [one.step for one in now.estimate.lines] == [Line.AGREED, Line.REFUSED, Line.REFUSED]
    assert [one.step for one in now.work.jobs] == [Job.DONE, Job.DROPPED]
    assert (due(now), stock(shop), findings(shop)) == (8_000, (9, 0), [])
    walk(shop, visit)
    assert shop.refused("give_gate_pass", MANAGER, visit=visit).mend == "settle"
    shop.do("make_settlement", MANAGER, visit=visit)
    pay(shop, visit)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    assert shop.visit(visit).step is Visit.LEFT


@pytest.mark.rule("DLR-42", "DLR-43")
def test_parts_of_a_first_maintenance_that_is_not_done_go_back_into_the_store(
    shop: Shop, leaving: Leaving
) -> None:
    what = {"name": "首次保养", "minutes": 60, "repair": "first_class", "first": True}
    shop.do("add_operation", MANAGER, operation="BY-1", what=what)
    visit = leaving.works.ordered("BY-1", payer="first")
    line = shop.do("find_material", visit=visit, part=PART, why="首保", payer="first")
    said = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "好"}
    shop.do("note_answer", visit=visit, **said)
    shop.do("draw_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    leave = {"visit": visit, "why": "等不及了"}
    no = shop.refused("leave_unrepaired", **leave)
    assert (no.args["n"], no.mend) == (2, "return_part")
    shop.do("return_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    shop.do("leave_unrepaired", **leave)
    assert [one.step for one in shop.visit(visit).estimate.lines] == [Line.REFUSED, Line.REFUSED]
    assert (stock(shop), findings(shop)) == ((9, 0), [])


@pytest.mark.rule("DLR-33", "DLR-40")
def test_what_is_repaired_is_inspected_before_it_leaves(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.works.sent(SERVICE, BRAKES)
    job = leaving.works.jobs(visit)[0].id
    shop.do("begin_job", TECH, visit=visit, job=job)
    shop.do("finish_job", TECH, visit=visit, job=job)
    assert "inspected" in shop.refused("leave_unrepaired", visit=visit, why="不修了", keys=True).message


@pytest.mark.rule("DLR-13")
def test_the_days_in_repair_end_as_the_car_leaves(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.works.sent(SERVICE)
    shop.do("name_fault", visit=visit, fault="变速箱顿挫")
    line = leaving.works.lines(visit)[0]
    said = {"answers": [{"line": line, "answer": "no"}], "proof": 1, "words": "不修了"}
    shop.do("note_answer", visit=visit, **said)
    assert shop.visit(visit).watch.faults[0].ended is None
    shop.do("leave_unrepaired", visit=visit, why="不修了", keys=True)
    assert shop.visit(visit).watch.faults[0].ended == shop.clock.now()


@pytest.mark.rule("DLR-20", "DLR-23")
@pytest.mark.parametrize("back", [False, True])
def test_an_order_of_parts_alone_goes_on_to_delivery_and_back(
    shop: Shop, leaving: Leaving, back: bool
) -> None:
    visit = shop.received(shop.vehicle())
    shop.sign(visit, PART)
    [line] = leaving.works.lines(visit)
    assert shop.refused("hand_out_parts", visit=visit).mend == "draw_part"
    shop.do("draw_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    shop.do("hand_out_parts", visit=visit)
    if back:
        shop.do("resume_work", visit=visit)
        assert shop.visit(visit).step is Visit.ORDERED, "the workshop never had it"
        shop.do("hand_out_parts", visit=visit)
    shop.do("keep_old_parts", visit=visit, old_parts=[{"line": line, "bag": "B1", "fate": "left"}])
    told = {"booklet": True, "told": True, "announced": True}
    shop.do("tell_next", visit=visit, day="2029-05-23", km=80_000, **told)
    walk(shop, visit)
    shop.do("make_settlement", visit=visit)
    assert "Guarantee of the repair" not in printed(shop, "ST")[-1], "nothing was repaired"
    pay(shop, visit)
    shop.do("give_gate_pass", visit=visit)
    assert shop.visit(visit).step is Visit.CLOSED
    labour = leaving.works.ordered(SERVICE, plate="沪A7K218")
    assert shop.refused("hand_out_parts", visit=labour).mend == "hand_over"


@pytest.mark.rule("DLR-14")
def test_what_is_reserved_for_a_car_that_left_is_for_others(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.works.ordered(SERVICE)
    line = shop.do("find_material", visit=visit, part=PART, why="备用", quantity=2)
    said = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "换吧"}
    shop.do("note_answer", visit=visit, **said)
    shop.do("draw_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    shop.do("hand_over", visit=visit, promised=leaving.works.later())
    shop.do("take_over", HEAD, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=leaving.works.first, bay="1号工位")
    shop.do("receive_car", TECH, visit=visit)
    leaving.work(visit)
    shop.do("keep_old_parts", visit=visit, old_parts=[{"line": line, "bag": "B1", "fate": "left"}])
    gone(shop, visit)
    assert (stock(shop), findings(shop)) == ((8, 0), [])
    shop.do("receive_parts", STORE, part=PART, quantity=1)
    assert stock(shop) == (9, 0), "what comes in is not kept for it"
