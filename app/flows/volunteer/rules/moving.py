"""When a student is moved to another class, and from which day on (VOL-01).

What was served, tallied and archived before that day stays with the old class; the ledger goes on in the new one.
"""

from datetime import date, datetime
from typing import Any

from app.flows.volunteer.facts.case import ClassFacts
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import Form
from app.flows.volunteer.rules.enrolling import school_year, team_is_there, too_far
from app.flows.volunteer.rules.forms import stands, to_enter
from app.kernel.refusal import No


def to_another_class(student: StudentFacts, klass: ClassFacts) -> No | None:
    """Nobody moves to where they are."""
    if student.spells[-1].klass != klass.id:
        return None
    return No("This student is of {klass} already. Choose another class.", {"klass": klass.name})


def has_moved(student: StudentFacts) -> No | None:
    """There is a move to take back."""
    return None if len(student.spells) > 1 else No("This student never moved: nothing is to be taken back.")


def after_the_last_move(student: StudentFacts, on: date) -> No | None:
    """One spell after the other: on the day of the last move itself that one is put right."""
    since, moved = student.spells[-1].since, len(student.spells) > 1
    if on > since or (moved and on == since):
        return None
    return No("This student joined the class on {day:day}: they move later.", {"day": since})


def not_years_ahead(on: date, now: datetime, settings: Any) -> No | None:
    """A day that is years ahead is a slip of the pen."""
    return too_far(on, now, settings)


def class_is_opened_then(klass: ClassFacts, on: date, settings: Any) -> No | None:
    """The new class is one in the school year of that day: those that have ended take nobody in."""
    return team_is_there(klass, school_year(on, settings))


def form_is_settled(student: StudentFacts) -> No | None:
    """The form goes along: it is at the centre, and says all that was stamped with the old class."""
    one = stands(student)
    if one.place is Form.OUT:
        return No("This form is with the leader of the old class: it comes back first.", mend="enter_forms")
    if one.place is Form.ENTERED:
        return No("What was entered on this form is not stamped yet: stamp it first.", mend="stamp_forms")
    if to_enter(one):
        return No(
            "Hours that were stamped with the old class are not on this form yet. Its leader enters them first.",
            mend="give_forms",
        )
    return None


def joined_before_moving(student: StudentFacts, joined: date) -> No | None:
    """Nobody joins after they moved on."""
    if len(student.spells) == 1 or joined < student.spells[1].since:
        return None
    return No(
        "This student moved to another class on {day:day}: they joined earlier.",
        {"day": student.spells[1].since},
    )
