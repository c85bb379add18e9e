"""Who waits for a table, and how long whoever asks now would wait (RST-05)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.flows.restaurant.facts.arrivals import Suggestion, WaitExpected, Waiting, WaitingRow
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.discretion import guest_name, guest_phone, outside, receives
from app.flows.restaurant.queries.loaders import SITTING
from app.flows.restaurant.queries.reading import sitting_facts
from app.flows.restaurant.queries.seated import WAITS
from app.flows.restaurant.queries.suggestions import all_tables, covers_of
from app.flows.restaurant.rules import waiting as rules
from app.flows.restaurant.rules.seating import usual_stay
from app.flows.restaurant.rules.suggesting import Party
from app.kernel.judge import Staff
from app.store.tables import Drawer


@FLOW.gives
def waiting(db: Connection, at: datetime, staff: Staff, settings: Settings) -> Waiting:
    """Who waits, in turn, with the tables that are free for them: one statement, four while somebody waits."""
    rows = {r.id: r for r in db.execute(_waiting)}
    turn = rules.in_turn([sitting_facts(r, {}) for r in rows.values()], at, settings)
    if not turn:
        return Waiting(at, ())
    tables = all_tables(db)
    parties = [rules.party_of(one, at) for one in turn]
    free = rules.tables_now(tables, parties, covers_of(db, at, settings))
    expected = rules.waits(tables, parties, at)
    return Waiting(
        at,
        tuple(
            _row(rows[one.id], _Turn(one, table, minutes, rules.passed_by(one, at, settings)), staff)
            for one, table, minutes in zip(turn, free, expected, strict=True)
        ),
    )


@FLOW.gives
def wait_expected(
    db: Connection,
    at: datetime,
    settings: Settings,
    guests: int,
    wishes: Sequence[Feature] = (),
    wants_room: bool = False,
) -> WaitExpected:
    """How long a party would wait that asks now: three statements."""
    turn = rules.in_turn([sitting_facts(r, {}) for r in db.execute(_waiting)], at, settings)
    stay, fee = usual_stay(at, settings), rules.any_fee(wants_room)
    mine = Party(guests, at, stay, frozenset(wishes), wants_room, fee)
    tables = all_tables(db)
    if no := rules.seats_so_many(tables, guests):
        return WaitExpected(len(turn), 0, no)
    minutes = rules.waits(tables, [*(rules.party_of(one, at) for one in turn), mine], at)[-1]
    if minutes is None:
        return WaitExpected(len(turn), 0, rules.none_would_do(mine))
    return WaitExpected(len(turn), rules.told(minutes))


class _Turn(NamedTuple):
    facts: SittingFacts
    table: Suggestion | None
    minutes: int | None
    missed: bool


def _row(r: Any, turn: _Turn, staff: Staff) -> WaitingRow:
    seen = receives(staff, r.v_named, r.waiter)
    return WaitingRow(
        sitting=turn.facts.id,
        facts=outside(turn.facts, staff),
        called=rules.called_as(turn.facts.waits_as),
        guest=guest_name(r.name, r.guest, seen),
        phone=guest_phone(r.phone, r.rings, seen, staff),
        table=turn.table if seen else None,
        minutes=turn.minutes if turn.minutes is None else rules.told(turn.minutes),
        missed=turn.missed,
    )


_guest, _rings = aliased(Drawer), aliased(Drawer)
_waiting = (
    SITTING.add_columns(_guest.text.label("guest"), _rings.text.label("rings"))
    .outerjoin(_guest, _guest.id == SittingRow.name)
    .outerjoin(_rings, _rings.id == SittingRow.phone)
    .where(WAITS)
)
