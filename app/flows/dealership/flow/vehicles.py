"""车辆档案: every vehicle once, by plate and VIN, with whose it is (DLR-01)."""

from app.flows.dealership.facts.roles import DESK
from app.kernel.flow import act
from app.kernel.refusal import No
from app.kernel.text import T

CLASHES = {
    "uq_dealership_vehicles_plate": No(
        "Another vehicle of the file has this plate. Look for it by its plate: is it the same car?"
    ),
    "uq_dealership_vehicles_vin": No(
        "Another vehicle of the file has this VIN. Look for it by its plate: is it the same car?"
    ),
}
ACTS = (
    act(
        "register_vehicle",
        DESK,
        title=T("Take a vehicle into the file"),
    ),
)
