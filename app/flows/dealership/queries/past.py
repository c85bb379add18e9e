"""What was done with a vehicle, recommended and complained of, for its file (DLR-01)."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.complaints import Deed
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.leaving import Outcome
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicle_file import AdviceGiven, PastComplaint, PastVisit
from app.flows.dealership.model.arrivals import ArrivalRow
from app.flows.dealership.model.bookings import BookingRow
from app.flows.dealership.model.complaints import ComplaintDeedRow, ComplaintRow
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow
from app.flows.dealership.model.leaving import AdviceRow, HeardRow, LeftOutRow
from app.flows.dealership.model.stock import LinePartRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.complaints import complaint_facts
from app.flows.dealership.queries.discretion import DASH
from app.store.tables import Case, Drawer


def past_visits(db: Connection, vehicle: str) -> tuple[PastVisit, ...]:
    """The visits of a vehicle, the newest first, with the labour that was agreed to, the pieces that were drawn, and what was recommended: three statements."""
    asked = {"vehicle": vehicle}
    lines: dict[str, dict[str, Any]] = defaultdict(dict)
    for r in db.execute(_lines, asked):
        lines[r.visit][r.id] = r
    advice: dict[str, dict[str, AdviceGiven]] = defaultdict(dict)
    for one in db.execute(_advice, asked):
        outcome = Outcome(one.outcome) if one.outcome else None
        advice[one.visit][one.id] = AdviceGiven(one.text or DASH, outcome)
    found = (
        _visit(r, [one for one in lines[r.id].values() if one.answer == YES], advice[r.id])
        for r in db.execute(_visits, asked)
    )
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def past_complaints(db: Connection, vehicle: str) -> tuple[PastComplaint, ...]:
    """The complaints about a vehicle, the newest first, as they stand: two statements."""
    taken = db.execute(_complaints, {"vehicle": vehicle}).all()
    known = complaint_facts(db, [r.complaint for r in taken]) if taken else {}
    return tuple(
        PastComplaint(r.at, r.text or DASH, known[r.complaint].step, known[r.complaint].fault) for r in taken
    )


def _visit(r: Any, agreed: list[Any], advice: dict[str, AdviceGiven]) -> PastVisit:
    return PastVisit(
        id=VisitId(r.id),
        number=r.number,
        at=r.came or r.begins or r.opened_at,
        step=Visit(r.step),
        works=tuple(one.name for one in agreed if one.fee != MATERIAL),
        parts=tuple(f"{one.name} × {one.drawn}" for one in agreed if one.drawn),
        advice=tuple(advice.values()),
    )


YES, MATERIAL = Answer.YES.value, Fee.MATERIAL.value
_last = (
    select(func.max(BookingRow.n))
    .where(BookingRow.visit == VisitRow.id)
    .correlate(VisitRow)
    .scalar_subquery()
)
_visits = (
    select(
        *(VisitRow.id, Case.number, Case.opened_at, Case.step),
        *(ArrivalRow.at.label("came"), BookingRow.begins),
    )
    .join(Case, Case.id == VisitRow.id)
    .outerjoin(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .outerjoin(BookingRow, (BookingRow.visit == VisitRow.id) & (BookingRow.n == _last))
    .where(VisitRow.vehicle == bindparam("vehicle"))
)
_lines = (
    select(LineRow.visit, LineRow.id, LineRow.name, LineRow.fee, LinePartRow.drawn, AnswerRow.answer)
    .outerjoin(LinePartRow, LinePartRow.line == LineRow.id)
    .join(VisitRow, VisitRow.id == LineRow.visit)
    .join(AnswerRow, AnswerRow.line == LineRow.id)
    .join(AskingRow, AskingRow.id == AnswerRow.asking)
    .where(VisitRow.vehicle == bindparam("vehicle"))
    .order_by(LineRow.n, AskingRow.n)
)
"""The last answer about a line comes last."""
_advice = (
    select(AdviceRow.visit, AdviceRow.id, Drawer.text, HeardRow.outcome)
    .join(VisitRow, VisitRow.id == AdviceRow.visit)
    .outerjoin(LeftOutRow, LeftOutRow.advice == AdviceRow.id)
    .outerjoin(HeardRow, HeardRow.advice == AdviceRow.id)
    .outerjoin(Drawer, Drawer.id == AdviceRow.what)
    .where(VisitRow.vehicle == bindparam("vehicle"), LeftOutRow.advice.is_(None))
    .order_by(AdviceRow.n, HeardRow.n)
)
"""The last answer to an advice comes last."""
_complaints = (
    select(ComplaintRow.id.label("complaint"), ComplaintDeedRow.at, Drawer.text)
    .join(ComplaintDeedRow, ComplaintDeedRow.complaint == ComplaintRow.id)
    .outerjoin(Drawer, Drawer.id == ComplaintDeedRow.words)
    .where(ComplaintRow.vehicle == bindparam("vehicle"), ComplaintDeedRow.did == Deed.TAKEN.value)
    .order_by(ComplaintDeedRow.at.desc())
)
