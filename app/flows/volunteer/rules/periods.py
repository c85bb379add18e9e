"""Periods of two weeks, counted from the Monday of the term's first week (VOL-12).

Where terms begin an odd number of weeks apart, the week that is left over is the third one of the last period.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.flows.volunteer.facts.roles import MANAGER
from app.flows.volunteer.facts.tracks import BEFORE_THE_STAMP
from app.flows.volunteer.settings import APPRAISE_WITHIN, TERM_STARTS, first_mondays
from app.kernel.numbers import business_day
from app.kernel.refusal import No

LENGTH = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Period:
    """The n-th period of a term, both days included."""

    n: int
    first: date
    last: date


def today(now: datetime, settings: Any) -> date:
    """The business day of a moment."""
    day: date = business_day(now, settings.zone, settings.day_ends_at)
    return day


def handed_in(now: datetime, settings: Any) -> Period | None:
    """The period whose booklets are handed in now: the last one that is over, of this term or of the one before; None before that."""
    day, until = today(now, settings), date.max
    for begins in reversed(first_mondays(settings.of(TERM_STARTS))):
        for n in range((min(day, until) - begins) // LENGTH, 0, -1):
            period = _period(n, begins, until)
            if period.last < day:
                return period
        until = begins
    return None


def _period(n: int, begins: date, until: date) -> Period:
    """The n-th one of a term; `until` is the day on which the next term begins."""
    first = begins + (n - 1) * LENGTH
    ends = first + LENGTH
    return Period(n, first, (ends if until - ends >= LENGTH else until) - timedelta(days=1))


def term_of(day: date, settings: Any) -> date | None:
    """The first day of the term in which a day lies; None before all that are entered."""
    return max((one for one in first_mondays(settings.of(TERM_STARTS)) if one <= day), default=None)


def a_period_is_over(now: datetime, settings: Any) -> No | None:
    """Booklets are handed in once two weeks of the term are over (VOL-12)."""
    if handed_in(now, settings):
        return None
    if not first_mondays(settings.of(TERM_STARTS)):
        no = No("Nobody has entered when the term begins: a manager does, in the settings of the centre.")
        return no.by(MANAGER)
    return No("The first two weeks of the term are not over yet: booklets are handed in after them.")


def appraise_by(collection: Any, settings: Any) -> dict[str, datetime]:
    """When a collection should be stamped: so many days after it was handed in."""
    if collection.step not in BEFORE_THE_STAMP:
        return {}
    return {"": collection.handed_at + timedelta(days=settings.of(APPRAISE_WITHIN))}
