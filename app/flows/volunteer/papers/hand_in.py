"""The hand-in list (收册单), A4: booklets and entries as counted, what was entered of them, both signatures (VOL-12)."""

from collections.abc import Iterator, Mapping

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.sheets import HandInList, ListedEntry
from app.flows.volunteer.facts.tracks import Entry
from app.kernel.hours import hours
from app.kernel.numbers import Kind
from app.kernel.text import T, Text
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
    Sign,
    Signatures,
    Table,
    Words,
)

COLLECTION = Kind("VH", T("Hand-in list"))
LISTS = "list"
"""The printer of the centre's lists."""
STAMPS: Mapping[Stamp, Text] = {
    Stamp.COUNSELLOR: T("Counsellor", "seal"),
    Stamp.CENTRE: T("Centre", "seal"),
    Stamp.ASSOCIATION: T("Association", "seal"),
}
STATES: Mapping[Entry, Text] = {
    Entry.OPEN: T("not judged", "entry"),
    Entry.APPROVED: T("approved", "entry"),
    Entry.SENT_BACK: T("sent back", "entry"),
    Entry.FAKE: T("fake", "entry"),
    Entry.STAMPED: T("stamped", "entry"),
}
COLUMNS = (
    Column(T("No.", "row"), 0.05),
    Column(T("Number", "student"), 0.14),
    Column(T("Name", "student"), 0.13, strong=True),
    Column(T("Day", "service"), 0.11),
    Column(T("Hours", "service"), 0.08, right=True),
    Column(T("Place and content"), 0.27),
    Column(T("Seals"), 0.12),
    Column(T("Appraisal"), 0.1),
)


def hand_in_list(sheet: HandInList, settings: Settings) -> Paper:
    """What the team leader handed in, for both sides to sign; with its entries once they are entered."""
    return Paper(
        kind=COLLECTION.code,
        number=sheet.number,
        title=T("Hand-in list"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day} {at:time}", at=sheet.handed_at),
    )


def _blocks(sheet: HandInList) -> Iterator[Block]:
    yield Facts(tuple(_facts(sheet)), columns=2, cells=True)
    if sheet.entries:
        yield Group(T("Entries", "paper"))
        yield Table(
            COLUMNS,
            tuple(_row(n, one) for n, one in enumerate(sheet.entries, 1)),
            name=2,
            grid=True,
            ends=True,
        )
    told = T("Counted together at the desk. What is late belongs to an earlier period and is marked so.")
    places = (Sign(T("Team leader", "signs")), Sign(T("Volunteer centre", "signs")))
    yield Keep((Words(told, small=True), Signatures(places)))


def _facts(sheet: HandInList) -> Iterator[Fact]:
    span = {"n": sheet.period, "first": sheet.first, "last": sheet.last}
    yield Fact(T("Class"), sheet.klass)
    yield Fact(T("College"), sheet.college)
    yield Fact(T("Team leader"), sheet.leader)
    yield Fact(T("Period", "paper"), Text("{n} · {first:day} – {last:day}", span))
    yield Fact(T("Booklets"), str(sheet.booklets))
    yield Fact(T("Entries", "paper"), str(sheet.listed))
    if sheet.corrected:
        told = {"n": sheet.corrected, "why": sheet.why or ""}
        yield Fact(T("Corrected", "hand-in"), T("no. {n}: {why}", "correction", **told))
    if sheet.withdrawn:
        yield Fact(T("Withdrawn", "hand-in"), sheet.withdrawn)


def _row(n: int, one: ListedEntry) -> Row:
    seals = T("{seals:list}", seals=[STAMPS[stamp] for stamp in one.stamps]) if one.stamps else "—"
    late = (T("Late: of an earlier period"),) if one.late else ()
    cells = (
        str(n),
        one.student,
        one.name,
        T("{day:day}", day=one.day),
        hours(one.minutes),
        one.what,
        seals,
        STATES[one.state],
    )
    return Row(cells, under=late)
