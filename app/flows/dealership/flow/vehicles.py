"""车辆档案: every vehicle once, by plate and VIN, whose it is, and what its meter read (DLR-01)."""

from app.flows.dealership.facts.roles import DESK
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import vehicles
from app.kernel.flow import Changed, act
from app.kernel.refusal import No
from app.kernel.steps import there
from app.kernel.text import T

CLASHES = {
    "uq_dealership_vehicles_plate": No(
        "Another vehicle of the file has this plate. Was the car sold? Then open its file and name the new owner. "
        "Did the plate go to another car? Then give the other one its new plate first.",
        mend="change_owner",
    ),
    "uq_dealership_vehicles_vin": No(
        "Another vehicle of the file has this VIN. Look for it by the end of its VIN: is it the same car?"
    ),
}
CHANGED = {
    "file_version": Changed(
        No(
            "You saw version {seen} of the file of this vehicle; {staff} has written version {now} since. Look again, then correct it."
        ),
        by=("correct_vehicle",),
    )
}
ACTS = (
    act(
        "register_vehicle",
        DESK,
        when=(vehicles.plate_is_one, vehicles.vin_is_one),
        title=T("Take a vehicle into the file"),
    ),
    act(
        "correct_vehicle",
        DESK,
        vehicle=there,
        relies=(vehicles.file_version,),
        when=(vehicles.plate_is_one, vehicles.vin_is_one),
        title=T("Correct the file of a vehicle"),
    ),
    act(
        "change_owner",
        DESK,
        vehicle=there,
        title=T("The vehicle has another owner"),
    ),
    act(
        "add_driver",
        DESK,
        vehicle=there,
        title=T("Add who drives it"),
    ),
    act(
        "address_as",
        DESK,
        vehicle=there,
        title=T("Note how the customer wishes to be addressed"),
    ),
    act(
        "note_insurance",
        DESK,
        vehicle=there,
        title=T("Note the insurance of a vehicle"),
    ),
    act(
        "read_mileage",
        DESK,
        vehicle=there,
        visit=Visit.any(),
        when=(vehicles.reads_its_own_meter, vehicles.lower_says_why),
        title=T("Enter the mileage"),
    ),
    act(
        "see_document",
        DESK,
        vehicle=there,
        title=T("A document was seen"),
    ),
)
