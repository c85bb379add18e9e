"""Which seals on entries were not valid on the day of the stamp, named or of a kind alone (VOL-11)."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.seals import EntrySealRow, SealRow
from app.flows.volunteer.rules import seals


def seal_of(r: Any) -> SealFacts:
    """A seal from its row."""
    return SealFacts(r.id, Stamp(r.kind), r.holder, r.since, r.until)


def register_of(db: Connection) -> tuple[SealFacts, ...]:
    """Every seal of the register, without its picture."""
    return tuple(map(seal_of, db.execute(_register)))


def lapsed(
    db: Connection, which: ColumnElement[bool], asked: dict[str, Any]
) -> dict[str, tuple[SealFacts, ...]]:
    """By entry, the seals that were not valid on the day of the stamp: three statements."""
    register = register_of(db)
    if not register:
        return {}
    known, named = {one.id: one for one in register}, dict[str, list[SealFacts]]()
    for r in db.execute(_named.where(which), asked):
        named.setdefault(r.entry, []).append(known[r.seal])
    return {
        r.id: seals.lapsed(stamps_of(r), named.get(r.id, ()), register, r.witnessed)
        for r in db.execute(_stamped.where(which), asked)
    }


def stamps_of(r: Any) -> frozenset[Stamp]:
    """The kinds of seals on an entry, from its row."""
    return frozenset(map(Stamp, r.stamps.split()))


_register = select(SealRow.id, SealRow.kind, SealRow.holder, SealRow.since, SealRow.until).order_by(
    SealRow.id
)
_stamped = select(EntryRow.id, EntryRow.stamps, EntryRow.witnessed)
_named = (
    select(EntrySealRow.entry, EntrySealRow.seal)
    .join(EntryRow, EntryRow.id == EntrySealRow.entry)
    .order_by(EntrySealRow.entry, EntrySealRow.seal)
)
