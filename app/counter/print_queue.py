"""The queue of prints in the database: what waits, who has it, how it ended. Written by the machine, no journal."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from app.counter import photos
from app.counter.documents import (
    DocumentFile,
    DocumentRow,
    PrinterRoute,
    PrinterRow,
    PrintJob,
    filled,
    personal_texts,
    read_text,
    written_text,
)
from app.counter.kept_back import kept_back
from app.counter.print_counts import counts
from app.counter.print_facts import Job
from app.counter.print_rules import How
from app.counter.staff import StaffRow
from app.kernel.flow import Flow
from app.kernel.text import Text
from app.paper import frozen
from app.paper.model import Paper, Print
from app.store.base import add
from app.store.tables import Drawer


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that waits. `slip`: a station acknowledges it, and did at `seen_at`.

    `asked_by_hand`: a person sent it again after it was made; `had`: whom it is for has it without this print.
    """

    id: str
    document: str
    copy: int
    role: str
    printer: str | None
    pulse: bool
    attempts: int
    made_at: datetime
    asked_at: datetime
    slip: bool
    seen_at: datetime | None

    @property
    def asked_by_hand(self) -> bool:
        return self.asked_at > self.made_at

    @property
    def had(self) -> bool:
        return self.seen_at is not None and self.seen_at >= self.asked_at


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is laid out: the paper with its words put in, the print, and what was kept of the original."""

    paper: Paper
    print: Print
    keeps: bool
    laid_out: bool


@dataclass(frozen=True, slots=True)
class Address:
    """A printer that takes a job; the house's own folder has no id and no address."""

    id: str
    how: How
    address: str


HOME = Address("", How.FOLDER, "")


