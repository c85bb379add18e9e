"""车辆档案: vehicles, their owners and drivers, their meters and documents (DLR-01)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from app.counter.customers import remember
from app.counter.doing import Doing
from app.counter.search import write_terms
from app.flows.dealership.commands.next_reminders import keep_next_reminder
from app.flows.dealership.facts.ids import VehicleId, VisitId
from app.flows.dealership.facts.vehicles import (
    Change,
    Document,
    Kilometres,
    Lower,
    Registered,
    VehicleFacts,
)
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import (
    AddressRow,
    DriverRow,
    FormerPlateRow,
    InsuranceRow,
    OwnerRow,
    ReadingRow,
    SeenRow,
    VehicleRow,
)
from app.flows.dealership.queries.loaders import documents_of, insurances_of, vehicles
from app.flows.dealership.rules.plates import plain
from app.flows.dealership.rules.vehicles import VEHICLES, called
from app.kernel.command import does
from app.kernel.fields import Code, Label, Note, Private
from app.kernel.refusal import No, Refused


@does(FLOW)
def register_vehicle(do: Doing, what: Registered, owner: Private, phone: Private | None = None) -> VehicleId:
    """Take a vehicle into the file, and its owner into the house's."""
    vehicle = do.new(VehicleId)
    guest = remember(do, owner, phone)
    row = _said(what)
    do.add(VehicleRow, {"id": vehicle, "owner": guest, "since": do.now, "corrected": 0, **row})
    _own(do, vehicle, 1, guest, None)
    write_terms(do.db, VEHICLES, vehicle, called(row["plate"], row["vin"]))
    return vehicle


@does(FLOW)
def correct_vehicle(do: Doing, vehicle: VehicleId, what: Registered) -> None:
    """The file says something else of the vehicle; a plate that it had stays in the file."""
    facts: VehicleFacts = do.facts["vehicle"]
    row = _said(what)
    if row["plate"] != facts.plate:
        do.add(FormerPlateRow, {"vehicle": vehicle, "until": do.now, "plate": facts.plate})
    if not do.set(
        VehicleRow, {"id": vehicle, "corrected": facts.corrected}, corrected=facts.corrected + 1, **row
    ):
        raise Refused(No("Somebody else corrected the file of this vehicle just now. Look again."))
    write_terms(do.db, VEHICLES, vehicle, called(row["plate"], row["vin"]))


@does(FLOW)
def change_owner(
    do: Doing, vehicle: VehicleId, owner: Private, why: Change, phone: Private | None = None
) -> None:
    """The vehicle is somebody else's from now on; whose it was stays in the file, and who agreed to be called."""
    facts: VehicleFacts = do.facts["vehicle"]
    guest = remember(do, owner, phone)
    do.set(VehicleRow, {"id": vehicle}, owner=guest)
    _own(do, vehicle, facts.owners + 1, guest, why)
    keep_next_reminder(do, vehicle)


@does(FLOW)
def add_driver(do: Doing, vehicle: VehicleId, name: Private, phone: Private | None = None) -> None:
    """Somebody else drives the vehicle too."""
    facts: VehicleFacts = do.facts["vehicle"]
    guest = remember(do, name, phone)
    if guest in facts.drivers or guest == facts.owner:
        raise Refused(No("This person drives the vehicle by the file already."))
    do.add(DriverRow, {"vehicle": vehicle, "guest": guest, "at": do.now})


@does(FLOW)
def address_as(do: Doing, vehicle: VehicleId, words: Private) -> None:
    """The owner wishes to be called so, at every visit."""
    facts: VehicleFacts = do.facts["vehicle"]
    if not do.set(AddressRow, {"guest": facts.owner}, words=words.id):
        do.add(AddressRow, {"guest": facts.owner, "words": words.id})


@does(FLOW)
def note_insurance(
    do: Doing, vehicle: VehicleId, insurer: Label, until: date, policy: Code | None = None
) -> None:
    """The vehicle is insured so until that day; what the file said before stays in it."""
    do.take(VehicleRow, [vehicle])
    row = {"vehicle": vehicle, "n": insurances_of(do.db, vehicle) + 1, "insurer": insurer, "policy": policy}
    do.add(InsuranceRow, row | {"until": until, "at": do.now, "by": do.staff.login})


@does(FLOW)
def read_mileage(
    do: Doing,
    vehicle: VehicleId,
    km: Kilometres,
    why: Lower | None = None,
    note: Note | None = None,
    visit: VisitId | None = None,
) -> None:
    """The meter reads so many km now, at a visit or besides; a lower reading says why, and both are kept."""
    facts: VehicleFacts = do.facts["vehicle"]
    lower = facts.km is not None and km < facts.km
    row = {"vehicle": vehicle, "n": len(facts.readings) + 1, "km": km, "visit": visit}
    row |= {"at": do.now, "by": do.staff.login}
    do.add(ReadingRow, row | {"why": why.value if why and lower else None, "note": note.id if note else None})
    keep_next_reminder(do, vehicle)


@does(FLOW)
def see_document(do: Doing, vehicle: VehicleId, document: Document, first_on: date | None = None) -> None:
    """Whoever is at work has seen the vehicle licence or the booklet, and there the day of the first maintenance."""
    do.take(VehicleRow, [vehicle])
    facts: VehicleFacts = do.facts["vehicle"]
    row = {"vehicle": vehicle, "n": documents_of(do.db, vehicle) + 1, "document": document.value}
    row |= {"visit": facts.visit if facts.here else None, "first_on": first_on}
    do.add(SeenRow, row | {"at": do.now, "by": do.staff.login})


def hold_car(do: Doing, vehicle: VehicleId, guard: Callable[[VehicleFacts], No | None]) -> None:
    """Hold a car until the end, and judge it anew: two counters never open two visits of one (DLR-05)."""
    do.take(VehicleRow, [vehicle])
    if no := guard(vehicles(do.db, [vehicle])[vehicle]):
        raise Refused(no)


def _said(what: Registered) -> dict[str, Any]:
    """What the file says of the vehicle itself, plate and VIN as they are looked up."""
    return {
        "plate": plain(what.plate),
        "vin": plain(what.vin) if what.vin else None,
        "model": what.model,
        "engine": what.engine,
        "sold_on": what.sold_on,
    }


def _own(do: Doing, vehicle: VehicleId, n: int, guest: str, why: Change | None) -> None:
    row = {"vehicle": vehicle, "n": n, "guest": guest, "why": why.value if why else None}
    do.add(OwnerRow, row | {"at": do.now, "by": do.staff.login})
