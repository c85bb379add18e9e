"""Bookings, as guards judge them and the day plan shows them (DLR-02)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.text import Kept

QUARTER = 15
Minute = Annotated[int, Ge(0), Le(1425)]
Length = Annotated[int, Ge(15), Le(600)]


@dataclass(frozen=True, slots=True)
class Slot:
    """When a car is booked in: a day, a minute of it, and how long the work takes."""

    day: date
    start: Minute
    minutes: Length


@dataclass(frozen=True, slots=True)
class BookingLine:
    """A booking on the plan of its day; `why` is why it was called off."""

    id: VisitId
    facts: VisitFacts
    start: int
    minutes: int
    plate: str
    model: str
    customer: str
    phone: str
    work: str
    why: str


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The bookings of a day in their order.

    `free` is how many more may begin in each open quarter that is not over; `expected` how many cars are, by day.
    """

    day: date
    bookings: tuple[BookingLine, ...]
    free: tuple[tuple[int, int], ...]
    expected: Mapping[date, int]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a customer who booked takes home."""

    number: str
    visit: str
    begins: datetime
    minutes: int
    plate: str
    model: str
    owner: Kept
    work: Kept


@dataclass(frozen=True, slots=True)
class ListedBooking:
    """A booking on the list of a day."""

    visit: VisitId
    start: int
    minutes: int
    plate: str
    model: str
    owner: Kept
    phone: Kept | None
    work: Kept


@dataclass(frozen=True, slots=True)
class BookingsList:
    """The bookings of a day, for whoever prepares them."""

    number: str
    day: date
    bookings: tuple[ListedBooking, ...]
