"""Stored bottles: what is left of them, whose they are, until when they are kept (RST-35)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from app.counter.overview import Hit
from app.counter.search import find, matched
from app.counter.settings import Settings
from app.flows.restaurant.facts.cellar import BottleFacts, BottleShown, Measure, StoredBottles, how_much
from app.flows.restaurant.facts.ids import BottleId
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.kept import BottleRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.discretion import CONFIDED, DASH, guest_name, guest_phone, receives
from app.flows.restaurant.queries.people import names
from app.flows.restaurant.rules.cellar import SOON
from app.kernel.judge import Staff
from app.kernel.text import T
from app.store.among import among
from app.store.tables import Drawer

BOTTLES = "restaurant.bottle"
"""What search terms of a stored bottle are kept as."""


@FLOW.facts_of(BottleId)
def stored(db: Connection, ids: Sequence[str]) -> dict[str, BottleFacts]:
    """Stored bottles: one statement."""
    return {r.id: _facts(r) for r in db.execute(_by_id, {"ids": list(ids)})}


@FLOW.gives
def stored_bottles(db: Connection, at: datetime, staff: Staff, settings: Settings) -> StoredBottles:
    """Every bottle of which something is left: two statements."""
    rows = db.execute(_all).all()
    who = names(db, {r.by for r in rows})
    today = settings.business_day(at)
    return StoredBottles(today, tuple(_shown(r, who[r.by], staff) for r in rows))


def ending(db: Connection, at: datetime, settings: Settings) -> int:
    """How many bottles are to be looked at, their last day being near or over: one statement."""
    last = settings.business_day(at) + timedelta(days=SOON)
    return int(db.execute(_ending, {"last": last}).scalar_one())


def bottle_hits(db: Connection, words: str, staff: Staff) -> Iterator[Hit]:
    """Stored bottles by their guest, for the search: it leads to where they were stored.

    A VIP's is found by who receives them (RST-51).
    """
    found = {f.ref: f for f in find(db, BOTTLES, words)}
    for r in db.execute(_named, {"ids": list(found)}) if found else ():
        if not receives(staff, r.named, r.waiter):
            continue
        name, known = r.guest or DASH, _facts(r)
        told: dict[str, Any] = {
            "dish": known.dish,
            "left": how_much(known.left, known.measure),
            "number": known.number,
        }
        about = T("Stored: {dish}, {left} · {number}", **told)
        yield Hit("case", FLOW.name, name, about, case=r.sitting, matched=matched(name, words, found[r.id]))


def _shown(r: Any, by: str, staff: Staff) -> BottleShown:
    seen = receives(staff, r.named, r.waiter)
    guest = guest_name(r.name, r.guest, seen) or DASH
    return BottleShown(_facts(r), guest, guest_phone(r.phone, r.rings, seen, staff), r.at, by)


def _facts(r: Any) -> BottleFacts:
    return BottleFacts(BottleId(r.id), r.number, r.dish, Measure(r.measure), r.left_over, r.until)


_guest, _rings = aliased(Drawer), aliased(Drawer)
_bottle = select(*BottleRow.__table__.columns, LineRow.name.label("dish")).join(
    LineRow, LineRow.id == BottleRow.line
)
_by_id = _bottle.where(among(BottleRow.id, "ids"))
_with_guest = (
    select(
        *(c for c in BottleRow.__table__.columns),
        LineRow.name.label("dish"),
        _guest.text.label("guest"),
        _rings.text.label("rings"),
        SittingRow.waiter,
        CONFIDED,
    )
    .join(LineRow, LineRow.id == BottleRow.line)
    .join(SittingRow, SittingRow.id == BottleRow.sitting)
    .join(_guest, _guest.id == BottleRow.name)
    .outerjoin(_rings, _rings.id == BottleRow.phone)
)
_ending = (
    select(func.count())
    .select_from(BottleRow)
    .where(BottleRow.left_over > 0, BottleRow.until <= bindparam("last"))
)
_named = _with_guest.where(among(BottleRow.id, "ids"))
_all = _with_guest.where(BottleRow.left_over > 0).order_by(BottleRow.until, BottleRow.number)
