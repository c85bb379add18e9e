"""The class archive: its facts, its list, and what stands in it (VOL-31)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.counter.settings import Settings
from app.flows.volunteer.facts.archive import Archived, ArchiveFacts, ArchiveShown, Gone, OnShelf, Shelf
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.tracks import Activity, Collection, Entry, Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import ActivityRow
from app.flows.volunteer.model.archive import ArchivedRow, ClosedRow
from app.flows.volunteer.model.booklets import CollectionRow, EntryRow
from app.flows.volunteer.model.certificates import CertificateRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.tally import TallyRow
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.tally import tallies
from app.flows.volunteer.rules.archive import months
from app.flows.volunteer.rules.figures import days_of, taken
from app.store.among import among
from app.store.tables import Case, Drawer

Months = Mapping[str, set[date]]


@FLOW.facts_of(ArchiveId)
def archives(db: Connection, ids: Sequence[str]) -> dict[str, ArchiveFacts]:
    """Archives of classes and school years: four statements, however many they are."""
    asked = [ArchiveId(one) for one in ids]
    classes = {"classes": sorted({one.klass for one in asked})}
    closed = {(r.klass, r.year): r.at for r in db.execute(_closed, classes)}
    states = {(r.klass, r.month): r.state for r in db.execute(_steps, classes)}
    checked, entered, served = (defaultdict[str, set[date]](set) for _ in range(3))
    for (klass, month), state in states.items():
        if state == Tally.CHECKED:
            checked[klass].add(month)
    for r in db.execute(_entered, classes):
        entered[r.klass].add(r.month)
    for r in db.execute(_served, classes):
        served[r.klass].add(r.day.replace(day=1))
    return {str(one): _facts(one, checked, entered, served, closed) for one in asked}


@FLOW.gives
def shelf(db: Connection, year: int) -> Shelf:
    """The archives of a school year, by class."""
    rows = db.execute(_of).all()
    ids = {r.id: ArchiveId.of(r.id, year) for r in rows}
    found = archives(db, list(ids.values()))
    return Shelf(year, tuple(OnShelf(ids[r.id], found[ids[r.id]], r.name, r.college) for r in rows))


@FLOW.gives
def archive_shown(db: Connection, settings: Settings, archive: str) -> ArchiveShown:
    """What stands in an archive, by student and month."""
    one = ArchiveId(archive)
    facts, (first, last) = archives(db, [one])[one], days_of(one.year, settings)
    asked = {"klass": one.klass, "first": first, "last": last}
    head, stand = db.execute(_head, asked).one(), months(facts, settings)
    return ArchiveShown(
        facts=facts,
        name=head.name,
        college=head.college,
        months=stand,
        students=_students(db, facts.klass, stand, (first, last), settings),
        activities=tuple(
            Gone(r.day, f"{r.place} · {r.content}", r.places) for r in db.execute(_activities, asked)
        ),
        waiting=_waiting(db, one.klass),
        document=db.execute(_document, {"klass": one.klass, "year": one.year}).scalar() or "",
    )


def _students(
    db: Connection, klass: str, stand: Sequence[date], days: tuple[date, date], settings: Settings
) -> tuple[Archived, ...]:
    """Each student with what was confirmed of the months that are entered."""
    asked = {"klass": klass, "first": days[0], "last": days[1]}
    pupils = db.execute(_pupils, asked).all()
    ids = {TallyId.of(klass, month): month for month in stand}
    told = tallies(db, list(ids)) if ids else {}
    given: dict[str, list[str]] = defaultdict(list)
    for r in db.execute(_certificates, asked):
        given[r.student].append(r.number)
    ledgers = students(db, [r.id for r in pupils]) if pupils else {}
    return tuple(
        Archived(
            student=r.id,
            name=r.text or DASH,
            name_id=r.name,
            minutes={ids[TallyId(id)]: one.confirmed.get(r.id, 0) for id, one in told.items()},
            taken=taken(ledgers[r.id].acts, days, settings),
            certificates=tuple(given[r.id]),
        )
        for r in pupils
    )


def _waiting(db: Connection, klass: str) -> Mapping[date, tuple[str, ...]]:
    """Collections that were tallied, by the month in which they ended."""
    found: dict[date, tuple[str, ...]] = {}
    for r in db.execute(_tallied, {"klass": klass}):
        month = r.last.replace(day=1)
        found[month] = (*found.get(month, ()), r.id)
    return found


def _facts(
    one: ArchiveId, checked: Months, entered: Months, served: Months, closed: Mapping[Any, datetime]
) -> ArchiveFacts:
    return ArchiveFacts(
        id=one,
        klass=one.klass,
        year=one.year,
        checked=frozenset(checked[one.klass]),
        entered=frozenset(entered[one.klass]),
        served=frozenset(served[one.klass]),
        closed_at=closed.get((one.klass, one.year)),
    )


_mine = among(StudentRow.klass, "classes")
_closed = select(ClosedRow.klass, ClosedRow.year, ClosedRow.at).where(among(ClosedRow.klass, "classes"))
_steps = (
    select(TallyRow.klass, TallyRow.month, TallyRow.state)
    .where(among(TallyRow.klass, "classes"))
    .order_by(TallyRow.klass, TallyRow.month, TallyRow.n)
)
"""The newest comes last."""
_entered = select(ArchivedRow.klass, ArchivedRow.month).where(among(ArchivedRow.klass, "classes"))
_served = (
    select(StudentRow.klass, EntryRow.day)
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .where(_mine, EntryRow.state == Entry.STAMPED.value)
    .distinct()
)
_of = select(ClassRow.id, ClassRow.name, ClassRow.college).order_by(ClassRow.name)
_head = select(ClassRow.name, ClassRow.college).where(ClassRow.id == bindparam("klass"))
_pupils = (
    select(StudentRow.id, StudentRow.name, Drawer.text)
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(
        StudentRow.klass == bindparam("klass"),
        StudentRow.joined <= bindparam("last"),
        func.coalesce(StudentRow.left, bindparam("last")) >= bindparam("first"),
    )
    .order_by(StudentRow.id)
)
_activities = (
    select(ActivityRow.day, ActivityRow.place, ActivityRow.content, ActivityRow.places)
    .where(
        ActivityRow.klass == bindparam("klass"),
        ActivityRow.state != Activity.OFF.value,
        ActivityRow.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(ActivityRow.day, ActivityRow.start, ActivityRow.id)
)
_certificates = (
    select(CertificateRow.student, CertificateRow.number)
    .where(
        CertificateRow.klass == bindparam("klass"),
        CertificateRow.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(CertificateRow.number)
)
_tallied = (
    select(CollectionRow.id, CollectionRow.last)
    .join(Case, Case.id == CollectionRow.id)
    .where(CollectionRow.klass == bindparam("klass"), Case.step == Collection.TALLIED.value)
    .order_by(CollectionRow.last)
)
_document = select(ClosedRow.document).where(
    ClosedRow.klass == bindparam("klass"), ClosedRow.year == bindparam("year")
)
