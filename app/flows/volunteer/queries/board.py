"""The board of collections: two statements (COM-70)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.flows.volunteer.facts.ids import ClassId, CollectionId
from app.flows.volunteer.facts.tracks import Collection, Entry
from app.flows.volunteer.facts.views import Board, Handed, Missing
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, CountRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.queries.discretion import own_classes
from app.flows.volunteer.queries.loaders import class_of
from app.flows.volunteer.rules.periods import handed_in
from app.kernel.judge import Staff
from app.store.tables import Case, Drawer

SHOWN_FOR = timedelta(days=42)
"""So long what was stamped stays on the board."""


@FLOW.gives
def board(db: Connection, at: datetime, settings: Settings, staff: Staff) -> Board:
    """Every open collection, what was stamped lately, and the classes that owe their booklets (VOL-12).

    A league secretary sees those of the own class.
    """
    own = own_classes(db, staff)
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
    owing = db.execute(_missing, {"first": period.first, "last": period.last}) if period else ()
    missing = tuple(
        Missing(class_of(r), r.students, r.leader_name or "", r.ticked)
        for r in owing
        if own is None or r.id in own
    )
    return Board(at, handed, missing)


_entered = (
    select(
        EntryRow.collection,
        func.count().label("entered"),
        func.sum(case((EntryRow.state == Entry.OPEN.value, 0), else_=1)).label("judged"),
    )
    .where(EntryRow.state != Entry.STRUCK.value)
    .group_by(EntryRow.collection)
    .subquery()
)
_newest = (
    select(CountRow.collection, func.max(CountRow.n).label("n")).group_by(CountRow.collection).subquery()
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
    .where(or_(Case.closed_at.is_(None), Case.closed_at >= bindparam("since")))
    .order_by(CollectionRow.handed_at, ClassRow.name)
)
_here = select(CollectionRow.klass).where(CollectionRow.first == bindparam("first"))
_waiting = aliased(StudentRow)
_ticked = (
    select(func.count())
    .select_from(EntryRow)
    .join(_waiting, _waiting.id == EntryRow.student)
    .where(
        _waiting.klass == ClassRow.id,
        EntryRow.collection.is_(None),
        EntryRow.state == Entry.OPEN.value,
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
    .join(StudentRow, (StudentRow.klass == ClassRow.id) & StudentRow.left.is_(None))
    .outerjoin(Drawer, Drawer.id == ClassRow.leader)
    .where(ClassRow.id.not_in(_here))
    .group_by(ClassRow.id, Drawer.text)
    .order_by(ClassRow.name)
)
