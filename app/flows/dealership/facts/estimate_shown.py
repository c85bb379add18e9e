"""A visit at its estimate, as the screen shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.preparation import PutOff
from app.flows.dealership.facts.visits import VisitFacts


@dataclass(frozen=True, slots=True)
class EstimateShown:
    """Whose car it is, and what was said; `said` has by version the customer's words and who asked.

    `texts` are what decisions were given as reasons, by their ids; `put_off` was recommended at earlier visits, and
    stands in no sum.
    """

    id: VisitId
    facts: VisitFacts
    plate: str
    model: str
    customer: str
    words: str
    conditions: str
    until: date
    said: Mapping[int, tuple[str, str]]
    texts: Mapping[str, str]
    put_off: tuple[PutOff, ...] = ()
    takers: tuple[tuple[str, str], ...] = ()
    """Login and name of whoever can sign for parts."""
