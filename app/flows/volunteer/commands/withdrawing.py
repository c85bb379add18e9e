"""A hand-in was a mistake: it is withdrawn, and the class may hand in anew for the same period (VOL-12)."""

from datetime import date

from sqlalchemy import bindparam, func, select, update

from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.commands.supervising import tell_secretary
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.ids import CollectionId
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow
from app.flows.volunteer.model.withdrawing import WithdrawnRow
from app.flows.volunteer.queries.booklets import hand_in_sheet
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def withdraw_hand_in(do: Doing, collection: CollectionId, why: Note) -> str:
    """Take a hand-in back to nothing; the list is printed once more and says so.

    What the duty roster put into it waits for the next hand-in of the class, whose leader is again whoever
    brought its booklets before.
    """
    facts: CollectionFacts = do.facts["collection"]
    do.add(WithdrawnRow, {"collection": collection, "why": why.id, "by": do.staff.login, "at": do.now})
    do.db.execute(_waits_again, {"c": collection})
    before = do.db.execute(_brought_before, {"klass": facts.klass, "but": collection}).scalar()
    do.set(ClassRow, {"id": facts.klass}, leader=before)
    tell_secretary(do, facts.klass, News.HAND_IN_WITHDRAWN, collection)
    return do.print(papers.hand_in_list(hand_in_sheet(do.db, facts), do.settings), papers.LISTS)


def withdrawn_before(do: Doing, klass: str, first: date) -> int:
    """How many hand-ins of a class for a period were withdrawn."""
    return do.db.execute(_withdrawn, {"klass": klass, "first": first}).scalar_one()


_waits_again = (
    update(EntryRow)
    .where(EntryRow.collection == bindparam("c"), EntryRow.state != Entry.STRUCK.value)
    .values(collection=None)
)
_brought_before = (
    select(CollectionRow.leader)
    .outerjoin(WithdrawnRow, WithdrawnRow.collection == CollectionRow.id)
    .where(
        CollectionRow.klass == bindparam("klass"),
        CollectionRow.id != bindparam("but"),
        WithdrawnRow.collection.is_(None),
    )
    .order_by(CollectionRow.handed_at.desc())
    .limit(1)
)
_withdrawn = (
    select(func.count())
    .select_from(WithdrawnRow)
    .join(CollectionRow, CollectionRow.id == WithdrawnRow.collection)
    .where(CollectionRow.klass == bindparam("klass"), CollectionRow.first == bindparam("first"))
)
