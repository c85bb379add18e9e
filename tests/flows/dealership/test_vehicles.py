"""The file of vehicles: every one once, and found by what the clerk has in the ear (DLR-01)."""

import pytest

from app.flows.dealership.facts.vehicles import VehiclesFound
from tests.flows.dealership.shop import PLATE, Shop


@pytest.mark.rule("DLR-01", "COM-16")
def test_a_vehicle_is_found_by_any_end_of_its_plate_by_vin_and_by_owner(shop: Shop) -> None:
    mine = shop.vehicle(vin="LFMJW30F8R0104729")
    shop.vehicle(plate="沪A7K218", owner="王磊", phone="13701754402")
    for words in ("507", "3m507", "沪b3m", "hub3m", "LFMJW3", "104729", "孙倩", "sq", "6630"):
        assert [one.id for one in shop.look(VehiclesFound, words=words).vehicles] == [mine], words
    assert shop.look(VehiclesFound, words="999").vehicles == ()


@pytest.mark.rule("DLR-01")
def test_a_plate_and_a_vin_are_one_vehicles(shop: Shop) -> None:
    shop.vehicle(vin="LFMJW30F8R0104729")
    two = {"plate": PLATE, "model": "凯美瑞"}
    assert "has this plate" in shop.refused("register_vehicle", what=two, owner="王磊").message
    two = {"plate": "沪A7K218", "model": "凯美瑞", "vin": "LFMJW30F8R0104729"}
    assert "has this VIN" in shop.refused("register_vehicle", what=two, owner="王磊").message
