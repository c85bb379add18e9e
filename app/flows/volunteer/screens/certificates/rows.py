"""The rows of the book of certificates, by what they are found, and what is said where there are none."""

from typing import Any

from app.flows.volunteer.facts.certificates import Certificate, ClassShown, Given, HolderShown
from app.flows.volunteer.rules.certificates import minutes_of, stars
from app.kernel.hours import hours
from app.kernel.names import Term, search_terms
from app.kernel.text import T
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow

CLASSES, COLLECT, NEWEST = "classes", "collect", "newest"
HEADINGS = (
    Heading(T("Name", "certificates"), 0),
    Heading(T("Hours", "certificates"), 110, sums=True),
    Heading(T("Document", "certificate"), 190),
    Heading(T("Certificate", "volunteer"), 200),
)
TAGS = {
    Certificate.GIVEN: Tag(T("in force", "certificate"), "ok", "check"),
    Certificate.WITHDRAWN: Tag(T("withdrawn", "certificate"), "bad", "circle-x"),
    Certificate.SUPERSEDED: Tag(T("superseded", "certificate"), "mute", "undo-2"),
}


def found_by(name: str, number: str) -> tuple[Term, ...]:
    """By the name, by a number from its beginning, and by its last two and four places."""
    ends = dict.fromkeys((number, number[-2:], number[-4:])) if number else ()
    return (*search_terms(name), *(term for end in ends for term in search_terms(end)))


def class_row(one: ClassShown) -> TableRow:
    """A class: how many have hours, no document, a certificate of these hours."""
    lacks = T("{n} without a document", n=one.without_document) if one.without_document else ""
    return TableRow(
        one.id,
        (
            Cell(one.name, strong=True, note=one.college),
            Cell(T("{n} of {of}", n=one.with_hours, of=one.students)),
            Cell(lacks, "warn_i"),
            Cell(T("{n} of {of}", n=one.covered, of=one.with_hours)),
        ),
    )


def student_row(one: HolderShown) -> TableRow:
    """A student: hours, document, certificate."""
    minutes, given = minutes_of(one.facts), one.facts.given
    fits = given is not None and given.minutes == minutes
    return TableRow(
        one.facts.id,
        (
            Cell(one.name, strong=True, note=one.facts.id),
            Cell(hours(minutes), note="★" * stars(minutes)),
            Cell(
                one.shown or (T("not shown", "document") if minutes else ""), "ink" if one.shown else "warn_i"
            ),
            Cell(
                one.number,
                note="" if fits or given is None else T("says {hours}", hours=hours(given.minutes)),
            ),
        ),
        off=not minutes,
    )


def given_row(one: Given) -> TableRow:
    """A certificate, and where it stands."""
    return TableRow(
        one.facts.id,
        (
            Cell(one.name, strong=True, note=one.klass),
            Cell(hours(one.facts.minutes)),
            Cell(one.facts.number, note=T("{day:day}", day=one.day)),
            TAGS[one.facts.step],
        ),
    )


def nothing(way: str) -> tuple[Any, Any]:
    """What is said where a list is empty."""
    if way == COLLECT:
        return T("Nothing is to be collected"), T(
            "What a judgement withdraws stands here until the paper is back"
        )
    if way == NEWEST:
        return T("No certificate was given yet"), T("F5 gives certificates to classes")
    return T("There are no classes yet"), T("Class lists are taken in by: yingke import students FILE")
