"""The audit sample, A4: seed and rule of the draw, the entries that it hit, and what was found of each."""

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
        note=T("{at:day} {at:time}", at=shown.at),
    )


def _blocks(shown: SampleShown) -> Iterator[Block]:
    span = {"first": shown.first, "last": shown.last}
    facts: tuple[Fact, ...] = (
        Fact(T("Services of", "audit"), Text("{first:day} – {last:day}", span)),
        Fact(T("Number called", "audit"), shown.called),
        Fact(T("Entries that count"), f"{shown.of}"),
        Fact(T("Drawn", "audit"), f"{len(shown.entries)}"),
        Fact(T("Journal's newest line"), shown.head, wide=True),
        Fact(T("Seed"), shown.seed, wide=True),
        Fact(T("Digest of the entries"), shown.digest, wide=True),
    )
    if shown.why_id:
        again = T("Draw no. {n} over these days, because", n=shown.nth)
        facts = (Fact(again, Kept(shown.why_id), wide=True, voice=True), *facts)
    yield Facts(facts, columns=2, cells=True)
    yield Words(
        T(
            "The seed is SHA-256 over the number called, a blank and the mark of the journal's newest line. Each entry "
            "that counts has a ticket: SHA-256 over the seed, a blank and its id. The smallest tickets are drawn, in "
            "this order: nobody chose whom. The digest is SHA-256 over the ids of all entries that it was drawn from, "
            "ascending, a line feed between."
        ),
        small=True,
    )
    yield Table(COLUMNS, tuple(_row(n, one) for n, one in enumerate(shown.entries, 1)), name=5, grid=True)
    yield Keep((Signatures((Sign(T("Drawn by", "signs")), Sign(T("Witness", "signs")))),))


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
