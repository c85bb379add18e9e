"""Tomorrow's bookings as they are prepared: parts, bay and team, and what was put off (DLR-03)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from annotated_types import Len

from app.flows.dealership.facts.bookings import BookingLine, ListedBooking
from app.flows.dealership.facts.ids import OperationId, PartId
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.facts.price_list import Pieces, PriceList
from app.flows.dealership.facts.workshop import TeamFacts
from app.kernel.text import Kept


@dataclass(frozen=True, slots=True)
class UsualPart:
    """So many pieces of a part that an operation usually needs, or a booking besides."""

    part: PartId
    quantity: Pieces = 1


UsualParts = Annotated[tuple[UsualPart, ...], Len(0, 20)]
Operations = Annotated[tuple[OperationId, ...], Len(1, 12)]


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part that is wanted for a booking, and how many pieces of it lie in the store for it."""

    code: str
    name: str
    unit: str
    quantity: int
    reserved: int
    expected_on: date | None


@dataclass(frozen=True, slots=True)
class PutOff:
    """Work that was recommended at an earlier visit and put off, and when.

    Of a part `pieces` says how many. Advice in free words has no code; `words` is its drawer id for papers, which hold
    no copy of it.
    """

    code: str
    name: str
    at: datetime
    pieces: int = 1
    words: Kept | None = None


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """A booking on the list of its day: its parts, what was put off, and the words of who cannot."""

    booking: BookingLine
    parts: tuple[KeptPart, ...]
    put_off: tuple[PutOff, ...]
    why: Mapping[Asked, str]


@dataclass(frozen=True, slots=True)
class Preparations:
    """The bookings of a day that are expected, the teams, who is called how, and the price list."""

    day: date
    lines: tuple[PreparedLine, ...]
    teams: tuple[TeamFacts, ...]
    names: Mapping[str, str]
    prices: PriceList


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """A booking on the printed list; `replies` are who was asked, what they said (None: nothing yet), and why not."""

    booking: ListedBooking
    operations: tuple[str, ...]
    team: str
    bay: str
    parts: tuple[KeptPart, ...]
    put_off: tuple[PutOff, ...]
    replies: tuple[tuple[Asked, bool | None, Kept | None], ...]


@dataclass(frozen=True, slots=True)
class PreparationList:
    """The printed list of a day."""

    number: str
    day: date
    lines: tuple[PreparedSheet, ...]
