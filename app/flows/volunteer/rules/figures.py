"""Which days figures are of, and what the ledgers say was taken (VOL-40)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from app.flows.volunteer.facts.ledger import LedgerAct, Line
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.ledger import ledger
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.settings import YEAR_STARTS
from app.kernel.refusal import No

DAY = timedelta(days=1)

Days = tuple[date, date]


def month_of(day: date) -> Days:
    """The first day and the last of its month."""
    first = day.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY


def year_of(day: date, settings: Any) -> Days:
    """The first day and the last of its school year."""
    return days_of(school_year(day, settings), settings)


def days_of(year: int, settings: Any) -> Days:
    """The first day and the last of the school year that begins in a calendar year."""
    begins = settings.of(YEAR_STARTS)
    return date(year, begins, 1), date(year + 1, begins, 1) - DAY


def months_of(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month of a span."""
    found = [first.replace(day=1)]
    while (after := month_of(found[-1])[1] + DAY) <= last:
        found.append(after)
    return tuple(found)


def taken(acts: Iterable[LedgerAct], days: Days, settings: Any) -> tuple[Line, ...]:
    """What the fakes that were judged on some days cost a student; as the whole ledger is now."""
    first, last = days
    return tuple(
        line for line in ledger(tuple(acts)) if line.nth and first <= today(line.act.at, settings) <= last
    )


def left_of(served: int, taken: int, balance: int | None) -> int:
    """What a student still has of the minutes served on some days; `balance` is known of those who faked.

    Less what fakes took on these days, and never more than the ledger has now: hours that were all taken
    later are gone from the days of their service too.
    """
    left = max(0, served - taken)
    return left if balance is None else min(left, balance)


# -- guards -----------------------------------------------------------------------------------------


def days_that_were(first: date, last: date, now: datetime, settings: Any) -> No | None:
    """Figures are of days up to today, a school year at the most."""
    if last < first:
        told = {"first": first, "last": last}
        return No("{last:day} lies before {first:day}. Put the earlier day first.", told)
    if first > today(now, settings):
        return No("{first:day} is still to come. Figures are of days up to today.", {"first": first})
    if (last - first).days > 366:
        return No("Figures span a school year at the most. Choose fewer days.")
    return None
