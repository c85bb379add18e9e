"""A vehicle's file as its page shows it (DLR-01)."""

from dataclasses import dataclass
from datetime import datetime

from app.flows.dealership.facts.first_maintenance import FirstFacts
from app.flows.dealership.facts.ids import VehicleId, VisitId
from app.flows.dealership.facts.three_guarantees import WatchFacts
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicles import Document, VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts


@dataclass(frozen=True, slots=True)
class PersonShown:
    """An owner, or who drives a vehicle; `since` when the file knows them."""

    name: str
    phone: str
    since: datetime


@dataclass(frozen=True, slots=True)
class PastVisit:
    """A visit of a vehicle."""

    id: VisitId
    number: str
    opened_at: datetime
    step: Visit


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
    visits: tuple[PastVisit, ...]
    watch: WatchFacts
    now: VisitFacts | None
    """The visit that is open."""
    first: FirstFacts | None
    """That it has had its free first maintenance."""
