"""What was recommended to the owner of a vehicle at earlier visits and put off (DLR-03, 15, 42)."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.leaving import Outcome
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.facts.preparation import PutOff
from app.flows.dealership.model.arrivals import ArrivalRow
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow
from app.flows.dealership.model.leaving import AdviceRow, HeardRow, LeftOutRow, PassRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.discretion import DASH
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Drawer


def put_off_of(db: Connection, vehicles: Sequence[str], but: Sequence[str] = ()) -> dict[str, list[PutOff]]:
    """What was put off, by vehicle: lines by their last answer, and the advice of the last visit.

    Advice is free words: it comes up at the next visit, and after that when the workshop gives it anew.
    Visits of `but` are not looked at. Two statements.
    """
    asked = {"ids": list(vehicles)}
    last: dict[tuple[str, str], tuple[str, PutOff]] = {}
    for r in db.execute(_answers, asked):
        if r.visit not in but:
            last[r.vehicle, r.code] = (
                r.answer,
                PutOff(r.code, r.name, r.at, r.quantity if r.fee == MATERIAL else 1),
            )
    found: dict[str, list[PutOff]] = {}
    for (vehicle, _), (answer, one) in last.items():
        if answer == Answer.LATER.value:
            found.setdefault(vehicle, []).append(one)
    for vehicle, advice in _advice_of(db, asked, but).items():
        found.setdefault(vehicle, []).extend(advice)
    return found


def _advice_of(
    db: Connection, asked: dict[str, list[str]], but: Sequence[str]
) -> dict[str, tuple[PutOff, ...]]:
    """Of the last visit from which each vehicle left: what its customer did not want done then."""
    heard: dict[str, dict[str, tuple[str | None, PutOff]]] = {}
    visits: dict[str, str] = {}
    for r in db.execute(_heard, asked):
        if r.visit not in but:
            visits[r.vehicle] = r.visit
            if r.advice:
                said = heard.setdefault(r.visit, {})
                said[r.advice] = r.outcome, PutOff("", r.text or DASH, r.passed_at, words=Kept(r.what))
    return {
        vehicle: tuple(one for outcome, one in heard.get(visit, {}).values() if outcome != WANTED)
        for vehicle, visit in visits.items()
    }


WANTED, MATERIAL = Outcome.WANTED.value, Fee.MATERIAL.value
_answers = (
    select(
        *(VisitRow.vehicle, LineRow.visit, LineRow.code, LineRow.name, LineRow.fee, LineRow.quantity),
        *(AskingRow.at, AnswerRow.answer),
    )
    .join(LineRow, LineRow.visit == VisitRow.id)
    .join(AnswerRow, AnswerRow.line == LineRow.id)
    .join(AskingRow, AskingRow.id == AnswerRow.asking)
    .join(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .where(among(VisitRow.vehicle, "ids"))
    .order_by(VisitRow.vehicle, ArrivalRow.n, AskingRow.n, LineRow.n)
)
"""The last answer about an operation or a part comes last."""
_heard = (
    select(
        *(VisitRow.vehicle, PassRow.visit, PassRow.at.label("passed_at")),
        *(AdviceRow.id.label("advice"), AdviceRow.what, Drawer.text, HeardRow.outcome),
    )
    .join(PassRow, PassRow.visit == VisitRow.id)
    .join(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .outerjoin(AdviceRow, AdviceRow.visit == VisitRow.id)
    .outerjoin(LeftOutRow, LeftOutRow.advice == AdviceRow.id)
    .outerjoin(HeardRow, HeardRow.advice == AdviceRow.id)
    .outerjoin(Drawer, Drawer.id == AdviceRow.what)
    .where(among(VisitRow.vehicle, "ids"), LeftOutRow.advice.is_(None))
    .order_by(ArrivalRow.n, AdviceRow.n, HeardRow.n)
)
"""The visits of a car in the order in which it came; of each advice the last answer comes last."""
