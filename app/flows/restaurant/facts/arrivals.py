"""What screens show of parties on their way to a table: which would do, who is expected, who waits.

    look(Bookings, start=…, end=…)    look(Waiting)    look(WaitExpected, guests=…, wishes=…, wants_room=…)
    look(Suggestions, guests=…, start=…, stay=…, wishes=…, wants_room=…, fee_told=…, sitting=…)

What a role may not see is left out there, as in `views`.
"""

from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.history import Gone
from app.flows.restaurant.facts.ids import SittingId
from app.kernel.refusal import No
from app.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A table for a party, and why (RST-03)."""

    table: TableFacts
    why: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Tables for a party, best first; `no` says why there is none."""

    tables: tuple[Suggestion, ...]
    no: No | None = None


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking on the list; `deposit` in fen."""

    sitting: SittingId
    facts: SittingFacts
    guest: str | None
    phone: str | None
    wishes: str | None
    vip: bool
    late: bool
    shut: bool = False
    """A VIP whom others receive: neither name nor table (RST-51)."""
    gone: Gone | None = None
    """Of one that was cancelled or not come."""


@dataclass(frozen=True, slots=True)
class Bookings:
    """The bookings of a span, or of this business day, by time: who is still awaited, or those that came to nothing.

    `to_be_given` have no table yet.
    """

    rows: tuple[BookingRow, ...]

    @property
    def to_be_given(self) -> tuple[BookingRow, ...]:
        return tuple(row for row in self.rows if row.facts.table is None)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A party on the waiting list. `called` is what is called out of its number, `table` what is free for it now.

    `minutes` is how long they are expected to wait still, None where no table would ever do. `missed`: they
    were called, and did not come in time.
    """

    sitting: SittingId
    facts: SittingFacts
    called: str
    guest: str | None
    phone: str | None
    table: Suggestion | None
    minutes: int | None
    missed: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits for a table, in the order in which they are called (RST-05)."""

    at: datetime
    rows: tuple[WaitingRow, ...]

    @property
    def next(self) -> WaitingRow | None:
        """Who is called next: the first with a free table who was not called yet, or was and did not come."""
        free = [row for row in self.rows if row.table]
        uncalled = [row for row in free if row.missed or not row.facts.summoned]
        return next(iter(uncalled or free), None)


@dataclass(frozen=True, slots=True)
class WaitExpected:
    """What a party is told that asks for a table: how many wait before them, and for how many minutes they would.

    `no` says why they would wait in vain; `minutes` says nothing then.
    """

    ahead: int
    minutes: int
    no: No | None = None
