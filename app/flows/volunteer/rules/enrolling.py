"""Which classes are opened, who is taken into them, and when a student gets a new form (VOL-01)."""

from datetime import date, datetime, timedelta
from typing import Any

from app.flows.volunteer.facts.case import ClassFacts
from app.flows.volunteer.facts.enrolling import Enrolled, Opened
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.roles import MANAGER
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.settings import COLLEGES, YEAR_STARTS
from app.kernel.refusal import No

AHEAD = timedelta(days=366)
"""How long before the day a class list may come: one of August names the first of September."""


def school_year(day: date, settings: Any) -> int:
    """The school year of a day, by the calendar year in which it begins."""
    return day.year if day.month >= settings.of(YEAR_STARTS) else day.year - 1


def unknown_college(college: str, settings: Any) -> No | None:
    """A college that the house has: one that is misspelt would stand alone."""
    if college in settings.of(COLLEGES).split():
        return None
    return No("This house has no such college. A manager adds it in the settings.").by(MANAGER)


def college_is_known(what: Opened | Enrolled, settings: Any) -> No | None:
    """Class lists of other colleges are not taken in."""
    return unknown_college(what.college, settings)


def joins_soon(what: Enrolled, now: datetime, settings: Any) -> No | None:
    """A day of joining that is years ahead is a slip of the pen."""
    return too_far(what.joined, now, settings)


def joined_soon(joined: date, now: datetime, settings: Any) -> No | None:
    """The same of a day that is mended."""
    return too_far(joined, now, settings)


def team_is_there(klass: ClassFacts, year: int) -> No | None:
    """Leader and secretary are those of a class that was opened for the year."""
    if klass.team(year):
        return None
    told = {"klass": klass.name, "year": year, "next": year + 1}
    return No("{klass} is not opened for {year}–{next}. Open it first.", told, mend="open_class")


def is_of_the_class(student: StudentFacts) -> No | None:
    """Whoever left a class leaves it no more."""
    if student.left is None:
        return None
    return No("This student left the class on {day:day}.", {"day": student.left})


def has_left(student: StudentFacts) -> No | None:
    """Whoever comes back had left."""
    return No("This student is of the class.") if student.left is None else None


def leaves_after_joining(student: StudentFacts, on: date) -> No | None:
    """Nobody leaves a class before they joined it."""
    since = student.spells[-1].since
    if on > since:
        return None
    return No("This student joined the class on {day:day}: they left it later.", {"day": since})


def joins_before_leaving(student: StudentFacts, joined: date) -> No | None:
    """Nobody joins a class after they left it."""
    if student.left is None or joined < student.left:
        return None
    return No("This student left the class on {day:day}: they joined it earlier.", {"day": student.left})


def too_far(joined: date, now: datetime, settings: Any) -> No | None:
    """Of a day on which somebody is of a class first: years ahead is a slip of the pen."""
    if joined <= today(now, settings) + AHEAD:
        return None
    told = {"day": joined, "subject": "joined"}
    return No("{day:day} is more than a year ahead. Write the day of joining anew.", told)
