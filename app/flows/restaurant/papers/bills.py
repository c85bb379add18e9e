"""The bill, A5: provisional (埋单) to be checked, settled (结账单) with how it was paid (RST-30, 31, 34)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.counter.means import MEANS, MONEY, means_said
from app.counter.settings import Settings
from app.flows.restaurant.facts.kinds import Ahead, ChangeKind
from app.flows.restaurant.facts.sheets import Altered, Amended, BillSheet, ShareOf
from app.flows.restaurant.facts.views import BillLine
from app.flows.restaurant.papers.kinds import BILL
from app.flows.restaurant.papers.parts import (
    COLUMNS,
    DISCOUNTED,
    dearer,
    fees,
    how_much,
    party,
    per_weight,
    sheet,
)
from app.flows.restaurant.papers.shares import share_lines, share_sums
from app.flows.restaurant.rules.billing import FULL
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.paper.model import (
    Due,
    Fact,
    Facts,
    Group,
    Keep,
    Mark,
    Pairs,
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Sum,
    Sums,
    Table,
    Words,
)


def provisional_bill(bill: BillSheet, settings: Settings) -> Paper:
    """The bill to be checked before it is paid (埋单); it is marked, and says what is due now (RST-31)."""
    blocks = (_head(bill), _lines(bill), Keep((_sums(bill), _due(bill))), Words(_how_to_pay(), small=True))
    made = sheet(BILL, bill.number, T("Provisional bill"), _moment(bill), blocks, settings)
    left = T("To be checked; bill and receipt follow when it is paid.")
    return replace(made, mark=Mark.PROVISIONAL, left=left)


def bill(bill: BillSheet, settings: Settings) -> Paper:
    """The bill as it was paid (结账单)."""
    blocks = (_head(bill), _lines(bill), *_ends(bill, _sums(bill), _due(bill)))
    return sheet(BILL, bill.number, T("Bill", "paper"), _moment(bill), blocks, settings)


def share_bill(bill: BillSheet, share: ShareOf, settings: Settings) -> Paper:
    """The bill of a share as it was paid, marked so: its own lines and sums, or the whole and the share of it (RST-31)."""
    lines = share_lines(share) if share.sums else _lines(bill)
    sums = share_sums(share.sums, bill.service_rate, _ahead(bill)) if share.sums else _whole(bill)
    due = Due(T("Share {n} of {of}", "paper", n=share.n, of=share.of), share.due)
    title = T("Bill, share {n} of {of}", "paper", n=share.n, of=share.of)
    blocks = (_head(bill), lines, *_ends(bill, sums, due))
    return sheet(BILL, bill.number, title, _moment(bill), blocks, settings)


def _ends(bill: BillSheet, sums: Sums, due: Due) -> tuple[Keep, Keep]:
    """The sums, and what is signed for: kept together each, so that the first page is not left half empty."""
    return Keep((sums,)), Keep((due, Pairs(tuple(_paid(bill))), _signatures(bill)))


def _whole(bill: BillSheet) -> Sums:
    """What the whole bill comes to, of which a share is cut."""
    sums, due = _sums(bill), Sum(T("Amount due"), bill.sums.due, strong=True, rule=True)
    return replace(sums, sums=(*sums.sums, due))


def _signatures(bill: BillSheet) -> Signatures:
    return Signatures((Sign(T("Guest", "paper")), Sign(T("Cashier"), under=bill.cashier or "")))


def _moment(bill: BillSheet) -> Text:
    return T("{at:day} {at:time}", at=bill.at)


def _how_to_pay() -> Text:
    ways = [MEANS[means] for means in MONEY]
    return T("You may pay by {ways:list}. Please ask before you pay if anything is unclear.", ways=ways)


def _head(bill: BillSheet) -> Facts:
    return Facts((*party(bill.head), *_facts(bill)))


def _lines(bill: BillSheet) -> Table:
    return Table(COLUMNS if bill.discount == FULL else DISCOUNTED, tuple(_rows(bill)), carry=True)


def _facts(bill: BillSheet) -> Iterator[Fact]:
    if bill.cashier:
        yield Fact(T("Cashier"), bill.cashier)
    yield Fact(T("Order", "paper"), T("{orders:list}", orders=[_tail(number) for number in bill.orders]))
    if bill.replaces:
        yield Fact(T("Replaces receipt"), T("{numbers:list}", numbers=list(bill.replaces)), wide=True)


def _tail(number: str) -> str:
    """The end of an order's number: its slip names it in full."""
    return f"…{number.rpartition('-')[2]}"


