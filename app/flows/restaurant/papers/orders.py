"""The order slip (点菜单), A5: what the guest reads, confirms and keeps (RST-13, 14, 30a)."""

from collections.abc import Iterator
from itertools import groupby

from app.counter.settings import Settings
from app.flows.restaurant.facts.kinds import COURSES, Ahead, Confirmed
from app.flows.restaurant.facts.sheets import Inside, OrderSheet, SheetLine
from app.flows.restaurant.papers.kinds import ORDER
from app.flows.restaurant.papers.parts import (
    COLUMNS,
    amount,
    avoided,
    dearer,
    fees,
    how_much,
    party,
    per_weight,
    price,
    sheet,
)
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.paper.model import (
    Block,
    Fact,
    Facts,
    Group,
    Keep,
    Notice,
    Paper,
    Row,
    Sign,
    Signatures,
    Sum,
    Sums,
    Table,
    Words,
)


def order_slip(order: OrderSheet, settings: Settings) -> Paper:
    """The order as it stands: to be confirmed, or as the guest confirmed it."""
    note = T("{at:day} {at:time}", at=order.at)
    return sheet(ORDER, order.number, T("Order slip"), note, tuple(_blocks(order)), settings)


def _blocks(order: OrderSheet) -> Iterator[Block]:
    yield Facts((*party(order.head), *_facts(order)))
    if words := avoided(order.head):
        yield Notice(words, T("To avoid", "paper"))
    yield Table(COLUMNS, tuple(_rows(order)), carry=True)
    yield Keep((_sums(order), *_ahead(order), *_confirmation(order)))


def _facts(order: OrderSheet) -> Iterator[Fact]:
    if order.tea:
        yield Fact(T("Tea", "paper"), f"{order.tea} × {order.tea_pots}")
    if order.taken_by:
        yield Fact(T("Taken by", "paper"), order.taken_by)
    version = T("v{version}, confirmed", "paper", version=order.version)
    if order.how is None:
        version = T("v{version}, to be confirmed", "paper", version=order.version)
    yield Fact(T("Version", "paper"), version)


def _rows(order: OrderSheet) -> Iterator[Row | Group]:
    """The dishes in the order of the meal, those at once before those that wait."""
    lines = sorted(order.lines, key=lambda line: (line.held, COURSES.index(line.course)))
    n = 0
    for held, some in groupby(lines, lambda line: line.held):
        yield Group(T("Held until called", "paper") if held else T("At once", "paper"))
        for line in some:
            n += 1
            yield _row(n, line)


def _row(n: int, line: SheetLine) -> Row:
    return Row(
        (str(n), line.name, how_much(line), price(line.price), amount(line.amount)),
        under=(*((per_weight(line.grams),) if line.weighed else ()), *dearer(line), *_beneath(line)),
        chips=(line.request,) if line.request else (),
        sum=line.amount,
    )


def _beneath(line: SheetLine) -> Iterator[Text | str]:
    """The dishes of a set, small and without a price; one that was exchanged with its difference (RST-11)."""
    plain = [_counted(one) for one in line.beneath if not one.exchanged]
    if plain:
        yield " · ".join(plain)
    for one in line.beneath:
        if one.exchanged:
            yield T("exchanged: {dish}, {more}", "paper", dish=_counted(one), more=_more(one.exchanged))


def _counted(one: Inside) -> str:
    return one.name if one.quantity == 1 else f"{one.name}×{one.quantity}"


def _more(fen: int) -> str:
    return f"{'+' * (fen > 0)}{figures(fen)}"


def _sums(order: OrderSheet) -> Sums:
    sums = order.sums
    lines = [Sum(T("Dishes and drinks"), sums.discountable + sums.other)]
    if sums.discounted != sums.discountable:
        lines.append(Sum(T("Discount", "paper"), sums.discounted - sums.discountable))
    lines += fees(order.service_rate, sums.service, sums.fee)
    lines.append(Sum(T("Expected", "paper"), sums.total, strong=True, rule=True))
    return Sums(tuple(lines), beside=(_terms(order),))


def _terms(order: OrderSheet) -> Text:
    """RST-30a: every fee stands here before the guest confirms it."""
    if order.fee and not order.sums.fee:
        return T(
            "The guest was told all charges. Nothing is charged but what stands here and the room fee of "
            "{fee:money} on the first order; there is no minimum spend.",
            fee=order.fee,
        )
    return T(
        "The guest was told all charges. Nothing is charged but what stands here; there is no minimum spend."
    )


def _ahead(order: OrderSheet) -> Iterator[Block]:
    if order.ahead is Ahead.DEPOSIT:
        yield Words(
            T("Deposit taken: {sum:money}; it counts at the bill.", sum=order.taken_ahead), small=True
        )
    elif order.ahead is Ahead.ADVANCE:
        yield Words(
            T("Advance taken: {sum:money}; it counts at the bill.", sum=order.taken_ahead), small=True
        )


def _confirmation(order: OrderSheet) -> Iterator[Block]:
    """The place to sign, or how it was confirmed (RST-14)."""
    by = T("Confirmed by the guest")
    if order.how is Confirmed.SIGNED:
        under = T(
            "{at:day} {at:time}, on screen; v{version}, check {seal}",
            at=order.confirmed_at,
            version=order.version,
            seal=_in_fours(order.seal),
        )
        yield Signatures((Sign(by, under=under, drawn=order.signature or ""),))
    elif order.how is Confirmed.SPOKEN:
        yield Words(_said(order))
    else:
        signed = T("v{version}, check {seal}", version=order.version, seal=_in_fours(order.seal))
        yield Signatures((Sign(by, under=signed),))


def _said(order: OrderSheet) -> Text:
    return T(
        "Confirmed by word of mouth to {name}, {at:day} {at:time}; v{version}, check {seal}",
        name=order.confirmed_by or "—",
        at=order.confirmed_at,
        version=order.version,
        seal=_in_fours(order.seal),
    )


def _in_fours(seal: str) -> str:
    """A hash in groups that can be read out: 7f3a 91c0 e25b."""
    return " ".join(seal[n : n + 4] for n in range(0, len(seal), 4))
