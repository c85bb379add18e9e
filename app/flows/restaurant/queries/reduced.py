"""What discount and rounding-off took off settled bills: of a span of days, or of a shift (RST-61, COM-32)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, and_, cast, func, or_, select

from app.flows.restaurant.facts.tracks import Bill
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.seated import BILLED_AS
from app.flows.restaurant.rules import billing
from app.kernel.money import rate
from app.store.tables import Drawer


class Reduced(NamedTuple):
    """A row of a bill, and in fen what its discount and its rounding-off took off it."""

    bill: Any
    discount: int
    rounding: int


class _Net(NamedTuple):
    full: int
    amount: int
    discountable: bool


def reduced(rows: Iterable[Any]) -> Iterator[Reduced]:
    """Each bill of some rows of `REDUCED`, by the rule that it was reckoned by."""
    bills: dict[str, list[Any]] = defaultdict(list)
    for r in rows:
        bills[r.id].append(r)
    for of in bills.values():
        bill, lines = of[0], [_net(r) for r in of]
        fee = bill.fee_told or 0 if bill.n == 1 else 0
        sums = billing.by_terms(lines, bill, bill.service_rate, fee, 0)
        yield Reduced(bill, sum(line.full - line.amount for line in lines), sums.rounding)


def _net(r: Any) -> _Net:
    return _Net(r.net, rate(r.net, r.discount) if r.discountable else r.net, r.discountable)


NET = func.coalesce(LineRow.amount, 0) - LineRow.taken_off
"""What a line costs before discount, in fen."""
REDUCED = (
    select(
        *(BillRow.id, BillRow.n, BillRow.number, BillRow.settled_at),
        *(BillRow.discount, BillRow.discount_by, BillRow.discount_why.label("why")),
        *(BillRow.rounding, BillRow.rounded_from, BillRow.rounded_by, Drawer.text.label("words")),
        *(SittingRow.vip, SittingRow.service_rate, SittingRow.fee_told),
        # A set is one line of the bill, rounded as one (RST-11, COM-10).
        *(LineRow.discountable, cast(func.coalesce(func.sum(NET), 0), BigInteger).label("net")),
    )
    .select_from(SittingRow)
    .join(BillRow, BillRow.sitting == SittingRow.id)
    .join(LineRow, and_(LineRow.sitting == SittingRow.id, LineRow.bill == BillRow.id))
    .outerjoin(Drawer, Drawer.id == BillRow.discount_why)
    .where(BillRow.step == Bill.SETTLED.value, or_(BillRow.discount < billing.FULL, BillRow.rounding > 0))
    .group_by(BillRow.id, SittingRow.id, Drawer.id, LineRow.discountable, BILLED_AS)
)
"""The settled bills that something was taken off, a row for each of their lines."""
