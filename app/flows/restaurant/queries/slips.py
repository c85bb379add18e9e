"""Kitchen slips on their way: of a table, of the house, by their number (RST-19)."""

from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.counter.documents import DocumentRow, PrintJob, read_text
from app.counter.print_facts import DocumentFacts, Job
from app.flows.restaurant.facts.ids import SittingId, SlipId
from app.flows.restaurant.facts.parts import SlipFacts
from app.flows.restaurant.facts.slips import KitchenSlips, SlipFound, SlipShown
from app.flows.restaurant.facts.tracks import Slip
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.discretion import CONFIDED, receives
from app.flows.restaurant.queries.people import names
from app.flows.restaurant.queries.seated import CALLED, SEATED
from app.kernel.judge import Staff
from app.kernel.numbers import parse_number


@FLOW.gives
def kitchen_slips(db: Connection, staff: Staff, sitting: str = "") -> KitchenSlips:
    """The slips of a sitting; without one, all that the kitchen has not acknowledged: two statements."""
    rows = db.execute(_of_sitting, {"sitting": sitting}) if sitting else db.execute(_unanswered)
    found = rows.all()
    who = names(db, {r.seen_by for r in found})
    return KitchenSlips(
        tuple(
            SlipShown(
                facts=_facts(r),
                sitting=SittingId(r.sitting),
                table=(r.table_name or "") if receives(staff, r.named, r.waiter) else "",
                title=read_text(r.title),
                station=r.awaited.partition(":")[2],
                printed=Job(r.state),
                why=read_text(r.why) if r.why else None,
                seen_at=r.seen_at,
                seen_by=who.get(r.seen_by),
                paper=DocumentFacts(r.id, r.number, r.sitting, r.prints),
            )
            for r in found
        )
    )


@FLOW.gives
def slip_found(db: Connection, number: str) -> SlipFound:
    """A slip by its number, as it is typed or scanned: one statement."""
    parsed = parse_number(number)
    row = db.execute(_numbered, {"number": str(parsed)}).first() if parsed else None
    return SlipFound(number, SittingId(row.sitting) if row else None, _facts(row) if row else None)


def _facts(r: Any) -> SlipFacts:
    step = Slip.ACKNOWLEDGED if r.seen_at else Slip.SENT
    return SlipFacts(SlipId(r.id), step, r.number, r.made_at)


_newest = (
    select(func.max(PrintJob.copy))
    .where(PrintJob.document == DocumentRow.id)
    .correlate(DocumentRow)
    .scalar_subquery()
)
_slip = select(
    *(DocumentRow.id, DocumentRow.number, DocumentRow.made_at, DocumentRow.seen_at, DocumentRow.seen_by),
    *(DocumentRow.title, DocumentRow.awaited, DocumentRow.prints),
    DocumentRow.case.label("sitting"),
)
_slips = (
    _slip.add_columns(PrintJob.state, PrintJob.why, SittingRow.waiter, CONFIDED, CALLED)
    .join(PrintJob, (PrintJob.document == DocumentRow.id) & (PrintJob.copy == _newest))
    .join(SittingRow, SittingRow.id == DocumentRow.case)
    .outerjoin(TableRow, TableRow.id == SittingRow.table_id)
    .where(DocumentRow.awaited.is_not(None))
    .order_by(DocumentRow.made_at, DocumentRow.number)
)
_of_sitting = _slips.where(DocumentRow.case == bindparam("sitting"))
_unanswered = _slips.where(SEATED, DocumentRow.seen_at.is_(None))
_numbered = _slip.where(DocumentRow.number == bindparam("number"), DocumentRow.awaited.is_not(None))
