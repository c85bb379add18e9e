"""What the house shows over all its flows: what is due, and what a search finds. Plain values.

A flow that wants its cases called by more than their number gives a query of its own for `CaseLines`,
`(db, ids, staff) -> CaseLines`; one whose cases are found by words gives `FlowHits`,
`(db, words, staff) -> FlowHits`. One that has figures of the present moment to show beside Today gives
`FlowFigures`, `(db, at, settings) -> FlowFigures`; one in whose books something falls due that is no case's, or that
tells somebody at work of something until they have read it, gives `FlowDues`, `(db, at, staff, settings) -> FlowDues`.
What a role may not see is left out there (RST-51).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.kernel.text import Text


@dataclass(frozen=True, slots=True)
class CaseLine:
    """How a case is called in a list: a short name (a table, a plate), and what stands beside it."""

    name: str
    about: Text | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class CaseLines:
    """How some cases of a flow are called, by id."""

    lines: Mapping[str, CaseLine]


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something that is due: what (the declared title), for which case, when, and the act that settles it.

    What `rings` is told with a sound, once it is due; what is done by `itself` the counter does then. What is no
    case's leads to a `record` of the flow's own books; `news` is told until it is read, and is never late.
    """

    flow: str
    case: str
    name: str
    key: str
    at: datetime
    number: str
    step: str
    line: CaseLine
    title: Text
    does: str | None
    mine: bool
    """Whether the person at work has the role that sees to it."""
    icon: str = ""
    rings: bool = False
    itself: bool = False
    record: str = ""
    news: bool = False

    @classmethod
    def of_book(
        cls,
        flow: str,
        record: str,
        name: str,
        at: datetime,
        line: CaseLine,
        title: Text,
        icon: str,
        *,
        news: bool = False,
    ) -> "DueRow":
        """What is due in a flow's books and is no case's, for whoever looks; it leads to `record`. `news` also rings."""
        return cls(
            flow=flow,
            case="",
            name=name,
            key="",
            at=at,
            number="",
            step="",
            line=line,
            title=title,
            does=None,
            mine=True,
            icon=icon,
            rings=news,
            record=record,
            news=news,
        )


@dataclass(frozen=True, slots=True)
class FlowDues:
    """What is due in the books of one flow, and no case's: rows with a `record`."""

    rows: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due over all flows that this counter serves, the earliest first.

    At `next` something rings, or is done by itself.
    """

    at: datetime
    rows: tuple[DueRow, ...]
    next: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure beside Today: what it says, how much it is, and what it is held against.

    `value` is None while it is not known yet, which is written as a dash and never as 0.
    """

    title: Text
    value: Text | None
    beside: Text | None = None


@dataclass(frozen=True, slots=True)
class FlowFigures:
    """The figures of one flow, the weightiest first."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all flows that this counter serves, as they are at a moment."""

    at: datetime
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found. `kind` groups it: "case", "guest", "document", or "record" of a flow's own books.

    `case`, `document`, `guest` or `record` is where it leads; `matched` is how many characters of `name` stand for what was typed.
    """

    kind: str
    flow: str
    name: str
    about: Text | None = None
    state: str = ""
    case: str = ""
    document: str = ""
    guest: str = ""
    record: str = ""
    matched: int = 0


@dataclass(frozen=True, slots=True)
class FlowHits:
    """What one flow finds."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found over all flows, the best first within each kind."""

    words: str
    hits: tuple[Hit, ...]
