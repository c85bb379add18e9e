"""The rows of the book of certificates, by what they are found, and what is said where there are none."""

from dataclasses import replace
from typing import Any

from app.counter.saying import said
from app.flows.volunteer.facts.certificates import Certificate, ClassShown, Given, HolderShown, LeftOut
from app.flows.volunteer.facts.people import StudentLine
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.rules.certificates import minutes_of, stars
from app.kernel.hours import hours
from app.kernel.names import Term, search_terms
from app.kernel.text import T, Text
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow

CLASSES, COLLECT, NEWEST, LEFT_OUT = "classes", "collect", "newest", "left_out"
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


def id_of(one: Any) -> str:
    """By what it is told from others on its list."""
    match one:
        case ClassShown():
            return one.id
        case LeftOut():
            return one.student
    id: str = one.facts.id
    return id


def row_of(one: Any) -> TableRow:
    """What stands on a list, as its row."""
    match one:
        case ClassShown():
            return class_row(one)
        case HolderShown():
            return student_row(one)
        case Given():
            return given_row(one)
        case LeftOut():
            return left_out_row(one)
    return found_row(one)


def found_by(one: Any) -> tuple[Term, ...]:
    """By the name, by a number from its beginning, and by its last two and four places."""
    number = "" if isinstance(one, ClassShown) else one.facts.number if isinstance(one, Given) else id_of(one)
    ends = dict.fromkeys((number, number[-2:], number[-4:])) if number else ()
    return (*search_terms(one.name), *(term for end in ends for term in search_terms(end)))


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


def left_out_row(one: LeftOut) -> TableRow:
    """Whom a run left out, and why: the name first."""
    named = Cell(
        T("{name} · {klass}", "left out", name=one.name, klass=one.klass_name), strong=True, note=why(one)
    )
    return TableRow(one.student, (named, "", "", ""))


def found_row(one: StudentLine) -> TableRow:
    """A student who was found among the classes."""
    named = Cell(one.name, strong=True, note=f"{one.facts.id} · {one.klass}")
    return TableRow(one.facts.id, (named, "", "", ""))


def why(one: LeftOut) -> Text:
    """Why somebody was left out, with the name."""
    who = f"{one.name} {one.student}"
    if "student" in one.no.args:
        return said(replace(one.no, args={**one.no.args, "student": who}), FLOW)
    return T("{who}: {why}", "left out", who=who, why=said(one.no, FLOW))


def nothing(way: str) -> tuple[Any, Any]:
    """What is said where a list is empty."""
    if way == COLLECT:
        return T("Nothing is to be collected"), T(
            "What a judgement withdraws stands here until the paper is back"
        )
    if way == NEWEST:
        return T("No certificate was given yet"), T("F5 gives certificates to classes")
    return T("There are no classes yet"), T("Class lists are taken in by: yingke import students FILE")
