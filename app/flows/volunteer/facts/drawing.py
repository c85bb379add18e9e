"""The audit sample: entries drawn by a recorded seed, and what was found of each."""

from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.figures import Record
from app.flows.volunteer.facts.ids import SampleId
from app.kernel.text import Text


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """What was sealed: whether it is `drawn`, the entries that were, and of which of them something was found."""

    id: str
    drawn: bool
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
class How:
    """How it was drawn: `line` is the mark of the draw's own line in the journal, which made the `seed` with the number called."""

    line: str
    seed: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class SampleShown:
    """What was sealed `at` a moment: `count` of the `of` entries of a span are drawn, those of the `digest`.

    `called` was said in front of witnesses before. `drawn` is how and when it was drawn, None until then, and
    `entries` what came out. It is the `nth` over these days, and `why` says why not the first; `why_id` is for papers.
    """

    id: SampleId
    facts: SampleFacts
    number: str
    first: date
    last: date
    called: str
    count: int
    digest: str
    of: int
    nth: int
    why: str
    why_id: str | None
    at: datetime
    by: str
    drawn: How | None
    entries: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A draw on the list, the `nth` over its days, with how far it is; `drawn` is 0 while it is only sealed."""

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

    `line` and `seed` are None while it is only sealed; `journal` is the mark of the draw's line as the journal has it,
    None where that does not come after the line of the seal; `repeats` whether an earlier draw met its days.
    """

    number: str
    called: str
    count: int
    line: str | None
    seed: str | None
    journal: str | None
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
