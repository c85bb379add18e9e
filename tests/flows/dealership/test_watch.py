"""The three-guarantees watch at the counter: from this house's visits and repairs elsewhere (DLR-13)."""

from datetime import datetime, timedelta

import pytest

from app.counter.overview import Agenda
from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.vehicle_file import VehicleShown
from app.flows.dealership.rules.billing import due
from app.flows.dealership.rules.three_guarantees import Duty, Ground
from app.flows.dealership.rules.watch import Watch, of_visit, substitute_by
from app.kernel.refusal import Ask
from tests.flows.dealership.leaving import Leaving, cash
from tests.flows.dealership.shop import MANAGER, Shop
from tests.flows.dealership.test_bookings import slot
from tests.flows.dealership.works import SERVICE

TOLD = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
SOLD, NOISE = "2025-03-09", "前桥异响"


def watched(shop: Shop, visit: str) -> Watch:
    return of_visit(shop.visit(visit), shop.clock.now(), shop.desk.settings)


def elsewhere(shop: Shop, vehicle: str, day: str, until: str = "", **more: object) -> str:
    days = {"began": day, "ended": until or day}
    told = {"fault": NOISE, "km": 12_000} | more
    return str(shop.do("enter_repair", vehicle=vehicle, **days, **told))


def reckoned(shop: Shop, vehicle: str) -> str:
    """A car whose noise is repaired for the maker."""
    visit = shop.received(vehicle)
    shop.do("diagnose", visit=visit, words="异响", found=True)
    line = shop.do("add_labour", visit=visit, operation="BY-040", payer="warranty")
    shop.do("decide_warranty", visit=visit, line=line)
    shop.do("name_fault", visit=visit, line=line, fault=NOISE)
    return visit


@pytest.mark.rule("DLR-13")
def test_the_fifth_repair_of_a_fault_is_told_before_the_fourth_is_ordered(shop: Shop) -> None:
    shop.price_list()
    vehicle = shop.vehicle(sold_on=SOLD)
    for day in ("2025-06-01", "2025-09-01", "2026-02-01"):
        elsewhere(shop, vehicle, day)
    visit = reckoned(shop, vehicle)
    found = watched(shop, visit)
    assert [(one.fault, one.times) for one in found.faults] == [(NOISE, 4)]
    assert found.raised == ()
    [next] = found.next
    assert (next.duty, next.ground, next.counted) == (Duty.EXCHANGE, Ground.SAME_FAULT, 5)
    no = shop.refused("make_order", visit=visit, **TOLD)
    assert "next repair would raise" in no.message
    shop.do("make_order", visit=visit, warned=True, **TOLD)


@pytest.mark.rule("DLR-13")
def test_a_duty_that_is_there_is_told_as_one(shop: Shop) -> None:
    shop.price_list()
    vehicle = shop.vehicle(sold_on=SOLD)
    shop.set("watch_same_fault", 1)
    elsewhere(shop, vehicle, "2026-02-01")
    visit = reckoned(shop, vehicle)
    assert [one.ground for one in watched(shop, visit).raised] == [Ground.SAME_FAULT]
    assert "raise a duty here" in shop.refused("make_order", visit=visit, **TOLD).message
    strike = {
        "fault": shop.look(VehicleShown, vehicle=vehicle).watch.faults[0].id,
        "why": "同一次维修重复登记",
    }
    no = shop.refused("strike_fault", **strike)
    assert isinstance(no, Ask) and no.who == ("manager",)
    shop.do("strike_fault", **strike, approved_by=MANAGER)
    assert watched(shop, visit).raised == (), "struck, it counts for nothing"
    assert "struck already" in shop.refused("strike_fault", MANAGER, **strike).message
    [one] = shop.look(VehicleShown, vehicle=vehicle).struck
    assert (one.who, one.why) == ("顾雨", "同一次维修重复登记"), "it stays to be seen"


@pytest.mark.both
@pytest.mark.rule("DLR-13")
def test_each_line_that_the_maker_pays_names_its_fault_and_one_of_the_same_name_counts_once(
    shop: Shop,
) -> None:
    shop.price_list()
    vehicle = shop.vehicle(sold_on=SOLD)
    visit = reckoned(shop, vehicle)
    second = shop.do("add_material", visit=visit, part="OF-21", payer="warranty")
    shop.do("decide_warranty", visit=visit, line=second)
    no = shop.refused("make_order", visit=visit, **TOLD)
    assert (no.mend, no.args["n"]) == ("name_fault", 2)
    shop.do("name_fault", visit=visit, fault=NOISE)
    assert shop.refused("make_order", visit=visit, **TOLD).mend == "name_fault", "of which line?"
    other = reckoned(shop, shop.vehicle(plate="沪A00001", phone="13918866631", sold_on=SOLD))
    told = {"visit": other, "line": second, "fault": NOISE}
    assert "another visit" in shop.refused("name_fault", **told).message
    new = {"weight": "severe", "replaced": "main_part", "what": "转向机"}
    shop.do("name_fault", visit=visit, line=second, fault=NOISE, **new)
    found = watched(shop, visit)
    assert [(one.fault, one.times) for one in found.faults] == [(NOISE, 1)]
    assert not found.raised, "one severe fault, however many lines mend it"
    assert {one.ground for one in found.next} == {Ground.SEVERE, Ground.MAIN_PART}
    shop.do("make_order", visit=visit, warned=True, **TOLD)


