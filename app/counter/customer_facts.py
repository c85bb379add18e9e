"""What is known of guests: plain values, without Qt and without the database."""

from dataclasses import dataclass
from datetime import date, datetime

from app.kernel.ids import Id, TextId


class GuestId(Id):
    """A guest in the house's file."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class GuestFacts:
    """A guest; `consent_until` is the last day on which they may be contacted (COM-83), `taboos` a drawer id."""

    id: str
    visits: int
    taboos: TextId | None
    consent_until: date | None


@dataclass(frozen=True, slots=True)
class GuestShown:
    """A guest's page. `phone` is masked for roles that do not need it; what was forgotten is a dash."""

    facts: GuestFacts
    id: GuestId
    name: str
    phone: str
    taboos: str
    consent_until: date | None
    since: datetime
    seen_at: datetime | None
    visits: int
