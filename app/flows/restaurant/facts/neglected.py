"""What the board of neglected tables shows: who has waited longest for somebody to come (RST-23).

look(Neglected)
"""

from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.care import Mark
from app.flows.restaurant.facts.ids import SittingId


@dataclass(frozen=True, slots=True)
class NeglectedRow:
    """A table, when somebody did something there last, and what is due, longest first; `urgent`: for too long."""

    sitting: SittingId
    table: str
    guest: str | None
    guests: int
    waiter: str | None
    attended: datetime
    due: tuple[Mark, ...]
    urgent: bool


@dataclass(frozen=True, slots=True)
class Neglected:
    """Every table at which somebody eats, the one first to which nobody came for longest."""

    at: datetime
    rows: tuple[NeglectedRow, ...]

    @property
    def waiting(self) -> int:
        """At how many tables something is due."""
        return sum(bool(row.due) for row in self.rows)
