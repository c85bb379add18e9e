"""The file of vehicles: every one once, and found by what the clerk has in the ear (DLR-01)."""

from datetime import date

import pytest
from sqlalchemy import Connection, insert, update

from app.flows.dealership.checks import files_fit, vehicles_are_found
from app.flows.dealership.facts.tracks import Complaint
from app.flows.dealership.facts.vehicle_file import Insured, VehicleShown
from app.flows.dealership.facts.vehicles import Lower, VehiclesFound
from app.flows.dealership.model.vehicles import ReadingRow, VehicleRow
from app.store.writer import Priority
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.shop import ADVISERS, CAR, MANAGER, PLATE, Shop
from tests.flows.dealership.works import TECH


@pytest.mark.rule("DLR-01", "COM-16")
def test_a_vehicle_is_found_by_any_end_of_its_plate_by_vin_and_by_owner(shop: Shop) -> None:
    mine = shop.vehicle(vin="LFMJW30F7R0104729")
    shop.vehicle(plate="沪A7K218", owner="王磊", phone="13701754402")
    for words in ("507", "3m507", "沪b3m", "hub3m", "LFMJW3", "104729", "孙倩", "sq", "6630"):
        assert [one.id for one in shop.look(VehiclesFound, words=words).vehicles] == [mine], words
    assert shop.look(VehiclesFound, words="999").vehicles == ()


@pytest.mark.rule("DLR-01")
def test_a_plate_and_a_vin_are_one_vehicles(shop: Shop) -> None:
    shop.vehicle(vin="LFMJW30F7R0104729")
    two = {"plate": PLATE, "model": "凯美瑞"}
    assert "has this plate" in shop.refused("register_vehicle", what=two, owner="王磊").message
    two = {"plate": "沪A7K218", "model": "凯美瑞", "vin": "LFMJW30F7R0104729"}
    assert "has this VIN" in shop.refused("register_vehicle", what=two, owner="王磊").message


@pytest.mark.rule("DLR-01")
def test_plates_and_vins_are_kept_as_they_are_looked_up_and_slips_are_named(shop: Shop) -> None:
    vehicle = shop.vehicle(plate=" 沪b·3m507 ", vin="lfmjw30f7r0104729")
    assert shop.file(vehicle).plate == PLATE
    assert (
        "seven places"
        in shop.refused("register_vehicle", what={"plate": "沪B3M5", "model": "x"}, owner="王").message
    )
    wrong = {"plate": "沪A7K218", "model": "x", "vin": "LFMJW30F1R0104729"}
    assert "check digit" in shop.refused("register_vehicle", what=wrong, owner="王").message


@pytest.mark.rule("DLR-01")
def test_a_lower_reading_asks_why_and_both_are_kept(shop: Shop) -> None:
    vehicle = shop.vehicle()
    shop.do("read_mileage", vehicle=vehicle, km=62_418)
    no = shop.refused("read_mileage", vehicle=vehicle, km=6_241)
    assert no.args["last"] == "62,418"
    shop.do("read_mileage", vehicle=vehicle, km=6_241, why="replaced", note="仪表换新")
    shop.do("read_mileage", vehicle=vehicle, km=6_300, why="slip")
    readings = [(one.km, one.why) for one in shop.file(vehicle).readings]
    assert readings == [(62_418, None), (6_241, Lower.REPLACED), (6_300, None)]


@pytest.mark.rule("DLR-01")
def test_a_car_that_was_sold_has_another_owner_and_the_plate_that_it_had_stays_in_its_file(
    shop: Shop,
) -> None:
    vehicle = shop.vehicle()
    no = shop.refused("register_vehicle", what={"plate": PLATE, "model": "RAV4"}, owner="王磊")
    assert no.mend == "change_owner"
    shop.do("change_owner", vehicle=vehicle, owner="王磊", phone="13701754402", why="sold")
    shop.do("correct_vehicle", vehicle=vehicle, what={"plate": "沪A7K218", "model": "RAV4"})
    shop.do("add_driver", vehicle=vehicle, name="林嘉怡", phone="15921348806")
    assert (
        "drives the vehicle"
        in shop.refused("add_driver", vehicle=vehicle, name="林嘉怡", phone="15921348806").message
    )
    shop.do("address_as", vehicle=vehicle, words="王医生")
    shop.do("address_as", vehicle=vehicle, words="王主任")
    shop.do("see_document", vehicle=vehicle, document="licence")
    shown = shop.look(VehicleShown, vehicle=vehicle)
    assert (shown.owner, shown.address, shown.plates) == ("王磊", "王主任", (PLATE,))
    assert [one.name for one in shown.before] == ["孙倩"]
    assert [one.name for one in shown.drivers] == ["林嘉怡"]
    assert [document for document, _ in shown.seen] == ["licence"]
    assert shop.look(VehiclesFound, words="3M507").vehicles == ()
    assert [one.id for one in shop.look(VehiclesFound, words="7k218").vehicles] == [vehicle]
    # The plate is free again: another car may have it.
    other = shop.vehicle(owner="赵航", phone="13862016655")
    assert shop.file(other).plate == PLATE


