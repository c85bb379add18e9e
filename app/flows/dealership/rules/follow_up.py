"""跟踪: the customer is called within three working days after the car passed the gate (DLR-50)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from app.flows.dealership.facts.follow_up import Given, Question
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.opening import open_on
from app.flows.dealership.settings.bookings import HOURS, spans
from app.flows.dealership.settings.follow_up import CALL_WITHIN, UNHAPPY_AT
from app.kernel.days import OnDay
from app.kernel.refusal import No


def agrees_to_be_called(visit: VisitFacts) -> bool:
    """Whether the customer said on which way they may be called: nobody else is (COM-83)."""
    return visit.leaving.next is not None and visit.leaving.next.channel is not None


def call_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """Until when the customer is called: the close of the third working day, and of the next one after a vain call."""
    last = last_day(visit, settings)
    return {"": _close(last.day, settings)} if last else {}


def last_day(visit: VisitFacts, settings: Any) -> OnDay | None:
    """The day on which the customer is called at the latest, provisional where its holidays are not published (COM-13)."""
    left, calls = visit.leaving.passed_at, visit.leaving.calls
    if visit.step is not Visit.FOLLOWED_UP or left is None:
        return None
    since, days = (calls.last_at, 1) if calls.last_at else (left, settings.of(CALL_WITHIN))
    last: OnDay = settings.calendar.add_working_days(settings.business_day(since), days)
    return last


def days_since(left: datetime, day: date, settings: Any) -> int:
    """How many working days have gone since a car left, `day` counted."""
    days: int = settings.calendar.working_days_between(settings.business_day(left), day).days
    return days


def in_time(left: datetime, called: datetime, settings: Any) -> bool:
    """Whether a customer was called within the working days that the house allows itself."""
    within: int = settings.of(CALL_WITHIN)
    return days_since(left, settings.business_day(called), settings) <= within


def is_unhappy(marks: Sequence[Given], settings: Any) -> bool:
    """Whether one of the marks is a complaint."""
    return any(one.points <= settings.of(UNHAPPY_AT) for one in marks)


def _close(day: date, settings: Any) -> datetime:
    hours = open_on(day, settings) or spans(settings.of(HOURS))
    return datetime.combine(day, hours[-1].closes, settings.zone)


# -- guards ---------------------------------------------------------------------------------------------


def every_question_is_marked(marks: Sequence[Given]) -> No | None:
    """One mark for each question."""
    given = [one.question for one in marks]
    if left := len(set(Question) - set(given)):
        return No("{n} {n:question has|questions have} no mark yet.", {"n": left})
    return None if len(set(given)) == len(given) else No("One question has two marks.")


def unhappy_says_why(marks: Sequence[Given], settings: Any, words: Any = None) -> No | None:
    """What displeases is written down in the customer's words: it becomes a complaint."""
    if words is None and is_unhappy(marks, settings):
        return No("Write down what displeases the customer: it is taken in as a complaint.")
    return None


def last_says_why(last: bool = False, note: Any = None) -> No | None:
    """That nobody calls any more has its reason."""
    return No("Write down why no further call is tried.") if last and note is None else None
