"""When the shop is open, and how many cars it takes at once (DLR-02, 16)."""

import re
from datetime import time
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


def _known(written: str) -> bool:
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
    known=_known,
    longest=60,
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
SETTINGS: tuple[Setting[Any], ...] = (HOURS, ADVISERS_AT_ONCE, BAYS, PREPARE_AT)