@pytest.mark.rule("DLR-01", "COM-05")
def test_the_audit_names_a_file_that_was_altered(shop: Shop) -> None:
    vehicle = shop.vehicle()
    shop.do("read_mileage", vehicle=vehicle, km=62_418)
    other = shop.vehicle(plate="沪A7K218", owner="王磊", phone="13701754402")
    owner, row = (
        shop.file(other).owner,
        {"vehicle": vehicle, "n": 2, "km": 9, "at": shop.clock.now(), "by": "gu"},
    )

    def alter(db: Connection) -> None:
        assert [*files_fit(db), *vehicles_are_found(db)] == []
        db.execute(update(VehicleRow).where(VehicleRow.id == vehicle).values(owner=owner))
        db.execute(insert(ReadingRow).values(**row))
        assert len(list(files_fit(db))) == 2

    shop.house.store.writer.run(alter, Priority.CLERK)


@pytest.mark.rule("DLR-01")
def test_the_file_tells_insurance_warranty_works_parts_advice_and_complaints(shop: Shop) -> None:
    visit = Leaving(shop).settled(agreed=3)
    shop.do("give_gate_pass", MANAGER, visit=visit)
    vehicle = shop.visit(visit).vehicle
    for insurer, until in (("平安产险", "2026-12-31"), ("人保财险", "2027-12-31")):
        shop.do("note_insurance", vehicle=vehicle, insurer=insurer, policy="PDZA2026", until=until)
    shop.do("take_complaint", vehicle=vehicle, words="等了两小时")
    shown = shop.look(VehicleShown, vehicle=vehicle)
    assert shown.insured == Insured("人保财险", "PDZA2026", date(2027, 12, 31))
    [past] = shown.visits
    agreed = shop.visit(visit).estimate.lines
    assert past.works == tuple(one.name for one in agreed if not one.is_material)
    assert past.parts == tuple(f"{one.name} × 1" for one in agreed if one.is_material), "1 of 3 was drawn"
    assert [one.outcome for one in past.advice] == [one.outcome for one in shop.visit(visit).leaving.advice]
    assert [(one.words, one.step) for one in shown.complaints] == [("等了两小时", Complaint.OPEN)]


@pytest.mark.rule("COM-20", "DLR-50", "DLR-51")
def test_whoever_rings_customers_reads_their_numbers_and_nobody_else(shop: Shop) -> None:
    vehicle = shop.vehicle()
    seen = {
        who.login: shop.look(VehicleShown, who, vehicle=vehicle).phone for who in (ADVISERS, MANAGER, TECH)
    }
    assert list(seen.values()) == ["13918866630", "13918866630", "139****6630"]


@pytest.mark.rule("DLR-01", "DLR-15", "DLR-44", "COM-06")
def test_what_was_opened_before_somebody_else_wrote_it_is_not_written_over(shop: Shop) -> None:
    shop.price_list()
    car = shop.vehicle()
    told = {"vehicle": car, "what": {**CAR, "vin": "LFMJW30F7R0104729"}, "seen": {"file_version": 1}}
    shop.do("correct_vehicle", **told)
    late = shop.refused("correct_vehicle", **told | {"what": {**CAR, "engine": "E1"}})
    assert late.args["staff"] == ADVISERS.login and shop.file(car).vin
    part = {"name": "制动灯开关", "unit": "只", "price": 19_000}
    shop.do("change_part", MANAGER, part="SW-3", what=part, seen={"part_price": 18_600})
    late = shop.refused("change_part", MANAGER, part="SW-3", what=part, seen={"part_price": 18_600})
    assert (late.args["seen"], late.args["now"], late.args["staff"]) == (18_600, 19_000, MANAGER.login)
