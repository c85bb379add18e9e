"""Every bill reckoned from its lines once more, in decimals, apart from the program's own rule (RST-30)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import BigInteger, cast, func, select

from app.counter.payments import PaymentRow, ReceiptRow
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.house import House


def unequal(house: House) -> tuple[int, list[str]]:
    """How many bills were paid, and those that are not what their lines come to, or were not paid with just that."""
    lines: dict[str, list[Any]] = defaultdict(list)
    with house.store.reading() as db:
        for line in db.execute(_lines):
            lines[line.bill].append(line)
        paid = {r.bill: r.fen for r in db.execute(_paid)}
        bills = db.execute(_bills).all()
    return len(bills), list(_told(bills, lines, paid))


def _told(bills: Sequence[Any], lines: dict[str, list[Any]], paid: dict[str, int]) -> Iterator[str]:
    for bill in bills:
        due = _due(bill, lines[bill.id])
        if not due == bill.settled_due == paid.get(bill.id):
            yield f"{bill.number}: {due} by its lines, {bill.settled_due} due, {paid.get(bill.id)} paid"


def _due(bill: Any, lines: Sequence[Any]) -> int:
    """Fen: each line after discount, the service charge on them, the fee as told, less what was rounded off."""
    consumed = sum(_part(one.net, bill.discount) if one.discountable else one.net for one in lines)
    return consumed + _part(consumed, bill.service_rate) + (bill.fee_told or 0) - bill.rounding


def _part(fen: int, of: int) -> int:
    return int((Decimal(fen) * of / 10_000).quantize(Decimal(1), ROUND_HALF_UP))


_bills = (
    select(BillRow.id, BillRow.number, BillRow.discount, BillRow.rounding, BillRow.settled_due)
    .add_columns(SittingRow.service_rate, SittingRow.fee_told)
    .join(SittingRow, SittingRow.id == BillRow.sitting)
    .where(BillRow.settled_at.is_not(None))
)
_lines = select(LineRow.bill, LineRow.discountable, (LineRow.amount - LineRow.taken_off).label("net")).where(
    LineRow.bill.is_not(None), LineRow.amount.is_not(None)
)
_paid = (
    select(ReceiptRow.bill, cast(func.sum(PaymentRow.amount), BigInteger).label("fen"))
    .join(PaymentRow, PaymentRow.receipt == ReceiptRow.id)
    .group_by(ReceiptRow.bill)
)
