"""The faults that the three-guarantees watch counts, from visits of this house and from elsewhere (DLR-13)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from app.counter.staff import StaffRow
from app.flows.dealership.facts.ids import FaultId
from app.flows.dealership.facts.three_guarantees import FaultFacts, Replaced, StruckFault, WatchFacts, Weight
from app.flows.dealership.facts.workshop import Check, Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow
from app.flows.dealership.model.estimates import AskingRow
from app.flows.dealership.model.three_guarantees import FaultRow, StruckFaultRow
from app.flows.dealership.model.vehicles import ReadingRow, VehicleRow
from app.flows.dealership.model.workshop import WorkRow
from app.flows.dealership.queries.discretion import DASH
from app.store.among import among
from app.store.tables import Case, Drawer


@FLOW.facts_of(FaultId)
def faults(db: Connection, ids: Sequence[str]) -> dict[str, FaultFacts]:
    """Faults by their ids: one statement."""
    return {r.id: _fault(r) for r in db.execute(_some, {"ids": list(ids)})}


def watches_of(db: Connection, vehicles: Sequence[str]) -> dict[str, WatchFacts]:
    """What the watch knows of vehicles, faults in the order of their repairs: two statements."""
    asked = {"ids": list(vehicles)}
    known: dict[str, list[FaultFacts]] = {}
    for r in db.execute(_standing, asked):
        known.setdefault(r.vehicle, []).append(_fault(r))
    return {
        r.id: WatchFacts(r.sold_on, tuple(sorted(known.get(r.id, ()), key=lambda one: one.began)))
        for r in db.execute(_sold, asked)
    }


def named_of(db: Connection, vehicle: str) -> int:
    """How many faults of a vehicle were named, those with that were struck."""
    return db.scalar(_named, {"vehicle": vehicle}) or 0


def struck_of(db: Connection, vehicle: str) -> tuple[StruckFault, ...]:
    """The faults of a vehicle that count no more: one statement."""
    rows = db.execute(_struck, {"ids": [vehicle]})
    return tuple(
        StruckFault(r.fault, _fault(r).began, r.struck_at, r.struck_name or r.struck_by, r.struck_why or DASH)
        for r in rows
    )


def _fault(r: Any) -> FaultFacts:
    """What a visit tells of its repair itself: it began with the signature, until then with the arrival, and ended with the last inspection, or as the car left without it.

    The national rule counts to the end of the repair: a car that is fetched late is not in repair (DLR-13).
    """
    return FaultFacts(
        id=FaultId(r.id),
        vehicle=r.vehicle,
        visit=r.visit,
        line=r.line,
        fault=r.fault,
        weight=Weight(r.weight),
        fresh=((Replaced(r.replaced), r.what or ""),) if r.replaced else (),
        began=r.began or r.signed_at or r.arrived_at or r.opened_at,
        ended=r.ended or r.inspected_at,
        km=r.km if r.km is not None else r.read_km or 0,
        away=r.away,
        struck=r.struck_by is not None,
    )


_named = select(func.max(FaultRow.n)).where(FaultRow.vehicle == bindparam("vehicle"))
_inspected = (
    select(WorkRow.at)
    .where(
        WorkRow.visit == FaultRow.visit,
        or_(
            and_(WorkRow.did == Did.CHECKED.value, WorkRow.how == Check.INSPECTION.value),
            WorkRow.did == Did.UNREPAIRED.value,
        ),
    )
    .order_by(WorkRow.n.desc())
    .limit(1)
    .scalar_subquery()
)
_read = (
    select(ReadingRow.km)
    .where(ReadingRow.vehicle == FaultRow.vehicle, ReadingRow.visit == FaultRow.visit)
    .order_by(ReadingRow.n.desc())
    .limit(1)
    .scalar_subquery()
)
_faults = (
    select(
        FaultRow.__table__,
        AskingRow.at.label("signed_at"),
        *(ArrivalRow.at.label("arrived_at"), Case.opened_at, StruckFaultRow.by.label("struck_by")),
        _inspected.label("inspected_at"),
        _read.label("read_km"),
    )
    .outerjoin(StruckFaultRow, StruckFaultRow.fault == FaultRow.id)
    .outerjoin(AskingRow, and_(AskingRow.visit == FaultRow.visit, AskingRow.n == 1))
    .outerjoin(ArrivalRow, ArrivalRow.visit == FaultRow.visit)
    .outerjoin(Case, Case.id == FaultRow.visit)
    .order_by(FaultRow.vehicle, FaultRow.n)
)
_some = _faults.where(among(FaultRow.id, "ids"))
_standing = _faults.where(among(FaultRow.vehicle, "ids"), StruckFaultRow.fault.is_(None))
_why, _name = aliased(Drawer), aliased(Drawer)
_struck = (
    _faults.where(among(FaultRow.vehicle, "ids"))
    .join(_why, _why.id == StruckFaultRow.why)
    .outerjoin(StaffRow, StaffRow.login == StruckFaultRow.by)
    .outerjoin(_name, _name.id == StaffRow.name)
    .add_columns(
        StruckFaultRow.at.label("struck_at"), _why.text.label("struck_why"), _name.text.label("struck_name")
    )
)
_sold = select(VehicleRow.id, VehicleRow.sold_on).where(among(VehicleRow.id, "ids"))
