"""The export sheet for the national system: what went into which sheet, and when it was entered there."""

from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.figures import Record
from app.flows.volunteer.facts.ids import ExportId


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """A sheet: how many entries it holds, and on which day they were entered there (None: not yet)."""

    id: str
    entries: int
    entered: date | None


@dataclass(frozen=True, slots=True)
class Exported:
    """An entry on a sheet; it `counts` no more once a fake took it, itself or a later one: it is taken back there."""

    record: Record
    volunteer: str
    counts: bool


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A sheet on the list; `gone` entries of it count no more."""

    id: ExportId
    facts: ExportFacts
    at: datetime
    by: str
    minutes: int
    gone: int


@dataclass(frozen=True, slots=True)
class Exports:
    """Every sheet, the newest first, and how many entries with how many minutes stand on none."""

    exports: tuple[ExportLine, ...]
    new: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ExportShown:
    """A sheet with its entries."""

    id: ExportId
    facts: ExportFacts
    at: datetime
    entries: tuple[Exported, ...]