def _rows(bill: BillSheet) -> Iterator[Row | Group]:
    """The lines; where there is a discount, what it counts for stands first."""
    if bill.discount == FULL:
        yield from _numbered(bill.lines, 1)
        return
    discounted = [line for line in bill.lines if line.discountable]
    others = [line for line in bill.lines if not line.discountable]
    if discounted:
        yield Group(T("Discounted", "paper"), T("{rate:percent}", rate=bill.discount))
        yield from _numbered(discounted, 1, after=True)
    if others:
        yield Group(T("Not discounted", "paper"))
        yield from _numbered(others, 1 + sum(not line.gift for line in discounted), after=True)


def _numbered(lines: Sequence[BillLine], n: int, *, after: bool = False) -> Iterator[Row]:
    """The lines with their numbers; what is given of one stands beneath it, without a number of its own (RST-30a)."""
    for line in lines:
        yield _row("" if line.gift else str(n), line, *((line.amount,) if after else ()))
        n += not line.gift


def _row(n: str, line: BillLine, *after: int) -> Row:
    """A line with its amount, and what is left of it after the discount where there is one."""
    weighed = () if line.grams is None or line.gift else (per_weight(line.grams),)
    name: Said = T("given: {dish}", "paper", dish=line.name) if line.gift else line.name
    sums = (line.price, line.full, *after)
    under = () if line.gift else (*weighed, *dearer(line))
    return Row((n, name, how_much(line), *map(figures, sums)), under, sum=sums[-1])


def _sums(bill: BillSheet) -> Sums:
    """RST-30, top to bottom, one operation a line; every deduction can be seen (RST-30a)."""
    sums, lines = bill.sums, list[Sum]()
    if bill.discount != FULL:
        full = figures(sums.discountable)
        label = T("Discounted {full} × {rate:percent}", full=full, rate=bill.discount)
        lines.append(Sum(label, sums.discounted))
        if sums.other:
            lines.append(Sum(T("Not discounted", "paper"), sums.other))
    lines.append(Sum(T("Consumption"), sums.consumption, strong=True, rule=bool(lines)))
    if more := list(fees(bill.service_rate, sums.service, sums.fee)):
        lines += [*more, Sum(T("Total", "paper"), sums.total, strong=True, rule=True)]
    if sums.rounding:
        lines.append(Sum(T("Rounded off"), -sums.rounding))
    if sums.rounding and sums.ahead:
        lines.append(Sum(T("Payable"), sums.payable, strong=True))
    if sums.ahead:
        lines.append(Sum(_ahead(bill), -sums.ahead))
    return Sums(tuple(lines), beside=_changes(bill.changes), beside_title=_changed(bill.changes))


def _ahead(bill: BillSheet) -> Text:
    if bill.ahead is Ahead.DEPOSIT:
        return T("Less: deposit ({at:day})", at=bill.ahead_at)
    return T("Less: advance ({at:day})", at=bill.ahead_at)


def _changed(changes: Sequence[Amended | Altered]) -> Said:
    return T("Changes since you confirmed: {n}", n=len(changes)) if changes else ""


def _changes(changes: Sequence[Amended | Altered]) -> tuple[Said, ...]:
    """RST-34: each change with who and when."""
    return tuple(_altered(c) if isinstance(c, Altered) else _amended(c) for c in changes)


def _amended(c: Amended) -> Text:
    told: dict[str, Any] = {"order": _tail(c.order), "version": c.version, "at": c.at, "by": c.by or "—"}
    return T("{order} v{version} · {at:time} · {by}", **told)


def _altered(c: Altered) -> Text:
    told: dict[str, Any] = {"dish": c.dish, "n": c.quantity, "unit": c.unit, "at": c.at, "by": c.by or "—"}
    if c.kind is ChangeKind.GIVEN:
        return T("{dish}: {n} {unit} given · {at:time} · {by}", "paper", **told)
    return T("{dish}: {n} {unit} returned · {at:time} · {by}", "paper", **told)


def _due(bill: BillSheet) -> Due:
    if bill.sums.back:
        return Due(T("Goes back to the guest"), bill.sums.back)
    return Due(T("Amount due"), bill.sums.due)


def _paid(bill: BillSheet) -> Iterator[Fact]:
    """Each means with its sum, cash with what was handed over and what went back; the receipt's number."""
    for part in bill.paid:
        yield Fact(means_said(part), figures(part.tendered or part.amount))
        if part.tendered is not None:
            yield Fact(T("Change"), figures(part.change))
    if bill.receipt:
        yield Fact(T("Receipt"), bill.receipt)
