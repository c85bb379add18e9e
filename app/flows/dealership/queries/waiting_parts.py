"""Which lines wait for a part: agreed to, and not all of it reserved or drawn (DLR-14)."""

from sqlalchemy import Connection, bindparam, exists, func, select

from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.model.bookings import BookingRow
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, LineRow
from app.flows.dealership.model.leaving import PassRow
from app.flows.dealership.model.preparation import KeptPartRow
from app.flows.dealership.model.stock import LinePartRow
from app.store.tables import Case


def waiting(db: Connection, part: str) -> list[tuple[str, int]]:
    """The lines of cars that have not left that miss pieces of a part, with how many, who signed first before others."""
    return [(r.id, r.missing) for r in db.execute(_waiting, {"part": part})]


def kept(db: Connection, visit: str) -> dict[str, int]:
    """What a booking wants of each part, with how many pieces of it are reserved."""
    return {r.part: r.reserved for r in db.execute(_kept, {"visit": visit})}


def awaited(db: Connection, part: str) -> list[tuple[str, int]]:
    """The bookings that miss a part, with how many pieces, who comes first before others."""
    return [(r.visit, r.quantity) for r in db.execute(_awaited, {"part": part})]


_later = AskingRow.__table__.alias("later")
_later_answer = AnswerRow.__table__.alias("later_answer")
_said_later = (
    select(_later.c.id)
    .join(_later_answer, _later_answer.c.asking == _later.c.id)
    .where(_later_answer.c.line == LineRow.id, _later.c.n > AskingRow.n)
    .exists()
)
_missing = LineRow.quantity - func.coalesce(LinePartRow.reserved, 0) - func.coalesce(LinePartRow.drawn, 0)
_kept = select(KeptPartRow.part, KeptPartRow.reserved).where(
    KeptPartRow.visit == bindparam("visit"), KeptPartRow.quantity > 0
)
_awaited = (
    select(KeptPartRow.visit, KeptPartRow.quantity)
    .join(BookingRow, (BookingRow.visit == KeptPartRow.visit) & BookingRow.stands.is_(True))
    .where(KeptPartRow.part == bindparam("part"), KeptPartRow.quantity > KeptPartRow.reserved)
    .order_by(BookingRow.begins, KeptPartRow.visit)
)
_waiting = (
    select(LineRow.id, _missing.label("missing"))
    .join(AnswerRow, AnswerRow.line == LineRow.id)
    .join(AskingRow, AskingRow.id == AnswerRow.asking)
    .join(Case, Case.id == LineRow.visit)
    .outerjoin(LinePartRow, LinePartRow.line == LineRow.id)
    .where(
        LineRow.code == bindparam("part"),
        LineRow.fee == Fee.MATERIAL.value,
        AnswerRow.answer == Answer.YES.value,
        Case.closed_at.is_(None),
        ~exists().where(PassRow.visit == LineRow.visit),
        _missing > 0,
        ~_said_later,
    )
    .order_by(AskingRow.at, LineRow.id)
)
