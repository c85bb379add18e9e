"""收册: the booklets of a class are counted and handed in (VOL-12)."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le

from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.commands.roster import take_duties
from app.flows.volunteer.commands.supervising import tell_secretary
from app.flows.volunteer.commands.withdrawing import withdrawn_before
from app.flows.volunteer.facts.case import ClassFacts, CollectionFacts
from app.flows.volunteer.facts.ids import ClassId, CollectionId
from app.flows.volunteer.facts.sheets import HandInList
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, CountRow
from app.flows.volunteer.model.classes import ClassRow
from app.flows.volunteer.papers.hand_in import COLLECTION
from app.flows.volunteer.queries.booklets import hand_in_sheet
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
    row |= {"before": withdrawn_before(do, klass, period.first), "leader": leader.id}
    do.add(CollectionRow, row | {"handed_at": do.now, "handed_to": do.staff.login})
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
    sheet = hand_in_sheet(do.db, do.facts["collection"])
    return do.print(papers.hand_in_list(sheet, do.settings), papers.LISTS)
