"""What goes on when the till is handed over: tables, bills, money held, who is still to come (COM-32, RST-60)."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, case, cast, func, select

from app.counter.payments import AdvanceRow
from app.counter.settings import Settings
from app.counter.shifts import running
from app.flows.restaurant.facts.handing_over import OpenMatters, TillNow
from app.flows.restaurant.facts.tracks import IN_HOUSE, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.days import day_around
from app.flows.restaurant.queries.discretion import VIP
from app.flows.restaurant.queries.seated import CALLED, EXPECTED, SEATED
from app.store.tables import Case


@FLOW.gives
def till_now(db: Connection, counter: str) -> TillNow:
    """Since when the shift runs, and what was in the drawer; what it took is not told before it is counted."""
    begun = running(db, counter)
    return TillNow(begun.since, begun.floated)


def open_matters(db: Connection, at: datetime, settings: Settings) -> OpenMatters:
    """What the next shift takes over: three statements; a VIP's table is not named (RST-51)."""
    _, end = day_around(at, settings)
    tables = db.execute(_tables).all()
    held = db.execute(_held).one()
    coming = db.execute(_coming, {"end": end}).one()
    return OpenMatters(
        tables=tuple(VIP if r.vip else r.table_name for r in tables if not r.to_pay),
        to_pay=tuple(VIP if r.vip else r.table_name for r in tables if r.to_pay),
        held=held.fen,
        held_for=held.n,
        bookings=coming.n,
        guests=coming.guests,
    )


def _sum(of: Any) -> Any:
    return cast(func.coalesce(func.sum(of), 0), BigInteger)


_tables = (
    select(CALLED, SittingRow.vip, case((Case.step == Sitting.BILL.value, 1), else_=0).label("to_pay"))
    .join(TableRow, TableRow.id == SittingRow.table_id)
    .join(Case, Case.id == SittingRow.id)
    .where(SEATED, Case.step.in_([step.value for step in IN_HOUSE]))
    .order_by(TableRow.place)
)
_held = (
    select(_sum(AdvanceRow.amount - AdvanceRow.used).label("fen"), func.count().label("n"))
    .select_from(Case)
    .join(AdvanceRow, AdvanceRow.case == Case.id)
    .where(Case.flow == FLOW.name, Case.closed_at.is_(None), AdvanceRow.used < AdvanceRow.amount)
)
_coming = select(func.count().label("n"), _sum(SittingRow.guests).label("guests")).where(
    EXPECTED, SittingRow.booked_for < bindparam("end")
)
