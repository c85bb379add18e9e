"""What the deep audit recomputes of the restaurant: its bills (COM-05, RST-30)."""

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from app.counter.till import paid_on
from app.flows.restaurant.facts.tracks import Bill
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model import BillRow
from app.flows.restaurant.queries.loaders import sittings
from app.flows.restaurant.rules import billing
from app.kernel.text import T
from app.store.audit import Finding

AT_ONCE = 100


@FLOW.checks_itself
def bills_fit(db: Connection) -> Iterator[Finding]:
    """A settled bill is what its lines come to by its own terms, and it was paid to the fen."""
    settled = db.execute(_settled, {"step": Bill.SETTLED.value}).all()
    for start in range(0, len(settled), AT_ONCE):
        some = settled[start : start + AT_ONCE]
        facts = sittings(db, sorted({r.sitting for r in some}))
        paid = paid_on(db, [r.id for r in some])
        for r in some:
            if not r.settled_due == billing.due(facts[r.sitting]) == paid.get(r.id, 0):
                yield Finding(T("Bill {number} is not what its lines and payments come to.", number=r.number))


_settled = (
    select(BillRow.id, BillRow.number, BillRow.sitting, BillRow.settled_due)
    .where(BillRow.step == bindparam("step"))
    .order_by(BillRow.number)
)
