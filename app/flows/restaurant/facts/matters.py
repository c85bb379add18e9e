"""What the strip 现在要管 shows.

look(Matters)
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.flows.restaurant.facts.ids import SittingId


class Pressing(StrEnum):
    """Why something is on the strip 现在要管, the worst first."""

    ALONE = "alone"
    """Nobody did anything for a table for too long."""
    UNPRINTED = "unprinted"
    """A slip did not come out of its printer."""
    SLIP = "slip"
    """The kitchen has not acknowledged a slip (RST-19)."""
    LATE = "late"
    """A booking is late (RST-02)."""
    AVOIDED = "avoided"
    """A dish that was sent has what its table avoids, and no guest was asked (RST-04)."""
    CALL = "call"
    """The planned call is due (RST-20)."""
    VIP = "vip"
    """Something is to be done for a VIP (RST-50)."""
    FETCH = "fetch"
    """A bottle was ordered and not shown in time (RST-17)."""
    TEA = "tea"
    """Guests wait for the others, and are to get tea again (RST-16)."""
    CARE = "care"
    """Something has been due at a table for too long (RST-23)."""
    UNSENT = "unsent"
    """An order lies unsent (RST-12)."""
    WARM = "warm"
    """The first dish per person is to be warmed for the planned call (RST-20)."""
    UNPAID = "unpaid"
    """A bill that was opened again is not paid, and its table is free (RST-33)."""
    CORRECTED = "corrected"
    """The menu names an allergen more of a dish that was sent, and its station was not told (RST-04)."""
    PREPARE = "prepare"
    """What the dishes of an order need is not laid ready (RST-15)."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that somebody must see to now: why, whose, and since when.

    `number` is the order's or the slip's, `station` whose slip it is, `more` how many of its kind the table has
    besides, `count` how many things are due of a VIP's. Where name and room may not be seen together, `table` is empty.
    """

    why: Pressing
    sitting: SittingId
    table: str
    guest: str | None
    guests: int
    since: datetime
    number: str = ""
    count: int = 0
    station: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Matters:
    """What the strip 现在要管 shows, the worst first, as it is at a moment; at `rings` a slip joins them.

    `bottles` are the stored ones whose last day is near: told beside the way to them (RST-35).
    """

    at: datetime
    rows: tuple[Matter, ...]
    rings: datetime | None = None
    bottles: int = 0
