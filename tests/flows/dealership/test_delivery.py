"""From the last inspection to the gate pass, by commands (DLR-40 to 43)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow
from app.counter.doing import Doing
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.model.leaving import SettledRow
from app.flows.dealership.rules.billing import due as billed
from app.store.tables import DueAt
from tests.flows.dealership.leaving import GIVEN, HANDED, OUT, PART, READY, STORE, Leaving
from tests.flows.dealership.shop import DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.works import BRAKES, HEAD, LEADER, SERVICE


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    return Leaving(shop)


@pytest.mark.both
@pytest.mark.rule("DLR-40", "DLR-41", "DLR-41a", "DLR-42", "DLR-43")
def test_a_car_goes_from_the_last_inspection_to_the_gate(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.settled()
    shop.do("give_gate_pass", visit=visit)
    facts = shop.visit(visit)
    assert facts.step is Visit.FOLLOWED_UP
    assert facts.leaving.settlement and facts.leaving.settlement.due == 24_000 + 5_800
    assert facts.leaving.passed_at is not None
    kinds = [r.kind for r in shop.rows(select(DocumentRow.kind).where(DocumentRow.case == visit))]
    assert {"DH", "ST", "DG"} <= set(kinds) and "DC" not in kinds


@pytest.mark.rule("DLR-40")
def test_the_adviser_looks_at_a_car_whose_keys_are_back(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    check = {"visit": visit, "ready": READY}
    assert shop.refused("check_delivery", **check).mend == "note_finished"
    keys = {"visit": visit, "place": "交车区 2"}
    assert "Not right" in shop.refused("note_finished", HEAD, **keys, handed=HANDED[:2]).message
    shop.do("note_finished", HEAD, **keys, handed=HANDED)
    back = shop.visit(visit).work.log[-1]
    assert (back.by, back.given_by, back.place) == ("lu", "fang", "交车区 2")
    assert "back already" in shop.refused("note_finished", HEAD, **keys, handed=HANDED).message
    for one in READY:
        left = [each for each in READY if each != one]
        assert "Not right" in shop.refused("check_delivery", visit=visit, ready=left).message
    shop.do("check_delivery", **check)
    assert shop.visit(visit).step is Visit.TOLD


@pytest.mark.rule("DLR-40")
def test_what_is_not_right_goes_back_to_work_and_all_begins_anew(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.finished()
    job = leaving.works.jobs(visit)[0].id
    shop.do("fail_check", visit=visit, job=job, why="座椅上有油渍")
    assert shop.visit(visit).step is Visit.IN_WORK
    leaving.work(visit)
    assert shop.refused("check_delivery", visit=visit, ready=READY).mend == "note_finished"


@pytest.mark.rule("DLR-33", "DLR-41a", "DLR-16")
@pytest.mark.parametrize("signed", [False, True])
def test_what_the_customer_finds_as_they_walk_round_goes_back_to_work(
    shop: Shop, leaving: Leaving, signed: bool
) -> None:
    visit = leaving.listed() if signed else leaving.told()
    job = leaving.works.jobs(visit)[0].id
    shop.do("fail_check", visit=visit, job=job, why="车门仍有异响")
    facts = shop.visit(visit)
    assert (facts.step, facts.work.checks, facts.leaving.out) == (Visit.IN_WORK, (), None)
    assert facts.work.forecast and facts.work.forecast.rework == leaving.works.jobs(visit)[0].minutes
    assert facts.work.forecast.at == shop.clock.now()
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    assert shop.refused("agree_delivery", visit=visit, on=leaving.free()).mend == "tell_ready"
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    no = shop.refused("fail_check", visit=visit, job=job, why="又响了")
    assert "settled already" in no.message


@pytest.mark.both
@pytest.mark.rule("DLR-01", "DLR-41a", "COM-06")
def test_the_meter_of_the_walk_round_is_held_against_what_another_counter_read_meanwhile(
    shop: Shop, leaving: Leaving, second: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = leaving.fetched()
    leaving.bag(visit)
    vehicle = shop.visit(visit).vehicle
    if shop.house.store.engine.dialect.name == "sqlite":  # it has one writer: the other counter waits
        second.do("read_mileage", vehicle=vehicle, km=41_900, id="meter")
    else:
        take = Doing.take

        def later(do: Doing, *args: Any) -> None:
            if do.counter == shop.desk.counter:
                second.do("read_mileage", vehicle=vehicle, km=41_900, id="meter")
            take(do, *args)

        monkeypatch.setattr(Doing, "take", later)
    no = shop.refused("sign_out", visit=visit, out=OUT, signature=DRAWN)
    assert (no.mend, no.args["km"]) == ("read_mileage", "41,900")


@pytest.mark.rule("DLR-40")
def test_every_line_has_its_record(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.finished()
    line = shop.visit(visit).estimate.lines[-1]
    shop.do("return_part", STORE, visit=visit, line=line.id, quantity=1, **TAKEN)
    no = shop.refused("check_delivery", visit=visit, ready=READY)
    assert (no.args["n"], no.mend) == (line.n, "draw_part")
    said = {"answers": [{"line": line.id, "answer": "no"}], "proof": 2, "words": "不换了"}
    shop.do("note_answer", visit=visit, **said)
    found = shop.do("find_labour", visit=visit, operation=BRAKES, why="磨损")
    assert shop.refused("check_delivery", visit=visit, ready=READY).mend == "note_answer"
    said = {"answers": [{"line": found, "answer": "later"}], "proof": 2, "words": "下次"}
    shop.do("note_answer", visit=visit, **said)
    shop.do("check_delivery", visit=visit, ready=READY)


@pytest.mark.rule("DLR-41")
def test_the_customer_is_told_in_time_and_again_if_not_reached(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.ready()
    assert due(shop, visit, "tell_ready") == shop.clock.now() + timedelta(minutes=15)
    agree = {"visit": visit, "on": leaving.free()}
    assert shop.refused("agree_delivery", **agree).mend == "tell_ready"
    shop.wait(20)
    shop.do("tell_ready", visit=visit, channel="phone", reached=False)
    assert due(shop, visit, "tell_ready") == shop.clock.now() + timedelta(minutes=15)
    assert shop.refused("agree_delivery", **agree).mend == "tell_ready"
    shop.do("tell_ready", visit=visit, channel="message", reached=True, note="已回复收到")
    assert due(shop, visit, "tell_ready") is None
    assert "knows" in shop.refused("tell_ready", visit=visit, channel="phone").message
    shop.do("agree_delivery", **agree)
    assert shop.visit(visit).step is Visit.SETTLED


@pytest.mark.rule("DLR-41")
@pytest.mark.parametrize(
    ("kind", "at", "free"),
    [
        ("small", (9, 0), None),
        ("assembly", (9, 0), (10, 0)),
        ("whole_car", (17, 0), (10, 0)),
        ("small", (12, 30), (13, 0)),
        ("assembly", (10, 0), None),
    ],
)
def test_major_repairs_keep_out_of_the_rush(
    shop: Shop, leaving: Leaving, kind: str, at: tuple[int, int], free: tuple[int, int] | None
) -> None:
    visit = leaving.told(kind=kind)
    zone = shop.desk.settings.zone
    on = datetime(2026, 11, 24, *at, tzinfo=zone)
    if free is None:
        shop.do("agree_delivery", visit=visit, on=on)
        return
    no = shop.refused("agree_delivery", visit=visit, on=on)
    next = no.args["next"].astimezone(zone)
    assert (next.hour, next.minute) == free
    shop.do("agree_delivery", visit=visit, on=no.args["next"])


@pytest.mark.rule("DLR-41")
def test_an_accident_repair_keeps_out_of_the_rush(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.told(payer="insurance")
    rush = datetime(2026, 11, 24, 9, 0, tzinfo=shop.desk.settings.zone)
    assert "rush" in shop.refused("agree_delivery", visit=visit, on=rush).message


@pytest.mark.rule("DLR-16", "DLR-41")
def test_a_car_is_fetched_on_the_days_on_which_the_shop_is_open(shop: Shop, leaving: Leaving) -> None:
    shop.set("weekdays", "6 9:00-15:00")
    shop.set("days", "2026-11-25 -")
    visit = leaving.told()
    closed, saturday = (datetime(2026, 11, day, 14, tzinfo=shop.desk.settings.zone) for day in (25, 28))
    no = shop.refused("agree_delivery", visit=visit, on=closed)
    assert "closed" in no.message and no.args["next"] == closed.replace(day=26, hour=8, minute=30)
    assert "closed" in shop.refused("agree_delivery", visit=visit, on=saturday.replace(hour=15)).message
    shop.do("agree_delivery", visit=visit, on=saturday)


@pytest.mark.rule("DLR-35", "DLR-41")
def test_who_is_told_that_the_car_is_ready_is_not_called_of_a_change_any_more(
    shop: Shop, leaving: Leaving
) -> None:
    visit = leaving.inspected()
    job = leaving.works.jobs(visit)[0].id
    shop.do("fail_check", visit=visit, job=job, why="螺栓没紧")
    shop.do("report_change", LEADER, visit=visit, job=job, why="rework", finish=leaving.works.later())
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    assert due(shop, visit, "tell_change"), "until then somebody can call"
    shop.do("check_delivery", visit=visit, ready=READY)
    assert due(shop, visit, "tell_change") is None and due(shop, visit, "tell_ready")


@pytest.mark.rule("DLR-41a")
def test_the_walk_round_out_is_held_against_the_one_in(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.fetched()
    sign = {"visit": visit, "signature": DRAWN}
    assert shop.refused("sign_out", **sign, out=OUT).mend == "keep_old_parts"
    leaving.bag(visit)
    assert "slip" in shop.refused("sign_out", **sign, out=OUT | {"km": 40_999}).message
    car = shop.visit(visit).vehicle
    shop.do("read_mileage", vehicle=car, km=41_500)
    no = shop.refused("sign_out", **sign, out=OUT)
    assert (no.mend, no.args["km"]) == ("read_mileage", "41,500"), "what was read besides counts too"
    shop.do("read_mileage", vehicle=car, km=41_000, why="slip")
    assert "fuel" in shop.refused("sign_out", **sign, out=OUT | {"fuel": None}).message
    lacks = OUT | {"given": GIVEN[:-1]}
    assert "given back" in shop.refused("sign_out", **sign, out=lacks).message
    mark = {"side": "left", "damage": "scratch", "x": 300, "y": 500}
    shop.do("sign_out", **sign, out=lacks | {"marks": [mark]}, words="贵重物品客户已随身取走")
    facts = shop.visit(visit)
    out = facts.leaving.out
    assert out and (out.km, out.marks) == (41_006, 1)
    assert shop.file(facts.vehicle).km == 41_006
    assert facts.reception.km == 41_000
    assert "already" in shop.refused("sign_out", **sign, out=OUT).message


@pytest.mark.rule("DLR-43")
def test_the_gate_opens_for_whoever_settled(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.fetched()
    assert shop.refused("give_gate_pass", visit=visit).mend == "sign_out"
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    assert shop.refused("give_gate_pass", visit=visit).mend == "settle"
    leaving.pay(visit)
    shop.do("give_gate_pass", visit=visit)


@pytest.mark.rule("DLR-34", "DLR-43")
def test_what_is_certified_leaves_with_its_certificate(shop: Shop, leaving: Leaving) -> None:
    """By the lines, whatever the adviser thinks of it: each kind of repair has its own guarantee on list and certificate."""
    visit = leaving.settled(SERVICE, BRAKES, kind="assembly")
    shop.do("give_gate_pass", MANAGER, visit=visit)
    rows = shop.rows(select(DocumentRow.kind, DocumentRow.id).where(DocumentRow.case == visit))
    kinds = [r.kind for r in rows]
    assert kinds.count("DC") == 1
    for one in rows:
        if one.kind in ("DC", "ST"):
            text = str(shop.paper(one.id).blocks)
            assert "61,006" in text and "43,006" in text


@pytest.mark.rule("DLR-34", "DLR-43")
def test_a_car_that_is_settled_again_keeps_the_number_of_its_certificate(
    shop: Shop, leaving: Leaving
) -> None:
    visit = leaving.settled(SERVICE, kind="assembly")
    shop.do("reopen_settlement", MANAGER, visit=visit, why="发票抬头写错")
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    first, again = shop.rows(select(SettledRow.certificate).order_by(SettledRow.at, SettledRow.settlement))
    assert first.certificate and first.certificate == again.certificate
    [printed] = shop.rows(select(DocumentRow.number).where(DocumentRow.kind == "DC"))
    assert printed.number == first.certificate


@pytest.mark.rule("DLR-01", "DLR-43")
def test_the_meter_of_a_car_that_left_is_read_in_its_file_and_not_at_the_visit(
    shop: Shop, leaving: Leaving
) -> None:
    visit = leaving.settled()
    vehicle = shop.visit(visit).vehicle
    shop.do("give_gate_pass", MANAGER, visit=visit)
    no = shop.refused("read_mileage", vehicle=vehicle, km=41_500, visit=visit)
    assert "has left since that visit" in no.message
    shop.do("read_mileage", vehicle=vehicle, km=41_500)
    assert shop.file(vehicle).km == 41_500 and shop.visit(visit).reception.km != 41_500


def due(shop: Shop, visit: str, name: str) -> datetime | None:
    """When something falls due for a visit."""
    rows = shop.rows(select(DueAt.at).where(DueAt.case == visit, DueAt.name == name))
    return rows[0].at if rows else None


@pytest.mark.rule("DLR-12", "DLR-40")
def test_what_was_to_be_examined_is_decided_before_the_car_is_handed_back(
    shop: Shop, leaving: Leaving
) -> None:
    visit = leaving.works.ordered(SERVICE, vehicle=shop.vehicle(sold_on="2025-11-23"))
    line = shop.do("find_material", visit=visit, part=PART, why="渗油")
    here = {"visit": visit, "line": line}
    shop.do("decide_warranty", **here, uncertain=True, why="拆检后才能判断", told=True)
    said = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "换吧"}
    shop.do("note_answer", visit=visit, **said)
    shop.do("draw_part", STORE, **here, quantity=1, **TAKEN)
    shop.do("hand_over", visit=visit, promised=leaving.works.later())
    shop.do("take_over", HEAD, visit=visit)
    shop.do("dispatch", HEAD, visit=visit, team=leaving.works.first, bay="1号工位")
    shop.do("receive_car", LEADER, visit=visit)
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 2", handed=HANDED)
    no = shop.refused("check_delivery", visit=visit, ready=READY)
    assert (no.args["n"], no.mend) == (2, "decide_warranty")
    shop.do("decide_warranty", **here)
    shop.do("check_delivery", visit=visit, ready=READY)
    assert billed(shop.visit(visit)) == 24_000, "the part is the maker's"
