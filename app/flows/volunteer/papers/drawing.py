"""The audit sample, A4: what was sealed, seed and rule of the draw, what these prove and what not, the entries that it hit, and what was found of each."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.drawing import Drawn, SampleShown
from app.kernel.hours import hours
from app.kernel.numbers import Kind
from app.kernel.text import Kept, T, Text
from app.paper.model import (
    Block,
    Column,
    Fact,
    Facts,
    Format,
    Keep,
    Paper,
    Row,
    Sign,
    Signatures,
    Table,
    Words,
)

SAMPLE = Kind("VA", T("Audit sample"))
COLUMNS = (
    Column(T("No.", "row"), 0.06),
    Column(T("Name", "student"), 0.14, strong=True),
    Column(T("Class"), 0.16),
    Column(T("Day", "service"), 0.13),
    Column(T("Hours", "service"), 0.09, right=True),
    Column(T("Place and content"), 0.26),
    Column(T("Found", "audit"), 0.16),
)


HOW = T(
    "First the number called, the days, how many, and the entries that count were sealed; the digest is SHA-256 over "
    "their ids, ascending, a line feed between. Then it was drawn by a command of its own. The seed is SHA-256 over the "
    "number called, a blank and the mark of that command's line in the journal: SHA-256 over the list of counter, id, "
    "moment, person and command. Each entry has a ticket: SHA-256 over the seed, a blank and its id. The smallest "
    "tickets are drawn, in this order."
)
NOT_YET = T("Sealed, and not drawn yet. Nobody can know what will come out; it is drawn once.")
PROVEN = T(
    "Proven: nothing of what was sealed was changed after the seed was known, since the seed hangs on the moment of the "
    "draw; anybody draws the same entries again from this paper and the ids; every seal and every draw stays in the book."
)
NOT_PROVEN = T(
    "Not proven: that the number was called by chance, which the witness signs; that hours which never reached the book "
    "were none; and that nobody who holds the data folder wrote a command of a chosen moment. Let the witness see the "
    "draw on the screen, and hold its time against this paper."
)


def sample_list(shown: SampleShown, settings: Settings) -> Paper:
    """The draw, so that it can be drawn again from the paper: each line has the id that its ticket is made of."""
    return Paper(
        kind=SAMPLE.code,
        number=shown.number,
        title=T("Audit sample"),
        format=Format.A4,
        blocks=tuple(_blocks(shown)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day} {at:time}", at=shown.drawn.at if shown.drawn else shown.at),
    )


def _blocks(shown: SampleShown) -> Iterator[Block]:
    yield Facts(tuple(_facts(shown)), columns=2, cells=True)
    yield Words(HOW, small=True)
    if shown.drawn is None:
        yield Words(NOT_YET)
    else:
        yield Words(PROVEN, small=True)
        yield Words(NOT_PROVEN, small=True)
        rows = tuple(_row(n, one) for n, one in enumerate(shown.entries, 1))
        yield Table(COLUMNS, rows, name=5, grid=True, ends=True)
    who = T("Drawn by", "signs") if shown.drawn else T("Sealed by", "signs")
    yield Keep((Signatures((Sign(who), Sign(T("Witness", "signs")))),))


def _facts(shown: SampleShown) -> Iterator[Fact]:
    if shown.why_id:
        again = T("Draw no. {n} over these days, because", n=shown.nth)
        yield Fact(again, Kept(shown.why_id), wide=True, voice=True)
    yield Fact(
        T("Services of", "audit"),
        Text("{first:day} – {last:day}", {"first": shown.first, "last": shown.last}),
    )
    yield Fact(T("Number called", "audit"), shown.called)
    yield Fact(T("Entries that count"), f"{shown.of}")
    yield Fact(T("To be drawn", "audit"), f"{min(shown.count, shown.of)}")
    yield Fact(T("Digest of the entries"), shown.digest, wide=True)
    yield Fact(T("Sealed", "audit"), T("{at:day} {at:time}", at=shown.at))
    if shown.drawn:
        yield Fact(T("Drawn", "audit"), T("{at:day} {at:time}", at=shown.drawn.at))
        yield Fact(T("Journal's line of the draw"), shown.drawn.line, wide=True)
        yield Fact(T("Seed"), shown.drawn.seed, wide=True)


def _row(n: int, one: Drawn) -> Row:
    record = one.record
    found: Text | str = " " if one.right is None else T("right", "audit") if one.right else T("not right")
    cells = (
        f"{n}",
        Kept(one.name_id),
        record.klass,
        T("{day:day}", day=record.day),
        hours(record.minutes),
        record.what,
        found,
    )
    return Row(cells, under=(record.entry,))
