"""The class archive (班级志愿服务档案), A4 across: who served how long in which month, activities, certificates (VOL-31)."""

from collections.abc import Iterator
from datetime import datetime

from app.counter.letterhead import house_language, letterhead
from app.counter.listed_paper import listed_table
from app.counter.settings import Settings
from app.flows.volunteer.facts.archive import ArchiveShown
from app.flows.volunteer.rules import archive
from app.kernel.hours import hours
from app.kernel.numbers import Kind
from app.kernel.text import Kept, T, Text
from app.paper.model import (
    Block,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Paper,
    Sign,
    Signatures,
    Words,
)

ARCHIVE = Kind("VK", T("Class archive"))


def class_archive(shown: ArchiveShown, number: str, settings: Settings, closed: datetime | None) -> Paper:
    """The archive of a class and a school year: closed, or as it is until now."""
    year = {"year": f"{shown.facts.year}", "next": f"{shown.facts.year + 1}"}
    return Paper(
        kind=ARCHIVE.code,
        number=number,
        title=T("Volunteer archive of the class", "paper"),
        format=Format.A4_ACROSS,
        blocks=tuple(_blocks(shown, closed)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("School year {year}–{next}", **year),
    )


def _blocks(shown: ArchiveShown, closed: datetime | None) -> Iterator[Block]:
    by_id: archive.Person = lambda _, kept: Kept(kept)  # noqa: E731
    yield Facts(tuple(_facts(shown, closed)), columns=3, cells=True)
    yield Group(T("Hours by month, as confirmed"))
    yield listed_table(archive.students(shown, by_id))
    if shown.activities:
        yield Group(T("Activities"))
        yield listed_table(archive.activities(shown))
        yield Group(T("Who came"))
        yield listed_table(archive.came(shown, by_id))
    for name, rows in ((archive.EARLIER, shown.later), (archive.ADDED, shown.added)):
        if rows:
            yield Group(name)
            yield listed_table(archive.corrections(rows, name, by_id))
    told = T("Hours by month are those that the team leader confirmed and the centre checked.")
    places = (Sign(T("Team leader", "signs")), Sign(T("Volunteer centre", "signs")))
    yield Keep((Words(told, small=True), Signatures(places)))


def _facts(shown: ArchiveShown, closed: datetime | None) -> Iterator[Fact]:
    state: Text = T("closed on {at:day}", at=closed) if closed else T("open: as it is until now")
    yield Fact(T("Class"), shown.name)
    yield Fact(T("College"), shown.college)
    yield Fact(T("Archive", "state"), state)
    yield Fact(T("Students"), f"{len(shown.students)}")
    yield Fact(T("Hours", "figure"), hours(sum(one.total for one in shown.students)))
    yield Fact(T("Taken for fakes"), hours(sum(one.taken for one in shown.students)))
