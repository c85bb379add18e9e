"""A paid bill is opened again: every receipt of it is voided by a counter-entry (RST-33)."""

from dataclasses import dataclass

from app.counter import taken, till
from app.counter.doing import Doing
from app.flows.restaurant.commands.seating import untick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import BillId, SittingId
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.facts.tracks import Bill, Share, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow, ShareRow
from app.flows.restaurant.model.sittings import SittingRow
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.text import T


@dataclass(frozen=True)
class Reopened:
    """A bill that is open again: in fen what went back, and the receipts of that."""

    back: int
    receipts: tuple[str, ...]
    documents: tuple[str, ...]


@does(FLOW)
def reopen_bill(do: Doing, sitting: SittingId, bill: BillId, why: Note) -> Reopened:
    """Open a paid bill again: what was paid goes back as it came, by counter-entries, and it is one bill again.

    Nothing is removed: its receipts stay, and the new bill says which it replaces. Once the table is free the bill
    alone is open again: the party is not at a table, others may be (RST-33).
    """
    facts: SittingFacts = do.facts["sitting"]
    now: BillFacts = do.facts["bill"]
    told = T("Bill {number} opened again", number=now.number)
    undone = [till.undo(do, one, why, told) for one in taken.standing_on(do.db, bill)]
    for share in facts.shares(now):
        do.set(ShareRow, {"id": share.id}, step=Share.DROPPED.value)
    blank = dict.fromkeys(("split", "settled_at", "settled_by", "settled_due", "receipt"))
    do.set(
        BillRow, {"id": bill}, step=Bill.OPEN.value, reopened=now.reopened + 1, reopened_at=do.now, **blank
    )
    if bill == facts.bills[0].id:
        # What was more than the bill went back to the guest then: it is not there to be used again.
        left = sum(one.amount for one in taken.ahead_for(do.db, [sitting]).get(sitting, ()))
        do.set(SittingRow, {"id": sitting}, taken_ahead=left)
    if facts.step != Sitting.FREE:
        # They are at the table again: whoever goes is seen off, and it is cleared anew (RST-40, 41).
        untick(do, "farewell", "clearing")
    return Reopened(
        -sum(one.paid for one in undone),
        tuple(one.number for one in undone),
        tuple(one.document for one in undone),
    )
