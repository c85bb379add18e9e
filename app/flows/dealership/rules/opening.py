"""When the shop works: its usual hours on working days, and what is set for a weekday or a day (DLR-16)."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from app.flows.dealership.settings.bookings import DAYS, HOURS, WEEKDAYS, by_day, by_weekday, spans
from app.kernel.working_time import Hours, Span, spans_on


def hours_of(settings: Any) -> Hours:
    """The hours that the house has set."""
    return Hours(spans(settings.of(HOURS)), by_weekday(settings.of(WEEKDAYS)), by_day(settings.of(DAYS)))


def open_on(day: date, settings: Any) -> Sequence[Span]:
    """The spans in which the shop works on a day; none where it is closed."""
    return spans_on(day, hours_of(settings), settings.calendar)[0]


def minute(at: time) -> int:
    """Minutes since midnight."""
    return 60 * at.hour + at.minute
