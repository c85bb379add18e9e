"""A collection as its papers have it: who brought it, and what is in it (VOL-12, 15)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.sheets import HandInList, ListedEntry
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.model.booklets import CollectionRow, CountRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.withdrawing import WithdrawnRow
from app.kernel.text import Kept


def head_of(db: Connection, collection: str) -> Any:
    """The class by name and college, and by drawer ids who brought it, why it was corrected last, why withdrawn."""
    return db.execute(_head, {"collection": collection}).one()


def entries_of(db: Connection, collection: str) -> Sequence[Any]:
    """The entries by student, but those that were struck."""
    return db.execute(_entries, {"collection": collection}).all()


def hand_in_sheet(db: Connection, facts: CollectionFacts) -> HandInList:
    """The hand-in list of a collection with what was entered so far."""
    head = head_of(db, facts.id)
    return HandInList(
        number=facts.number,
        klass=head.name,
        college=head.college,
        leader=Kept(head.leader),
        period=facts.period,
        first=facts.first,
        last=facts.last,
        booklets=facts.booklets,
        listed=facts.listed,
        handed_at=facts.handed_at,
        entries=tuple(_listed(r, facts) for r in entries_of(db, facts.id)),
        corrected=facts.counts - 1,
        why=Kept(head.why) if head.why else None,
        withdrawn=Kept(head.withdrawn) if head.withdrawn else None,
    )


def _listed(r: Any, facts: CollectionFacts) -> ListedEntry:
    stamps = tuple(map(Stamp, r.stamps.split()))
    what, late = f"{r.place} · {r.content}", r.day < facts.first
    return ListedEntry(r.student, Kept(r.name), r.day, r.minutes, what, stamps, Entry(r.state), late)


_head = (
    select(
        *(ClassRow.name, ClassRow.college, CollectionRow.leader, CountRow.why),
        WithdrawnRow.why.label("withdrawn"),
    )
    .join(CollectionRow, CollectionRow.klass == ClassRow.id)
    .join(CountRow, CountRow.collection == CollectionRow.id)
    .outerjoin(WithdrawnRow, WithdrawnRow.collection == CollectionRow.id)
    .where(CollectionRow.id == bindparam("collection"))
    .order_by(CountRow.n.desc())
    .limit(1)
)
_entries = (
    select(
        *(EntryRow.id, EntryRow.student, EntryRow.day, EntryRow.minutes, EntryRow.place, EntryRow.content),
        *(EntryRow.stamps, EntryRow.state, EntryRow.why, StudentRow.name),
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .where(EntryRow.collection == bindparam("collection"), EntryRow.state != Entry.STRUCK.value)
    .order_by(EntryRow.student, EntryRow.day, EntryRow.n)
)
