"""The board of collections: two statements (COM-70)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, exists, func, select, union

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.flows.volunteer.facts.ids import ClassId, CollectionId
from app.flows.volunteer.facts.tracks import IN_WORK, Collection, Entry
from app.flows.volunteer.facts.views import Board, Handed, Missing
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, CountRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.roster import DutyRow, SlotRow
from app.flows.volunteer.model.withdrawing import WithdrawnRow
from app.flows.volunteer.queries.discretion import own_classes
from app.flows.volunteer.queries.loaders import class_of
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.rules.periods import handed_in, today
from app.store.tables import Case, Drawer

SHOWN_FOR = timedelta(days=42)
"""So long what is done with stays on the board, counted from the hand-in."""


@FLOW.gives
def board(db: Connection, at: datetime, settings: Settings, viewer: Viewer) -> Board:
    """Every collection in work, what was handed in lately, and the classes that owe their booklets (VOL-12).

    A league secretary sees those of the own class.
    """
    own = own_classes(db, viewer)
    handed = tuple(
        Handed(
            id=CollectionId(r.id),
            step=Collection(r.step),
            klass=ClassId(r.klass),
            number=r.number,
            name=r.name,
            college=r.college,
            period=r.period,
            first=r.first,
            last=r.last,
            handed_at=r.handed_at,
            listed=r.listed,
            entered=r.entered or 0,
            judged=r.judged or 0,
        )
        for r in db.execute(_handed, {"since": at - SHOWN_FOR})
        if own is None or r.klass in own
    )
    period = handed_in(at, settings)
    owing = (
        db.execute(_missing, {"first": period.first, "last": period.last, "day": today(at, settings)})
        if period
        else ()
    )
    missing = tuple(
        Missing(class_of(r), r.students, r.leader_name or "", r.ticked)
        for r in owing
        if own is None or r.id in own
    )
    return Board(at, handed, missing)


_here = union(
    select(Case.id).where(
        Case.flow == FLOW.name, Case.closed_at.is_(None), Case.step.in_([step.value for step in IN_WORK])
    ),
    select(CollectionRow.id).where(CollectionRow.handed_at >= bindparam("since")),
).cte("here")
"""What the board reads; nothing of it grows with the years (COM-70)."""
_entered = (
    select(
        EntryRow.collection,
        func.count().label("entered"),
        func.sum(case((EntryRow.state == Entry.OPEN.value, 0), else_=1)).label("judged"),
    )
    .where(EntryRow.collection.in_(select(_here.c.id)), EntryRow.state != Entry.STRUCK.value)
    .group_by(EntryRow.collection)
    .subquery()
)
_newest = (
    select(CountRow.collection, func.max(CountRow.n).label("n"))
    .where(CountRow.collection.in_(select(_here.c.id)))
    .group_by(CountRow.collection)
    .subquery()
)
_handed = (
    select(
        *(
            CollectionRow.id,
            CollectionRow.klass,
            CollectionRow.period,
            CollectionRow.first,
            CollectionRow.last,
        ),
        *(CollectionRow.handed_at, Case.step, Case.number, ClassRow.name, ClassRow.college),
        *(CountRow.listed, _entered.c.entered, _entered.c.judged),
    )
    .join(Case, Case.id == CollectionRow.id)
    .join(ClassRow, ClassRow.id == CollectionRow.klass)
    .join(_newest, _newest.c.collection == CollectionRow.id)
    .join(CountRow, (CountRow.collection == CollectionRow.id) & (CountRow.n == _newest.c.n))
    .outerjoin(_entered, _entered.c.collection == CollectionRow.id)
    .where(CollectionRow.id.in_(select(_here.c.id)))
    .order_by(CollectionRow.handed_at, ClassRow.name)
)
_handed_in = exists().where(
    CollectionRow.klass == ClassRow.id,
    CollectionRow.first == bindparam("first"),
    ~exists().where(WithdrawnRow.collection == CollectionRow.id),
)
_ticked = (
    select(func.count())
    .select_from(EntryRow)
    .join(DutyRow, DutyRow.entry == EntryRow.id)
    .join(SlotRow, SlotRow.id == DutyRow.slot)
    .where(
        SlotRow.klass == ClassRow.id,
        EntryRow.collection.is_(None),
        EntryRow.state != Entry.STRUCK.value,
        EntryRow.day <= bindparam("last"),
    )
    .correlate(ClassRow)
    .scalar_subquery()
)
_missing = (
    select(
        _ticked.label("ticked"),
        *(ClassRow.id, ClassRow.name, ClassRow.college, ClassRow.leader),
        Drawer.text.label("leader_name"),
        func.count(StudentRow.id).label("students"),
    )
    .select_from(ClassRow)
    .join(StudentRow, (ClassRow.id == class_on(bindparam("day"))) & StudentRow.left.is_(None))
    .outerjoin(Drawer, Drawer.id == ClassRow.leader)
    .where(~_handed_in)
    .group_by(ClassRow.id, Drawer.text)
    .order_by(ClassRow.name)
)
