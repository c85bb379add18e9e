"""What is told when the till is handed over: what was taken off beyond a limit, and what goes on (COM-32, RST-60)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
    union,
)

from app.counter.payments import AdvanceRow, ReceiptRow
from app.counter.settings import Settings
from app.counter.shifts import running
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.handing_over import BeyondLimit, OpenMatters, TillNow
from app.flows.restaurant.facts.tracks import IN_HOUSE, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.days import day_around
from app.flows.restaurant.queries.discretion import VIP
from app.flows.restaurant.queries.matters import UNPAID
from app.flows.restaurant.queries.reduced import REDUCED, reduced
from app.flows.restaurant.queries.seated import CALLED, EXPECTED, SEATED
from app.store.among import among
from app.store.tables import Case


@FLOW.gives
def till_now(db: Connection, counter: str) -> TillNow:
    """Since when the shift runs, and what was in the drawer; what it took is not told before it is counted."""
    begun = running(db, counter)
    return TillNow(begun.since, begun.floated)


def open_matters(db: Connection, at: datetime, settings: Settings) -> OpenMatters:
    """What the next shift takes over: four statements; a VIP goes by the number, not by the table (RST-51)."""
    _, end = day_around(at, settings)
    tables = db.execute(_tables).all()
    held = db.execute(_held).one()
    coming = db.execute(_coming, {"end": end}).one()
    return OpenMatters(
        tables=tuple(_named(r) for r in tables if not r.to_pay),
        to_pay=(*(_named(r) for r in tables if r.to_pay), *(r.bill for r in db.execute(UNPAID))),
        held=held.fen,
        held_for=held.n,
        bookings=coming.n,
        guests=coming.guests,
    )


def _named(row: Any) -> str:
    return f"{VIP} {row.number}" if row.vip else str(row.table_name)


def beyond_limit(db: Connection, receipts: Sequence[str], settings: Settings) -> tuple[BeyondLimit, ...]:
    """What was taken off beyond a cashier's limits, of the bills that these receipts settled: one statement."""
    lowest, most = settings.of(house.DISCOUNT_CASHIER) * 100, settings.of(house.ROUNDING[0]) * 100
    found: list[BeyondLimit] = []
    for one in reduced(db.execute(_settled_by, {"receipts": list(receipts)})):
        bill = one.bill
        if one.discount and bill.discount < lowest:
            off = BeyondLimit(bill.number, bill.settled_at, bill.discount, one.discount, bill.discount_by)
            found.append(off)
        if one.rounding > most:
            found.append(BeyondLimit(bill.number, bill.settled_at, None, one.rounding, bill.rounded_by))
    return tuple(sorted(found, key=lambda off: (off.at, off.number)))


def _sum(of: Any) -> Any:
    return cast(func.coalesce(func.sum(of), 0), BigInteger)


_settled_by = REDUCED.join(
    ReceiptRow, and_(ReceiptRow.bill == BillRow.id, ReceiptRow.number == BillRow.receipt)
).where(among(ReceiptRow.number, "receipts"))
_tables = (
    select(
        CALLED,
        SittingRow.vip,
        Case.number,
        case((Case.step == Sitting.BILL.value, 1), else_=0).label("to_pay"),
    )
    .join(TableRow, TableRow.id == SittingRow.table_id)
    .join(Case, Case.id == SittingRow.id)
    .where(SEATED, Case.step.in_([step.value for step in IN_HOUSE]))
    .order_by(TableRow.place)
)
_whose = union(
    select(Case.id).where(Case.flow == FLOW.name, Case.closed_at.is_(None)),
    select(BillRow.sitting).where(BillRow.step == literal_column("'open'")),
).subquery()
"""Whoever has not left, or whose bill was opened again: what was taken from them ahead is held (RST-33)."""
_held = (
    select(_sum(AdvanceRow.amount - AdvanceRow.used).label("fen"), func.count().label("n"))
    .select_from(_whose)
    .join(AdvanceRow, AdvanceRow.case == _whose.c.id)
    .where(AdvanceRow.used < AdvanceRow.amount)
)
_coming = select(func.count().label("n"), _sum(SittingRow.guests).label("guests")).where(
    EXPECTED, SittingRow.booked_for < bindparam("end")
)
