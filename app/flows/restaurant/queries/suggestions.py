"""Which table for a party (RST-03)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, cast, func, select

from app.counter.settings import Settings
from app.flows.restaurant.facts.arrivals import Suggestions
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.days import day_around
from app.flows.restaurant.queries.discretion import hold_open
from app.flows.restaurant.queries.loaders import SITTING, SPANS, TABLES
from app.flows.restaurant.queries.reading import sitting_facts, spans, table_facts
from app.flows.restaurant.queries.seated import BY_ITSELF
from app.flows.restaurant.rules.rebooking import stay_at
from app.flows.restaurant.rules.seating import usual_stay
from app.flows.restaurant.rules.suggesting import Party, suggest
from app.kernel.judge import Staff


@FLOW.gives
def suggestions(
    db: Connection,
    at: datetime,
    settings: Settings,
    staff: Staff,
    guests: int,
    start: datetime | None = None,
    stay: int | None = None,
    wishes: Sequence[Feature] | None = None,
    wants_room: bool | None = None,
    fee_told: int | None = None,
    sitting: str | None = None,
) -> Suggestions:
    """Tables for a party that is here, or comes at `start`; of a `sitting` what is not told is as it was booked.

    Three statements, with a sitting four. `stay` in minutes, `fee_told` in fen.
    """
    party = Party(
        guests,
        start or at,
        stay or usual_stay(start or at, settings),
        frozenset(wishes or ()),
        bool(wants_room),
        fee_told,
        now=start is None,
    )
    if sitting is not None:
        known = sitting_facts(db.execute(_sitting, {"sitting": sitting}).one(), {})
        hold_open(known, staff)
        told = {"wishes": wishes, "wants_room": wants_room, "fee_told": fee_told}
        party = replace(_as_booked(party, known, told), stay=stay or stay_at(known, start, settings))
    return suggest(all_tables(db), party, covers_of(db, at, settings), at)


def all_tables(db: Connection) -> list[TableFacts]:
    """Every table in the floor's order, with who has or booked it: two statements."""
    rows = db.execute(_tables).all()
    taken = spans(db.execute(SPANS, {"ids": [r.id for r in rows]}))
    return [table_facts(r, taken.get(r.id, ())) for r in rows]


def covers_of(db: Connection, at: datetime, settings: Settings) -> dict[str, int]:
    """How many guests each section has served on this business day: one statement."""
    rows = db.execute(_covers, {"since": day_around(at, settings)[0]})
    return {r.section: r.guests for r in rows}


def _as_booked(party: Party, known: SittingFacts, told: Mapping[str, Any]) -> Party:
    booked = {name: getattr(known, name) for name, value in told.items() if value is None}
    theirs: dict[str, Any] = (
        {"leaves": frozenset(known.tables)} if known.seated_at else {"booked": known.table}
    )
    return replace(party, **booked, sitting=known.id, **theirs)


_tables = TABLES.order_by(TableRow.place)
_sitting = SITTING.where(SittingRow.id == bindparam("sitting"))
_covers = (
    select(TableRow.section, cast(func.sum(SittingRow.guests), BigInteger).label("guests"))
    .join(TableRow, TableRow.id == SittingRow.table_id)
    .where(SittingRow.seated_at >= bindparam("since"), BY_ITSELF)
    .group_by(TableRow.section)
)
