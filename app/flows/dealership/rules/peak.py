"""When a car can be handed back: in opening hours, and major or accident repairs not in the rush (DLR-41)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from app.kernel.days import Calendar
from app.kernel.working_time import AtTime, Hours, Span, finish

PEAKS = (Span(time(8, 30), time(10)), Span(time(16, 30), time(18)))
"""The rush in the morning and in the evening, as a house has it until it says otherwise."""
_MINUTE = timedelta(minutes=1)
_TRIES = 400
"""So many stretches of rush are looked behind: most of a year."""


def in_peak(at: datetime, peaks: Sequence[Span] = PEAKS) -> bool:
    """Whether a moment lies in the rush: its first minute does, the one with which it ends does not."""
    return any(one.opens <= at.time() < one.closes for one in peaks)


def next_free(
    at: datetime, apart: bool, hours: Hours, calendar: Calendar, peaks: Sequence[Span] = PEAKS
) -> AtTime:
    """The first moment from `at` on at which a car can be handed back, in the zone that `at` carries.

    `apart` is a major or accident repair: it keeps out of the rush. Raises ValueError for hours that are
    never open, or that lie within the rush altogether.
    """
    found = _first_open(at, hours, calendar)
    provisional = found.provisional
    for _ in range(_TRIES):
        if not apart or not in_peak(found.at, peaks):
            return AtTime(found.at, provisional)
        ends = max(one.closes for one in peaks if one.opens <= found.at.time() < one.closes)
        found = _first_open(datetime.combine(found.at.date(), ends, found.at.tzinfo), hours, calendar)
        provisional |= found.provisional
    raise ValueError("there is no time outside the rush")


def _first_open(at: datetime, hours: Hours, calendar: Calendar) -> AtTime:
    """The first whole minute from a moment on that is worked: the one with which a day ends is none."""
    whole = at if at == at.replace(second=0, microsecond=0) else at.replace(second=0, microsecond=0) + _MINUTE
    minute = finish(whole, 1, hours, calendar)
    return AtTime(minute.at - _MINUTE, minute.provisional)
