"""The league secretary sees everything of the own class, and sends a list back with a remark (VOL-04)."""

from datetime import datetime
from typing import Any

from app.flows.volunteer.facts.case import ClassFacts, CollectionFacts
from app.flows.volunteer.facts.enrolling import Secretaries
from app.flows.volunteer.facts.roles import CENTRE, MANAGER
from app.flows.volunteer.facts.tally import TallyFacts
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.periods import today
from app.kernel.judge import Staff
from app.kernel.refusal import No, Shut


def sees_all(staff: Staff) -> bool:
    """Whether somebody sees every class: the centre and the manager do, and the house itself where nobody is at work."""
    return not staff.roles or bool(staff.roles & (CENTRE | {MANAGER}))


def in_office(secretaries: Secretaries, now: datetime, settings: Any) -> str | None:
    """The login of a class's secretary at a moment: the one who is named for a later year waits for its first day.

    Where the class is not opened for the school year that runs, it is still the one of the year before.
    """
    year = school_year(today(now, settings), settings)
    return next((login for of, login in reversed(secretaries) if of <= year), None)


def sees(secretaries: Secretaries, staff: Staff, now: datetime, settings: Any) -> bool:
    """Whether somebody sees a class: a league secretary the own one, while they are in office."""
    return sees_all(staff) or in_office(secretaries, now, settings) == staff.login


def may_open(collection: CollectionFacts, staff: Staff, now: datetime, settings: Any) -> No | None:
    """Guard of every act on a collection: a league secretary opens those of the own class."""
    if sees(collection.secretaries, staff, now, settings):
        return None
    told = {"case": collection.id, "flow": "volunteer"}
    return Shut("This is another class's. A league secretary sees the own class alone.", told)


def is_own_class(klass: ClassFacts, staff: Staff, now: datetime, settings: Any) -> No | None:
    """A secretary reads the news of the own class."""
    return None if sees(klass.secretaries, staff, now, settings) else closed_class()


def is_own_tally(tally: TallyFacts, staff: Staff, now: datetime, settings: Any) -> No | None:
    """A secretary sends back a month of the own class."""
    return None if sees(tally.secretaries, staff, now, settings) else closed_class()


def nothing_waits_for_an_answer(collection: CollectionFacts) -> No | None:
    """A list that was sent back is answered before it is sent back once more."""
    return No("It was sent back already: the centre answers first.") if is_sent_back(collection) else None


def a_remark_waits(collection: CollectionFacts) -> No | None:
    """There is something to answer."""
    return None if is_sent_back(collection) else No("The league secretary sent nothing back.")


def secretary_was_answered(collection: CollectionFacts) -> No | None:
    """A list that the secretary sent back is taken once the centre has answered (VOL-04)."""
    if not is_sent_back(collection):
        return None
    return No("The league secretary sent this list back. Answer the remark first.", mend="answer_remark")


def is_sent_back(collection: CollectionFacts) -> bool:
    """Whether a remark of the secretary waits for an answer."""
    return collection.remarks % 2 == 1


def closed_centre() -> No:
    """The no to a secretary who looks into what the centre keeps over every class."""
    return No("This is the centre's own, over every class. A league secretary sees the own class alone.").by(
        *sorted(CENTRE)
    )


def closed_class() -> No:
    """The no to a secretary who looks into another class."""
    return No("This is another class's. A league secretary sees the own class alone.")
