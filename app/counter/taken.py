"""What the till has taken: on a bill, and ahead for a case (COM-30)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, cast, func, select

from app.counter.means import Means, Part, ReceiptId, Tail
from app.counter.payments import AdvanceRow, PaymentRow, ReceiptRow
from app.counter.receipts import Ahead
from app.store.among import among

PAYMENT = "payment"
"""The kind of a receipt by which a bill was paid."""


def paid_on(db: Connection, bills: Iterable[str]) -> Mapping[str, int]:
    """What was paid on some bills, in fen, less what was undone; a bill without payment is left out."""
    return {r.bill: r.paid for r in db.execute(_paid, {"bills": sorted(bills)})}


def standing_on(db: Connection, bill: str) -> Sequence[ReceiptId]:
    """The receipts by which a bill was paid and that nobody has undone, the oldest first."""
    return [ReceiptId(r.id) for r in _of(db, bill) if r.undone is None]


def undone_on(db: Connection, bill: str) -> Sequence[str]:
    """The numbers of the receipts by which a bill was paid and that were undone, the oldest first."""
    return [r.number for r in _of(db, bill) if r.undone is not None]


def _of(db: Connection, bill: str) -> Sequence[Any]:
    return db.execute(_of_bill, {"bill": bill, "kind": PAYMENT}).all()


def ahead_for(db: Connection, cases: Iterable[str]) -> Mapping[str, Sequence[Ahead]]:
    """What was taken ahead for some cases and is not used yet, the oldest first."""
    found: dict[str, list[Ahead]] = {}
    for r in db.execute(LEFT, {"cases": sorted(cases)}):
        found.setdefault(r.case, []).append(Ahead(r.amount - r.used, r.at, r.deposit))
    return found


def taken_by(db: Connection, case: str) -> tuple[Part, ...]:
    """By which means that was taken which was taken ahead for a case and is not used, the oldest first."""
    return tuple(
        Part(Means(r.means), r.amount, None, Tail(r.tail) if r.tail else None)
        for r in db.execute(_taken_by, {"cases": [case]})
    )


LEFT = (
    select(
        AdvanceRow.receipt,
        AdvanceRow.case,
        AdvanceRow.deposit,
        AdvanceRow.amount,
        AdvanceRow.used,
        AdvanceRow.at,
    )
    .where(among(AdvanceRow.case, "cases"), AdvanceRow.used < AdvanceRow.amount)
    .order_by(AdvanceRow.at, AdvanceRow.receipt)
)
"""What was taken ahead and is not used, the oldest first."""
_taken_by = (
    select(PaymentRow.means, PaymentRow.amount, PaymentRow.tail)
    .join(AdvanceRow, AdvanceRow.receipt == PaymentRow.receipt)
    .where(among(AdvanceRow.case, "cases"), AdvanceRow.used < AdvanceRow.amount, PaymentRow.advance.is_(None))
    .order_by(AdvanceRow.at, PaymentRow.receipt, PaymentRow.n)
)
_undoing = ReceiptRow.__table__.alias("undoing")
_of_bill = (
    select(ReceiptRow.id, ReceiptRow.number, _undoing.c.id.label("undone"))
    .outerjoin(_undoing, _undoing.c.undoes == ReceiptRow.id)
    .where(ReceiptRow.bill == bindparam("bill"), ReceiptRow.kind == bindparam("kind"))
    .order_by(ReceiptRow.at, ReceiptRow.number)
)
_paid = (
    select(ReceiptRow.bill, cast(func.sum(ReceiptRow.paid), BigInteger).label("paid"))
    .where(among(ReceiptRow.bill, "bills"))
    .group_by(ReceiptRow.bill)
)
