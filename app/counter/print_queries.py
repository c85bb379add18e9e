"""What screens show of prints, documents and printers."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.counter.closed import Viewer, closed_papers, hold_open, hold_paper_open
from app.counter.documents import DocumentRow, PrinterRoute, PrinterRow, PrintJob, read_text
from app.counter.flow import HOUSE
from app.counter.print_facts import (
    DocumentId,
    Documents,
    DocumentShown,
    FlowPaperRoles,
    Job,
    JobId,
    JobShown,
    PaperRole,
    PrintCentre,
    PrinterId,
    Printers,
    PrinterShown,
)
from app.counter.settings import Settings, served_flows
from app.kernel.flow import Flow
from app.kernel.judge import Staff
from app.kernel.text import T, Text
from app.store.among import among

MOST = 200
"""Jobs of one part of the list at the most."""
NEEDED = (Job.DOUBTFUL, Job.FAILED)
WAIT = (Job.QUEUED, Job.PRINTING)
RECEIPTS = PaperRole("receipt", T("Receipts"))
DONE = (Job.PRINTED, Job.ACKNOWLEDGED, Job.CANCELLED)


@HOUSE.gives
def print_centre(db: Connection, at: datetime, viewer: Viewer, flows: Mapping[str, Flow]) -> PrintCentre:
    """What needs somebody first, then what waits, then what was printed last; none that whoever looks may not see."""
    needed = _jobs(db, NEEDED, PrintJob.made_at)
    waits = _jobs(db, WAIT, PrintJob.made_at)
    done = _jobs(db, DONE, PrintJob.made_at.desc())
    closed = closed_papers(db, viewer, flows.values(), (one.document for one in (*needed, *waits, *done)))
    parts = (tuple(one for one in part if one.document not in closed) for part in (needed, waits, done))
    return PrintCentre(at, *parts)


@HOUSE.gives
def documents(db: Connection, case: str, viewer: Viewer, flows: Mapping[str, Flow]) -> Documents:
    """The documents of a case; none that whoever looks may not see."""
    rows = db.execute(_documents, {"case": case}).all()
    closed = closed_papers(db, viewer, flows.values(), (r.id for r in rows))
    return Documents(tuple(_shown_document(r) for r in rows if r.id not in closed))


@HOUSE.gives
def document(
    db: Connection,
    document: str,
    at: datetime,
    staff: Staff,
    flows: Mapping[str, Flow],
    settings: Settings,
) -> DocumentShown:
    """One document by its id; raises Refused where whoever looks may not see it, or its case is closed to them."""
    shown = _shown_document(db.execute(_one_document, {"id": document}).one())
    viewer = Viewer(staff, at, settings)
    hold_open(db, viewer, flows, shown.case)
    hold_paper_open(db, viewer, flows.values(), document)
    return shown


def _shown_document(r: Any) -> DocumentShown:
    return DocumentShown(DocumentId(r.id), r.number, r.kind, read_text(r.title), r.case, r.made_at, r.prints)


@HOUSE.gives
def printers(db: Connection, flows: Mapping[str, Flow], settings: Settings) -> Printers:
    """The printers of the house, which one takes what, and what there is to take."""
    rows = db.execute(_printers)
    shown = tuple(PrinterShown(PrinterId(r.id), r.name, r.how, r.address, r.waiting) for r in rows)
    routes = {(r.role, r.counter): r.printer for r in db.execute(_routes)}
    roles = {role.role: role for role in (RECEIPTS, *_roles(db, flows, settings))}
    for role, _ in routes:
        roles.setdefault(role, PaperRole(role, Text("{role}", {"role": role})))
    return Printers(shown, routes, tuple(roles.values()))


def _roles(db: Connection, flows: Mapping[str, Flow], settings: Settings) -> Iterator[PaperRole]:
    for name in served_flows(settings, flows):
        if query := flows[name].queries.get(FlowPaperRoles):
            yield from query(db).roles


def _jobs(db: Connection, states: tuple[Job, ...], order: Any) -> tuple[JobShown, ...]:
    query = _shown.order_by(order, PrintJob.n, PrintJob.id).limit(MOST)
    found = db.execute(query, {"states": [state.value for state in states]})
    return tuple(_job(r) for r in found)


def _job(r: Any) -> JobShown:
    return JobShown(
        id=JobId(r.id),
        step=Job(r.state),
        document=DocumentId(r.document),
        number=r.number,
        title=read_text(r.title),
        case=r.case,
        copy=r.copy,
        role=r.role,
        printer=r.printer,
        counter=r.counter,
        attempts=r.attempts,
        why=read_text(r.why) if r.why else None,
        made_at=r.made_at,
        next_at=r.next_at,
        ended_at=r.ended_at,
    )


_shown = (
    select(
        PrintJob.id,
        PrintJob.state,
        PrintJob.document,
        DocumentRow.number,
        DocumentRow.title,
        DocumentRow.case,
        PrintJob.copy,
        PrintJob.role,
        PrintJob.printer,
        PrintJob.counter,
        PrintJob.attempts,
        PrintJob.why,
        PrintJob.made_at,
        PrintJob.next_at,
        PrintJob.ended_at,
    )
    .join(DocumentRow, DocumentRow.id == PrintJob.document)
    .where(among(PrintJob.state, "states"))
)
_every_document = select(
    DocumentRow.id,
    DocumentRow.number,
    DocumentRow.kind,
    DocumentRow.title,
    DocumentRow.case,
    DocumentRow.made_at,
    DocumentRow.prints,
)
_documents = _every_document.where(DocumentRow.case == bindparam("case")).order_by(
    DocumentRow.made_at, DocumentRow.number, DocumentRow.id
)
_one_document = _every_document.where(DocumentRow.id == bindparam("id"))
_waits = (
    select(func.count())
    .select_from(PrintJob)
    .where(PrintJob.printer == PrinterRow.id, PrintJob.state.in_([state.value for state in WAIT]))
    .scalar_subquery()
)
_printers = select(
    PrinterRow.id, PrinterRow.name, PrinterRow.how, PrinterRow.address, _waits.label("waiting")
).order_by(PrinterRow.id)
_routes = select(PrinterRoute.role, PrinterRoute.counter, PrinterRoute.printer)
