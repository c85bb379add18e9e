"""What the strip 现在要管 shows: one statement for each ground that a matter may have, one for the stored bottles."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, literal_column, select

from app.counter.documents import DocumentRow, PrintJob
from app.counter.print_facts import Job
from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.matters import Matter, Matters, Pressing
from app.flows.restaurant.facts.tracks import IN_HOUSE, Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.flow.vip import DUES
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.orders import LineRow, OrderRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.cellar import ending
from app.flows.restaurant.queries.discretion import CONFIDED, guest_name, receives
from app.flows.restaurant.queries.seated import CALLED, MARKED_AT, MOVED_AT, SEATED, attended
from app.kernel.judge import Staff
from app.store.tables import Case, Drawer, DueAt

_ORDER = list(Pressing)
VIP_DUES = frozenset(due.name for due in DUES)
"""What falls due of a VIP's reception: one line of the strip for each VIP, however much it is."""
_DUES = [
    why.value
    for why in (
        *(Pressing.LATE, Pressing.AVOIDED, Pressing.CALL, Pressing.FETCH, Pressing.TEA),
        *(Pressing.SLIP, Pressing.CARE, Pressing.WARM, Pressing.CORRECTED, Pressing.PREPARE),
    )
]
AHEAD = timedelta(minutes=2)
"""How far ahead is looked for what rings: a screen looks again each minute anyway."""


@FLOW.gives
def matters(db: Connection, at: datetime, staff: Staff, settings: Settings) -> Matters:
    """What somebody must see to now, the worst first, and of one kind what has waited longest."""
    alone = at - timedelta(minutes=settings.of(house.ALONE_AFTER))
    unsent = at - timedelta(minutes=settings.of(house.UNSENT_AFTER))
    unprinted = db.execute(_slips).all()
    dues = db.execute(_dues_of, {"until": at + AHEAD}).all()
    late = [r for r in dues if r.due_at <= at]
    rows = [
        *(
            _matter(Pressing.ALONE, r, attended(r), staff)
            for r in db.execute(_tables)
            if attended(r) <= alone
        ),
        *(_matter(Pressing.UNPRINTED, r, r.made_at, staff, r.slip) for r in unprinted),
        *_dues(late, staff, {r.slip for r in unprinted}),
        *(
            _matter(Pressing.UNSENT, r, r.added_at, staff, r.number)
            for r in db.execute(_unsent)
            if r.added_at and r.added_at <= unsent
        ),
        *(_matter(Pressing.UNPAID, r, r.reopened_at, staff, r.bill) for r in db.execute(UNPAID)),
    ]
    # A table that is left alone waits for service as well: it is told once.
    left = {row.sitting for row in rows if row.why is Pressing.ALONE}
    rows = [row for row in rows if row.why is not Pressing.CARE or row.sitting not in left]
    rings = (r.due_at for r in dues if r.due == Pressing.SLIP.value and r.due_at > at)
    rows.sort(key=lambda m: (_ORDER.index(m.why), m.since))
    return Matters(at, tuple(rows), min(rings, default=None), ending(db, at, settings))


def _dues(late: Iterable[Any], staff: Staff, unprinted: Container[str]) -> Iterator[Matter]:
    """What has fallen due; a slip that did not come out says so, and not besides that nobody has it."""
    together: dict[tuple[str, Pressing], list[Any]] = {}
    for r in late:
        why = Pressing.VIP if r.due in VIP_DUES else Pressing(r.due)
        if why in (Pressing.VIP, Pressing.SLIP):
            together.setdefault((r.id, why), []).append(r)
        else:
            yield _matter(why, r, r.booked_for if why is Pressing.LATE else r.due_at, staff)
    for (_, why), rows in together.items():
        yield from _of_vip(rows, staff) if why is Pressing.VIP else _of_slips(rows, staff, unprinted)


def _of_vip(rows: Sequence[Any], staff: Staff) -> Iterator[Matter]:
    first = min(rows, key=lambda r: r.due_at)
    if receives(staff, first.named, first.waiter):
        yield replace(_matter(Pressing.VIP, first, first.due_at, staff), count=len(rows))


