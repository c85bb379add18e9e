"""May a bill be split so, may a share be paid, may the bill be opened again? (RST-31, 33)"""

from collections.abc import Sequence

from app.counter.means import Part
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.parts import BillFacts, LineFacts
from app.flows.restaurant.facts.roles import MANAGER
from app.flows.restaurant.facts.sharing import Put, ShareFacts
from app.flows.restaurant.facts.tracks import Bill, Share
from app.flows.restaurant.rules import billing
from app.flows.restaurant.rules.shares import BY_LINES, Sharing, add_up, dues, lines_of, share_due
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def told(way: Split, count: int, amounts: Sequence[int], puts: Sequence[Put]) -> Sharing:
    """How a bill is to be shared, as it was told."""
    if way not in BY_LINES:
        return Sharing(way, count, tuple(amounts))
    parts: list[dict[LineId, int]] = [{} for _ in range(count)]
    for put in puts:
        if put.share <= count:
            parts[put.share - 1][put.line] = put.parts
    return Sharing(way, count, (), tuple(parts))


def something_is_paid(sitting: SittingFacts, bill: BillFacts) -> bool:
    """Whether a bill is paid, or a share of it."""
    return bill.step == Bill.SETTLED or any(share.step == Share.PAID for share in sitting.shares(bill))


# -- guards -----------------------------------------------------------------------------------------


def nothing_of_it_is_paid(sitting: SittingFacts, bill: BillFacts) -> No | None:
    """RST-31: once a share is paid the bill stays as it is."""
    if something_is_paid(sitting, bill):
        return No("A share of it is paid: the bill stays as it is, unless a manager opens it again.")
    return None


def its_bill_is_not_paid(sitting: SittingFacts, line: LineFacts) -> No | None:
    """RST-31: a line of which something is paid stays as it is."""
    bill = sitting.parts.get(line.bill or "")
    return nothing_of_it_is_paid(sitting, bill) if isinstance(bill, BillFacts) else None


def it_is_next(sitting: SittingFacts, bill: BillFacts) -> No | None:
    """Of several bills the oldest that is open is paid first."""
    first = sitting.bill
    if first is None or first.id == bill.id or bill.step != Bill.OPEN:
        return None
    return No("{number} is paid first.", {"number": first.number})


def not_split(bill: BillFacts) -> No | None:
    """A bill that is split is paid share by share."""
    return No("The bill is split: it is paid share by share.") if bill.split else None


def is_split(bill: BillFacts) -> No | None:
    """What is taken back must be there."""
    return None if bill.split else No("The bill is not split.")


def every_line_is_put(
    sitting: SittingFacts, bill: BillFacts, way: Split, count: int, puts: Sequence[Put]
) -> No | None:
    """RST-31: by lines, each line is somebody's, once in a share."""
    if way not in BY_LINES:
        return None
    if len({(put.share, put.line) for put in puts}) < len(puts):
        return No("A line stands once in a share, with as many parts as it has there.")
    if any(put.share > count for put in puts):
        return No("There are {n} shares.", {"n": count})
    lines, own = lines_of(sitting, bill), {put.line for put in puts}
    if own - lines.keys():
        return No("The bill has changed. Look again, then split it.")
    left = [line.name for line in sitting.on(bill) if line.id in lines.keys() - own]
    return No("Nobody's yet: {dishes:list}.", {"dishes": left}) if left else None


def shares_are_the_bill(
    sitting: SittingFacts,
    bill: BillFacts,
    way: Split,
    count: int,
    amounts: Sequence[int],
    puts: Sequence[Put],
) -> No | None:
    """RST-31: shares add up to the bill exactly, and each is more than nothing."""
    due = billing.sums_of(sitting, bill).due
    if way is Split.AMOUNT and (sum(amounts) != due or len(amounts) != count):
        return No("{due:money} is due, the shares come to {sum:money}.", {"due": due, "sum": sum(amounts)})
    found = dues(billing.sums_of(sitting, bill), lines_of(sitting, bill), told(way, count, amounts, puts))
    empty = [n for n, one in enumerate(found, start=1) if one.due < 1]
    if not empty:
        return None
    if due < count:
        return No("{due:money} is due: that is not shared.", {"due": due})
    return No("Share {n} has nothing to pay.", {"n": empty[0]})


def shares_add_up(sitting: SittingFacts, bill: BillFacts) -> No | None:
    """RST-31: a dish that came after the bill was split is in no share."""
    if add_up(sitting, bill):
        return None
    return No("The bill has changed since it was split. Split it again.", mend="split_bill")


def payments_meet_the_share(
    sitting: SittingFacts, bill: BillFacts, share: ShareFacts, payments: Sequence[Part]
) -> No | None:
    """The means of payment together cover the share, no more and no less."""
    paid, wanted = sum(part.amount for part in payments), share_due(sitting, bill, share)
    if paid == wanted:
        return None
    return No("{due:money} is due, {paid:money} is paid.", {"due": wanted, "paid": paid})


def something_can_be_undone(sitting: SittingFacts, bill: BillFacts) -> No | None:
    """RST-33: only what is paid is opened again; also once the table is free, then as a bill alone."""
    return None if something_is_paid(sitting, bill) else No("Nothing of it is paid.")


def a_manager_reopens(bill: BillFacts, staff: Staff) -> No | None:
    """RST-33: a manager opens it again, or lends their PIN."""
    if MANAGER in staff.roles:
        return None
    return Ask("{number} is opened again by a manager.", {"number": bill.number}, who=(MANAGER,))
