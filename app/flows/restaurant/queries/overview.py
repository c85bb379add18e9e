"""How sittings are called on Today, and how the search finds them (COM-16, 50, 51; RST-51)."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, union_all
from sqlalchemy.orm import aliased

from app.counter.overview import CaseLine, CaseLines, FlowHits, Hit
from app.counter.search import FEW, Found, find, matched
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.places import JoinRow, PlaceRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.cellar import bottle_hits
from app.flows.restaurant.queries.discretion import CONFIDED, VIP, guest_name, guest_phone, receives
from app.flows.restaurant.queries.seated import CALLED, EXPECTED
from app.kernel.judge import Staff
from app.kernel.names import Rank, fold
from app.kernel.text import T, Text
from app.store.among import among
from app.store.tables import Case, Drawer

GUESTS, PAST, TABLES = "restaurant.sitting", "restaurant.past", "restaurant.table"
"""What search terms are kept as: of a sitting while it is open, of one that is over, of a table.

One that is over is found after those that are open, the latest first: its `ref` begins with what is left
until the end of time.
"""


@FLOW.gives
def case_lines(db: Connection, ids: Sequence[str], staff: Staff) -> CaseLines:
    """How some sittings are called: one statement."""
    return CaseLines({r.id: _line(r, staff) for r in db.execute(_by_id, {"ids": list(ids)})})


@FLOW.gives
def flow_hits(db: Connection, words: str, staff: Staff) -> FlowHits:
    """Sittings by guest, phone or table; to nobody at work, nothing. A VIP is found by who receives them."""
    if not staff.roles:
        return FlowHits(())
    key = fold(words)
    found = [*_by_guest(db, words, staff), *_by_table(db, words, staff)]
    found.sort(key=lambda f: (f.by.rank is Rank.PART or f.by.term != key, f.by.rank, _turn(f.row)))
    best: dict[str, Hit] = {}
    for one in found:
        best.setdefault(one.row.id, one.hit)
    return FlowHits((*tuple(best.values())[:FEW], *bottle_hits(db, words, staff)))


class _Hit(NamedTuple):
    """What was found, in which row, and by which of its terms."""

    by: Found
    row: Any
    hit: Hit


def _by_guest(db: Connection, words: str, staff: Staff) -> Iterator[_Hit]:
    found = {f.ref: f for f in find(db, GUESTS, words)}
    if len(found) < FEW:
        found |= {f.ref.partition(".")[2]: f for f in find(db, PAST, words)}
    for r in db.execute(_by_id, {"ids": list(found)}) if found else ():
        if _seen(r, staff):
            name = guest_name(r.guest_id, r.guest, True) or r.number
            yield _hit(found[r.id], r, name, _place(r), words)


def _by_table(db: Connection, words: str, staff: Staff) -> Iterator[_Hit]:
    found = {f.ref: f for f in find(db, TABLES, words)}
    for r in db.execute(_at_tables, {"tables": list(found)}) if found else ():
        if _seen(r, staff):
            yield _hit(found[r.at_table], r, r.table_name, _party(r, staff), words)


def _hit(by: Found, r: Any, name: str, about: Text, words: str) -> _Hit:
    begins = matched(name, words, by)
    return _Hit(by, r, Hit("case", FLOW.name, name, about, r.step, case=r.id, matched=begins))


def _turn(r: Any) -> tuple[bool, bool, float]:
    """Who is here, then who comes, the first first; then who was here, the last first."""
    if r.closed_at:
        return True, False, -r.closed_at.timestamp()
    return False, r.seated_at is None, (r.seated_at or r.booked_for or r.opened_at).timestamp()


def _seen(r: Any, staff: Staff) -> bool:
    return receives(staff, r.named, r.waiter)


def _line(r: Any, staff: Staff) -> CaseLine:
    if not _seen(r, staff):
        return CaseLine(VIP, T("{guests} guests", guests=r.guests), r.step)
    guest = guest_name(r.guest_id, r.guest, True)
    return CaseLine(r.table_name or guest or r.number, _party(r, staff), r.step)


def _party(r: Any, staff: Staff) -> Text:
    """Who they are; before they come, how they are rung."""
    who = guest_name(r.guest_id, r.guest, True) or T("Walk-in", "guest")
    phone = None if r.seated_at else guest_phone(r.phone_id, r.phone, True, staff)
    if phone:
        return T("{guest} · {guests} guests · {phone}", guest=who, guests=r.guests, phone=phone)
    return T("{guest} · {guests} guests", guest=who, guests=r.guests)


def _place(r: Any) -> Text:
    """Where they sit, or when they come, or with whom they became one."""
    if r.into:
        return T("joined {into} · {number}", into=r.into, number=r.number)
    where = r.table_name or T("no table yet")
    if r.seated_at is None and r.booked_for:
        return T("{table} · {guests} guests · {at:moment}", table=where, guests=r.guests, at=r.booked_for)
    return T("{table} · {guests} guests · {number}", table=where, guests=r.guests, number=r.number)


_phone = aliased(Drawer)
_other = aliased(Case)
_into = (
    select(_other.number)
    .join(JoinRow, JoinRow.into == _other.id)
    .where(JoinRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
_case = (
    select(
        *(SittingRow.id, SittingRow.table_id, SittingRow.guests, SittingRow.waiter, CONFIDED),
        *(SittingRow.booked_for, SittingRow.seated_at),
        *(Case.number, Case.step, Case.opened_at, Case.closed_at, _into.label("into")),
        CALLED,
        SittingRow.name.label("guest_id"),
        Drawer.text.label("guest"),
        SittingRow.phone.label("phone_id"),
        _phone.text.label("phone"),
    )
    .join(Case, Case.id == SittingRow.id)
    .outerjoin(TableRow, TableRow.id == SittingRow.table_id)
    .outerjoin(Drawer, Drawer.id == SittingRow.name)
    .outerjoin(_phone, _phone.id == SittingRow.phone)
)
_by_id = _case.where(among(SittingRow.id, "ids"))
_open = union_all(
    select(PlaceRow.sitting, PlaceRow.table_id.label("at_table")).where(
        PlaceRow.until.is_(None), among(PlaceRow.table_id, "tables")
    ),
    select(SittingRow.id, SittingRow.table_id).where(EXPECTED, among(SittingRow.table_id, "tables")),
).subquery()
_at_tables = _case.add_columns(_open.c.at_table).join(_open, _open.c.sitting == SittingRow.id)
