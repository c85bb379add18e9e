"""Bills that were paid, as they are found again (RST-33).

look(PastBills, words=…)
"""

from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.ids import SittingId


@dataclass(frozen=True, slots=True)
class PastBill:
    """A bill: what was paid in fen, when, by which receipt; while it is open again nothing of that is there."""

    sitting: SittingId
    number: str
    table: str
    guest: str | None
    guests: int
    at: datetime | None
    due: int | None
    receipt: str | None


@dataclass(frozen=True, slots=True)
class PastBills:
    """Those that are open again first, then the latest."""

    rows: tuple[PastBill, ...]
