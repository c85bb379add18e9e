"""The guest file: name, phone, taboos and consent, kept as personal texts (COM-20, 83)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, String, bindparam, select, update
from sqlalchemy.orm import Mapped, aliased, mapped_column

from app.counter.customer_facts import GuestFacts, GuestId, GuestShown
from app.counter.doing import Doing
from app.counter.flow import HOUSE
from app.counter.overview import Hit
from app.counter.search import Found, find, matched, write_terms
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.flow import Flow
from app.kernel.ids import TextId
from app.kernel.judge import Staff
from app.kernel.names import mask_phone, own_phone, phone_terms, search_terms
from app.kernel.names import phone as dialled
from app.kernel.refusal import No, Refused
from app.kernel.text import T
from app.store.among import among
from app.store.base import Base
from app.store.tables import HOUSE as ROOM
from app.store.tables import Drawer

KIND = "guest"
"""How guests are called among the search terms."""
DASH = "—"


class CustomerRow(Base):
    """A guest. Their words stand in the drawer; `consent_until` is the last day of a consent to be contacted."""

    __tablename__ = "customers"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    phone: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    taboos: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    consent_at: Mapped[datetime | None]
    consent_until: Mapped[date | None]
    since: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    visits: Mapped[int]


@HOUSE.facts_of(GuestId)
def guests(db: Connection, ids: Sequence[str]) -> dict[str, GuestFacts]:
    """Guests by id."""
    found = db.execute(_facts, {"ids": list(ids)})
    return {r.id: _known(r) for r in found}


@does(HOUSE)
def keep_guest(
    do: Doing,
    name: Private,
    phone: Private | None = None,
    taboos: Note | None = None,
    consent_until: date | None = None,
) -> GuestId:
    """Take a guest into the file; who has this phone already is that guest, with what is told now."""
    return remember(do, name, phone, taboos=taboos, consent_until=consent_until)


@does(HOUSE)
def change_guest(
    do: Doing,
    guest: GuestId,
    taboos: Note | None = None,
    consent_until: date | None = None,
    no_taboos: bool = False,
    no_consent_until: bool = False,
) -> None:
    """Write down what a guest told: taboos, and until when they may be contacted; what is left out stays.

    `no_taboos` and `no_consent_until` take back what was told before; without a consent nothing of what they
    avoid is kept either (COM-83).
    """
    told: dict[str, Any] = {"taboos": taboos.id} if taboos else {}
    told |= {"taboos": None} if no_taboos or no_consent_until else {}
    if consent_until or no_consent_until:
        told |= _consent(do, consent_until)
    if told:
        do.set(CustomerRow, {"id": guest}, **told)


def remember(
    do: Doing,
    name: Private,
    phone: Private | None,
    *,
    taboos: Note | None = None,
    consent_until: date | None = None,
) -> GuestId:
    """The guest with this phone, or a new one: what a flow's command calls for who books.

    Raises Refused for a phone that nobody can ring.
    """
    if phone and own_phone(phone.text) is None:
        raise Refused(No("This is no phone number that can be rung."))
    known = by_phone(do.db, phone.text) if phone else None
    told: dict[str, Any] = {"name": name.id} | ({"taboos": taboos.id} if taboos else {})
    told |= _consent(do, consent_until) if consent_until else {}
    if known:
        do.set(CustomerRow, {"id": known}, **told)
    guest = known or do.new(GuestId)
    if not known:
        blank: dict[str, Any] = {"taboos": None, "consent_at": None, "consent_until": None, "seen_at": None}
        blank |= {"id": guest, "phone": phone.id if phone else None, "since": do.now, "visits": 0}
        do.add(CustomerRow, blank | told)
    write_terms(do.db, KIND, guest, (*search_terms(name.text), *(phone_terms(phone.text) if phone else ())))
    return guest


def visited(do: Doing, guest: GuestId) -> None:
    """A guest was here once more."""
    do.db.execute(_visited, {"g": guest, "t": do.now})


def by_phone(db: Connection, typed: str) -> GuestId | None:
    """The guest who has this phone."""
    digits = _digits(dialled(typed) or typed)
    rows = db.execute(_phones, {"ids": [found.ref for found in find(db, KIND, digits, 40)]})
    return next(
        (GuestId(r.id) for r in rows if r.text and _digits(dialled(r.text) or r.text) == digits), None
    )


@HOUSE.gives
def guest_shown(db: Connection, guest: str, staff: Staff, flows: Mapping[str, Flow]) -> GuestShown:
    """A guest's page; the phone is masked where it is read."""
    r = db.execute(_page, {"ids": [guest]}).one()
    return GuestShown(
        _known(r),
        GuestId(r.id),
        r.name or DASH,
        _phone(r.phone, staff, flows),
        r.taboos or DASH,
        r.consent_until,
        r.since,
        r.seen_at,
        r.visits,
    )


def _known(r: Any) -> GuestFacts:
    return GuestFacts(r.id, r.visits, TextId(r.taboos_id) if r.taboos_id else None, r.consent_until)


def guest_hits(db: Connection, words: str, staff: Staff, flows: Mapping[str, Flow]) -> list[Hit]:
    """Guests whom the words find, the best first."""
    found = {f.ref: f for f in find(db, KIND, words)}
    rows = {r.id: r for r in db.execute(_page, {"ids": list(found)})} if found else {}
    return [
        _hit(rows[ref], f, words, _phone(rows[ref].phone, staff, flows))
        for ref, f in found.items()
        if ref in rows
    ]


def _hit(r: Any, found: Found, words: str, phone: str) -> Hit:
    name = r.name or DASH
    about = T("{phone} · {visits} visits", phone=phone, visits=r.visits)
    return Hit(KIND, HOUSE.name, name, about, guest=r.id, matched=matched(name, words, found))


def _phone(kept: str | None, staff: Staff, flows: Mapping[str, Flow]) -> str:
    """A guest is every flow's: their phone is read by whoever rings guests in any of those that run (COM-20)."""
    if not kept:
        return DASH
    return kept if any(staff.roles & flow.sees_phones for flow in flows.values()) else mask_phone(kept)


def _consent(do: Doing, until: date | None) -> dict[str, Any]:
    return {"consent_at": do.now if until else None, "consent_until": until}


def _digits(typed: str) -> str:
    return re.sub(r"[^0-9]", "", typed)


_told = (CustomerRow.id, CustomerRow.visits, CustomerRow.taboos.label("taboos_id"), CustomerRow.consent_until)
_facts = select(*_told).where(among(CustomerRow.id, "ids"))
_visited = (
    update(CustomerRow)
    .where(CustomerRow.id == bindparam("g"))
    .values(visits=CustomerRow.visits + 1, seen_at=bindparam("t"))
)
_phones = (
    select(CustomerRow.id, Drawer.text)
    .join(Drawer, Drawer.id == CustomerRow.phone)
    .where(among(CustomerRow.id, "ids"))
)
_name, _rings, _taboos = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_page = (
    select(
        *_told,
        CustomerRow.since,
        CustomerRow.seen_at,
        _name.text.label("name"),
        _rings.text.label("phone"),
        _taboos.text.label("taboos"),
    )
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_rings, _rings.id == CustomerRow.phone)
    .outerjoin(_taboos, _taboos.id == CustomerRow.taboos)
    .where(among(CustomerRow.id, "ids"))
)
