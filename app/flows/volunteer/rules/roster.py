"""Who is on duty: fewest hours this term first, nobody twice at one time, nobody by force (VOL-03).

Whoever declines loses nothing: neither hours nor a place in the line; the place is offered to the next.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from app.flows.volunteer.facts.case import EntryFacts
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.roster import Slot, SlotFacts, WeekShown
from app.flows.volunteer.facts.tracks import Duty
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.services import Claim, not_of_the_class, overlapping
from app.kernel.refusal import No

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Opening:
    """Places of a slot that nobody has: how many, and who is not asked: they are there, or have declined."""

    slot: str
    day: date
    start: int
    minutes: int
    free: int
    shut: frozenset[str]
    place: str = ""


def opening(slot: SlotFacts) -> Opening:
    """What is free in a slot, by the number of people that its note speaks of."""
    shut = {one.student for one in (*slot.there, *_declined(slot))}
    free = max(0, slot.people - len(slot.there))
    return Opening(slot.id, slot.day, slot.start, slot.end - slot.start, free, frozenset(shut), slot.place)


def fill(
    openings: Iterable[Opening], minutes: Mapping[str, int], busy: Iterable[Claim]
) -> list[tuple[str, str]]:
    """Who comes where: for each place, the earliest first, whoever has the fewest minutes and is free then.

    `minutes` are those of this term by student; what is given here counts at once. Pairs of slot and student.
    """
    had, claims = dict(minutes), list(busy)
    given: list[tuple[str, str]] = []
    for one in sorted(openings, key=lambda o: (o.day, o.start, o.slot)):
        shut = set(one.shut)
        for _ in range(one.free):
            student = next_in_line(one, had, claims, shut)
            if student is None:
                break
            shut.add(student)
            given.append((one.slot, student))
            claims.append(claim(one, student))
            had[student] += one.minutes
    return given


def next_in_line(
    one: Opening, minutes: Mapping[str, int], busy: Sequence[Claim], shut: Iterable[str] = ()
) -> str | None:
    """The student with the fewest minutes who is free then and has not declined; None where nobody is left."""
    out = {*one.shut, *shut}
    for student in sorted(minutes, key=lambda s: (minutes[s], s)):
        if student not in out and not overlapping([claim(one, student)], busy):
            return student
    return None


def claim(one: Opening, student: str) -> Claim:
    """The time that a duty would take of a student."""
    return Claim(student, one.day, one.start, one.minutes, one.place)


def in_charge(week: WeekShown, day: date, settings: Any) -> str:
    """Who leads the team on a day; where nobody was named for its school year, whoever was before."""
    year = school_year(day, settings)
    return next((week.leaders[of] for of in sorted(week.leaders, reverse=True) if of <= year), "")


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


# -- guards --------------------------------------------------------------------------------------------


def begins_on_monday(week: date) -> No | None:
    """A week is named by its Monday."""
    return None if week.weekday() == 0 else No("A week is named by its Monday.")


def slot_takes_time(what: Slot) -> No | None:
    """From is before to."""
    return None if what.end > what.start else No("It ends before it begins.")


def stands(slot: SlotFacts) -> No | None:
    """What was dropped is done nothing with."""
    return No("This duty was taken off the roster.") if slot.off else None


def nobody_came_yet(slot: SlotFacts) -> No | None:
    """A duty that somebody came to stays."""
    if all(one.step is not Duty.ATTENDED for one in slot.duties):
        return None
    return No("Somebody came to this duty: it stays on the roster.")


def is_planned(slot: SlotFacts, student: StudentFacts) -> No | None:
    """Who swaps or declines is on the roster."""
    if slot.duty(student.id, Duty.PLANNED):
        return None
    return No("{student} is not planned for this duty.", {"student": student.id})


def can_come(slot: SlotFacts, student: StudentFacts) -> No | None:
    """Somebody of the class who is not there already."""
    return _can_come(slot, student)


def other_can_come(slot: SlotFacts, instead: StudentFacts) -> No | None:
    """Who comes instead is of the class, and not there already."""
    return _can_come(slot, instead)


def can_have_come(slot: SlotFacts, students: tuple[StudentFacts, ...]) -> No | None:
    """Who came is of the class, and was not ticked already."""
    for one in students:
        if slot.duty(one.id, Duty.ATTENDED):
            return No("{student} is ticked already.", {"student": one.id})
        if one.class_on(slot.day) != slot.klass:
            return No("{student} is of another class.", {"student": one.id})
    return not_of_the_class(students, slot.day)


def has_come(slot: SlotFacts, student: StudentFacts) -> No | None:
    """A tick that is taken back was there."""
    if slot.duty(student.id, Duty.ATTENDED):
        return None
    return No("{student} is not ticked.", {"student": student.id})


def duty_is_over(slot: SlotFacts, now: datetime, settings: Any) -> No | None:
    """Attendance is ticked when the duty is over: its end is the end of the service."""
    ends = datetime.combine(slot.day, time.min, settings.zone) + timedelta(minutes=slot.end)
    if ends <= now:
        return None
    return No(
        "This duty ends on {day:day} at {at:time}: who came is ticked then.", {"day": slot.day, "at": ends}
    )


def is_from_the_roster(entry: EntryFacts) -> No | None:
    """Only what the roster made can wait for the next hand-in: the rest was not handed in at all."""
    return None if entry.duty else No("This entry is not from the duty roster: strike it instead.")


def _can_come(slot: SlotFacts, student: StudentFacts) -> No | None:
    told = {"student": student.id}
    if student.class_on(slot.day) != slot.klass:
        return No("{student} is of another class.", told)
    if slot.duty(student.id, Duty.PLANNED, Duty.ATTENDED):
        return No("{student} is on this duty already.", told)
    return not_of_the_class([student], slot.day)


def _declined(slot: SlotFacts) -> list[Any]:
    return [one for one in slot.duties if one.step is Duty.DECLINED]
