"""What an entry may say, and by what it is proven (VOL-10, 11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from app.flows.volunteer.facts.case import CollectionFacts, EntryFacts
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.services import MINUTES_OF_A_DAY, Service
from app.flows.volunteer.rules.places import spot
from app.kernel.refusal import No


@dataclass(frozen=True, slots=True)
class Claim:
    """Time that an entry of a student claims: from `start`, where it is known, for so many minutes."""

    student: str
    day: date
    start: int | None
    minutes: int
    place: str = ""


def says_how_long(service: Service) -> No | None:
    """Times or minutes, and the end after the start (VOL-10)."""
    if (service.start is None) != (service.end is None):
        return No("Both times are wanted, from and to; or how many minutes it took.")
    if service.start is not None and service.end is not None and service.end <= service.start:
        return No("It ends before it begins.")
    if service.length < 1:
        return No("It took no time: enter from and to, or how many minutes it took.")
    return None


def is_over(service: Service, now: datetime, settings: Any) -> No | None:
    """Nothing is entered that has not taken place (VOL-10)."""
    ends = service.end if service.end is not None else service.minutes or 0
    begins = datetime.combine(service.day, time.min, settings.zone)
    if begins + timedelta(minutes=ends) > now:
        return No(
            "It lies in the future: it is {day:day} {at:time} now.", {"day": _day(now, settings), "at": now}
        )
    return None


def witnessed_after_it(service: Service, now: datetime, settings: Any) -> No | None:
    """Nobody witnesses a service before it took place, nor on a day that is still to come (VOL-11)."""
    if service.witnessed is None:
        return None
    told = {"day": service.witnessed}
    if service.witnessed < service.day:
        return No("The booklet was stamped on {day:day}, before the service.", told)
    if service.witnessed > _day(now, settings):
        return No("{day:day} is still to come: the booklet cannot have been stamped then.", told)
    return None


def says_who_stamped(service: Service) -> No | None:
    """Of each stamp the entry keeps who put it there (VOL-11)."""
    if service.sealed and service.witness is None:
        return No("Who stamped the booklet? Enter the name of the teacher or of the person in charge.")
    return None


def within_the_period(collection: CollectionFacts, service: Service) -> No | None:
    """What came after the period is handed in with the next one (VOL-12)."""
    if service.day > collection.last:
        told = {"last": collection.last}
        return No("This period ended on {last:day}: the service is handed in with the next one.", told)
    return None


def of_this_class(
    collection: CollectionFacts, students: tuple[StudentFacts, ...], service: Service
) -> No | None:
    """The booklets of one class lie in a collection: what was served before a student moved is the old one's (VOL-01, 12)."""
    day = service.day
    others = [one.id for one in students if one.class_on(day) != collection.klass]
    if others:
        told = {"students": others, "day": day}
        return No(
            "On {day:day} {students:list} were of another class. It is handed in with its booklets.", told
        )
    return None


def were_of_the_class(students: tuple[StudentFacts, ...], service: Service) -> No | None:
    """A service is the class's while the student is: from the day of joining until the day of leaving (VOL-01)."""
    return not_of_the_class(students, service.day)


def not_of_the_class(students: Iterable[StudentFacts], day: date) -> No | None:
    """Which of some students joined the class only later, or had left it by a day."""
    for one in students:
        if one.joined > day:
            told = {"student": one.id, "day": one.joined}
            return No("{student} joined the class on {day:day}, after that.", told, mend="correct_student")
        if one.left is not None and one.left <= day:
            return No("{student} left the class on {day:day}.", {"student": one.id, "day": one.left})
    return None


def each_once(students: tuple[StudentFacts, ...]) -> No | None:
    """Nobody is named twice for one service."""
    ids = [one.id for one in students]
    if len(ids) != len(set(ids)) or not ids:
        return No("Name each student once.")
    return None


def overlapping(new: Sequence[Claim], claimed: Iterable[Claim]) -> Claim | None:
    """The first claim that meets time which the same student has claimed already (VOL-10).

    Where nobody wrote the times, a day must at least hold all that is claimed of it.
    """
    known: dict[tuple[str, date], list[Claim]] = {}
    for one in claimed:
        known.setdefault((one.student, one.day), []).append(one)
    for one in new:
        others = known.setdefault((one.student, one.day), [])
        if any(_meet(one, other) for other in others) or _too_much(one, others):
            return one
        others.append(one)
    return None


def without_times(new: Sequence[Claim], claimed: Sequence[Claim]) -> Claim | None:
    """The first claim at a place and on a day that the same student has claimed, where one of the two says no times.

    Nobody can tell whether that is the same service once more (VOL-10).
    """
    here = {one: (one.student, one.day, spot(one.place)) for one in (*new, *claimed)}
    return next(
        (
            one
            for one in new
            if here[one][-1]
            and any(here[one] == here[other] and None in (one.start, other.start) for other in claimed)
        ),
        None,
    )


def is_late(entry: EntryFacts, collection: CollectionFacts) -> bool:
    """Whether it should have been handed in with an earlier period (VOL-12)."""
    return entry.day < collection.first


def _meet(one: Claim, other: Claim) -> bool:
    if one.start is None or other.start is None:
        return False
    return one.start < other.start + other.minutes and other.start < one.start + one.minutes


def _too_much(one: Claim, others: Iterable[Claim]) -> bool:
    return one.minutes + sum(other.minutes for other in others) > MINUTES_OF_A_DAY


def _day(now: datetime, settings: Any) -> date:
    day: date = now.astimezone(settings.zone).date()
    return day
