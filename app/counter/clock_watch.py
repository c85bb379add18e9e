"""Sees that the computer's clock was put, back or forward; sales go on, and one row says so (COM-84)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from app.kernel.clock import Clock
from app.kernel.text import T
from app.store.journal import Journal
from app.store.outages import Outages

CLOCK = "clock"
SLACK = timedelta(seconds=60)
"""What a clock may be set right by without a word: it is kept right over the network, a little at a time."""
_REASON = T("The computer's clock was put to another time.")


class ClockWatch:
    """Holds what the clock says against the time that has passed; asked before each command."""

    def __init__(self, clock: Clock, outages: Outages, newest: datetime | None) -> None:
        """`newest` is the time of the last entry that this counter made: no clock should be before it."""
        self._clock, self._outages = clock, outages
        self._at, self._passed = clock.now(), clock.elapsed()
        if newest is not None and self._at < newest - SLACK:
            outages.note(CLOCK, _REASON, newest, self._at)

    def look(self) -> None:
        """Keep that the clock was put since the last look, if it was."""
        now, passed = self._clock.now(), self._clock.elapsed()
        expected = self._at + timedelta(seconds=passed - self._passed)
        self._at, self._passed = now, passed
        if abs(now - expected) > SLACK:
            self._outages.note(CLOCK, _REASON, expected, now)


def newest_entry(db: Connection, counter: str) -> datetime | None:
    """When the newest entry of a counter was made."""
    found: datetime | None = db.execute(_newest, {"counter": counter}).scalar()
    return found


_newest = (
    select(Journal.at).where(Journal.counter == bindparam("counter")).order_by(Journal.n.desc()).limit(1)
)
