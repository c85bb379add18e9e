"""When a car will be ready: the work, the team's queue, what is waited for, over the shop's hours (DLR-16, 22, 35).

Two times are kept apart. The expected finish is reckoned anew at every event; the promise is what the
customer was told, and moves only when they are told anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from app.flows.dealership.facts.workshop import WAITS, Cause
from app.kernel.days import Calendar
from app.kernel.working_time import Hours, finish

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a finish rests on, in minutes of standard time.

    `at` is now, `work` what the order holds, `rework` what an inspection sent back, `done` what of both is
    done; `ahead` what each car before this one still needs of a team of `lanes` places; `waits` until when
    what is waited for.
    """

    at: datetime
    work: int
    rework: int = 0
    done: int = 0
    ahead: tuple[int, ...] = ()
    lanes: int = 1
    waits: Mapping[Cause, datetime] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Minutes that are still to be worked."""
        return max(0, self.work + self.rework - self.done)


@dataclass(frozen=True, slots=True)
class Expected:
    """When work goes on and when it is done; provisional where a day on the way was a guess (COM-13)."""

    begins: datetime
    at: datetime
    provisional: bool


def expected(ground: Ground, hours: Hours, calendar: Calendar) -> Expected:
    """The expected finish. Raises ValueError for a team without a place, and hours that are never open."""
    free = finish(ground.at, free_after(ground.ahead, ground.lanes), hours, calendar)
    ready = max([free.at, *ground.waits.values()]).astimezone(ground.at.tzinfo)
    begins = finish(ready, 0, hours, calendar)
    done = finish(begins.at, ground.left, hours, calendar)
    return Expected(begins.at, done.at, any(one.provisional for one in (free, begins, done)))


def free_after(ahead: Iterable[int], lanes: int) -> int:
    """Minutes until one of a team's places is free: who waits goes to the place that is free first."""
    if lanes < 1:
        raise ValueError("a team has one place at least")
    busy = [0] * lanes
    for minutes in ahead:
        busy.sort()
        busy[0] += minutes
    return min(busy)


def causes(before: Ground, after: Ground, hours: Hours, calendar: Calendar) -> dict[Cause, int]:
    """What moved the expected finish between two moments: minutes by the clock, negative where it came earlier.

    One ground after the other is exchanged, and what the finish moves by it is its own: the minutes add
    up to the whole move.
    """
    moved: dict[Cause, int] = {}
    ground, at = before, expected(before, hours, calendar).at
    for cause, step in _steps(before, after):
        ground = replace(ground, **step)
        now = expected(ground, hours, calendar).at
        if minutes := round((now - at) / _MINUTE):
            moved[cause] = moved.get(cause, 0) + minutes
        at = now
    return moved


def _steps(before: Ground, after: Ground) -> Iterator[tuple[Cause, dict[str, Any]]]:
    yield Cause.PACE, {"at": after.at, "done": after.done, **_queue_at_pace(before, after)}
    yield Cause.QUEUE, {"ahead": after.ahead, "lanes": after.lanes}
    yield Cause.ADDED_WORK, {"work": after.work}
    yield Cause.REWORK, {"rework": after.rework}
    waits = dict(before.waits)
    for cause in WAITS:
        waits.pop(cause, None)
        waits |= {cause: after.waits[cause]} if cause in after.waits else {}
        yield cause, {"waits": dict(waits)}


def _queue_at_pace(before: Ground, after: Ground) -> dict[str, Any]:
    """A queue that got shorter while time passed is time that passed; one that got longer is another queue."""
    shorter = free_after(after.ahead, after.lanes) < free_after(before.ahead, before.lanes)
    return {"ahead": after.ahead, "lanes": after.lanes} if shorter else {}


# -- what the customer was told -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Promise:
    """A time that the customer was told, and why it is another one than before; the first has no cause."""

    at: datetime
    cause: Cause | None = None


class Outlook(StrEnum):
    """How a promise stands: it will be kept, it is in danger, it is missed."""

    KEPT = "kept"
    IN_DANGER = "in_danger"
    MISSED = "missed"


def outlook(now: datetime, promised: datetime, ready: datetime, warn: int) -> Outlook:
    """How a promise stands, by when the car was or is expected to be `ready` (DLR-22).

    It is in danger as soon as the finish is expected later, and while work goes on in the last `warn`
    minutes before it; the promised minute itself is in time.
    """
    if ready <= min(now, promised):
        return Outlook.KEPT
    if now > promised:
        return Outlook.MISSED
    close = promised - now < timedelta(minutes=warn)
    return Outlook.IN_DANGER if close or ready > promised else Outlook.KEPT


def slips(promises: Sequence[Promise]) -> dict[Cause, int]:
    """Minutes by which the promise moved, by the cause that the customer was told.

    Raises ValueError for one that moved without a cause.
    """
    moved: dict[Cause, int] = {}
    for before, after in pairwise(promises):
        if after.cause is None:
            raise ValueError("a promise that moves has its cause")
        moved[after.cause] = moved.get(after.cause, 0) + round((after.at - before.at) / _MINUTE)
    return moved
