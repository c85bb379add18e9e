"""Who is expected (RST-02)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.flows.restaurant.facts.arrivals import BookingRow, Bookings
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.days import day_around
from app.flows.restaurant.queries.discretion import guest_name, guest_phone, outside, receives, words
from app.flows.restaurant.queries.loaders import SITTING
from app.flows.restaurant.queries.reading import sitting_facts
from app.flows.restaurant.queries.seated import EXPECTED
from app.flows.restaurant.rules.seating import late_at
from app.kernel.judge import Staff
from app.store.tables import Case, Drawer


@FLOW.gives
def bookings(
    db: Connection,
    at: datetime,
    staff: Staff,
    settings: Settings,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Bookings:
    """Who is still awaited from `start` up to `end`, or else on this business day: one statement."""
    first, last = day_around(start or at, settings)
    rows = db.execute(_awaited, {"start": start or first, "end": end or last})
    return Bookings(tuple(_row(r, at, staff, settings) for r in rows))


def _row(r: Any, at: datetime, staff: Staff, settings: Settings) -> BookingRow:
    facts = sitting_facts(r, {})
    seen = receives(staff, r.v_named, r.waiter)
    return BookingRow(
        sitting=facts.id,
        facts=outside(facts, staff),
        guest=guest_name(r.name, r.guest, seen),
        phone=guest_phone(r.phone, r.rings, seen, staff),
        wishes=words(r.words, r.said) if seen else None,
        vip=r.vip,
        shut=not seen,
        late=any(when <= at for when in late_at(facts, settings).values()),
    )


_guest, _rings, _said = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_awaited = (
    SITTING.add_columns(_guest.text.label("guest"), _rings.text.label("rings"), _said.text.label("said"))
    .outerjoin(_guest, _guest.id == SittingRow.name)
    .outerjoin(_rings, _rings.id == SittingRow.phone)
    .outerjoin(_said, _said.id == SittingRow.words)
    .where(
        SittingRow.booked_for >= bindparam("start"),
        SittingRow.booked_for < bindparam("end"),
        EXPECTED,
    )
    .order_by(SittingRow.booked_for, Case.number)
)
