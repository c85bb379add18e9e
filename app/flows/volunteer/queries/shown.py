"""A collection as it is worked on, and the roster of its class."""

from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.ids import ClassId, StudentId
from app.flows.volunteer.facts.services import Witness
from app.flows.volunteer.facts.views import CollectionShown, EntryShown, Pupil, Roster
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.public import PostedRow
from app.flows.volunteer.model.supervising import RemarkRow
from app.flows.volunteer.model.withdrawing import WithdrawnRow
from app.flows.volunteer.queries.discretion import hold_class_open, hold_collection_open
from app.flows.volunteer.queries.loaders import collections
from app.flows.volunteer.queries.spells import ever_of
from app.flows.volunteer.rules.supervising import is_sent_back
from app.store.tables import Drawer

DASH = "—"
"""What a forgotten text is shown as."""


@FLOW.gives
def collection_shown(db: Connection, collection: str, viewer: Viewer) -> CollectionShown:
    """A collection with the words of its entries."""
    r = db.execute(_head, {"collection": collection}).one()
    facts = collections(db, [collection])[collection]
    hold_collection_open(facts, viewer)
    rows = db.execute(_entries, {"collection": collection})
    return CollectionShown(
        facts=facts,
        name=r.name,
        college=r.college,
        leader=r.leader or DASH,
        handed_to=r.staff or r.handed_to,
        entries=tuple(_shown(one, facts) for one in rows),
        remark=_remark(db, facts),
        withdrawn=r.withdrawn or "",
        public=r.public,
    )


@FLOW.gives
def roster(db: Connection, klass: str, viewer: Viewer) -> Roster:
    """Whoever is or was of a class, in the order of their numbers: a late booklet may be of one who has moved."""
    hold_class_open(db, klass, viewer)
    rows = db.execute(_roster, {"klass": klass})
    return Roster(ClassId(klass), tuple(Pupil(StudentId(r.id), r.text or DASH) for r in rows))


def _remark(db: Connection, facts: CollectionFacts) -> str:
    """The secretary's remark that waits for an answer."""
    if not is_sent_back(facts):
        return ""
    return db.execute(_newest, {"collection": facts.id, "n": facts.remarks}).scalar() or DASH


def _shown(r: Any, facts: CollectionFacts) -> EntryShown:
    return EntryShown(
        facts=facts.parts[r.id],
        name=r.said or DASH,
        place=r.place,
        content=r.content,
        witness=r.witness_name or "",
        role=Witness(r.role),
        witnessed=r.witnessed,
        note=r.noted or "",
        why=r.reason or "",
    )


_staff, _name, _witness, _note, _why = (aliased(Drawer) for _ in range(5))
_public = (
    select(PostedRow.until)
    .where(PostedRow.collection == CollectionRow.id)
    .order_by(PostedRow.at.desc(), PostedRow.id)
    .limit(1)
    .correlate(CollectionRow)
    .scalar_subquery()
)
_head = (
    select(
        _public.label("public"),
        *(ClassRow.name, ClassRow.college, CollectionRow.handed_to),
        Drawer.text.label("leader"),
        *(_staff.text.label("staff"), _why.text.label("withdrawn")),
    )
    .select_from(CollectionRow)
    .join(ClassRow, ClassRow.id == CollectionRow.klass)
    .join(Drawer, Drawer.id == CollectionRow.leader)
    .outerjoin(StaffRow, StaffRow.login == CollectionRow.handed_to)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .outerjoin(WithdrawnRow, WithdrawnRow.collection == CollectionRow.id)
    .outerjoin(_why, _why.id == WithdrawnRow.why)
    .where(CollectionRow.id == bindparam("collection"))
)
_entries = (
    select(
        *EntryRow.__table__.columns,
        _name.text.label("said"),
        _witness.text.label("witness_name"),
        _note.text.label("noted"),
        _why.text.label("reason"),
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(_name, _name.id == StudentRow.name)
    .outerjoin(_witness, _witness.id == EntryRow.witness)
    .outerjoin(_note, _note.id == EntryRow.note)
    .outerjoin(_why, _why.id == EntryRow.why)
    .where(EntryRow.collection == bindparam("collection"))
    .order_by(EntryRow.n)
)
_newest = (
    select(Drawer.text)
    .join(RemarkRow, RemarkRow.words == Drawer.id)
    .where(RemarkRow.collection == bindparam("collection"), RemarkRow.n == bindparam("n"))
)
_roster = (
    select(StudentRow.id, Drawer.text)
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(ever_of(bindparam("klass")))
    .order_by(StudentRow.id)
)
