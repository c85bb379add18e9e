"""What is in the lost-and-found book, as guards judge it and as a screen shows it (RST-40).

look(LostAndFound)
"""

from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.ids import FoundId


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """A thing that was found; `handed_at` is when it was handed back."""

    id: FoundId
    number: str
    handed_at: datetime | None


@dataclass(frozen=True, slots=True)
class FoundShown:
    """A thing in the book: what, where, of which guest, who found it; then who got it, by which proof, from whom."""

    facts: FoundFacts
    what: str
    place: str
    table: str
    guest: str | None
    at: datetime
    by: str
    handed_to: str | None
    proof: str | None
    signed: bool
    handed_by: str | None


@dataclass(frozen=True, slots=True)
class LostAndFound:
    """The book, the newest first: all that is still here, and what was handed back in the last year."""

    rows: tuple[FoundShown, ...]
