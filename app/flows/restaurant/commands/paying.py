"""买单: the bill is printed, discounted, rounded off and settled (RST-30 to 32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.counter import till
from app.counter.doing import Doing
from app.counter.means import Part, Payments, Receipt
from app.flows.restaurant import papers
from app.flows.restaurant.commands import bills
from app.flows.restaurant.commands.arguments import Amount, Rate
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import BillId, SittingId
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.facts.tracks import Bill, Sitting
from app.flows.restaurant.facts.views import Sums
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.papers.kinds import BILL
from app.flows.restaurant.rules import billing
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.text import T


@dataclass(frozen=True)
class Billed:
    """A bill that was printed: what is due, in fen, and the document."""

    bill: BillId
    number: str
    due: int
    document: str


@dataclass(frozen=True)
class Settled:
    """A bill that is paid: in fen what was due, the change, and what went back of what was taken ahead.

    `more`: something else is left to be paid at the table.
    """

    due: int
    change: int
    back: int
    receipt: str
    documents: tuple[str, ...]
    more: bool


@does(FLOW)
def print_bill(do: Doing, sitting: SittingId) -> Billed:
    """Print the bill as it stands; it is marked as provisional (RST-31)."""
    return _provisional(do)


@does(FLOW)
def ask_for_bill(do: Doing, sitting: SittingId) -> Billed:
    """The guests ask for the bill (埋单): it is printed, and the table waits to pay."""
    do.set(SittingRow, {"id": sitting}, billed_at=do.now)
    return _provisional(do)


def _provisional(do: Doing) -> Billed:
    sitting: SittingFacts = do.facts["sitting"]
    due = billing.sums(sitting).due
    printed = {"printed_at": do.now, "printed_due": due}
    if bill := sitting.bill:
        id, number = bill.id, bill.number
        do.set(BillRow, {"id": id}, printed=bill.printed + 1, **printed)
    else:
        id, number = do.new(BillId), do.number(BILL)
        blank = _blank(id, number, sitting.id, do.now)
        do.add(BillRow, blank | {"n": len(sitting.bills) + 1} | printed)
    sheet = bills.sheet(do, sitting, number)
    return Billed(id, number, due, do.print(papers.provisional_bill(sheet, do.settings), papers.BILLS))


def _blank(id: BillId, number: str, sitting: SittingId, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(BillRow.__table__.columns.keys())
    row |= {"id": id, "number": number, "sitting": sitting, "step": Bill.OPEN.value, "opened_at": now}
    return row | {"discount": billing.FULL, "rounding": 0, "rounded_from": 0, "reopened": 0, "printed": 1}


@does(FLOW)
def give_discount(
    do: Doing, sitting: SittingId, bill: BillId, discount: Rate, why: Note | None = None
) -> None:
    """Discount the discountable dishes; in basis points of what the guest pays of them, 8,800 is 88 %.

    `why` is the reason that the figures count it by; at 10,000, no discount, there is none (RST-61).
    """
    reason = why.id if why else None
    do.set(BillRow, {"id": bill}, discount=discount, discount_by=_who(do), discount_why=reason)


@does(FLOW)
def round_off(do: Doing, sitting: SittingId, bill: BillId, rounding: Amount) -> None:
    """Round off (抹零) downwards to the yuan, in fen; it holds for the total that it was given on."""
    total = billing.sums(do.facts["sitting"]).total
    do.set(BillRow, {"id": bill}, rounding=rounding, rounded_from=total, rounded_by=_who(do))


def _who(do: Doing) -> str:
    """Whose limit it is within: who approved it, else who is at work."""
    return (do.approved_by or do.staff).login


@does(FLOW)
def settle(
    do: Doing,
    sitting: SittingId,
    bill: BillId,
    payments: Payments,
    back: Payments = (),
    otherwise: bool = False,
) -> Settled:
    """Take what is due, by one means or several; bill and receipt are printed (RST-30, 32).

    What was taken ahead counts first. Where it is more than the bill, `back` says how the rest goes back: by
    the means by which it was taken, unless a manager decides `otherwise` (COM-30).
    """
    facts: SittingFacts = do.facts["sitting"]
    now: BillFacts = do.facts["bill"]
    sums = billing.sums(facts)
    taken = _take(do, facts, now, sums, payments)
    documents = [taken.document]
    if sums.back:
        documents.append(_give_back(do, facts, back, otherwise))
    sheet = bills.sheet(do, facts, now.number, payments, taken.number)
    documents.append(do.print(papers.bill(sheet, do.settings), papers.BILLS))
    bills.keep_lines(do, facts, now)
    bills.settled(do, bill, sums.due, taken.number)
    more = billing.more_to_pay(facts, now)
    if more and facts.step == Sitting.BILL:
        do.move(sitting, Sitting.BILL)
    return Settled(sums.due, taken.change, sums.back, taken.number, tuple(documents), more)


def _take(do: Doing, sitting: SittingFacts, bill: BillFacts, sums: Sums, payments: Sequence[Part]) -> Receipt:
    return till.pay(
        do,
        case=sitting.id,
        bill=bill.id,
        due=sums.due,
        parts=payments,
        what=T("Meal"),
        reference=bill.number,
        ahead=sums.ahead - sums.back,
        guest=sitting.name,
    )


def _give_back(do: Doing, sitting: SittingFacts, back: Sequence[Part], otherwise: bool) -> str:
    """What was taken ahead and is more than the bill goes back by a counter-entry (RST-30a)."""
    what = T("Taken ahead, not used")
    return till.give_back(
        do, case=sitting.id, parts=back, what=what, guest=sitting.name, otherwise=otherwise
    ).document
