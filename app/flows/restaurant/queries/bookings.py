"""Who is expected, and which bookings came to nothing (RST-02)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.flows.restaurant.facts.arrivals import BookingRow, Bookings
from app.flows.restaurant.facts.history import Gone
from app.flows.restaurant.facts.tracks import CAME_TO_NOTHING
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
    gone: bool = False,
) -> Bookings:
    """Who is still awaited from `start` up to `end`, or else on this business day: one statement.

    With `gone` those that were cancelled, and of whom nobody came.
    """
    first, last = day_around(start or at, settings)
    rows = db.execute(_gone if gone else _awaited, {"start": start or first, "end": end or last})
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
        gone=Gone(r.gone_by != "house", words(r.gone_why, r.told_why) if seen else None)
        if r.gone_at
        else None,
    )


_guest, _rings, _said, _why = aliased(Drawer), aliased(Drawer), aliased(Drawer), aliased(Drawer)
_booked = (
    SITTING.add_columns(
        _guest.text.label("guest"),
        _rings.text.label("rings"),
        _said.text.label("said"),
        _why.text.label("told_why"),
    )
    .outerjoin(_guest, _guest.id == SittingRow.name)
    .outerjoin(_rings, _rings.id == SittingRow.phone)
    .outerjoin(_said, _said.id == SittingRow.words)
    .outerjoin(_why, _why.id == SittingRow.gone_why)
    .where(SittingRow.booked_for >= bindparam("start"), SittingRow.booked_for < bindparam("end"))
    .order_by(SittingRow.booked_for, Case.number)
)
_awaited, _gone = (
    _booked.where(EXPECTED),
    _booked.where(Case.step.in_([one.value for one in CAME_TO_NOTHING])),
)
