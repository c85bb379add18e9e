"""What time it is: handed in everywhere, never asked of the machine in passing (COM-12)."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

_WHILE_ASLEEP: int | None = getattr(time, "CLOCK_BOOTTIME", None)
"""Linux's clock that runs on while the computer sleeps; elsewhere the plain one does."""


class Clock(Protocol):
    """Whoever needs the time asks one of these."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def elapsed(self) -> float:
        """Seconds that have passed since some moment, whatever the clock is set to meanwhile."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        return time.monotonic() if _WHILE_ASLEEP is None else time.clock_gettime(_WHILE_ASLEEP)


class ShiftedClock(SystemClock):
    """The clock of the machine, moved by a span: the sample day has its own time of day."""

    def __init__(self, by: timedelta) -> None:
        self._by = by

    def now(self) -> datetime:
        return datetime.now(UTC) + self._by


class SetClock:
    """A clock that stands still until it is set: a replay's, a test's."""

    def __init__(self, at: datetime) -> None:
        self._passed = timedelta(0)
        self.set(at)

    def now(self) -> datetime:
        return self._at

    def elapsed(self) -> float:
        return self._passed.total_seconds()

    def set(self, at: datetime) -> None:
        """Put the clock to a moment, also an earlier one. Raises ValueError for one without a zone."""
        if at.tzinfo is None:
            raise ValueError("a moment needs its zone")
        self._at = at.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._at += by
        self._passed += by
