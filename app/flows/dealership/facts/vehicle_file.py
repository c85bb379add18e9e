"""A vehicle's file as its page shows it (DLR-01)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.flows.dealership.facts.complaints import Fault
from app.flows.dealership.facts.first_maintenance import FirstFacts
from app.flows.dealership.facts.ids import VehicleId, VisitId
from app.flows.dealership.facts.leaving import Outcome
from app.flows.dealership.facts.three_guarantees import StruckFault, WatchFacts
from app.flows.dealership.facts.tracks import Complaint, Visit
from app.flows.dealership.facts.vehicles import Document, VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts


@dataclass(frozen=True, slots=True)
class PersonShown:
    """An owner, or who drives a vehicle; `since` when the file knows them."""

    name: str
    phone: str
    since: datetime


@dataclass(frozen=True, slots=True)
class AdviceGiven:
    """What the workshop recommended at a visit, and what its customer said to it; None for nothing yet."""

    what: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class PastVisit:
    """A visit of a vehicle: the works that its customer agreed to, the parts, and what was recommended."""

    id: VisitId
    number: str
    at: datetime
    """When the car came; before that, for when it is booked."""
    step: Visit
    works: tuple[str, ...]
    parts: tuple[str, ...]
    advice: tuple[AdviceGiven, ...]


@dataclass(frozen=True, slots=True)
class Insured:
    """With whom a vehicle is insured, by which policy, and the last day of it."""

    insurer: str
    policy: str | None
    until: date


@dataclass(frozen=True, slots=True)
class PastComplaint:
    """A complaint about a vehicle: since when, what it said, where it stands, and what caused it."""

    at: datetime
    words: str
    step: Complaint
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class VehicleShown:
    """A vehicle's file: `address` is how its owner wishes to be called, `plates` those that it had before."""

    id: VehicleId
    facts: VehicleFacts
    owner: str
    phone: str
    address: str
    drivers: tuple[PersonShown, ...]
    before: tuple[PersonShown, ...]
    plates: tuple[str, ...]
    seen: tuple[tuple[Document, datetime], ...]
    insured: Insured | None
    visits: tuple[PastVisit, ...]
    complaints: tuple[PastComplaint, ...]
    watch: WatchFacts
    struck: tuple[StruckFault, ...]
    now: VisitFacts | None
    """The visit that is open."""
    first: FirstFacts | None
    """That it has had its free first maintenance."""
