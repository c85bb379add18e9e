"""The class archive: its facts, its list, and what stands in it (VOL-31)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, func, or_, select

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.flows.volunteer.facts.archive import (
    Archived,
    ArchiveFacts,
    ArchiveShown,
    Came,
    Given,
    Gone,
    Later,
    OnShelf,
    Shelf,
    Ticked,
    UnderWay,
)
from app.flows.volunteer.facts.certificates import Certificate
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.spells import was_of
from app.flows.volunteer.facts.tally import Effect, Served
from app.flows.volunteer.facts.tracks import Activity, Collection, Entry, Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import ActivityRow
from app.flows.volunteer.model.archive import ArchivedRow, ClosedRow
from app.flows.volunteer.model.booklets import CollectionRow, EntryRow
from app.flows.volunteer.model.certificates import CertificateRow, EndRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.roster import DutyRow, SlotRow
from app.flows.volunteer.model.tally import TallyRow
from app.flows.volunteer.queries.discretion import hold_class_open, of_own, own_classes
from app.flows.volunteer.queries.holders import ended_how
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import SPELLS, ever_of, ever_of_some, of_class, spelt
from app.flows.volunteer.queries.tally import served_by, tallies
from app.flows.volunteer.rules import archive as rules
from app.flows.volunteer.rules.archive import months, taken
from app.flows.volunteer.rules.figures import days_of
from app.flows.volunteer.rules.periods import today
from app.store.among import among
from app.store.tables import Case, Drawer

Months = Mapping[str, set[date]]
Lists = tuple[tuple[Archived, ...], tuple[Gone, ...], tuple[Later, ...]]
LISTS: TypeAdapter[Lists] = TypeAdapter(Lists)


@FLOW.facts_of(ArchiveId)
def archives(db: Connection, ids: Sequence[str]) -> dict[str, ArchiveFacts]:
    """Archives of classes and school years: twelve statements, however many they are."""
    asked = [ArchiveId(one) for one in ids]
    classes = {"classes": sorted({one.klass for one in asked})}
    closed = {(r.klass, r.year): r.at for r in db.execute(_closed, classes)}
    states = {(r.klass, r.month): r.state for r in db.execute(_steps, classes)}
    checked, entered = defaultdict[str, set[date]](set), defaultdict[str, set[date]](set)
    for (klass, month), state in states.items():
        if state == Tally.CHECKED:
            checked[klass].add(month)
    for r in db.execute(_entered, classes):
        entered[r.klass].add(r.month)
    served = served_by(db, spelt(db.execute(_mine, classes)))
    of = {
        klass: {student: s for student, s in served.items() if klass in {spell.klass for spell in s.spells}}
        for klass in classes["classes"]
    }
    under_way: dict[str, list[UnderWay]] = defaultdict(list)
    for r in [*db.execute(_piles, classes), *db.execute(_unstamped, classes)]:
        under_way[r.klass].append(UnderWay(r.number, r.first, r.last))
    ticked: dict[str, list[Ticked]] = defaultdict(list)
    for duty in db.execute(_waiting_duties, classes):
        ticked[duty.klass].append(Ticked(duty.day, duty.place))
    found = {str(one): _facts(one, checked, entered, of, closed) for one in asked}
    return {
        id: replace(one, under_way=tuple(under_way[one.klass]), ticked=tuple(ticked[one.klass]))
        for id, one in found.items()
    }


@FLOW.gives
def shelf(db: Connection, year: int, viewer: Viewer) -> Shelf:
    """The archives of a school year, by class; a league secretary sees that of the own one."""
    own = own_classes(db, viewer)
    rows = of_own(db.execute(_of), own)
    ids = {r.klass: ArchiveId.of(r.klass, year) for r in rows}
    found = archives(db, list(ids.values()))
    return Shelf(year, tuple(OnShelf(ids[r.klass], found[ids[r.klass]], r.name, r.college) for r in rows))


@FLOW.gives
def archive_shown(db: Connection, archive: str, viewer: Viewer, settings: Settings) -> ArchiveShown:
    """An archive, for whoever may look into its class."""
    hold_class_open(db, ArchiveId(archive).klass, viewer)
    return archive_of(db, settings, archive)


def archive_of(db: Connection, settings: Settings, archive: str) -> ArchiveShown:
    """What stands in an archive, by student and month."""
    one = ArchiveId(archive)
    facts, (first, last) = archives(db, [one])[one], days_of(one.year, settings)
    asked = {"klass": one.klass, "first": first, "last": last}
    head, stand = db.execute(_head, asked).one(), months(facts, settings)
    frozen = db.execute(_frozen, {"klass": one.klass, "year": one.year}).first()
    if frozen:
        pupils, gone, later = _as_closed(db, frozen.listed)
    else:
        pupils, gone = _students(db, facts, stand, (first, last), settings), _activities_of(db, asked)
        later = _told_later(db, rules.later(facts, settings), settings)
    return ArchiveShown(
        facts=facts,
        name=head.name,
        college=head.college,
        months=stand,
        students=pupils,
        activities=gone,
        waiting=_waiting(db, one.klass),
        document=frozen.document if frozen else "",
        later=later,
        added=_told_later(db, rules.added(facts, settings), settings),
    )


def _students(
    db: Connection, facts: ArchiveFacts, stand: Sequence[date], days: tuple[date, date], settings: Settings
) -> tuple[Archived, ...]:
    """Each student with what was confirmed of the months that are entered."""
    klass, asked = facts.klass, {"klass": facts.klass, "first": days[0], "last": days[1]}
    ids = {TallyId.of(klass, month): month for month in stand}
    told = tallies(db, list(ids)) if ids else {}
    counts = {student for one in told.values() for student, minutes in one.confirmed.items() if minutes}
    given: dict[str, list[Given]] = defaultdict(list)
    for r in db.execute(_certificates, asked):
        given[r.student].append(Given(r.number, Certificate(r.how) if r.how else None))
    pupils = [
        r
        for r in db.execute(_pupils, asked)
        if r.id in counts or r.id in given or (r.here and was_of(facts.students[r.id].spells, klass, *days))
    ]
    return tuple(
        Archived(
            student=r.id,
            name=r.text or DASH,
            name_id=r.name,
            minutes={ids[TallyId(id)]: one.confirmed.get(r.id, 0) for id, one in told.items()},
            taken=taken(facts, r.id, settings),
            certificates=tuple(given[r.id]),
        )
        for r in pupils
    )


def _activities_of(db: Connection, asked: Mapping[str, Any]) -> tuple[Gone, ...]:
    """What students of a class went to, registered or not, in the order of days; called off ones are none."""
    told = {r.id: r for r in db.execute(_activities, asked)}
    days = {id: r.day for id, r in told.items()}
    came: dict[str, dict[str, Came]] = {id: {} for id in told}
    for r in db.execute(_services, asked):
        key = r.activity if r.activity in told else f"{r.place} · {r.content}"
        days.setdefault(key, r.day)
        of = came.setdefault(key, {})
        before = of[r.student].minutes if r.student in of else 0
        of[r.student] = Came(r.student, r.text or DASH, r.name, before + r.minutes)
    return tuple(
        Gone(
            days[key],
            f"{told[key].place} · {told[key].content}" if key in told else key,
            told[key].places if key in told else None,
            tuple(of[student] for student in sorted(of)),
        )
        for key, of in sorted(came.items(), key=lambda one: (days[one[0]], one[0]))
    )


def as_listed(shown: ArchiveShown) -> str:
    """What a closed archive keeps of its lists: people by the drawer ids of their names alone."""
    pupils = tuple(replace(one, name="") for one in shown.students)
    gone = tuple(
        replace(one, came=tuple(replace(who, name="") for who in one.came)) for one in shown.activities
    )
    later = tuple(replace(one, name="") for one in shown.later)
    return LISTS.dump_json((pupils, gone, later)).decode()


def _as_closed(db: Connection, listed: str) -> Lists:
    """The lists of an archive as it was closed, whatever has been found since."""
    pupils, gone, later = LISTS.validate_json(listed)
    came = {who.name_id for one in gone for who in one.came}
    ids = sorted(came | {one.name_id for one in pupils} | {one.name_id for one in later})
    names = {r.id: r.text or DASH for r in db.execute(_names, {"ids": ids})}
    return (
        tuple(replace(one, name=names[one.name_id]) for one in pupils),
        tuple(
            replace(one, came=tuple(replace(who, name=names[who.name_id]) for who in one.came))
            for one in gone
        ),
        tuple(replace(one, name=names[one.name_id]) for one in later),
    )


def _told_later(db: Connection, found: Sequence[tuple[str, Effect]], settings: Settings) -> tuple[Later, ...]:
    """Corrections with the names of their students, in the order of their days."""
    asked = {"ids": sorted({student for student, _ in found})}
    names = {r.id: r for r in db.execute(_called, asked)} if found else {}
    return tuple(
        sorted(
            (
                Later(
                    on=today(one.act.at, settings),
                    of=one.of or one.month,
                    shows=one.month,
                    student=student,
                    name=names[student].text or DASH,
                    name_id=names[student].name,
                    minutes=one.change,
                )
                for student, one in found
            ),
            key=lambda one: (one.on, one.of, one.student),
        )
    )


def _waiting(db: Connection, klass: str) -> Mapping[date, tuple[str, ...]]:
    """Collections that were tallied, by the month in which they ended."""
    found: dict[date, tuple[str, ...]] = {}
    for r in db.execute(_tallied, {"klass": klass}):
        month = r.last.replace(day=1)
        found[month] = (*found.get(month, ()), r.id)
    return found


def _facts(
    one: ArchiveId,
    checked: Months,
    entered: Months,
    students: Mapping[str, Mapping[str, Served]],
    closed: Mapping[Any, datetime],
) -> ArchiveFacts:
    return ArchiveFacts(
        id=one,
        klass=one.klass,
        year=one.year,
        checked=frozenset(checked[one.klass]),
        entered=frozenset(entered[one.klass]),
        students=students[one.klass],
        closed_at=closed.get((one.klass, one.year)),
    )


_mine = SPELLS.where(ever_of_some("classes"))
_closed = select(ClosedRow.klass, ClosedRow.year, ClosedRow.at).where(among(ClosedRow.klass, "classes"))
_steps = (
    select(TallyRow.klass, TallyRow.month, TallyRow.state)
    .where(among(TallyRow.klass, "classes"))
    .order_by(TallyRow.klass, TallyRow.month, TallyRow.n)
)
"""The newest comes last."""
_entered = select(ArchivedRow.klass, ArchivedRow.month).where(among(ArchivedRow.klass, "classes"))
_of = select(ClassRow.id.label("klass"), ClassRow.name, ClassRow.college).order_by(ClassRow.name)
_head = select(ClassRow.name, ClassRow.college).where(ClassRow.id == bindparam("klass"))
_here = (StudentRow.joined <= bindparam("last")) & (
    func.coalesce(StudentRow.left, bindparam("last")) >= bindparam("first")
)
_pupils = (
    select(StudentRow.id, StudentRow.name, Drawer.text, _here.label("here"))
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(ever_of(bindparam("klass")))
    .order_by(StudentRow.id)
)
"""Whoever left before the year may still have hours that were stamped, or taken, in it, or be given a certificate."""
_called = (
    select(StudentRow.id, StudentRow.name, Drawer.text)
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(among(StudentRow.id, "ids"))
)
_names = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
_services = (
    select(
        *(EntryRow.day, EntryRow.minutes, EntryRow.place, EntryRow.content, EntryRow.activity),
        *(EntryRow.student, StudentRow.name, Drawer.text),
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(
        of_class(bindparam("klass"), EntryRow.day),
        EntryRow.state == Entry.STAMPED.value,
        EntryRow.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(EntryRow.day, EntryRow.student, EntryRow.id)
)
_activities = (
    select(ActivityRow.id, ActivityRow.day, ActivityRow.place, ActivityRow.content, ActivityRow.places)
    .where(
        ActivityRow.klass == bindparam("klass"),
        ActivityRow.state != Activity.OFF.value,
        ActivityRow.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(ActivityRow.day, ActivityRow.start, ActivityRow.id)
)
_certificates = (
    select(CertificateRow.student, CertificateRow.number, ended_how().label("how"))
    .join(StudentRow, StudentRow.id == CertificateRow.student)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .where(
        of_class(bindparam("klass"), CertificateRow.day),
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
_piles = (
    select(CollectionRow.klass, CollectionRow.first, CollectionRow.last, Case.number)
    .join(Case, Case.id == CollectionRow.id)
    .where(among(CollectionRow.klass, "classes"), Case.step == Collection.COLLECTED.value)
    .order_by(Case.number)
)
_unstamped = (
    select(
        *(CollectionRow.klass, Case.number),
        *(EntryRow.day.label("first"), EntryRow.day.label("last")),
    )
    .join(Case, Case.id == CollectionRow.id)
    .join(EntryRow, EntryRow.collection == CollectionRow.id)
    .where(
        among(CollectionRow.klass, "classes"),
        or_(
            EntryRow.state.in_((Entry.OPEN.value, Entry.APPROVED.value)),
            (Case.step == Collection.APPRAISED.value) & (EntryRow.state != Entry.STRUCK.value),
        ),
    )
    .distinct()
    .order_by(Case.number, EntryRow.day)
)
"""Until a collection is stamped what was sent back in it may still be approved with it."""
_waiting_duties = (
    select(SlotRow.klass, EntryRow.day, EntryRow.place)
    .join(DutyRow, DutyRow.entry == EntryRow.id)
    .join(SlotRow, SlotRow.id == DutyRow.slot)
    .where(
        among(SlotRow.klass, "classes"),
        EntryRow.collection.is_(None),
        EntryRow.state != Entry.STRUCK.value,
    )
    .distinct()
    .order_by(EntryRow.day, EntryRow.place)
)
_frozen = select(ClosedRow.document, ClosedRow.listed).where(
    ClosedRow.klass == bindparam("klass"), ClosedRow.year == bindparam("year")
)
