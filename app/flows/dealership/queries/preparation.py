"""The list of a day's bookings as it is prepared: parts, bay and team, what was put off, who has not answered (DLR-03)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.bookings import BookingLine
from app.flows.dealership.facts.preparation import (
    KeptPart,
    PreparationList,
    Preparations,
    PreparedLine,
    PreparedSheet,
    PutOff,
)
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.facts.tracks import EXPECTED
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.preparation import KeptPartRow
from app.flows.dealership.model.price_list import OperationRow, PartRow
from app.flows.dealership.model.stock import StockRow
from app.flows.dealership.queries.bookings import bookings_of, listed
from app.flows.dealership.queries.discretion import DASH
from app.flows.dealership.queries.history import put_off_of
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.price_list import price_list
from app.flows.dealership.queries.work import TEAMS, teams_of
from app.kernel.judge import Staff
from app.store.among import among
from app.store.tables import Drawer

Parts = Mapping[str, Sequence[KeptPart]]


@FLOW.gives
def preparations(db: Connection, day: date, staff: Staff, settings: Settings) -> Preparations:
    """The bookings of a day that are still expected, and all that is known of how they are prepared."""
    booked = [one for one in bookings_of(db, day, staff) if one.facts.step in EXPECTED]
    ids = [one.id for one in booked]
    parts = kept_parts(db, ids)
    put_off = put_off_of(db, [one.facts.vehicle for one in booked], ids)
    whys = [
        r.why.id for one in booked if one.facts.prepared for r in one.facts.prepared.replies.values() if r.why
    ]
    texts = {r.id: r.text or DASH for r in db.execute(_texts, {"ids": whys})} if whys else {}
    return Preparations(
        day=day,
        lines=tuple(_line(one, parts, put_off, texts) for one in booked),
        teams=tuple(teams_of(db.execute(TEAMS)).values()),
        names={r.login: r.text or r.login for r in db.execute(_called)},
        prices=price_list(db, settings),
    )


def list_of(db: Connection, day: date, number: str) -> PreparationList:
    """What the printed list of a day says."""
    bookings = listed(db, day)
    known = visits(db, [one.visit for one in bookings])
    parts = kept_parts(db, list(known))
    put_off = put_off_of(db, [one.vehicle for one in known.values()], list(known))
    teams, called = teams_of(db.execute(TEAMS)), {r.id: r.name for r in db.execute(_operations)}
    lines = []
    for one in bookings:
        facts = known[one.visit]
        prepared = facts.prepared
        lines.append(
            PreparedSheet(
                booking=one,
                operations=tuple(called.get(code, code) for code in prepared.operations) if prepared else (),
                team=teams[prepared.team].name if prepared else "",
                bay=prepared.bay if prepared else "",
                parts=tuple(parts.get(one.visit, ())),
                put_off=tuple(put_off.get(facts.vehicle, ())),
                replies=_replies(facts),
            )
        )
    return PreparationList(number, day, tuple(lines))


def kept_parts(db: Connection, ids: Iterable[str]) -> dict[str, list[KeptPart]]:
    """The parts that bookings want, and what lies in the store for them: one statement."""
    found: dict[str, list[KeptPart]] = {}
    for r in db.execute(_kept, {"ids": list(ids)}):
        one = KeptPart(r.part, r.name, r.unit, r.quantity, r.reserved, r.expected_on)
        found.setdefault(r.visit, []).append(one)
    return found


def _replies(facts: VisitFacts) -> tuple[tuple[Asked, bool | None, Any], ...]:
    if facts.prepared is None:
        return ()
    said = facts.prepared.replies
    return tuple(
        (one, said[one].can if one in said else None, said[one].why if one in said else None) for one in Asked
    )


def _line(
    one: BookingLine, parts: Parts, put_off: Mapping[str, Sequence[PutOff]], texts: Mapping[str, str]
) -> PreparedLine:
    said = one.facts.prepared.replies if one.facts.prepared else {}
    return PreparedLine(
        booking=one,
        parts=tuple(parts.get(one.id, ())),
        put_off=tuple(put_off.get(one.facts.vehicle, ())),
        why={asked: texts.get(r.why.id, DASH) for asked, r in said.items() if r.why},
    )


_kept = (
    select(
        *(KeptPartRow.visit, KeptPartRow.part, KeptPartRow.quantity, KeptPartRow.reserved),
        *(PartRow.name, PartRow.unit, StockRow.expected_on),
    )
    .join(PartRow, PartRow.id == KeptPartRow.part)
    .outerjoin(StockRow, StockRow.part == KeptPartRow.part)
    .where(among(KeptPartRow.visit, "ids"), KeptPartRow.quantity > 0)
    .order_by(KeptPartRow.visit, KeptPartRow.part)
)
_texts = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
_called = select(StaffRow.login, Drawer.text).join(Drawer, Drawer.id == StaffRow.name)
_operations = select(OperationRow.id, OperationRow.name)
