"""Repairs of earlier visits that left with a guarantee (DLR-34)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.guarantee import ComebackFacts, LeftFacts, Repair
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.model.estimates import LineRow
from app.flows.dealership.model.leaving import OutRow, PassRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.model.workshop import JobRow, WorkRow
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Case


def left_with_guarantee(db: Connection, vehicles: Sequence[str]) -> dict[str, list[LeftFacts]]:
    """The labour that was done on vehicles which left through the gate, the newest first: one statement."""
    found: dict[str, list[LeftFacts]] = {}
    for r in db.execute(_left, {"ids": list(vehicles)}):
        found.setdefault(r.vehicle, []).append(
            LeftFacts(LineId(r.id), r.visit, r.number, r.code, r.name, Repair(r.repair), r.left_at, r.km or 0)
        )
    return found


def comeback_of(r: Any) -> ComebackFacts:
    """What the desk said, from its row."""
    return ComebackFacts(LineId(r.line) if r.line else None, Kept(r.why) if r.why else None, r.by, r.at)


_km = select(func.max(OutRow.km)).where(OutRow.visit == VisitRow.id).correlate(VisitRow).scalar_subquery()
"""The car stood at so much as it left; an earlier walk-round read no more."""
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
        *(VisitRow.vehicle, Case.number, PassRow.at.label("left_at"), _km.label("km")),
    )
    .select_from(LineRow)
    .join(VisitRow, VisitRow.id == LineRow.visit)
    .join(Case, Case.id == LineRow.visit)
    .join(PassRow, PassRow.visit == LineRow.visit)
    .where(
        among(VisitRow.vehicle, "ids"),
        LineRow.repair.is_not(None),
        _was_done.correlate(LineRow),
    )
    .order_by(PassRow.at.desc(), LineRow.n)
)
