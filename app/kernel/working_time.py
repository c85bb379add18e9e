"""When work is done: minutes of work laid over opening hours, lunch and working days (DLR-16)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from app.kernel.days import ONE_DAY, Calendar

_LONGEST_CLOSED = 400
"""Days without an open hour after which a table of hours is taken for a mistake."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of the day to a later one. Raises ValueError if it ends before it begins."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError("hours end after they begin")


@dataclass(frozen=True, slots=True)
class Hours:
    """When a shop works: its usual spans on working days, lunch between them.

    `by_weekday` (0 is Monday) replaces the calendar on that weekday, and `by_day` on one day: spans to
    be open, an empty sequence to be closed.
    """

    usual: Sequence[Span]
    by_weekday: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    by_day: Mapping[date, Sequence[Span]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AtTime:
    """A moment that was reckoned; provisional if a day on the way was (COM-13)."""

    at: datetime
    provisional: bool


def finish(start: datetime, minutes: int, hours: Hours, calendar: Calendar) -> AtTime:
    """When `minutes` of work are done that can begin at `start`, in the zone that `start` carries.

    Work that ends with the morning ends before lunch, not after. Raises ValueError for negative work, a
    start without a zone, and hours that are never open.
    """
    if start.tzinfo is None or minutes < 0:
        raise ValueError("work needs a start with its zone, and no less than 0 minutes")
    begin, left, provisional = start.astimezone(UTC), timedelta(minutes=minutes), False
    for day, spans, guessed in _days(start.date(), hours, calendar):
        provisional |= guessed
        for opens, closes in _moments(day, spans, start.tzinfo):
            begin = max(begin, opens)
            if closes - begin >= left:
                return AtTime((begin + left).astimezone(start.tzinfo), provisional)
            left -= max(closes - begin, timedelta(0))
    raise ValueError("these hours are never open")


def worked(start: datetime, end: datetime, hours: Hours, calendar: Calendar) -> int:
    """Whole minutes between two moments in which the shop is open, in the zone that `start` carries; 0 if `end` is before.

    Raises ValueError for a start without a zone.
    """
    if start.tzinfo is None:
        raise ValueError("work needs a start with its zone")
    begun, done = start.astimezone(UTC), timedelta(0)
    for day, spans, _ in _days(start.date(), hours, calendar):
        if datetime.combine(day, time.min, start.tzinfo) > end:
            break
        for opens, closes in _moments(day, spans, start.tzinfo):
            done += max(min(closes, end) - max(opens, begun), timedelta(0))
    return done // timedelta(minutes=1)


def _days(day: date, hours: Hours, calendar: Calendar) -> Iterator[tuple[date, Sequence[Span], bool]]:
    """Day after day with its spans, and whether they rest on a guess; ends when nothing opens any more."""
    closed = 0
    while closed <= _LONGEST_CLOSED:
        spans, guessed = spans_on(day, hours, calendar)
        yield day, spans, guessed
        closed = 0 if spans else closed + 1
        day += ONE_DAY


def spans_on(day: date, hours: Hours, calendar: Calendar) -> tuple[Sequence[Span], bool]:
    """The spans of a day, none where it is closed, and whether they rest on a guess."""
    own = hours.by_day.get(day, hours.by_weekday.get(day.weekday()))
    if own is not None:
        return own, False
    one = calendar.day(day)
    return (hours.usual if one.working else ()), one.provisional


def _moments(day: date, spans: Sequence[Span], zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """The spans as moments in UTC, in which a night with a change of clocks has its true length."""
    for span in sorted(spans, key=lambda span: span.opens):
        opens, closes = (datetime.combine(day, at, zone).astimezone(UTC) for at in (span.opens, span.closes))
        yield opens, closes
