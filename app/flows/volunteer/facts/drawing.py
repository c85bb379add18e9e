"""The audit sample: entries drawn by a recorded seed, and what was found of each."""

from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.figures import Record
from app.flows.volunteer.facts.ids import SampleId


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """A draw: the entries that were drawn, and of which of them something was found."""

    id: str
    entries: frozenset[str]
    found: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An entry of a draw; `right` is what was found, None while nobody looked; `name_id` is for papers."""

    record: Record
    name_id: str
    right: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class SampleShown:
    """A draw: `of` entries lay in the span, as many were drawn by the seed as `entries` says; the first was asked for."""

    id: SampleId
    facts: SampleFacts
    number: str
    first: date
    last: date
    seed: str
    of: int
    at: datetime
    by: str
    entries: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A draw on the list, with how far it is."""

    id: SampleId
    number: str
    first: date
    last: date
    seed: str
    of: int
    drawn: int
    found: int
    wrong: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Samples:
    """Every draw, the newest first: none of them can be left out."""

    samples: tuple[SampleLine, ...]
