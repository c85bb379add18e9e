"""The seal register, and which of its seals are on the entries of a collection (VOL-11)."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.flows.volunteer.facts.ids import SealId
from app.flows.volunteer.facts.seals import SealFacts, SealRegister, SealShown, SealsNamed
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.seals import EntrySealRow, SealRow
from app.flows.volunteer.queries.discretion import hold_collection_open
from app.flows.volunteer.queries.lapsed import seal_of
from app.flows.volunteer.queries.loaders import collections
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.rules.periods import today
from app.store.among import among
from app.store.tables import Drawer


@FLOW.facts_of(SealId)
def seals(db: Connection, ids: Sequence[str]) -> dict[str, SealFacts]:
    """Seals by id."""
    return {r.id: seal_of(r) for r in db.execute(_seals, {"ids": list(ids)})}


@FLOW.gives
def seal_register(db: Connection, at: datetime, settings: Settings) -> SealRegister:
    """Every seal with its picture: one statement."""
    shown = [SealShown(seal_of(r), r.text or DASH, r.drawn or "") for r in db.execute(_register)]
    day = today(at, settings)
    return SealRegister(tuple(sorted(shown, key=lambda one: _place(one, day))))


@FLOW.gives
def seals_named(db: Connection, collection: str, viewer: Viewer) -> SealsNamed:
    """By which seals each entry of a collection is stamped."""
    hold_collection_open(collections(db, [collection])[collection], viewer)
    found: dict[str, tuple[str, ...]] = {}
    for r in db.execute(_named, {"collection": collection}):
        found[r.entry] = (*found.get(r.entry, ()), r.seal)
    return SealsNamed(found)


def _place(one: SealShown, day: date) -> tuple[bool, int, str]:
    facts = one.facts
    return not facts.in_force(day), list(Stamp).index(facts.kind), one.holder


_picture = aliased(Drawer)
SEAL = (SealRow.id, SealRow.kind, SealRow.holder, SealRow.since, SealRow.until)
_seals = select(*SEAL).where(among(SealRow.id, "ids"))
_register = (
    select(*SEAL, Drawer.text, _picture.text.label("drawn"))
    .join(Drawer, Drawer.id == SealRow.holder)
    .outerjoin(_picture, _picture.id == SealRow.picture)
)
_named = (
    select(EntrySealRow.entry, EntrySealRow.seal)
    .join(EntryRow, EntryRow.id == EntrySealRow.entry)
    .where(EntryRow.collection == bindparam("collection"))
    .order_by(EntrySealRow.entry, EntrySealRow.seal)
)
