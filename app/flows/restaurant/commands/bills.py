"""What a bill says, gathered: lines, sums, what changed since the guest confirmed, how it was paid (RST-30, 34)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select

from app.counter.doing import Doing
from app.counter.means import Part
from app.flows.restaurant.commands import slips
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.sheets import Amended, BillSheet
from app.flows.restaurant.facts.tracks import Order
from app.flows.restaurant.rules import billing
from app.store.tables import Moved


def sheet(
    do: Doing, sitting: SittingFacts, number: str, paid: Sequence[Part] = (), receipt: str | None = None
) -> BillSheet:
    """A bill as it stands; without a receipt it is provisional."""
    bill = sitting.bill
    discount = bill.discount if bill else billing.FULL
    changes = _changes(do, sitting)
    names = slips.names_of(do, sitting.waiter, do.staff.login, *(by for _, _, _, by in changes))
    return BillSheet(
        head=slips.head(sitting, names),
        number=number,
        orders=tuple(order.number for order in sitting.orders if order.sent_at),
        at=do.now,
        discount=discount,
        service_rate=sitting.service_rate,
        lines=tuple(billing.bill_lines(sitting.sent, discount)),
        sums=billing.sums(sitting),
        ahead=sitting.ahead,
        ahead_at=sitting.ahead_at,
        changes=tuple(Amended(order, version, at, names.get(by)) for order, version, at, by in changes),
        paid=tuple(paid),
        receipt=receipt,
        cashier=names.get(do.staff.login),
        provisional=receipt is None,
    )


def _changes(do: Doing, sitting: SittingFacts) -> list[tuple[str, int, Any, str]]:
    """Each time that a confirmed order was opened again: its number, the version that began, when, by whom."""
    changed = {order.id: order.number for order in sitting.orders if order.version > 1}
    if not changed:
        return []
    found, versions = [], dict.fromkeys(changed, 1)
    for row in do.db.execute(_reopened, {"case": sitting.id}):
        versions[row.subject] += 1
        found.append((changed[row.subject], versions[row.subject], row.at, row.staff))
    return found


_reopened = (
    select(Moved.subject, Moved.at, Moved.staff)
    .where(
        Moved.case == bindparam("case"), Moved.start == Order.CONFIRMED.value, Moved.to == Order.OPEN.value
    )
    .order_by(Moved.at, Moved.command_id)
)
