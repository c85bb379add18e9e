"""When the shop is open, and how many cars it takes at once (DLR-02, 16)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Any

from app.kernel.setting import Setting
from app.kernel.text import T
from app.kernel.working_time import Span

_SPAN = re.compile(r"(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)")


def spans(written: str) -> tuple[Span, ...]:
    """The spans of a day as they are written; raises ValueError for what are none."""
    found = [_SPAN.fullmatch(one) for one in written.split()]
    if not found or None in found:
        raise ValueError("hours are written as 8:30-12:00 13:00-17:30")
    ends = [tuple(map(int, one.groups())) for one in found if one]
    return tuple(Span(time(a, b), time(c, d)) for a, b, c, d in ends)


def known(written: str) -> bool:
    """Whether these are spans of a day, one behind the other."""
    try:
        read = spans(written)
    except ValueError:
        return False
    return all(one.closes <= other.opens for one, other in pairwise(read))


HOURS = Setting(
    "dealership.hours",
    "8:30-12:00 13:00-17:30",
    T("Work hours"),
    T("Written as 8:30-12:00 13:00-17:30: lunch lies between. They hold on working days of the calendar."),
    known=known,
    longest=60,
)


def by_weekday(written: str) -> Mapping[int, Sequence[Span]]:
    """The spans of weekdays that have their own, 0 is Monday; raises ValueError for what are none."""
    return {_weekday(name): own for name, own in _entries(written)}


def by_day(written: str) -> Mapping[date, Sequence[Span]]:
    """The spans of days that have their own; raises ValueError for what are none."""
    return {date.fromisoformat(name): own for name, own in _entries(written)}


def _entries(written: str) -> Sequence[tuple[str, Sequence[Span]]]:
    """A name and its spans, or a dash for closed, with semicolons between."""
    told = [entry.split(maxsplit=1) for entry in written.replace("；", ";").split(";") if entry.strip()]
    if any(len(one) < 2 for one in told):
        raise ValueError("written as 6 8:30-12:00; 7 -")
    return [(name, () if own.strip() == "-" else spans(own)) for name, own in told]


def _weekday(name: str) -> int:
    if name not in tuple("1234567"):
        raise ValueError("weekdays are 1 to 7")
    return int(name) - 1


def _readable(read: Any) -> Any:
    def known(written: str) -> bool:
        try:
            read(written)
        except ValueError:
            return False
        return True

    return known


WEEKDAYS = Setting(
    "dealership.weekdays",
    "",
    T("Weekdays with other hours"),
    T(
        "Number of the weekday and its hours, a dash for closed: 6 8:30-12:00; 7 -. They go before the calendar."
    ),
    known=_readable(by_weekday),
    longest=200,
)
DAYS = Setting(
    "dealership.days",
    "",
    T("Days with other hours"),
    T("Day and its hours, a dash for closed: 2026-12-31 8:30-12:00; 2027-01-02 -. They go before all else."),
    known=_readable(by_day),
    longest=2000,
)
ADVISERS_AT_ONCE = Setting(
    "dealership.advisers_at_once",
    2,
    T("Cars that advisers receive in a quarter of an hour"),
    T("No more bookings begin in the same quarter."),
    least=1,
    most=20,
)
BAYS = Setting(
    "dealership.bays",
    5,
    T("Bays"),
    T("No more booked cars are worked on at the same time."),
    least=1,
    most=60,
)
PREPARE_AT = Setting(
    "dealership.prepare_at",
    15,
    T("Bookings of tomorrow are prepared at"),
    T("On the working day before. From then on what is not prepared stands on Today."),
    least=6,
    most=20,
    unit=T("o'clock", "unit"),
)
ANSWER_WITHIN = Setting(
    "dealership.answer_within",
    30,
    T("Bookings are prepared and answered within"),
    T("After whoever has to be ready was asked, and after a booking that comes later than the time above."),
    least=5,
    most=240,
    unit=T("minutes", "unit"),
)
SETTINGS: tuple[Setting[Any], ...] = (
    *(HOURS, WEEKDAYS, DAYS, ADVISERS_AT_ONCE, BAYS, PREPARE_AT, ANSWER_WITHIN),
)
