"""The audit sample: entries drawn by a recorded seed, and what was found of each."""

from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.figures import Record
from app.flows.volunteer.facts.ids import SampleId
from app.kernel.text import Text


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
    """A draw: from `of` entries of the span as many were drawn by the seed as `entries` says.

    `called` was said in front of witnesses, `head` is the mark of the journal's newest line then; `digest` is that
    of the entries it was drawn from. It is the `nth` over these days, and `why` says why not the first; `why_id`
    is for papers.
    """

    id: SampleId
    facts: SampleFacts
    number: str
    first: date
    last: date
    called: str
    head: str
    seed: str
    digest: str
    of: int
    nth: int
    why: str
    why_id: str | None
    at: datetime
    by: str
    entries: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A draw on the list, the `nth` over its days, with how far it is."""

    id: SampleId
    number: str
    first: date
    last: date
    called: str
    nth: int
    of: int
    drawn: int
    found: int
    wrong: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Samples:
    """Every draw, the newest first: none of them can be left out."""

    samples: tuple[SampleLine, ...]


@dataclass(frozen=True, slots=True)
class DrawKept:
    """A draw as it was kept: `entries` it was drawn from, and `drawn` of these in the order of their tickets.

    `line` is the mark of the line before the draw's own in the journal; `repeats` whether an earlier draw met its days.
    """

    number: str
    called: str
    head: str
    line: str
    seed: str
    population: int
    digest: str
    entries: tuple[str, ...]
    drawn: tuple[str, ...]
    repeats: bool
    reasoned: bool


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A draw that was made once more from what its paper says: how many of how many, and what does not fit."""

    number: str
    drawn: int
    of: int
    faults: tuple[Text, ...]
