"""A visit, as guards judge it, and what the board shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.flows.dealership.facts.estimates import Estimate
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.reception import NO_FORM, MarkFacts, ReceptionFacts
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicles import VehicleFacts

NO_ESTIMATE = Estimate()


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit: whose vehicle, since when it is here and where it is parked, who greeted its customer when."""

    id: str
    step: Visit
    number: str
    vehicle: str
    arrived_at: datetime | None
    place: str
    greeted_at: datetime | None
    adviser: str | None
    reception: ReceptionFacts = NO_FORM
    estimate: Estimate = NO_ESTIMATE
    booked_for: datetime | None = None
    booked: int = 0
    """How often a time was booked for it; the last is in force."""

    @property
    def parts(self) -> Mapping[str, Any]:
        """The marks of the walk-round, and the lines of the estimate."""
        return {mark.id: mark for mark in self.reception.marks} | dict(self.estimate.parts)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit on the board; `customer` is a dash where the name was forgotten."""

    id: VisitId
    facts: VisitFacts
    plate: str
    model: str
    customer: str
    phone: str
    adviser: str


@dataclass(frozen=True, slots=True)
class Board:
    """Every open visit: those that are here in the order of their arrival."""

    at: datetime
    visits: tuple[VisitLine, ...]


@dataclass(frozen=True, slots=True)
class MarkShown:
    """A mark of the walk-round with its note."""

    facts: MarkFacts
    note: str


@dataclass(frozen=True, slots=True)
class ReceptionShown:
    """A visit's reception form with its words, and whose car it is; `before` is what the meter read the last time."""

    facts: VisitFacts
    vehicle: VehicleFacts
    plate: str
    model: str
    customer: str
    address: str
    words: str
    marks: tuple[MarkShown, ...]
    before: int | None
