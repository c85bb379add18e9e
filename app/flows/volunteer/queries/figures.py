"""The figures of some days: seven statements, however many entries there are (VOL-40)."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.flows.volunteer.facts.figures import (
    ActivityFigures,
    Audited,
    Back,
    Behind,
    ClassFigures,
    Figures,
    Judged,
    MonthFigures,
    Record,
    Records,
    Without,
)
from app.flows.volunteer.facts.ledger import ActKind, StudentFacts
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.tracks import CLAIMED, Collection, Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import ActivityRow
from app.flows.volunteer.model.booklets import CollectionRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.drawing import AuditRow
from app.flows.volunteer.model.form_moves import ReturnRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.model.withdrawing import WithdrawnRow
from app.flows.volunteer.queries.discretion import of_own, own_classes
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.rules.figures import DAY, left_of, months_of, taken
from app.flows.volunteer.rules.ledger import balance
from app.flows.volunteer.rules.together import length, one_after_the_other
from app.flows.volunteer.settings import VERIFY_OVER
from app.store.tables import Drawer, Moved

COUNTS = Entry.STAMPED.value
"""An entry counts as long as it stands so: the deep audit holds it against the ledgers."""


@FLOW.gives
def figures(
    db: Connection, at: datetime, settings: Settings, viewer: Viewer, first: date, last: date
) -> Figures:
    """What the services of some days came to; to a league secretary those of the own class."""
    asked, own = {"first": first, "last": last}, own_classes(db, viewer)
    near, long = _entries_of(db, (first, last), settings.of(VERIFY_OVER))
    entries = of_own(near, own)
    counted = [one for one in entries if one.state == COUNTS]
    pupils = of_own(db.execute(_students, asked), own)
    judged = of_own(db.execute(_faked), own)
    faked, days = _who_faked(db, judged), {r.entry: r.day for r in judged}
    lines = {one.id: taken(one.acts, (first, last), settings) for one in faked.values()}
    cost = {id: -sum(line.change for line in of) for id, of in lines.items()}
    served = _sums((one.student, one.minutes) for one in counted)
    had = {one.id: balance(one) for one in faked.values()}
    left = {id: left_of(served[id], cost.get(id, 0), had.get(id)) for id in served.keys() | cost.keys()}
    without = _without(pupils, served, cost, left)
    return Figures(
        first=first,
        last=last,
        at=at,
        classes=_classes(
            *(of_own(db.execute(_of), own), pupils, without, counted),
            _sums(
                (faked[id].class_on(days[line.act.entry]), -line.change)
                for id, of in lines.items()
                for line in of
                if line.act.entry in days
            ),
        ),
        months=_months(counted, first, last),
        activities=_activities(counted),
        left=sum(left.values()),
        without=without,
        judged=_judged(entries, long),
        back=_back(of_own(db.execute(_handed), own), (first, last), settings),
        audited=_audited(of_own(db.execute(_found, asked), own)),
    )


@FLOW.gives
def records(
    db: Connection,
    settings: Settings,
    viewer: Viewer,
    first: date,
    last: date,
    klass: str | None = None,
    month: date | None = None,
    what: str | None = None,
    behind: Behind = Behind.COUNTED,
) -> Records:
    """The entries that a figure counts: of a class, a month or an activity, or of a rate."""
    rows, long = _entries_of(db, (first, last), settings.of(VERIFY_OVER))
    found = (
        _record(r)
        for r in of_own(rows, own_classes(db, viewer))
        if _is_behind(r, behind, long)
        and (klass is None or r.klass == klass)
        and (month is None or r.day.replace(day=1) == month)
        and (what is None or _key(r) == what)
    )
    return Records(tuple(found))


def _record(r: Any) -> Record:
    how = Verified(r.verified) if r.verified else None
    return Record(r.id, r.collection, r.student, r.text or DASH, r.name, r.day, r.minutes, _what(r), how)


def _entries_of(db: Connection, days: tuple[date, date], limit: int) -> tuple[list[Any], frozenset[str]]:
    """The entries of some days, and the ids of those that took more than so many minutes in one go (VOL-13).

    What touches them on the day before or after is looked at too.
    """
    first, last = days
    near = db.execute(_entries, {"first": first - DAY, "last": last + DAY}).all()
    by_place: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for r in near:
        if r.state in CLAIMED:
            by_place[r.student, r.spot].append(r)
    chains = (chain for of in by_place.values() for chain in one_after_the_other(of))
    whole = {r.id: length(chain) for chain in chains for r in chain}
    entries = [r for r in near if first <= r.day <= last]
    return entries, frozenset(r.id for r in entries if whole.get(r.id, r.minutes) > limit)


def _is_behind(r: Any, behind: Behind, long: Container[str]) -> bool:
    if behind is Behind.LONG:
        return r.id in long
    return bool(r.state == (COUNTS if behind is Behind.COUNTED else Entry.FAKE.value))


def _back(rows: Iterable[Any], days: tuple[date, date], settings: Settings) -> tuple[Back, ...]:
    def day(at: datetime | None) -> date | None:
        return settings.business_day(at) if at else None

    found = (
        Back(r.id, r.name, r.period, settings.business_day(r.handed_at), day(r.stamped), day(r.returned))
        for r in rows
    )
    return tuple(one for one in found if days[0] <= one.handed <= days[1])


def _without(
    pupils: Iterable[Any], served: Mapping[str, int], cost: Mapping[str, int], left: Mapping[str, int]
) -> tuple[Without, ...]:
    """Who has no hours of these days, as their ledgers are now."""
    return tuple(
        Without(one.id, one.text or DASH, one.name, served.get(one.id, 0), cost.get(one.id, 0))
        for one in pupils
        if not left.get(one.id)
    )


def _classes(
    of: Sequence[Any],
    pupils: Sequence[Any],
    without: Iterable[Without],
    counted: Sequence[Any],
    cost: Mapping[str, int],
) -> tuple[ClassFigures, ...]:
    lack = {one.student for one in without}
    students, lacking = (
        Counter(one.klass for one in pupils),
        Counter(one.klass for one in pupils if one.id in lack),
    )
    entries, minutes = (
        Counter(one.klass for one in counted),
        _sums((one.klass, one.minutes) for one in counted),
    )
    return tuple(
        ClassFigures(
            klass=one.klass,
            name=one.name,
            college=one.college,
            students=students[one.klass],
            without=lacking[one.klass],
            entries=entries[one.klass],
            minutes=minutes[one.klass],
            taken=cost.get(one.klass, 0),
        )
        for one in of
        if students[one.klass] or entries[one.klass] or cost.get(one.klass)
    )


def _months(counted: Sequence[Any], first: date, last: date) -> tuple[MonthFigures, ...]:
    entries = Counter(one.day.replace(day=1) for one in counted)
    minutes = _sums((one.day.replace(day=1), one.minutes) for one in counted)
    return tuple(MonthFigures(one, entries[one], minutes[one]) for one in months_of(first, last))


def _activities(counted: Sequence[Any]) -> tuple[ActivityFigures, ...]:
    found: dict[str, list[Any]] = defaultdict(list)
    for one in counted:
        found[_key(one)].append(one)
    several = [
        ActivityFigures(
            *(key, _what(of[0]), of[0].registered),
            *(len({r.student for r in of}), len(of), sum(r.minutes for r in of)),
        )
        for key, of in found.items()
    ]
    return tuple(sorted(several, key=lambda one: (-one.minutes, one.what, one.key)))


def _judged(entries: Sequence[Any], over: Container[str]) -> Judged:
    states = Counter(one.state for one in entries)
    long = [one for one in entries if one.id in over]
    return Judged(
        entries=len(entries),
        counted=states[COUNTS],
        sent_back=states[Entry.SENT_BACK.value],
        fakes=states[Entry.FAKE.value],
        long=len(long),
        checked=sum(one.verified is not None for one in long),
    )


def _audited(rows: Iterable[Any]) -> Audited:
    """What was found of the entries that were drawn; the newest finding of each."""
    newest = {r.entry: bool(r.right) for r in rows}
    return Audited(len(newest), sum(not right for right in newest.values()))


def _who_faked(db: Connection, rows: Iterable[Any]) -> Mapping[str, StudentFacts]:
    """Those who were ever judged a fake: of everybody else the ledger is the sum of what counts."""
    ids = sorted({r.student for r in rows})
    return students(db, ids) if ids else {}


def _sums(pairs: Iterable[tuple[Any, int]]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for key, n in pairs:
        found[key] += n
    return found


def _key(r: Any) -> str:
    """The activity that was registered, else what was done where."""
    return r.activity or _what(r)


def _what(r: Any) -> str:
    """An activity is called as it was registered, however its services were written."""
    return f"{r.as_place or r.place} · {r.as_content or r.content}"


_entries = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.state, EntryRow.day, EntryRow.minutes),
        *(EntryRow.start, EntryRow.place, EntryRow.spot, EntryRow.content, EntryRow.verified),
        *(ClassRow.name, Drawer.text),
        ClassRow.id.label("klass"),
        *(EntryRow.activity, ActivityRow.place.label("as_place"), ActivityRow.content.label("as_content")),
        ActivityRow.day.label("registered"),
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(ClassRow, ClassRow.id == class_on(EntryRow.day))
    .join(Drawer, Drawer.id == StudentRow.name)
    .outerjoin(ActivityRow, ActivityRow.id == EntryRow.activity)
    .where(EntryRow.day.between(bindparam("first"), bindparam("last")), EntryRow.state != Entry.STRUCK.value)
    .order_by(EntryRow.day, EntryRow.student, EntryRow.id)
)
_students = (
    select(StudentRow.id, ClassRow.id.label("klass"), Drawer.text, ClassRow.name)
    .join(Drawer, Drawer.id == StudentRow.name)
    .join(ClassRow, ClassRow.id == class_on(bindparam("last")))
    .where(
        StudentRow.joined <= bindparam("last"),
        or_(StudentRow.left.is_(None), StudentRow.left > bindparam("first")),
    )
    .order_by(ClassRow.name, StudentRow.id)
)
_of = select(ClassRow.id.label("klass"), ClassRow.name, ClassRow.college).order_by(ClassRow.name)
_faked = (
    select(ActRow.student, ActRow.entry, EntryRow.day, class_on(EntryRow.day).label("klass"))
    .join(EntryRow, EntryRow.id == ActRow.entry)
    .join(StudentRow, StudentRow.id == ActRow.student)
    .where(ActRow.kind == ActKind.FAKE.value)
    .order_by(ActRow.student, ActRow.n)
)
_found = (
    select(AuditRow.entry, AuditRow.right, class_on(EntryRow.day).label("klass"))
    .join(EntryRow, EntryRow.id == AuditRow.entry)
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .where(EntryRow.day.between(bindparam("first"), bindparam("last")))
    .order_by(AuditRow.at, AuditRow.id)
)
_stamped = (
    select(Moved.subject, func.min(Moved.at, type_=Moved.at.type).label("at"))
    .where(Moved.to == Collection.STAMPED.value)
    .group_by(Moved.subject)
    .subquery()
)
_handed = (
    select(
        *(
            CollectionRow.id,
            CollectionRow.klass,
            CollectionRow.period,
            CollectionRow.handed_at,
            ClassRow.name,
        ),
        *(_stamped.c.at.label("stamped"), ReturnRow.at.label("returned")),
    )
    .join(ClassRow, ClassRow.id == CollectionRow.klass)
    .outerjoin(_stamped, _stamped.c.subject == CollectionRow.id)
    .outerjoin(ReturnRow, ReturnRow.collection == CollectionRow.id)
    .where(CollectionRow.id.not_in(select(WithdrawnRow.collection)))
    .order_by(CollectionRow.handed_at, CollectionRow.id)
)
