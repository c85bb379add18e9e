"""The bill of a sitting as it stands now (RST-30, 32, 34)."""

from sqlalchemy import Connection

from app.flows.restaurant.facts.views import BillShown
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.queries.shown import opened
from app.flows.restaurant.rules import billing
from app.kernel.judge import Staff


@FLOW.gives
def bill_shown(db: Connection, sitting: str, staff: Staff) -> BillShown:
    """The bill that the sitting comes to, line by line, and what the guest has not seen of it yet."""
    shown, changes = opened(db, sitting, staff)
    facts = shown.facts
    bill = facts.bill
    return BillShown(
        sitting=shown,
        lines=tuple(billing.bill_lines(facts.on(bill), bill.discount if bill else billing.FULL)),
        sums=billing.sums(facts),
        ahead_at=facts.ahead_at,
        changes=changes,
        out_of_date=billing.out_of_date(facts),
        undecided=len(billing.undecided(facts)),
    )
