"""Complaints: taken in, answered with cause and remedy, closed by the customer's word (DLR-50)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.flows.dealership.facts.ids import ComplaintId, VehicleId
from app.flows.dealership.facts.tracks import Complaint
from app.kernel.text import T, Text


class Fault(StrEnum):
    """Why a customer had to complain."""

    REPAIR = "repair"
    WAITING = "waiting"
    PRICE = "price"
    MANNERS = "manners"
    PARTS = "parts"
    EXPLAINED = "explained"
    CLEANLINESS = "cleanliness"
    OTHER = "other"


class Deed(StrEnum):
    """What was done with a complaint."""

    TAKEN = "taken"
    HANDED = "handed"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"


FAULTS: Mapping[Fault, Text] = {
    Fault.REPAIR: T("Not repaired", "complaint"),
    Fault.WAITING: T("Waiting", "complaint"),
    Fault.PRICE: T("Price", "complaint"),
    Fault.MANNERS: T("Manners", "complaint"),
    Fault.PARTS: T("Parts", "complaint"),
    Fault.EXPLAINED: T("Not explained", "complaint"),
    Fault.CLEANLINESS: T("Cleanliness", "complaint"),
    Fault.OTHER: T("Something else", "complaint"),
}
DEEDS: Mapping[Deed, Text] = {
    Deed.TAKEN: T("Complaint", "log"),
    Deed.HANDED: T("Handed on", "log"),
    Deed.ANSWERED: T("Remedy", "log"),
    Deed.REOPENED: T("Not content", "log"),
    Deed.CLOSED: T("Customer", "log"),
}


@dataclass(frozen=True, slots=True)
class ComplaintFacts:
    """A complaint: about which vehicle, who sees to it, since when it waits for an answer, and what caused it."""

    id: str
    step: Complaint
    vehicle: str
    owner: str
    since: datetime
    fault: Fault | None
    deeds: int


@dataclass(frozen=True, slots=True)
class DeedShown:
    """One thing that was done with a complaint, in words."""

    did: Deed
    at: datetime
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """A complaint with all that was done and said, and whose car it is about."""

    id: ComplaintId
    facts: ComplaintFacts
    vehicle: VehicleId
    plate: str
    model: str
    customer: str
    phone: str
    owner: str
    deeds: tuple[DeedShown, ...]


@dataclass(frozen=True, slots=True)
class Complaints:
    """Complaints that are not closed, the oldest first, then those closed of late; how often each cause was found in a year."""

    at: datetime
    lines: tuple[ComplaintLine, ...]
    causes: tuple[tuple[Fault, int], ...]
    staff: tuple[tuple[str, str], ...]
    """Login and name of whoever can see to one."""
