"""How bookings are prepared, and who has answered: read with the facts of a visit (DLR-03)."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from app.flows.dealership.facts.prepared import Asked, Prepared, Replied
from app.flows.dealership.model.preparation import PreparationAnswerRow, PreparationRow
from app.kernel.text import Kept
from app.store.among import among


def preparations_of(db: Connection, ids: Sequence[str]) -> dict[str, Prepared]:
    """The newest preparation of each visit with the last answers to it: one statement."""
    found: dict[str, Prepared] = {}
    for r in db.execute(_prepared, {"ids": list(ids)}):
        one = found.get(r.visit)
        if one is None or one.n < r.n:
            operations = tuple(r.operations.split())
            parts = tuple((code, int(n)) for code, _, n in (some.partition("=") for some in r.parts.split()))
            one = Prepared(r.n, r.booking, operations, parts, r.team, r.bay, r.by, r.at)
        if r.asked:
            why = Kept(r.why) if r.why else None
            replied = {Asked(r.asked): Replied(r.can, why, r.answered_by, r.answered_at)}
            one = replace(one, replies={**one.replies, **replied}, answers=r.k)
        found[r.visit] = one
    return found


_prepared = (
    select(
        PreparationRow.__table__,
        *(PreparationAnswerRow.k, PreparationAnswerRow.asked),
        *(PreparationAnswerRow.can, PreparationAnswerRow.why),
        PreparationAnswerRow.by.label("answered_by"),
        PreparationAnswerRow.at.label("answered_at"),
    )
    .outerjoin(
        PreparationAnswerRow,
        (PreparationAnswerRow.visit == PreparationRow.visit) & (PreparationAnswerRow.n == PreparationRow.n),
    )
    .where(among(PreparationRow.visit, "ids"))
    .order_by(PreparationRow.visit, PreparationRow.n, PreparationAnswerRow.k)
)
"""The newest comes last."""
