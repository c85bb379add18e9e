"""A bill in shares that add up to it exactly (RST-31)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import LineId, ShareId
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.facts.sharing import ShareDue, ShareFacts, ShareSums
from app.flows.restaurant.facts.sheets import SharedLine
from app.flows.restaurant.facts.tracks import Share
from app.flows.restaurant.facts.views import Sums
from app.flows.restaurant.rules import billing
from app.kernel.money import equal_shares, shares

BY_LINES = frozenset({Split.LINES, Split.GUESTS})


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a bill is shared: among so many, by amounts in fen, or by lines, each in so many parts."""

    way: Split
    count: int
    amounts: tuple[int, ...] = ()
    parts: tuple[Mapping[LineId, int], ...] = ()


def by_lines(
    sums: Sums, lines: Mapping[LineId, int], parts: Sequence[Mapping[LineId, int]]
) -> list[ShareSums]:
    """Share a bill by lines: `lines` are their amounts before the discount, in fen.

    A line is shared by its parts. Discount, service charge, room fee, rounding-off and deposit go in
    proportion to the share's lines, by largest remainder; none takes more off a share than there is.
    """
    own = [0] * len(parts)
    for line, amount in lines.items():
        for n, some in enumerate(line_in_shares(amount, line, parts)):
            own[n] += some
    discount = within(sum(lines.values()) - sums.consumption, own, own)
    service, fee = shares(sums.service, own), shares(sums.fee, own)
    total = [a - b + c + d for a, b, c, d in zip(own, discount, service, fee, strict=True)]
    rounding = within(sums.rounding, own, total)
    payable = [a - b for a, b in zip(total, rounding, strict=True)]
    ahead = within(sums.ahead - sums.back, own, payable)
    return [ShareSums(*one) for one in zip(own, discount, service, fee, rounding, ahead, strict=True)]


def line_in_shares(amount: int, line: LineId, parts: Sequence[Mapping[LineId, int]]) -> list[int]:
    """What each share bears of a line, in fen; nothing where no share has it."""
    weights = [share.get(line, 0) for share in parts]
    return shares(amount, weights) if any(weights) else [0] * len(parts)


def within(total: int, weights: Sequence[int], most: Sequence[int]) -> list[int]:
    """Share a sum in proportion, nobody more than their most; what is over goes to the first who can take it."""
    found = [min(some, limit) for some, limit in zip(shares(total, weights), most, strict=True)]
    over = total - sum(found)
    for n, limit in enumerate(most):
        more = min(over, limit - found[n])
        found[n] += more
        over -= more
    return found


def dues(sums: Sums, lines: Mapping[LineId, int], told: Sharing) -> list[ShareDue]:
    """What each share comes to, and how much of what was taken ahead counts for it, in fen.

    Equal shares and shares by amount cut the sum due; what was taken ahead counts in proportion.
    """
    if told.way in BY_LINES:
        return [ShareDue(one.due, one.ahead) for one in by_lines(sums, lines, told.parts)]
    cut = equal_shares(sums.due, told.count) if told.way is Split.EQUAL else list(told.amounts)
    return [ShareDue(*one) for one in zip(cut, shares(sums.ahead - sums.back, cut), strict=True)]


# -- of a sitting -----------------------------------------------------------------------------------


def told_of(sitting: SittingFacts, bill: BillFacts) -> Sharing | None:
    """How a bill is shared now; None where it is not."""
    those = sitting.shares(bill)
    if bill.split is None:
        return None
    amounts = tuple(share.amount or 0 for share in those)
    return Sharing(bill.split, len(those), amounts, tuple(share.parts for share in those))


def lines_of(sitting: SittingFacts, bill: BillFacts) -> dict[LineId, int]:
    """The lines of a bill with what they come to before the discount, in fen; what is given costs nothing."""
    found: Counter[LineId] = Counter()
    for line in billing.bill_lines(sitting.on(bill)):
        found[line.line] += line.full
    return dict(found)


def shared(sitting: SittingFacts, bill: BillFacts) -> dict[ShareId, ShareDue]:
    """What each share of a bill comes to, as it is split now."""
    told = told_of(sitting, bill)
    if told is None:
        return {}
    found = dues(billing.sums_of(sitting, bill), lines_of(sitting, bill), told)
    return {share.id: one for share, one in zip(sitting.shares(bill), found, strict=True)}


def sums_of_shares(sitting: SittingFacts, bill: BillFacts) -> dict[ShareId, ShareSums]:
    """What the shares are made up of, where a bill is split by lines."""
    if bill.split not in BY_LINES:
        return {}
    those = sitting.shares(bill)
    found = by_lines(
        billing.sums_of(sitting, bill), lines_of(sitting, bill), [share.parts for share in those]
    )
    return {share.id: one for share, one in zip(those, found, strict=True)}


def lines_of_share(sitting: SittingFacts, bill: BillFacts, share: ShareFacts) -> Iterator[SharedLine]:
    """The lines of a share with what it bears of each, in fen; what is given stands beneath, and comes off (RST-30a)."""
    parts = [one.parts for one in sitting.shares(bill)]
    net, lines = lines_of(sitting, bill), billing.bill_lines(sitting.on(bill))
    gifts = {
        line.line: line_in_shares(line.full, line.line, parts)[share.n - 1] for line in lines if line.gift
    }
    for line in lines:
        if line.line in share.parts:
            whole = line_in_shares(net[line.line], line.line, parts)[share.n - 1]
            gift = gifts.get(line.line, 0)
            of = sum(one.get(line.line, 0) for one in parts)
            yield SharedLine(line, gift if line.gift else whole - gift, share.parts[line.line], of)


def share_due(sitting: SittingFacts, bill: BillFacts, share: ShareFacts) -> int:
    """What is to be paid of a share, in fen; what the screen showed must hold when it is paid (COM-06)."""
    return shared(sitting, bill)[share.id].due


def add_up(sitting: SittingFacts, bill: BillFacts) -> bool:
    """Whether the shares come to the bill: a dish or a discount may have come since it was split."""
    return sum(one.due for one in shared(sitting, bill).values()) == billing.sums_of(sitting, bill).due


def next_share(sitting: SittingFacts, bill: BillFacts) -> ShareFacts | None:
    """The share that is to be paid next."""
    return next((share for share in sitting.shares(bill) if share.step == Share.OPEN), None)


def is_last(sitting: SittingFacts, bill: BillFacts) -> bool:
    """Whether one share is left to be paid: the bill is settled with it."""
    return sum(share.step == Share.OPEN for share in sitting.shares(bill)) == 1
