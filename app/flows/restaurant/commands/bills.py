"""What a bill says, gathered: lines, sums, what changed since the guest confirmed, how it was paid (RST-30, 34)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, or_, select, update

from app.counter.doing import Doing
from app.counter.means import Part
from app.counter.taken import undone_on
from app.flows.restaurant.commands import slips
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import BillId, OrderId
from app.flows.restaurant.facts.kinds import ON_THE_BILL, ChangeKind
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.facts.sharing import ShareFacts
from app.flows.restaurant.facts.sheets import Altered, Amended, BillSheet, ShareOf
from app.flows.restaurant.facts.tracks import Bill, Order
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.orders import ChangeRow, LineRow
from app.flows.restaurant.queries.along import ALONG
from app.flows.restaurant.rules import billing, shares
from app.store.tables import Moved


def sheet(
    do: Doing, sitting: SittingFacts, number: str, paid: Sequence[Part] = (), receipt: str | None = None
) -> BillSheet:
    """A bill as it stands; without a receipt it is provisional."""
    bill = sitting.bill
    discount = bill.discount if bill else billing.FULL
    changes = _changes(do, sitting)
    names = slips.names_of(do, sitting.waiter, do.staff.login, *(change.staff for change in changes))
    return BillSheet(
        head=slips.head(sitting, names),
        number=number,
        orders=tuple(order.number for order in sitting.orders if order.sent_at),
        at=do.now,
        discount=discount,
        service_rate=sitting.service_rate,
        lines=tuple(billing.bill_lines(sitting.on(bill), discount)),
        sums=billing.sums(sitting),
        ahead=sitting.ahead,
        ahead_at=sitting.ahead_at,
        changes=tuple(_told(change, names) for change in changes),
        paid=tuple(paid),
        receipt=receipt,
        cashier=names.get(do.staff.login),
        provisional=receipt is None,
        replaces=tuple(undone_on(do.db, bill.id)) if bill and bill.reopened else (),
    )


def share_sheet(
    do: Doing, sitting: SittingFacts, bill: BillFacts, share: ShareFacts, paid: Sequence[Part], receipt: str
) -> tuple[BillSheet, ShareOf]:
    """The bill, and the share of it: with lines and sums of its own where it is split by lines."""
    own = shares.sums_of_shares(sitting, bill).get(share.id)
    due = shares.shared(sitting, bill)[share.id].due
    lines = shares.lines_of_share(sitting, bill, share) if own else ()
    of = ShareOf(share.n, len(sitting.shares(bill)), due, tuple(lines), own)
    return sheet(do, sitting, bill.number, paid, receipt), of


def keep_lines(do: Doing, sitting: SittingFacts, bill: BillFacts) -> None:
    """Something of a bill is paid: its lines stand on it for good (RST-31)."""
    if sitting.takes_more(bill) and sitting.unbilled:
        do.db.execute(_stands_on, [{"i": line.id, "b": bill.id} for line in sitting.unbilled])


def settled(do: Doing, bill: BillId, due: int, receipt: str) -> None:
    """A bill is paid: `due` in fen altogether, `receipt` is the number of the last."""
    do.set(
        BillRow,
        {"id": bill},
        step=Bill.SETTLED.value,
        settled_at=do.now,
        settled_by=do.staff.login,
        settled_due=due,
        receipt=receipt,
    )


class _Since(NamedTuple):
    """Something that changed since the guest confirmed: a version of an order, or so many of a line."""

    at: datetime
    staff: str
    order: str = ""
    version: int = 0
    line: Any = None


def _changes(do: Doing, sitting: SittingFacts) -> list[_Since]:
    """Each time that a confirmed order was opened again, and what was returned and given, as it happened (RST-34)."""
    changed = {order.id: order.number for order in sitting.orders if order.version > 1}
    found = [*_versions(do, sitting, changed)] if changed else []
    if any(line.returned or line.given for line in sitting.lines):
        found += (
            _Since(row.at, row.by, line=row) for row in do.db.execute(_altered, {"sitting": sitting.id})
        )
    return sorted(found, key=lambda since: since.at)


def _versions(do: Doing, sitting: SittingFacts, changed: Mapping[OrderId, str]) -> Iterator[_Since]:
    versions: dict[str, int] = dict.fromkeys(changed, 1)
    for row in do.db.execute(_reopened, {"case": sitting.id}):
        versions[row.subject] += 1
        yield _Since(row.at, row.staff, changed[OrderId(row.subject)], versions[row.subject])


def _told(since: _Since, names: slips.Names) -> Amended | Altered:
    by = names.get(since.staff)
    if since.line is None:
        return Amended(since.order, since.version, since.at, by)
    line = since.line
    return Altered(line.name, line.unit, ChangeKind(line.kind), line.quantity, since.at, by)


_stands_on = update(LineRow).where(LineRow.id == bindparam("i")).values(bill=bindparam("b"))
_reopened = (
    select(Moved.subject, Moved.at, Moved.staff)
    .where(
        or_(Moved.case == bindparam("case"), Moved.case.in_(ALONG)),
        Moved.start == Order.CONFIRMED.value,
        Moved.to == Order.OPEN.value,
    )
    .order_by(Moved.at, Moved.command_id)
)
_altered = (
    select(ChangeRow.kind, ChangeRow.quantity, ChangeRow.at, ChangeRow.by, LineRow.name, LineRow.unit)
    .join(LineRow, LineRow.id == ChangeRow.line)
    .where(
        ChangeRow.sitting == bindparam("sitting"), ChangeRow.kind.in_([kind.value for kind in ON_THE_BILL])
    )
    .order_by(ChangeRow.at, ChangeRow.number)
)
