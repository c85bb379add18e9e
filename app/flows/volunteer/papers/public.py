"""The public list (公示表), A4: whose hours count, names and numbers in part, and where to object until when."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.public import PostedEntry, PublicList
from app.flows.volunteer.settings.certificates import CONTACT
from app.kernel.hours import hours
from app.kernel.numbers import Kind
from app.kernel.text import T, Text
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

PUBLIC = Kind("VP", T("Public list of hours"))
COLUMNS = (
    Column(T("No.", "row"), 0.07),
    Column(T("Number", "student"), 0.15),
    Column(T("Name", "student"), 0.12, strong=True),
    Column(T("Day", "service"), 0.15),
    Column(T("Place and content"), 0.4),
    Column(T("Hours", "service"), 0.11, right=True),
)


def public_list(told: PublicList, settings: Settings) -> Paper:
    """What hangs on the wall."""
    return Paper(
        kind=PUBLIC.code,
        number=told.number,
        title=T("Public list of hours"),
        format=Format.A4,
        blocks=tuple(_blocks(told, settings)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=Text("{first:day} – {last:day}", {"first": told.first, "last": told.until}),
    )


def _blocks(told: PublicList, settings: Settings) -> Iterator[Block]:
    entries, minutes = len(told.entries), sum(one.minutes for one in told.entries)
    facts = (
        Fact(T("Class"), told.klass),
        Fact(T("College"), told.college),
        Fact(T("Period", "paper"), T("No. {n}", "period", n=told.period)),
        Fact(T("Entries"), f"{entries}"),
        Fact(T("Hours", "service"), hours(minutes)),
        Fact(T("Public until"), T("{day:day}", day=told.until)),
    )
    yield Facts(facts, columns=3, cells=True)
    yield Words(_objection(told, settings.of(CONTACT)))
    rows = tuple(_row(n, one) for n, one in enumerate(told.entries, 1))
    yield Table(COLUMNS, rows, name=4, grid=True, ends=True)
    yield Words(T("Names and numbers are shown in part."), small=True)
    yield Keep((Signatures((Sign(T("Seal of the centre", "signs")), Sign(T("Date")))),))


def _objection(told: PublicList, contact: str) -> Text:
    if contact:
        return T(
            "Is something not right? Tell the volunteer centre until {day:day}, telephone {contact}.",
            day=told.until,
            contact=contact,
        )
    return T("Is something not right? Tell the volunteer centre until {day:day}.", day=told.until)


def _row(n: int, one: PostedEntry) -> Row:
    return Row((f"{n}", one.student, one.name, T("{day:day}", day=one.day), one.what, hours(one.minutes)))
