"""车辆档案: vehicles are taken into the file (DLR-01)."""

from app.counter.customers import remember
from app.counter.doing import Doing
from app.counter.search import write_terms
from app.flows.dealership.facts.ids import VehicleId
from app.flows.dealership.facts.vehicles import Registered
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.rules.vehicles import VEHICLES, called
from app.kernel.command import does
from app.kernel.fields import Private


@does(FLOW)
def register_vehicle(do: Doing, what: Registered, owner: Private, phone: Private | None = None) -> VehicleId:
    """Take a vehicle into the file, and its owner into the house's."""
    vehicle = do.new(VehicleId)
    guest = remember(do, owner, phone)
    row = {
        "id": vehicle,
        "plate": what.plate,
        "vin": what.vin,
        "model": what.model,
        "engine": what.engine,
        "sold_on": what.sold_on,
        "owner": guest,
        "since": do.now,
    }
    do.add(VehicleRow, row)
    write_terms(do.db, VEHICLES, vehicle, called(what.plate, what.vin))
    return vehicle
