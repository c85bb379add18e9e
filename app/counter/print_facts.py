"""What is known of documents and of the jobs that print them: plain values, without Qt and without the database."""

from dataclasses import dataclass
from datetime import datetime

from app.kernel.ids import Id
from app.kernel.steps import Steps
from app.kernel.text import Text


class DocumentId(Id):
    """A document as it was frozen."""

    __slots__ = ()


class JobId(Id):
    """One print of a document."""

    __slots__ = ()


class PrinterId(Id):
    """A printer of the house, by a short code."""

    __slots__ = ()


class Job(Steps):
    """How far a print is. Doubtful: it may have come out, and a person has to look."""

    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    ACKNOWLEDGED = "acknowledged"
    FAILED = "failed"
    DOUBTFUL = "doubtful"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document; `prints` counts its prints, the original among them."""

    id: str
    number: str
    case: str | None
    prints: int


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A print job; `copy` 1 is the original."""

    id: str
    step: Job
    document: str
    copy: int


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """A printer, and how many jobs wait for it by name."""

    id: str
    waiting: int


@dataclass(frozen=True, slots=True)
class JobShown:
    """A print job on the list. `role` is what kind of printer it is for, `printer` where a person sent it."""

    id: JobId
    step: Job
    document: DocumentId
    number: str
    title: Text
    case: str | None
    copy: int
    role: str
    printer: str | None
    counter: str
    attempts: int
    why: Text | None
    made_at: datetime
    next_at: datetime
    ended_at: datetime | None

    @property
    def facts(self) -> JobFacts:
        """What guards know of it."""
        return JobFacts(self.id, self.step, self.document, self.copy)


@dataclass(frozen=True, slots=True)
class PrintCentre:
    """What needs somebody (doubtful, failed), what waits, and what was printed last."""

    at: datetime
    needed: tuple[JobShown, ...]
    waiting: tuple[JobShown, ...]
    done: tuple[JobShown, ...]


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document on a list."""

    id: DocumentId
    number: str
    kind: str
    title: Text
    case: str | None
    made_at: datetime
    prints: int

    @property
    def facts(self) -> DocumentFacts:
        """What guards know of it."""
        return DocumentFacts(self.id, self.number, self.case, self.prints)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a case, in the order in which they were made."""

    rows: tuple[DocumentShown, ...]


@dataclass(frozen=True, slots=True)
class PrinterShown:
    """A printer: `how` is "folder", "network" or "system"; `address` its folder, host:port or name there."""

    id: PrinterId
    name: str
    how: str
    address: str
    waiting: int = 0

    @property
    def facts(self) -> PrinterFacts:
        """What guards know of it."""
        return PrinterFacts(self.id, self.waiting)


@dataclass(frozen=True, slots=True)
class PaperRole:
    """A kind of paper that a printer is chosen for: "receipt", "kitchen:热菜"."""

    role: str
    title: Text


@dataclass(frozen=True, slots=True)
class FlowPaperRoles:
    """The kinds of paper of one flow, from a query of its own: `(db) -> FlowPaperRoles`."""

    roles: tuple[PaperRole, ...]


@dataclass(frozen=True, slots=True)
class Printers:
    """The printers, and which one takes what: {(role, counter): printer}; counter "" is the whole house.

    `roles` are the kinds of paper that the served flows print.
    """

    printers: tuple[PrinterShown, ...]
    routes: dict[tuple[str, str], str]
    roles: tuple[PaperRole, ...] = ()