@pytest.mark.rule("DLR-13")
def test_days_in_repair_count_once_a_stay_and_owe_a_substitute_car(shop: Shop) -> None:
    shop.price_list()
    visit = reckoned(shop, shop.vehicle(sold_on=SOLD))
    shop.do("name_fault", visit=visit, fault="空调不制冷")
    shop.wait(5 * 24 * 60)
    found = watched(shop, visit)
    assert found.left == 30 - 5, "two faults, one stay"
    assert found.raised == ()
    at = found.substitute
    assert at and at == shop.visit(visit).watch.faults[0].began + timedelta(days=5)
    shop.wait(30)
    assert [(one.duty, one.counted) for one in watched(shop, visit).raised] == [(Duty.SUBSTITUTE, 6)]


@pytest.mark.rule("DLR-13")
def test_what_is_put_in_new_is_named_and_a_repair_ends_after_it_began(shop: Shop) -> None:
    shop.price_list()
    vehicle = shop.vehicle(sold_on=SOLD)
    visit = reckoned(shop, vehicle)
    told = {"visit": visit, "fault": "换挡冲击", "replaced": "assembly"}
    assert "put in new" in shop.refused("name_fault", **told).message
    days = {
        "vehicle": vehicle,
        "fault": "换挡冲击",
        "km": 9_000,
        "began": "2026-02-03",
        "ended": "2026-02-01",
    }
    assert "before it began" in shop.refused("enter_repair", **days).message
    new = {"replaced": "assembly", "what": "变速箱"}
    shop.do("enter_repair", **days | {"ended": "2026-02-04"}, **new)
    [next] = [one for one in watched(shop, visit).next if one.ground is Ground.ASSEMBLY]
    assert (next.counted, next.what) == (2, "变速箱")


@pytest.mark.rule("DLR-13")
def test_what_lies_outside_the_term_counts_for_nothing(shop: Shop) -> None:
    shop.price_list()
    vehicle = shop.vehicle(sold_on="2023-01-05")
    for day in ("2023-06-01", "2023-09-01", "2024-02-01", "2024-06-01", "2024-08-01"):
        elsewhere(shop, vehicle, day, km=50_001)
    assert shop.look(VehicleShown, vehicle=vehicle).watch.faults != ()
    visit = shop.received(vehicle)
    assert watched(shop, visit) == Watch(left=30)


@pytest.mark.rule("DLR-13")
def test_it_warns_before_a_list_is_settled_and_counts_no_day_on_which_a_car_only_waits_to_be_fetched(
    shop: Shop,
) -> None:
    leaving = Leaving(shop)
    vehicle = shop.vehicle(sold_on=SOLD)
    for day in ("2025-06-01", "2025-09-01", "2026-02-01"):
        elsewhere(shop, vehicle, day)
    visit = leaving.listed(SERVICE, vehicle=vehicle)
    shop.do("name_fault", visit=visit, fault=NOISE)
    [then] = [one.ended for one in shop.visit(visit).watch.faults if one.visit == visit]
    shop.wait(3 * 24 * 60)
    pay = {"visit": visit, "payments": [cash(due(shop.visit(visit)))]}
    assert "next repair would raise" in shop.refused("settle", **pay).message
    shop.do("settle", warned=True, **pay)
    shop.do("give_gate_pass", visit=visit)
    assert then
    assert [one.ended for one in shop.visit(visit).watch.faults if one.visit == visit] == [then]


@pytest.mark.rule("DLR-13")
def test_a_car_is_in_repair_from_its_arrival_on_and_not_from_its_booking(shop: Shop) -> None:
    car = shop.vehicle(sold_on="2026-01-05")
    shop.do("book", vehicle=car, slot=slot("2026-12-28"), work="异响")
    shop.wait(35 * 24 * 60)
    visit = shop.received(car)
    shop.do("name_fault", visit=visit, fault="异响")
    found = watched(shop, visit)
    assert (found.left, found.warns) == (29, False)


@pytest.mark.rule("DLR-13", "COM-50")
def test_a_substitute_car_stands_on_today_until_it_is_answered(shop: Shop) -> None:
    shop.price_list()
    visit = reckoned(shop, shop.vehicle(sold_on=SOLD))

    def due_at() -> list[datetime]:
        rows = shop.look(Agenda).rows
        return [one.at for one in rows if (one.case, one.name) == (visit, "substitute")]

    early = shop.refused("answer_substitute", visit=visit, answer="car")
    shop.wait(6 * 24 * 60)
    assert due_at() == [watched(shop, visit).substitute] == [early.args["at"]]
    none = {"visit": visit, "answer": "declined"}
    assert "goes without" in shop.refused("answer_substitute", **none).message
    shop.do("answer_substitute", **none, why="家里还有一辆车")
    assert due_at() == []
    assert "answered already" in shop.refused("answer_substitute", visit=visit, answer="car").message


@pytest.mark.rule("DLR-13")
def test_who_drives_a_substitute_car_is_owed_none_and_a_short_repair_owes_none(shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = leaving.works.ordered(SERVICE, vehicle=shop.vehicle(sold_on=SOLD))
    shop.do("name_fault", visit=visit, fault=NOISE)
    shop.wait(6 * 24 * 60)
    shop.do("answer_substitute", visit=visit, answer="car")
    assert shop.visit(visit).where is Whereabouts.SUBSTITUTE
    short = leaving.finished(SERVICE, vehicle=shop.vehicle(plate="沪A7K218", sold_on=SOLD))
    shop.do("name_fault", visit=short, fault=NOISE)
    assert substitute_by(shop.visit(short), shop.desk.settings) == {}
