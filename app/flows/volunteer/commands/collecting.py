"""收册: the booklets of a class are counted and handed in (VOL-12)."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from annotated_types import Ge, Le
from sqlalchemy import bindparam, select

from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.commands.roster import take_duties
from app.flows.volunteer.commands.supervising import tell_secretary
from app.flows.volunteer.facts.case import ClassFacts, CollectionFacts
from app.flows.volunteer.facts.ids import ClassId, CollectionId
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.sheets import HandInList, ListedEntry
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.facts.tracks import Collection, Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, CountRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.papers.hand_in import COLLECTION
from app.flows.volunteer.rules.periods import handed_in
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.text import Kept

Count = Annotated[int, Ge(1), Le(500)]


@dataclass(frozen=True)
class HandedIn:
    """A collection, with its hand-in list."""

    collection: CollectionId
    document: str


@does(FLOW)
def hand_in(do: Doing, klass: ClassId, booklets: Count, listed: Count, leader: Private) -> HandedIn:
    """Take in the booklets of a class for the period that is over, and print the list that both sides sign."""
    facts: ClassFacts = do.facts["klass"]
    period = handed_in(do.now, do.settings)
    if period is None:
        raise LookupError("a guard let this through")
    collection = do.open_case(CollectionId, Collection.COLLECTED, COLLECTION)
    row = {"id": collection, "klass": klass, "period": period.n, "first": period.first, "last": period.last}
    do.add(CollectionRow, row | {"leader": leader.id, "handed_at": do.now, "handed_to": do.staff.login})
    do.add(CountRow, {"collection": collection, "n": 1, "booklets": booklets, "listed": listed, "why": None})
    do.set(ClassRow, {"id": klass}, leader=leader.id)
    take_duties(do, collection, klass, period.last)
    tell_secretary(do, klass, News.HANDED_IN, collection)
    sheet = HandInList(
        number=do.opened[collection],
        klass=facts.name,
        college=facts.college,
        leader=Kept(leader.id),
        period=period.n,
        first=period.first,
        last=period.last,
        booklets=booklets,
        listed=listed,
        handed_at=do.now,
    )
    return HandedIn(collection, do.print(papers.hand_in_list(sheet, do.settings), papers.LISTS))


@does(FLOW)
def correct_hand_in(do: Doing, collection: CollectionId, booklets: Count, listed: Count, why: Note) -> None:
    """Count again with the team leader: the list says something else from now on, and why."""
    facts: CollectionFacts = do.facts["collection"]
    row = {"collection": collection, "n": facts.counts + 1, "booklets": booklets, "listed": listed}
    do.add(CountRow, row | {"why": why.id})


@does(FLOW)
def print_hand_in_list(do: Doing, collection: CollectionId) -> str:
    """Print the list with what was entered and how it was judged."""
    facts: CollectionFacts = do.facts["collection"]
    head = do.db.execute(_head, {"collection": collection}).one()
    sheet = HandInList(
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
        corrected=facts.counts - 1,
        why=Kept(head.why) if head.why else None,
    )
    rows = do.db.execute(_entries, {"collection": collection})
    sheet = replace(sheet, entries=tuple(_listed(r, facts) for r in rows))
    return do.print(papers.hand_in_list(sheet, do.settings), papers.LISTS)


def _listed(r: Any, facts: CollectionFacts) -> ListedEntry:
    stamps = tuple(map(Stamp, r.stamps.split()))
    what, late = f"{r.place} · {r.content}", r.day < facts.first
    return ListedEntry(r.student, Kept(r.name), r.day, r.minutes, what, stamps, Entry(r.state), late)


_head = (
    select(ClassRow.name, ClassRow.college, CollectionRow.leader, CountRow.why)
    .join(CollectionRow, CollectionRow.klass == ClassRow.id)
    .join(CountRow, CountRow.collection == CollectionRow.id)
    .where(CollectionRow.id == bindparam("collection"))
    .order_by(CountRow.n.desc())
    .limit(1)
)
_entries = (
    select(
        *(EntryRow.student, EntryRow.day, EntryRow.minutes, EntryRow.place, EntryRow.content),
        *(EntryRow.stamps, EntryRow.state, StudentRow.name),
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .where(EntryRow.collection == bindparam("collection"), EntryRow.state != Entry.STRUCK.value)
    .order_by(EntryRow.student, EntryRow.day, EntryRow.n)
)
