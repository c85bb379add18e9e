"""A visit, as guards judge it, and what the board shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.counter.photo_facts import PhotoShown
from app.flows.dealership.facts.estimates import Estimate
from app.flows.dealership.facts.first_maintenance import FirstFacts
from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.guarantee import ComebackFacts, LeftFacts
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.leaving import NOT_LEAVING, LeavingFacts
from app.flows.dealership.facts.prepared import Prepared
from app.flows.dealership.facts.reception import NO_FORM, MarkFacts, ReceptionFacts
from app.flows.dealership.facts.three_guarantees import NO_WATCH, WatchFacts
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicles import VehicleFacts
from app.flows.dealership.facts.warranty import NO_GROUND, WarrantyGround
from app.flows.dealership.facts.workshop import TeamFacts, WorkFacts, WorkshopTeam

NO_WORK = WorkFacts()

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
    booked_at: datetime | None = None
    """When the last was."""
    work: WorkFacts = NO_WORK
    leaving: LeavingFacts = NOT_LEAVING
    preparation: Prepared | None = None
    """The newest, be it for a time that was moved since."""
    watch: WatchFacts = NO_WATCH
    before: tuple[LeftFacts, ...] = ()
    """Labour of earlier visits after which the car left through the gate."""
    comeback: ComebackFacts | None = None
    ground: WarrantyGround = NO_GROUND
    """What warranty decisions about it rest on."""
    where: Whereabouts | None = None
    """Where the customer is meanwhile."""
    first: FirstFacts | None = None
    """Whether the car has had its free first maintenance, at another visit or by its booklet."""
    photos: Mapping[str, int] = field(default_factory=dict)
    """How many stand at its marks and lines, by these."""

    @property
    def prepared(self) -> Prepared | None:
        """How it is prepared for the time that is in force."""
        one = self.preparation
        return one if one and one.booking == self.booked else None

    @property
    def parts(self) -> Mapping[str, Any]:
        """The marks of the walk-round, the lines of the estimate, the jobs in the workshop, and the advice."""
        marks: dict[str, Any] = {mark.id: mark for mark in self.reception.marks}
        advice: dict[str, Any] = {one.id: one for one in self.leaving.advice}
        return {**marks, **self.estimate.parts, **self.work.parts, **advice}


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit on the board; `customer` is a dash where the name was forgotten, `minutes` how long it is booked for, `wish` what for."""

    id: VisitId
    facts: VisitFacts
    plate: str
    model: str
    customer: str
    phone: str
    adviser: str
    minutes: int = 0
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Every open visit, those that are here in the order of their arrival; and the teams with their bays."""

    at: datetime
    visits: tuple[VisitLine, ...]
    teams: tuple[TeamFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkShown:
    """A mark of the walk-round with its note and its photos."""

    facts: MarkFacts
    note: str
    photos: tuple[PhotoShown, ...]


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
    drivers: Mapping[str, str]
    """Who drives it besides its owner, by their ids."""


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """A car on the board of the workshop."""

    id: VisitId
    facts: VisitFacts
    plate: str
    model: str


@dataclass(frozen=True, slots=True)
class WorkshopBoard:
    """Cars that wait for the workshop or are in it, its teams, who is called how, and what was written."""

    at: datetime
    cars: tuple[WorkshopLine, ...]
    teams: tuple[WorkshopTeam, ...]
    names: Mapping[str, str]
    texts: Mapping[str, str]
