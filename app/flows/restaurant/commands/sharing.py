"""A bill in shares: it is split, the split is taken back, each share is paid by itself (RST-31)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.counter import till
from app.counter.doing import Doing
from app.counter.means import Payments
from app.flows.restaurant import papers
from app.flows.restaurant.commands import bills
from app.flows.restaurant.commands.arguments import Amounts, Puts, Shares
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import BillId, ShareId, SittingId
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.facts.sharing import ShareFacts
from app.flows.restaurant.facts.tracks import Share, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow, ShareRow
from app.flows.restaurant.rules import billing, shares, sharing
from app.flows.restaurant.rules.shares import Sharing
from app.kernel.command import does
from app.kernel.text import T


@dataclass(frozen=True)
class Shared:
    """A bill that is split: its shares, in their order."""

    shares: tuple[ShareId, ...]


@dataclass(frozen=True)
class SharePaid:
    """A share that is paid: in fen what was due and the change; `settled` with the last one.

    `more`: something else is left to be paid at the table.
    """

    due: int
    change: int
    receipt: str
    documents: tuple[str, ...]
    settled: bool
    more: bool

    @property
    def back(self) -> int:
        """What goes back of what was taken ahead: a bill that is shared uses all of it."""
        return 0


@does(FLOW)
def split_bill(
    do: Doing,
    sitting: SittingId,
    bill: BillId,
    way: Split,
    count: Shares,
    amounts: Amounts = (),
    puts: Puts = (),
) -> Shared:
    """Share a bill among so many: equally, by amounts in fen, or by the lines put into each share (RST-31)."""
    _drop(do, do.facts["sitting"], do.facts["bill"])
    ids = tuple(do.new(ShareId) for _ in range(count))
    rows = zip(ids, _shares(sharing.told(way, count, amounts, puts)), strict=True)
    do.add(ShareRow, *(_blank(id, bill, n) | share for n, (id, share) in enumerate(rows, start=1)))
    do.set(BillRow, {"id": bill}, split=way.value)
    return Shared(ids)


def _shares(told: Sharing) -> Iterator[dict[str, Any]]:
    """What each share holds: its amount, or its lines, or nothing where all are equal."""
    for n in range(told.count):
        parts = told.parts[n].items() if told.parts else ()
        yield {
            "amount": told.amounts[n] if told.way is Split.AMOUNT else None,
            "parts": " ".join(f"{line}*{some}" for line, some in sorted(parts)),
        }


def _blank(id: ShareId, bill: BillId, n: int) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(ShareRow.__table__.columns.keys())
    return row | {"id": id, "bill": bill, "n": n, "step": Share.OPEN.value}


@does(FLOW)
def take_split_back(do: Doing, sitting: SittingId, bill: BillId) -> None:
    """The bill is one again; nothing of it is paid yet (RST-31)."""
    _drop(do, do.facts["sitting"], do.facts["bill"])
    do.set(BillRow, {"id": bill}, split=None)


def _drop(do: Doing, sitting: SittingFacts, bill: BillFacts) -> None:
    """The shares so far are none any more; they are kept as such."""
    for share in sitting.shares(bill):
        do.set(ShareRow, {"id": share.id}, step=Share.DROPPED.value)


@does(FLOW)
def pay_share(do: Doing, sitting: SittingId, bill: BillId, share: ShareId, payments: Payments) -> SharePaid:
    """Take what is due of a share; it has its own bill and receipt, and the last one settles the bill (RST-31)."""
    facts: SittingFacts = do.facts["sitting"]
    now: BillFacts = do.facts["bill"]
    one: ShareFacts = do.facts["share"]
    own = shares.shared(facts, now)[share]
    taken = till.pay(
        do,
        case=sitting,
        bill=bill,
        due=own.due,
        parts=payments,
        what=T("Meal, share {n} of {of}", n=one.n, of=len(facts.shares(now))),
        reference=now.number,
        ahead=own.ahead,
        guest=facts.name,
    )
    sheet, of = bills.share_sheet(do, facts, now, one, payments, taken.number)
    documents = (taken.document, do.print(papers.share_bill(sheet, of, do.settings), papers.BILLS))
    paid = {"due": own.due, "paid_at": do.now, "paid_by": do.staff.login, "receipt": taken.number}
    do.set(ShareRow, {"id": share}, step=Share.PAID.value, **paid)
    bills.keep_lines(do, facts, now)
    last = shares.is_last(facts, now)
    more = not last or billing.more_to_pay(facts, now)
    if last:
        bills.settled(do, bill, billing.sums_of(facts, now).due, taken.number)
    if not more and facts.step == Sitting.BILL:
        do.move(sitting, Sitting.FAREWELL)
    return SharePaid(own.due, taken.change, taken.number, documents, last, more)
