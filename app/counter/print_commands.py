"""What people decide about prints, and which printer takes what (COM-40, 41). What machines report is no command."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from sqlalchemy import Connection, bindparam, delete, func, select, update

from app.counter.closed import hold_paper_open
from app.counter.documents import DocumentRow, Made, PrinterRoute, PrinterRow, PrintJob, new_job
from app.counter.doing import Doing
from app.counter.flow import HOUSE
from app.counter.kept_back import hold_in_force
from app.counter.print_counts import count_again
from app.counter.print_facts import DocumentFacts, DocumentId, Job, JobFacts, JobId, PrinterFacts, PrinterId
from app.counter.print_rules import How
from app.kernel.chars import clean
from app.kernel.command import does
from app.kernel.fields import Label, Note
from app.kernel.ids import CounterCode
from app.kernel.refusal import No, Refused
from app.store.among import among


class Role(str):
    """A kind of paper, and perhaps its station: `receipt`, `kitchen:热菜`."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(pattern=r"^[a-z_]{1,24}(:[^\x00-\x1f]{1,50})?$", strict=True)
        return core_schema.no_info_after_validator_function(
            lambda s: cls(clean(s, 75)), text, serialization=core_schema.to_string_ser_schema()
        )


@dataclass(frozen=True)
class Reprinted:
    """A further print: how manieth of its document."""

    job: JobId
    copy: int


@HOUSE.facts_of(DocumentId)
def documents(db: Connection, ids: Sequence[str]) -> dict[str, DocumentFacts]:
    """Documents by id."""
    return {
        r.id: DocumentFacts(r.id, r.number, r.case, r.prints)
        for r in db.execute(_documents, {"ids": list(ids)})
    }


@HOUSE.facts_of(JobId)
def jobs(db: Connection, ids: Sequence[str]) -> dict[str, JobFacts]:
    """Print jobs by id."""
    return {
        r.id: JobFacts(r.id, Job(r.state), r.document, r.copy) for r in db.execute(_jobs, {"ids": list(ids)})
    }


@HOUSE.facts_of(PrinterId)
def printers(db: Connection, ids: Sequence[str]) -> dict[str, PrinterFacts]:
    """Printers by id."""
    return {r.id: PrinterFacts(r.id, r.waiting) for r in db.execute(_printers, {"ids": list(ids)})}


@does(HOUSE)
def print_again(do: Doing, document: DocumentId) -> Reprinted:
    """Print a document once more, marked and counted, each framed page on it too; the journal's row is the record of it (COM-31, 85).

    What a flow keeps back, since it holds no more, comes out of no printer again.
    """
    _hold_printable(do, document)
    copy = do.db.execute(_count, {"d": document}).scalar_one()
    count_again(do.db, document, copy)
    last = do.db.execute(_last, {"d": document}).one()
    job = do.new(JobId)
    made = Made(do.now, do.staff.login, do.counter, None)
    do.add(PrintJob, new_job(job, document, copy, last.role, made, printer=last.printer))
    return Reprinted(job, copy)


@does(HOUSE)
def send_again(do: Doing, job: JobId) -> None:
    """Have a print tried again now, here."""
    _back(do, job)


@does(HOUSE)
def send_elsewhere(do: Doing, job: JobId, printer: PrinterId) -> None:
    """Have a print come out of another printer, sent from this counter."""
    _back(do, job, printer=printer)


@does(HOUSE)
def confirm_printed(do: Doing, job: JobId, came_out: bool) -> None:
    """Somebody looked: a print that may have come out did, or did not and is sent again (D12)."""
    if came_out:
        _set(do, job, state=Job.ACKNOWLEDGED.value, why=None, ended_at=do.now)
    else:
        _back(do, job)


@does(HOUSE)
def cancel_print(do: Doing, job: JobId, why: Note) -> None:
    """Print something no more; who, when and why stays."""
    _set(do, job, state=Job.CANCELLED.value, cancelled_why=why.id, ended_at=do.now)


@does(HOUSE)
def set_printer(do: Doing, printer: PrinterId, name: Label, how: How, address: Label) -> None:
    """Set up a printer, or change one that is there."""
    row = {"name": name, "how": how.value, "address": address}
    if not do.set(PrinterRow, {"id": printer}, **row):
        do.add(PrinterRow, row | {"id": printer})


@does(HOUSE)
def remove_printer(do: Doing, printer: PrinterId) -> None:
    """Take a printer out of use: what it took goes where it went before there was a choice."""
    do.db.execute(_unroute, {"p": printer})
    do.db.execute(_unname, {"p": printer})
    do.db.execute(_remove, {"p": printer})


@does(HOUSE)
def choose_printer(
    do: Doing, role: Role, printer: PrinterId | None = None, counter: CounterCode | None = None
) -> None:
    """Choose which printer takes a kind of paper, at one counter or in the whole house; none: the folder."""
    key = {"role": str(role), "counter": counter or ""}
    if printer is None:
        do.db.execute(_unchoose, key)
    elif not do.set(PrinterRoute, key, printer=printer):
        do.add(PrinterRoute, key | {"printer": printer})


def _hold_printable(do: Doing, document: str) -> None:
    """Raises Refused for a paper that whoever asks may not see, or that holds no more."""
    hold_paper_open(do.db, do.viewer, do.flows, document)
    hold_in_force(do.db, do.flows, document)


def _back(do: Doing, job: JobId, **other: Any) -> None:
    _hold_printable(do, do.facts["job"].document)
    _set(
        do,
        job,
        state=Job.QUEUED.value,
        why=None,
        counter=do.counter,
        next_at=do.now,
        asked_at=do.now,
        **other,
    )


def _set(do: Doing, job: JobId, **values: Any) -> None:
    """Change a job that still stands where it was judged: the machine may have taken it meanwhile."""
    if not do.set(PrintJob, {"id": job, "state": do.facts["job"].step.value}, **values):
        raise Refused(No("This print has just moved on. Look again, then decide."))


_documents = select(DocumentRow.id, DocumentRow.number, DocumentRow.case, DocumentRow.prints).where(
    among(DocumentRow.id, "ids")
)
_jobs = select(PrintJob.id, PrintJob.state, PrintJob.document, PrintJob.copy).where(among(PrintJob.id, "ids"))
_waiting = (
    select(func.count())
    .select_from(PrintJob)
    .where(PrintJob.printer == PrinterRow.id, PrintJob.state.in_((Job.QUEUED, Job.PRINTING)))
    .scalar_subquery()
)
_printers = select(PrinterRow.id, _waiting.label("waiting")).where(among(PrinterRow.id, "ids"))
_count = (
    update(DocumentRow)
    .where(DocumentRow.id == bindparam("d"))
    .values(prints=DocumentRow.prints + 1)
    .returning(DocumentRow.prints)
)
_last = (
    select(PrintJob.role, PrintJob.printer)
    .where(PrintJob.document == bindparam("d"))
    .order_by(PrintJob.copy.desc(), PrintJob.id)
    .limit(1)
)
_unroute = delete(PrinterRoute).where(PrinterRoute.printer == bindparam("p"))
_unname = update(PrintJob).where(PrintJob.printer == bindparam("p")).values(printer=None)
_remove = delete(PrinterRow).where(PrinterRow.id == bindparam("p"))
_unchoose = delete(PrinterRoute).where(
    PrinterRoute.role == bindparam("role"), PrinterRoute.counter == bindparam("counter")
)
