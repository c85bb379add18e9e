"""A visit at its delivery, as its page shows it (DLR-40 to 43)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.visits import VisitFacts


@dataclass(frozen=True, slots=True)
class DeliveryShown:
    """Whose car it is; `names` are those of the staff by login, `texts` what was written, by drawer id."""

    id: VisitId
    facts: VisitFacts
    plate: str
    model: str
    customer: str
    phone: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
