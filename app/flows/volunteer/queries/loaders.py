"""The facts of collections, classes and students: one statement a table."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.flows.volunteer.facts.case import ClassFacts, CollectionFacts, EntryFacts
from app.flows.volunteer.facts.ids import ClassId, CollectionId, StudentId
from app.flows.volunteer.facts.ledger import ActKind, LedgerAct, StudentFacts
from app.flows.volunteer.facts.services import Stamp, Verified
from app.flows.volunteer.facts.tracks import Collection, Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, CountRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.ledger import ActRow
from app.store.among import among
from app.store.tables import Case


@FLOW.facts_of(CollectionId)
def collections(db: Connection, ids: Sequence[str]) -> dict[str, CollectionFacts]:
    """Collections with the count in force and their entries: three statements."""
    asked = {"ids": list(ids)}
    counts: dict[str, Any] = {r.collection: r for r in db.execute(_counts, asked)}
    entries: dict[str, list[EntryFacts]] = {}
    for r in db.execute(_entries, asked):
        entries.setdefault(r.collection, []).append(entry_of(r))
    return {
        r.id: CollectionFacts(
            id=r.id,
            step=Collection(r.step),
            number=r.number,
            klass=r.klass,
            period=r.period,
            first=r.first,
            last=r.last,
            handed_at=r.handed_at,
            booklets=counts[r.id].booklets,
            listed=counts[r.id].listed,
            counts=counts[r.id].n,
            entries=tuple(entries.get(r.id, ())),
        )
        for r in db.execute(_collections, asked)
    }


@FLOW.facts_of(ClassId)
def classes(db: Connection, ids: Sequence[str]) -> dict[str, ClassFacts]:
    """Classes by id."""
    return {r.id: class_of(r) for r in db.execute(_classes, {"ids": list(ids)})}


@FLOW.facts_of(StudentId)
def students(db: Connection, ids: Sequence[str]) -> dict[str, StudentFacts]:
    """Students with what the centre did on their ledgers: two statements."""
    asked = {"ids": list(ids)}
    acts: dict[str, list[LedgerAct]] = {}
    for r in db.execute(_acts, asked):
        acts.setdefault(r.student, []).append(act_of(r))
    return {
        r.id: StudentFacts(r.id, r.klass, tuple(acts.get(r.id, ()))) for r in db.execute(_students, asked)
    }


def entry_of(r: Any) -> EntryFacts:
    """An entry from its row."""
    stamps = frozenset(map(Stamp, r.stamps.split()))
    verified = Verified(r.verified) if r.verified else None
    return EntryFacts(r.id, Entry(r.state), r.student, r.day, r.start, r.minutes, stamps, verified)


def class_of(r: Any) -> ClassFacts:
    """A class from its row."""
    return ClassFacts(r.id, r.name, r.college, r.leader)


def act_of(r: Any) -> LedgerAct:
    """An act of the ledger from its row."""
    return LedgerAct(r.n, ActKind(r.kind), r.entry, r.minutes, r.at)


_collections = (
    select(
        *(CollectionRow.id, CollectionRow.klass, CollectionRow.period, CollectionRow.first),
        *(CollectionRow.last, CollectionRow.handed_at, Case.step, Case.number),
    )
    .join(Case, Case.id == CollectionRow.id)
    .where(among(CollectionRow.id, "ids"))
)
_counts = (
    select(CountRow.collection, CountRow.n, CountRow.booklets, CountRow.listed)
    .where(among(CountRow.collection, "ids"))
    .order_by(CountRow.n)
)
"""The newest comes last."""
_entries = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.state, EntryRow.day),
        *(EntryRow.start, EntryRow.minutes, EntryRow.stamps, EntryRow.verified),
    )
    .where(among(EntryRow.collection, "ids"))
    .order_by(EntryRow.n)
)
_classes = select(ClassRow.id, ClassRow.name, ClassRow.college, ClassRow.leader).where(
    among(ClassRow.id, "ids")
)
_students = select(StudentRow.id, StudentRow.klass).where(among(StudentRow.id, "ids"))
_acts = (
    select(ActRow.student, ActRow.n, ActRow.kind, ActRow.entry, ActRow.minutes, ActRow.at)
    .where(among(ActRow.student, "ids"))
    .order_by(ActRow.student, ActRow.n)
)
