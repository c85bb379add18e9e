"""What several papers of the restaurant have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.counter.letterhead import guest_language, house_language, letterhead
from app.counter.settings import ORGANISATION, Settings
from app.flows.restaurant.facts.sheets import Head, SheetLine
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.facts.views import BillLine
from app.flows.restaurant.rules import ways
from app.kernel.money import figures
from app.kernel.numbers import Kind
from app.kernel.text import T, Text
from app.paper.model import (
    Alias,
    Block,
    Code,
    Column,
    Dish,
    Fact,
    Format,
    Letterhead,
    Notice,
    Paper,
    Said,
    Sum,
)

_DISHES = (
    Column("#", 0.06),
    Column(T("Dish", "paper"), 0.48),
    Column(T("Quantity", "paper"), 0.14, right=True),
    Column(T("Price", "paper"), 0.14, right=True),
)
COLUMNS = (*_DISHES, Column(T("Amount (yuan)", "paper"), 0.18, right=True, strong=True))
DISCOUNTED = (
    *(replace(column, width=width) for column, width in zip(_DISHES, (0.06, 0.38, 0.12, 0.13), strict=True)),
    Column(T("Amount (yuan)", "paper"), 0.15, right=True),
    Column(T("After discount", "paper"), 0.16, right=True, strong=True),
)


def sheet(
    kind: Kind, number: str, title: Text, note: Said, blocks: Sequence[Block], settings: Settings
) -> Paper:
    """A guest's paper, A5, in the language that the house gives its guests."""
    return Paper(
        kind=kind.code,
        number=number,
        title=title,
        format=Format.A5,
        blocks=tuple(blocks),
        letterhead=letterhead(settings),
        language=guest_language(settings),
        note=note,
    )


def slip(kind: Kind, number: str, title: Text, blocks: Sequence[Block], settings: Settings) -> Paper:
    """A slip for kitchen or waiter, on a roll, in the language of the house."""
    return Paper(
        kind=kind.code,
        number=number,
        title=title,
        format=Format.ROLL80,
        blocks=tuple(blocks),
        letterhead=Letterhead(settings.of(ORGANISATION)),
        language=house_language(settings),
        staff=True,
    )


def whose(head: Head, right: Said, under_right: Said, under_left: Said = "") -> Iterator[Block]:
    """A slip's table and time, to be read at two metres, and what everybody must know of its guests (RST-04)."""
    party = T("{n} guests · {waiter}", "slip", n=head.guests, waiter=head.waiter or "—")
    yield Alias(head.table, right, under_left or party, under_right)
    if words := avoided(head):
        yield Notice(T("To avoid: {words}", words=words))


def avoided(head: Head) -> Said:
    """What the guests avoid: allergens by their names, then their own words; nothing if there is nothing."""
    told: list[Said] = [*(ALLERGENS[one] for one in head.allergens), *filter(None, (head.taboos,))]
    return T("{said:list}", said=told) if len(told) > 1 else (*told, "")[0]


def party(head: Head) -> Iterator[Fact]:
    """The first facts of a guest's paper: table, guests, host, waiter, since when."""
    yield Fact(T("Table", "paper"), head.table)
    yield Fact(T("Guests", "paper"), str(head.guests))
    if head.guest:
        yield Fact(T("Host", "paper"), head.guest, voice=True)
    if head.waiter:
        yield Fact(T("Waiter", "paper"), head.waiter)
    if head.seated_at:
        yield Fact(T("Seated", "paper"), T("{at:time}", at=head.seated_at))


def dish(line: SheetLine, mark: str = "") -> Dish:
    """A dish on a slip."""
    requests = (line.request,) if line.request else ()
    return Dish(line.name, how_much(line), mark, requests)


def how_much(line: SheetLine | BillLine) -> Said:
    """So many of what, 2 例, 4 位; of what is sold by weight what it weighs, once it was weighed."""
    if line.grams is not None:
        return T("{grams} g", grams=line.grams)
    return str(line.quantity) if line.weighed else f"{line.quantity} {line.unit}"


def dearer(line: SheetLine | BillLine) -> Iterator[str]:
    """What its ways cost more or less, each beneath its dish (RST-11); it is in the price."""
    return (f"{way.name} {ways.dearer(way)}" for way in line.ways if way.more)


def price(fen: int | None) -> Said:
    """A price in figures; a dash while it is not agreed."""
    return "—" if fen is None else figures(fen)


def amount(fen: int | None) -> Said:
    """An amount in figures, or that it is still to be agreed (RST-11)."""
    return T("to be agreed", "paper") if fen is None else figures(fen)


def per_weight(grams: int | None) -> Text:
    """What a price by weight is for."""
    return T("to be weighed; price for 500 g") if grams is None else T("price for 500 g")


def fees(rate: int, service: int, fee: int) -> Iterator[Sum]:
    """Service charge and room fee, each a line where there is one (RST-30)."""
    if rate:
        yield Sum(T("Service charge {rate:percent}", rate=rate), service)
    if fee:
        yield Sum(T("Room fee"), fee)


def number_code(number: str) -> Code:
    """The slip's own number, to be scanned where slips are looked up."""
    return Code(number, (number,))
