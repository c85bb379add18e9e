"""Bills that were paid: of this business day and the one before, and any by its number or a receipt's (RST-33)."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, literal_column, or_, select

from app.counter.payments import ReceiptRow
from app.counter.settings import Settings
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.past import PastBill, PastBills
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.days import day_around
from app.flows.restaurant.queries.discretion import CONFIDED, guest_name, receives
from app.flows.restaurant.queries.seated import CALLED
from app.kernel.judge import Staff
from app.kernel.numbers import parse_number
from app.store.tables import Drawer


@FLOW.gives
def past_bills(db: Connection, words: str, at: datetime, staff: Staff, settings: Settings) -> PastBills:
    """What was paid lately, or of a number its bill: one statement. A VIP's is for who received them."""
    if number := parse_number(words):
        rows = db.execute(_by_number, {"number": str(number)})
    else:
        rows = db.execute(_lately, {"since": day_around(at - timedelta(days=1), settings)[0]})
    return PastBills(tuple(_bill(r) for r in rows if receives(staff, r.named, r.waiter)))


def _bill(r: Any) -> PastBill:
    guest = guest_name(r.guest_id, r.guest, True)
    return PastBill(
        SittingId(r.id), r.number, r.table_name or "", guest, r.guests, r.settled_at, r.settled_due, r.receipt
    )


_again = and_(BillRow.step == literal_column("'open'"), BillRow.reopened > 0)
_past = (
    select(
        *(BillRow.number, BillRow.settled_at, BillRow.settled_due, BillRow.receipt),
        *(SittingRow.id, SittingRow.guests, SittingRow.waiter, CONFIDED, CALLED),
        SittingRow.name.label("guest_id"),
        Drawer.text.label("guest"),
    )
    .join(SittingRow, SittingRow.id == BillRow.sitting)
    .outerjoin(TableRow, TableRow.id == SittingRow.table_id)
    .outerjoin(Drawer, Drawer.id == SittingRow.name)
    .order_by(_again.desc(), BillRow.settled_at.desc(), BillRow.number.desc())
)
_lately = _past.where(or_(BillRow.settled_at >= bindparam("since"), _again))
_of_receipt = select(ReceiptRow.bill).where(
    ReceiptRow.number == bindparam("number"), ReceiptRow.bill.is_not(None)
)
_by_number = _past.where(
    or_(BillRow.settled_at.is_not(None), _again),
    or_(BillRow.number == bindparam("number"), BillRow.id.in_(_of_receipt)),
)
