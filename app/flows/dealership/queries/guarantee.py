"""Repairs of earlier visits that left with a guarantee (DLR-34)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.guarantee import ComebackFacts, LeftFacts, Repair
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.model.estimates import LineRow
from app.flows.dealership.model.leaving import OutRow, PassRow
from app.flows.dealership.model.stock import LinePartRow
from app.flows.dealership.model.visits import ComebackRow, VisitRow
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


def comebacks_of(db: Connection, visits: Sequence[str]) -> dict[str, ComebackFacts]:
    """What the desk said last of cars inside a guarantee, by visit: one statement."""
    found: dict[str, ComebackFacts] = {}
    for r in db.execute(_comebacks, {"ids": list(visits)}):
        before = found[r.visit].lines if r.visit in found else frozenset[LineId]()
        lines = before | {LineId(r.line)} if r.line else frozenset[LineId]()
        line = LineId(r.line) if r.line else None
        found[r.visit] = ComebackFacts(line, Kept(r.why) if r.why else None, r.by, r.at, lines)
    return found


def free_of(db: Connection, comebacks: Mapping[str, ComebackFacts]) -> dict[str, dict[str, int]]:
    """How much is done again at the house's cost, by visit and code: each labour that a car comes back for once, and the
    pieces that were drawn at that visit.

    One statement, none where no car comes back.
    """
    named = {line for one in comebacks.values() for line in one.lines}
    done: dict[str, list[Any]] = {}
    for r in db.execute(_again, {"ids": sorted(named)}) if named else ():
        done.setdefault(r.repair, []).append(r)
    found: dict[str, dict[str, int]] = {}
    for visit, one in comebacks.items():
        lines = {r.id: r for line in one.lines for r in done.get(line, ())}
        free = found[visit] = {}
        for r in lines.values():
            free[r.code] = free.get(r.code, 0) + (r.drawn or 1)
    return found


_comebacks = select(ComebackRow.__table__).where(among(ComebackRow.visit, "ids")).order_by(ComebackRow.n)
"""The newest comes last."""
_repair = aliased(LineRow)
_again = (
    select(_repair.id.label("repair"), LineRow.id, LineRow.code, LinePartRow.drawn)
    .join(LineRow, LineRow.visit == _repair.visit)
    .outerjoin(LinePartRow, LinePartRow.line == LineRow.id)
    .where(among(_repair.id, "ids"), or_(LineRow.id == _repair.id, LinePartRow.drawn > 0))
)
_km = select(func.max(OutRow.km)).where(OutRow.visit == VisitRow.id).correlate(VisitRow).scalar_subquery()
"""The car stood at so much as it left; an earlier walk-round read no more."""
_handed, _finished, _sent_back = (aliased(WorkRow) for _ in range(3))
_was_done = exists().where(
    _handed.visit == LineRow.visit,
    JobRow.handed == _handed.id,
    JobRow.n == LineRow.n,
    _finished.job == JobRow.id,
    _finished.did == Did.FINISHED.value,
    ~exists().where(
        _sent_back.job == JobRow.id, _sent_back.n > _finished.n, _sent_back.did == Did.FAILED.value
    ),
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
