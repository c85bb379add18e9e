"""What a vehicle's file takes, and by what it is found (DLR-01; COM-16)."""

from app.flows.dealership.facts.vehicles import Lower, Registered, VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules import plates
from app.flows.dealership.rules.vin import read_vin
from app.kernel.names import Rank, Term, plate_terms
from app.kernel.refusal import No

VEHICLES = "vehicle"
"""How vehicles are called among the search terms."""
TAIL = 6
"""Characters of a VIN's end that find its vehicle."""


def called(plate: str, vin: str | None) -> tuple[Term, ...]:
    """The terms of a vehicle: plate and VIN, and the ends of both."""
    frame = vin.casefold() if vin else ""
    numbers = (Term(frame, Rank.INITIALS), Term(frame[-TAIL:], Rank.PART)) if frame else ()
    return (*plate_terms(plate), *numbers)


def plate_is_one(what: Registered) -> No | None:
    """A plate is one of the Chinese formats."""
    plate = plates.read(what.plate)
    return plate if isinstance(plate, No) else None


def vin_is_one(what: Registered) -> No | None:
    """A VIN keeps to the standard of its maker's country; a vehicle may be without while nobody read it."""
    vin = read_vin(what.vin) if what.vin else None
    return vin if isinstance(vin, No) else None


def reads_its_own_meter(vehicle: VehicleFacts, visit: VisitFacts | None = None) -> No | None:
    """At a visit the meter of its own car is read, while it is here."""
    if visit is None:
        return None
    if visit.vehicle != vehicle.id:
        return No("This visit is another car's.")
    if visit.id == vehicle.visit:
        return None
    return No("This car has left since that visit. Enter the mileage in the file of the vehicle.")


def file_version(vehicle: VehicleFacts) -> int:
    """Which version the file is, from 1: whoever writes it anew has read the last one (COM-06)."""
    return vehicle.corrected + 1


def lower_says_why(vehicle: VehicleFacts, km: int, why: Lower | None = None) -> No | None:
    """A reading lower than the last one says why; both are kept."""
    last = vehicle.km
    if last is None or km >= last or why is not None:
        return None
    return No(
        "The meter read {last} km the last time. Say why it is less: meter replaced, a typing slip then, or else.",
        {"last": f"{last:,}"},
    )
