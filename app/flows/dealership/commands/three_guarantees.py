"""三包: faults of quality are named, and repairs elsewhere entered, so that the watch counts them (DLR-13)."""

from datetime import date, datetime, time
from typing import Any

from app.counter.doing import Doing
from app.flows.dealership.facts.ids import FaultId, LineId, VehicleId, VisitId
from app.flows.dealership.facts.three_guarantees import Replaced, Weight
from app.flows.dealership.facts.vehicles import Kilometres
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.three_guarantees import FaultRow, StruckFaultRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.queries.three_guarantees import named_of
from app.kernel.command import does
from app.kernel.fields import Label, Note

NOON = time(12)
"""When repairs elsewhere are taken to begin and end: of them only the days are known."""


@does(FLOW)
def name_fault(
    do: Doing,
    visit: VisitId,
    fault: Label,
    line: LineId | None = None,
    weight: Weight = Weight.PLAIN,
    replaced: Replaced | None = None,
    what: Label | None = None,
) -> FaultId:
    """Name a fault of quality of this visit, as it was called before; `replaced` and `what` say what is put in new.

    `line` is what mends it: each line that the maker pays names its own, two of them the same one by the same name.
    """
    told: dict[str, Any] = {"vehicle": do.facts["visit"].vehicle, "visit": visit, "line": line}
    told |= {"began": None, "ended": None, "km": None}
    return _write(do, told | _said(fault, weight, replaced, what))


@does(FLOW)
def enter_repair(
    do: Doing,
    vehicle: VehicleId,
    fault: Label,
    began: date,
    ended: date,
    km: Kilometres,
    weight: Weight = Weight.PLAIN,
    replaced: Replaced | None = None,
    what: Label | None = None,
) -> FaultId:
    """A fault was repaired elsewhere before: from which day to which, at how many kilometres."""
    told: dict[str, Any] = {"vehicle": vehicle, "visit": None, "line": None}
    told |= {"began": _noon(do, began), "ended": _noon(do, ended), "km": km}
    return _write(do, told | _said(fault, weight, replaced, what))


@does(FLOW)
def strike_fault(do: Doing, fault: FaultId, why: Note) -> None:
    """It was no fault of quality after all, or entered by mistake: it stays to be seen, and counts for nothing."""
    do.add(StruckFaultRow, {"fault": fault, "why": why.id, "by": do.staff.login, "at": do.now})


def _said(fault: Label, weight: Weight, replaced: Replaced | None, what: Label | None) -> dict[str, Any]:
    fresh = {"replaced": replaced.value if replaced else None, "what": what}
    return {"fault": fault, "weight": weight.value, **fresh}


def _write(do: Doing, told: dict[str, Any]) -> FaultId:
    do.take(VehicleRow, [told["vehicle"]])
    made = do.new(FaultId)
    told["n"] = named_of(do.db, told["vehicle"]) + 1
    do.add(FaultRow, told | {"id": made, "away": 0, "by": do.staff.login, "at": do.now})
    return made


def _noon(do: Doing, day: date) -> datetime:
    return datetime.combine(day, NOON, do.settings.zone)
