"""What was recommended to the owner of a vehicle at earlier visits and put off (DLR-03, 15)."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.facts.preparation import PutOff
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow
from app.flows.dealership.model.visits import VisitRow
from app.store.among import among


def put_off_of(db: Connection, vehicles: Sequence[str], but: Sequence[str] = ()) -> dict[str, list[PutOff]]:
    """What the last answer about it put off, by vehicle; visits of `but` are not looked at: one statement."""
    last: dict[tuple[str, str], tuple[str, PutOff]] = {}
    for r in db.execute(_answers, {"ids": list(vehicles)}):
        if r.visit not in but:
            one = PutOff(r.code, r.name, Fee(r.fee), r.quantity, r.unit, r.at)
            last[r.vehicle, r.code] = r.answer, one
    found: dict[str, list[PutOff]] = {}
    for (vehicle, _), (answer, one) in last.items():
        if answer == Answer.LATER.value:
            found.setdefault(vehicle, []).append(one)
    return found


_answers = (
    select(
        *(VisitRow.vehicle, LineRow.visit, LineRow.code, LineRow.name, LineRow.fee, LineRow.quantity),
        *(LineRow.unit, AskingRow.at, AnswerRow.answer),
    )
    .join(LineRow, LineRow.visit == VisitRow.id)
    .join(AnswerRow, AnswerRow.line == LineRow.id)
    .join(AskingRow, AskingRow.id == AnswerRow.asking)
    .where(among(VisitRow.vehicle, "ids"))
    .order_by(VisitRow.vehicle, AskingRow.at, AskingRow.n)
)
"""The last answer about an operation or a part comes last."""
