"""The figures of the cars that left in a span of days, as screen and sheet show them (DLR-61). They name no customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.flows.dealership.facts.follow_up import Given
from app.kernel.money import Fen


@dataclass(frozen=True, slots=True)
class OfVisit:
    """What one car that left comes to; minutes and fen, None where it is not known.

    `sold` are the standard minutes that were agreed to, `worked` those on the clock; `estimate` is what the customer
    signed at first, `bill` what they owed; `asked` and `agreed` count lines of added work.
    """

    number: str
    day: date
    adviser: str
    sold: int
    worked: int
    amount: Fen
    kept: bool | None
    right: bool | None
    """Whether no inspection sent its work back; None where nothing was inspected."""
    estimate: Fen
    bill: Fen
    asked: int
    agreed: int
    comeback: bool
    marks: tuple[Given, ...] = ()
    in_time: bool | None = None
    """Whether its customer was called within the working days; None where nobody called, or was to."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over some cars: counts, minutes and fen."""

    orders: int
    sold: int
    worked: int
    amount: Fen
    promised: int
    kept: int
    inspected: int
    right: int
    estimate: Fen
    bill: Fen
    asked: int
    agreed: int
    comebacks: int
    marks: int
    points: int
    called: int
    in_time: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The cars that left in a span; `worked` are the open minutes in it that technicians were on the clock, with whatever
    car, `present` those of the days on which they were.

    `drawn` is what was drawn from the store in the span at the price of its line, `stock` what lies there now.
    """

    first: date
    last: date
    visits: tuple[OfVisit, ...]
    worked: int
    present: int
    drawn: Fen
    stock: Fen
    names: Mapping[str, str]
