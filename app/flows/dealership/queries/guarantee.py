"""Repairs of earlier visits that left with a guarantee (DLR-34)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.guarantee import ComebackFacts, LeftFacts, Repair
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.workshop import Check, Did
from app.flows.dealership.model.estimates import LineRow
from app.flows.dealership.model.vehicles import ReadingRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.model.workshop import JobRow, WorkRow
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Case


def left_with_guarantee(db: Connection, vehicles: Sequence[str]) -> dict[str, list[LeftFacts]]:
    """The labour of vehicles that was done and passed its last inspection, the newest first: one statement."""
    found: dict[str, list[LeftFacts]] = {}
    for r in db.execute(_left, {"ids": list(vehicles)}):
        found.setdefault(r.vehicle, []).append(
            LeftFacts(LineId(r.id), r.visit, r.number, r.code, r.name, Repair(r.repair), r.left_at, r.km or 0)
        )
    return found


def comeback_of(r: Any) -> ComebackFacts:
    """What the desk said, from its row."""
    return ComebackFacts(LineId(r.line) if r.line else None, Kept(r.why) if r.why else None, r.by, r.at)


_inspected = (
    select(func.max(WorkRow.at))
    .where(
        WorkRow.visit == LineRow.visit,
        WorkRow.did == Did.CHECKED.value,
        WorkRow.how == Check.INSPECTION.value,
    )
    .correlate(LineRow)
    .scalar_subquery()
)
_km = (
    select(ReadingRow.km)
    .where(ReadingRow.vehicle == VisitRow.vehicle, ReadingRow.visit == VisitRow.id)
    .order_by(ReadingRow.n.desc())
    .limit(1)
    .correlate(VisitRow)
    .scalar_subquery()
)
_handed, _finished = aliased(WorkRow), aliased(WorkRow)
_was_done = exists().where(
    _handed.visit == LineRow.visit,
    JobRow.handed == _handed.id,
    JobRow.n == LineRow.n,
    _finished.job == JobRow.id,
    _finished.did == Did.FINISHED.value,
)
_left = (
    select(
        *(LineRow.id, LineRow.visit, LineRow.code, LineRow.name, LineRow.repair),
        *(VisitRow.vehicle, Case.number, _inspected.label("left_at"), _km.label("km")),
    )
    .join(VisitRow, VisitRow.id == LineRow.visit)
    .join(Case, Case.id == LineRow.visit)
    .where(
        among(VisitRow.vehicle, "ids"),
        LineRow.repair.is_not(None),
        _was_done.correlate(LineRow),
        _inspected.is_not(None),
    )
    .order_by(_inspected.desc(), LineRow.n)
)
