"""The shift report, A4: how the till was handed over, and what goes on (交班表; RST-60, COM-32)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.counter.letterhead import house_language, letterhead
from app.counter.means import MEANS, Means
from app.counter.settings import Settings
from app.counter.shift_facts import Pieces
from app.counter.shifts import Counted, Shift, Unusual
from app.flows.restaurant.facts.handing_over import BeyondLimit, OpenMatters
from app.flows.restaurant.papers.kinds import SHIFT
from app.kernel.money import figures
from app.kernel.text import Kept, T, Text
from app.paper.model import (
    Block,
    Column,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
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

DASH = "—"


@dataclass(frozen=True, slots=True)
class HandingOver:
    """A shift that was handed over: from whom to whom, what was counted, and what goes on."""

    shift: Shift
    counter: str
    notes: tuple[Pieces, ...]
    beyond: tuple[BeyondLimit, ...]
    matters: OpenMatters
    by: str
    to: str | None
    why: Kept | None
    names: Mapping[str, Kept]

    @property
    def unusual(self) -> list[Unusual | BeyondLimit]:
        """What whoever checks the shift looks at, as it happened."""
        several: list[Unusual | BeyondLimit] = [*self.shift.slips.unusual, *self.beyond]
        return sorted(several, key=lambda one: one.at)


def shift_report(handed: HandingOver, settings: Settings) -> Paper:
    """What whoever hands the till over and whoever takes it sign."""
    return Paper(
        kind=SHIFT.code,
        number=handed.shift.number,
        title=T("Shift report", "paper"),
        format=Format.A4,
        blocks=tuple(_blocks(handed)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day} {at:time}", at=handed.shift.ended_at),
    )


def _blocks(handed: HandingOver) -> Iterator[Block]:
    yield Facts(tuple(_head(handed)), columns=4, cells=True)
    yield Group(T("By means of payment"), T("yuan"))
    yield _means(handed.shift)
    yield from _slips(handed)
    yield Group(T("Cash, counted before it was compared"), T("yuan"))
    yield _notes(handed.notes)
    yield _cash(handed.shift)
    if handed.why:
        yield Words(handed.why, voice=True)
    yield Group(T("What goes on"))
    yield Facts(tuple(_matters(handed.matters)), columns=2, cells=True)
    yield Keep((Signatures(tuple(_signs(handed))),))


def _who(handed: HandingOver, login: str | None) -> Said:
    return handed.names.get(login, login) if login else DASH


def _head(handed: HandingOver) -> Iterator[Fact]:
    shift = handed.shift
    yield Fact(T("Shift"), shift.number)
    yield Fact(T("Counter"), handed.counter)
    yield Fact(T("Handed over by"), _who(handed, handed.by))
    yield Fact(T("Taken over by"), _who(handed, handed.to))
    yield Fact(T("Since", "shift"), _moment(shift))
    yield Fact(T("Until", "shift"), T("{at:moment}", at=shift.ended_at))
    yield Fact(T("Float"), figures(shift.floated))
    yield Fact(T("Receipts"), f"{len(shift.slips.numbers)}")


def _moment(shift: Shift) -> Said:
    return T("{at:moment}", at=shift.begun_at) if shift.begun_at else T("the first shift")


def _means(shift: Shift) -> Table:
    """What the receipts say of each means, what was counted of it, and what is between them."""
    columns = (
        Column(T("Means of payment"), 0.2),
        Column(T("Payments"), 0.1, right=True),
        Column(T("Taken", "figure"), 0.14, right=True),
        Column(T("Went back"), 0.14, right=True),
        Column(T("Expected", "till"), 0.14, right=True, strong=True),
        Column(T("Counted", "till"), 0.14, right=True),
        Column(T("Over, missing"), 0.14, right=True, strong=True),
    )
    rows = [_row(MEANS[means], one) for means, one in shift.means.items()]
    several = shift.means.values()
    whole = Counted(
        sum(m.times for m in several), sum(m.taken for m in several), sum(m.back for m in several)
    )
    return Table(columns, (*rows, _row(T("Total", "paper"), whole)), name=0, grid=True)


def _row(name: Text, one: Counted) -> Row:
    counted, over = (DASH if fen is None else figures(fen) for fen in (one.counted, one.over))
    moved = (figures(one.taken), figures(one.back), figures(one.left))
    return Row((name, f"{one.times}", *moved, counted, over))


def _slips(handed: HandingOver) -> Iterator[Block]:
    """The numbers of the receipts, whether they run through, and each that went another way."""
    slips = handed.shift.slips
    if not slips.numbers:
        return
    yield Group(T("Receipts, and what is unusual among them"), T("yuan"))
    numbers = (slips.numbers[0], slips.numbers[-1])
    run = T("missing: {numbers:list}", numbers=list(slips.missing)) if slips.missing else T("none is missing")
    told = T("{first} to {last}; {run}", first=numbers[0], last=numbers[1], run=run)
    yield Facts((Fact(T("Numbers"), told, wide=True),), columns=2, cells=True)
    if handed.unusual:
        yield _unusual(handed)


def _unusual(handed: HandingOver) -> Table:
    columns = (
        Column(T("Number", "paper"), 0.24),
        Column(T("Time"), 0.1),
        Column(T("What"), 0.34),
        Column(T("By", "person"), 0.16),
        Column(T("Amount (yuan)", "paper"), 0.16, right=True, strong=True),
    )
    rows = (
        Row((one.number, T("{at:time}", at=one.at), _said(one), _who(handed, one.by), figures(_fen(one))))
        for one in handed.unusual
    )
    return Table(columns, tuple(rows), name=0, grid=True)


def _fen(one: Unusual | BeyondLimit) -> int:
    return -one.money if isinstance(one, BeyondLimit) else one.paid


def _said(one: Unusual | BeyondLimit) -> Text:
    if isinstance(one, BeyondLimit):
        if one.discount is None:
            return T("Rounded off beyond a cashier's limit")
        return T("{discount:percent} of the price: beyond a cashier's limit", discount=one.discount)
    if one.undoes:
        return T("undoes {number}", number=one.undoes)
    return T("Deposit kept", "receipt") if one.kept else T("Given back", "receipt")


def _notes(notes: tuple[Pieces, ...]) -> Table:
    columns = (
        Column(T("Note, coin"), 0.34, right=True),
        Column(T("Pieces"), 0.26, right=True),
        Column(T("Amount (yuan)", "paper"), 0.4, right=True, strong=True),
    )
    rows = tuple(Row((figures(one.fen), f"{one.n}", figures(one.fen * one.n))) for one in notes if one.n)
    return Table(columns, rows, name=0, grid=True)


def _cash(shift: Shift) -> Sums:
    """Counted, less the float, against what the receipts say; what is over or missing is the last line."""
    return Sums(
        (
            Sum(T("Cash counted"), shift.counted),
            Sum(T("Less: the float"), -shift.floated),
            Sum(T("Cash of this shift"), shift.counted - shift.floated, strong=True, rule=True),
            Sum(T("Cash by the receipts"), shift.means[Means.CASH].left),
            Sum(T("Missing") if shift.over < 0 else T("Over", "cash"), shift.over, strong=True, rule=True),
            Sum(T("Stays in the drawer"), shift.stays),
            Sum(T("Handed in"), shift.counted - shift.stays, strong=True),
        )
    )


def _matters(matters: OpenMatters) -> Iterator[Fact]:
    yield Fact(T("Tables that eat"), _named(matters.tables), wide=True)
    yield Fact(T("Tables that pay"), _named(matters.to_pay), wide=True)
    held = T("{fen:money} of {n} parties", fen=matters.held, n=matters.held_for)
    yield Fact(T("Held ahead"), held)
    coming = T("{n} bookings, {guests} guests", n=matters.bookings, guests=matters.guests)
    yield Fact(T("Still to come today"), coming)


def _named(tables: tuple[str, ...]) -> Said:
    return T("{n}: {tables:list}", n=len(tables), tables=list(tables)) if tables else T("none", "tables")


def _signs(handed: HandingOver) -> Iterator[Sign]:
    yield Sign(T("Handed over by"), under=_who(handed, handed.by))
    yield Sign(T("Taken over by"), under=_who(handed, handed.to) if handed.to else "")
    yield Sign(T("Manager"))