@dataclass(frozen=True, slots=True)
class Ways:
    """Which printer takes what, as it is set now."""

    printers: Mapping[str, Address]
    routes: Mapping[tuple[str, str], str]

    def of(self, job: Waiting, counter: str) -> Address:
        """Where a job goes: where a person sent it, else its station's printer, its kind's, the folder."""
        if job.printer and job.printer in self.printers:
            return self.printers[job.printer]
        for role in (job.role, job.role.partition(":")[0]):
            for at in (counter, ""):
                if (role, at) in self.routes:
                    return self.printers[self.routes[role, at]]
        return HOME


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A print that did not come out. `asks`: nobody tried it; a person says first whether it is still wanted."""

    counter: str
    asks: bool
    why: Text | None


def waiting(db: Connection, counter: str) -> list[Waiting]:
    """Every job that waits at a counter, in the order in which it was asked for."""
    return [Waiting(*r) for r in db.execute(_waiting, {"counter": counter})]


def ways(db: Connection) -> Ways:
    """The printers and routes as they are set."""
    printers = {r.id: Address(r.id, How(r.how), r.address) for r in db.execute(_printers)}
    return Ways(printers, {(r.role, r.counter): r.printer for r in db.execute(_routes)})


def drawn(db: Connection, document: str, job: str | None = None) -> Drawn:
    """A document as one of its jobs prints it; without a job, as its original was asked for."""
    r = db.execute(_document, {"document": document}).one()
    paper = frozen.from_json(r.data)
    texts = personal_texts(db, frozen.kept(paper)) | photos.in_base64(db, frozen.photos(paper))
    words: Paper = filled(paper, texts)
    one = db.execute(_job, {"job": job}).first() if job else None
    asked = r if one is None or one.copy == 1 else one
    copy = one.copy if one else 1
    pages = dict(counts(db, document, copy))
    made = Print(copy, asked.made_at, asked.counter, asked.by or asked.made_by, r.code, pages)
    return Drawn(words, made, r.keeps, r.sha256 is not None)


def original(db: Connection, document: str) -> bytes | None:
    """The bytes of an original, if they are still kept."""
    content: bytes | None = db.execute(_file, {"document": document}).scalar()
    return content


def keep_original(db: Connection, document: str, content: bytes, sha256: str, until: datetime | None) -> None:
    """Keep what the original looks like: its digest for good, its bytes until a day, or none where a photo has gone."""
    kept = db.execute(_digest, {"d": document, "s": sha256}).rowcount
    if kept and not db.execute(_lacks, {"document": document}).scalar():
        add(db, DocumentFile, {"document": document, "content": content, "until": until})


def purge(db: Connection, now: datetime) -> int:
    """Let the bytes of slips, lists and photos go whose day has come; data and digest stay (COM-40)."""
    photos.purge(db, now)
    return db.execute(_purge, {"now": now}).rowcount


def claim(db: Connection, job: Waiting, flows: Iterable[Flow], at: datetime) -> bool:
    """Take a job to print it; False if a person, or another worker, was faster. Committed before a byte leaves.

    What a flow keeps back since it was asked for comes out no more: the job stands aside and says why.
    """
    if no := kept_back(db, flows, job.document):
        settle(db, job.id, Job.FAILED, no.text, at, failed=True, next_at=at)
        return False
    return db.execute(_claim, {"j": job.id}).rowcount == 1


def settle(
    db: Connection, job: str, state: Job, why: Text | None, at: datetime, *, failed: bool, next_at: datetime
) -> None:
    """Write how a try ended; a job that is no longer under way stays as a person left it."""
    db.execute(
        _settle,
        {
            "j": job,
            "state": state.value,
            "why": written_text(why) if why else None,
            "tried": int(failed),
            "next_at": next_at,
            "ended_at": None if state is Job.QUEUED else at,
        },
    )


def under_way(db: Connection, counter: str) -> list[Waiting]:
    """Jobs that were under way when the program ended."""
    return [Waiting(*r) for r in db.execute(_under_way, {"counter": counter})]


def unprinted(db: Connection, moments: Container[datetime]) -> list[Unprinted]:
    """What was asked for at some moments and has not come out, at any counter; what is under way is left out."""
    return [
        Unprinted(
            r.counter, r.state == Job.FAILED.value and not r.attempts, read_text(r.why) if r.why else None
        )
        for r in db.execute(_unprinted)
        if r.made_at in moments
    ]


def _by(kind: Any) -> Select[Any]:
    """With the name of who asked for it, as it is called on paper."""
    return (
        select(kind.made_at, kind.made_by, kind.counter, Drawer.text.label("by"))
        .outerjoin(StaffRow, StaffRow.login == kind.made_by)
        .outerjoin(Drawer, Drawer.id == StaffRow.name)
    )


_light: Any = (
    select(
        PrintJob.id,
        PrintJob.document,
        PrintJob.copy,
        PrintJob.role,
        PrintJob.printer,
        PrintJob.pulse,
        PrintJob.attempts,
        PrintJob.made_at,
        PrintJob.asked_at,
        DocumentRow.awaited.is_not(None),
        DocumentRow.seen_at,
    )
    .join(DocumentRow, DocumentRow.id == PrintJob.document)
    .where(PrintJob.counter == bindparam("counter"))
)
_order: Sequence[Any] = (PrintJob.made_at, PrintJob.n, PrintJob.id)
_waiting = _light.where(PrintJob.state == Job.QUEUED.value).order_by(*_order)
_under_way = _light.where(PrintJob.state == Job.PRINTING.value).order_by(*_order)
_unprinted = (
    select(PrintJob.counter, PrintJob.state, PrintJob.attempts, PrintJob.why, PrintJob.made_at)
    .where(PrintJob.state.in_([state.value for state in (Job.QUEUED, Job.FAILED, Job.DOUBTFUL)]))
    .order_by(*_order)
)
_printers = select(PrinterRow.id, PrinterRow.how, PrinterRow.address)
_routes = select(PrinterRoute.role, PrinterRoute.counter, PrinterRoute.printer)
_document = (
    _by(DocumentRow)
    .add_columns(DocumentRow.data, DocumentRow.code, DocumentRow.keeps, DocumentRow.sha256)
    .where(DocumentRow.id == bindparam("document"))
)
_job = _by(PrintJob).add_columns(PrintJob.copy).where(PrintJob.id == bindparam("job"))
_file = select(DocumentFile.content).where(DocumentFile.document == bindparam("document"))
_digest = (
    update(DocumentRow)
    .where(DocumentRow.id == bindparam("d"), DocumentRow.sha256.is_(None))
    .values(sha256=bindparam("s"))
)
_lacks = select(photos.lacks(bindparam("document")))
_purge = delete(DocumentFile).where(DocumentFile.until < bindparam("now"))
_claim = (
    update(PrintJob)
    .where(PrintJob.id == bindparam("j"), PrintJob.state == Job.QUEUED.value)
    .values(state=Job.PRINTING.value)
)
_settle = (
    update(PrintJob)
    .where(PrintJob.id == bindparam("j"), PrintJob.state.in_((Job.QUEUED.value, Job.PRINTING.value)))
    .values(
        state=bindparam("state"),
        why=bindparam("why"),
        attempts=PrintJob.attempts + bindparam("tried"),
        next_at=bindparam("next_at"),
        ended_at=bindparam("ended_at"),
    )
)
