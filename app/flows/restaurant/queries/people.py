"""The people who work here: names behind logins, and who may be given a table."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.staff import StaffRow
from app.flows.restaurant.facts.roles import SERVICE, SPECIALIST, WAITER
from app.flows.restaurant.facts.views import Waiter, Waiters
from app.flows.restaurant.facts.vip import circle
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.discretion import CONFIDED, receives
from app.flows.restaurant.queries.seated import SEATED
from app.kernel.judge import Staff
from app.store.among import among
from app.store.tables import Drawer

WAIT = frozenset({WAITER, SPECIALIST})


def names(db: Connection, logins: Iterable[str | None]) -> dict[str, str]:
    """The names of some staff by login; the login itself where a name is not known any more."""
    asked = {login for login in logins if login}
    found = {r.login: r.text for r in db.execute(_names, {"logins": sorted(asked)}) if r.text}
    return {login: found.get(login, login) for login in asked}


@FLOW.gives
def waiters(db: Connection, sitting: str | None = None) -> Waiters:
    """Who may be given a table, and what they have: two statements, of a `sitting` three.

    To a VIP nobody is sent who is not named for them (RST-51).
    """
    has: dict[str, list[Any]] = {}
    for r in db.execute(_tables):
        has.setdefault(r.waiter, []).append(r)
    named = db.execute(_named_for, {"sitting": sitting}).scalar() if sitting else None
    serve = [
        r
        for r in db.execute(_staff)
        if SERVICE & set(r.roles.split())
        and receives(Staff(r.login, frozenset(r.roles.split())), named, None)
    ]
    persons = circle(named).persons if named else frozenset[str]()
    found = [_waiter(r, has.get(r.login, ()), r.login in persons) for r in serve]
    return Waiters(tuple(sorted(found, key=lambda w: not w.waits)))


def _waiter(r: Any, tables: Iterable[Any], named: bool) -> Waiter:
    tables = list(tables)
    return Waiter(
        login=r.login,
        name=r.text or r.login,
        waits=bool(WAIT & set(r.roles.split())),
        sections=frozenset(t.section for t in tables),
        guests=sum(t.guests for t in tables),
        named=named,
    )


_named = select(StaffRow.login, StaffRow.roles, Drawer.text).join(Drawer, Drawer.id == StaffRow.name)
_names = _named.where(among(StaffRow.login, "logins"))
_staff = _named.where(StaffRow.active).order_by(StaffRow.login)
_named_for = select(CONFIDED).where(SittingRow.id == bindparam("sitting"))
_tables = (
    select(SittingRow.waiter, SittingRow.guests, TableRow.section)
    .join(TableRow, TableRow.id == SittingRow.table_id)
    .where(SEATED, SittingRow.left_at.is_(None))
)