def _of_slips(rows: Sequence[Any], staff: Staff, unprinted: Container[str]) -> Iterator[Matter]:
    some = sorted((r for r in rows if r.slip not in unprinted), key=lambda r: (r.sent_at, r.slip))
    for first in some[:1]:
        matter = _matter(Pressing.SLIP, first, first.sent_at, staff, first.slip)
        yield replace(matter, station=first.awaited.partition(":")[2], more=len(some) - 1)


def _matter(why: Pressing, r: Any, since: datetime, staff: Staff, number: str = "") -> Matter:
    seen = receives(staff, r.named, r.waiter)
    return Matter(
        why=why,
        sitting=SittingId(r.id),
        table=(r.table_name or "") if seen else "",
        guest=guest_name(r.guest_id, r.guest, seen),
        guests=r.guests,
        since=since,
        number=number,
    )


def _whose(*columns: Any) -> Select[Any]:
    """A sitting as a matter names it, with what makes it one."""
    return (
        select(
            *(SittingRow.id, CONFIDED, SittingRow.waiter, SittingRow.guests),
            SittingRow.name.label("guest_id"),
            CALLED,
            Drawer.text.label("guest"),
            *columns,
        )
        .select_from(SittingRow)
        .outerjoin(TableRow, TableRow.id == SittingRow.table_id)
        .outerjoin(Drawer, Drawer.id == SittingRow.name)
    )


def _last_added(*where: Any) -> Any:
    """When the last line was added to a sitting, or to one of its orders."""
    return (
        select(func.max(LineRow.added_at))
        .where(LineRow.sitting == SittingRow.id, *where)
        .correlate(SittingRow, OrderRow)
        .scalar_subquery()
    )


_tables = (
    _whose(MOVED_AT.label("moved_at"), MARKED_AT.label("marked_at"), _last_added().label("added_at"))
    .join(Case, Case.id == SittingRow.id)
    .where(SEATED, Case.step.in_([step.value for step in IN_HOUSE]))
)
_drafts = _last_added(LineRow.order_id == OrderRow.id, LineRow.step == Line.DRAFT.value)
_unsent = (
    _whose(OrderRow.number, _drafts.label("added_at"))
    .join(OrderRow, OrderRow.sitting == SittingRow.id)
    .where(SEATED, OrderRow.sent_at.is_(None))
)
UNPAID = (
    _whose(SittingRow.vip, BillRow.number.label("bill"), BillRow.reopened_at)
    .join(BillRow, BillRow.sitting == SittingRow.id)
    .where(BillRow.step == literal_column("'open'"), SittingRow.freed_at.is_not(None))
    .order_by(BillRow.reopened_at)
)
"""Bills that were opened again and whose table is free, in the words of the partial index (RST-33)."""
_dues_of = (
    _whose(
        *(SittingRow.booked_for, DueAt.name.label("due"), DueAt.at.label("due_at")),
        *(DocumentRow.number.label("slip"), DocumentRow.awaited, DocumentRow.made_at.label("sent_at")),
    )
    .join(DueAt, DueAt.case == SittingRow.id)
    .outerjoin(DocumentRow, DocumentRow.id == DueAt.key)
    .where(
        DueAt.flow == FLOW.name,
        DueAt.name.in_([*_DUES, *VIP_DUES]),
        DueAt.at <= bindparam("until"),
    )
)
_slips = (
    _whose(DocumentRow.number.label("slip"), PrintJob.made_at)
    .join(DocumentRow, DocumentRow.case == SittingRow.id)
    .join(PrintJob, PrintJob.document == DocumentRow.id)
    .where(
        PrintJob.state.in_([Job.FAILED.value, Job.DOUBTFUL.value, Job.QUEUED.value]),
        PrintJob.why.is_not(None),
        DocumentRow.seen_at.is_(None),
    )
)
"""What came out is none of them, nor what waits for its turn: a job says why only when its printer failed."""
