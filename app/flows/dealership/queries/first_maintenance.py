"""Which cars have had their free first maintenance: here, or by their booklet (DLR-42)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.first_maintenance import FirstFacts
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.vehicles import Document
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow
from app.flows.dealership.model.vehicles import SeenRow
from app.flows.dealership.model.visits import VisitRow
from app.store.among import among
from app.store.tables import Case


def first_of(db: Connection, vehicles: Sequence[str]) -> dict[str, list[FirstFacts]]:
    """What each car has had of it, the booklet's word first: two statements."""
    asked = {"ids": list(vehicles)}
    seen = {r.vehicle: r.first_on for r in db.execute(_booklets, asked)}
    found = {vehicle: [FirstFacts(day)] for vehicle, day in seen.items() if day}
    for r in {r.line: r for r in db.execute(_lines, asked)}.values():
        if _was_given(r):
            found.setdefault(r.vehicle, []).append(FirstFacts(r.business_day, r.visit, r.number))
    return found


def first_elsewhere(db: Connection, vehicle: str, visit: str) -> FirstFacts | None:
    """That a car has had it, at another visit or by its booklet."""
    return elsewhere(first_of(db, [vehicle]).get(vehicle, ()), visit)


def elsewhere(had: Sequence[FirstFacts], visit: str) -> FirstFacts | None:
    """The first that is not of this visit."""
    return next((one for one in had if one.visit != visit), None)


def _was_given(r: Any) -> bool:
    """Agreed to, or still to be asked about at a visit that is open."""
    if r.answer is None or r.answer == Answer.LATER.value:
        return r.closed_at is None
    return bool(r.answer == Answer.YES.value)


_booklets = (
    select(SeenRow.vehicle, SeenRow.first_on)
    .where(among(SeenRow.vehicle, "ids"), SeenRow.document == Document.BOOKLET.value)
    .order_by(SeenRow.n)
)
_lines = (
    select(
        *(VisitRow.vehicle, LineRow.id.label("line"), LineRow.visit, AnswerRow.answer),
        *(Case.number, Case.business_day, Case.closed_at),
    )
    .join(LineRow, LineRow.visit == VisitRow.id)
    .join(Case, Case.id == VisitRow.id)
    .outerjoin(AnswerRow, AnswerRow.line == LineRow.id)
    .outerjoin(AskingRow, AskingRow.id == AnswerRow.asking)
    .where(
        among(VisitRow.vehicle, "ids"),
        LineRow.payer == Payer.FIRST.value,
        LineRow.fee != Fee.MATERIAL.value,
        LineRow.struck.is_(False),
    )
    .order_by(LineRow.at, LineRow.n, AskingRow.n)
)
"""The newest comes last, of both."""
