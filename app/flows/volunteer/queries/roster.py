"""The duty roster: slots with their duties, a week of a class, and the hours of those who come (VOL-03)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.flows.volunteer.facts.ids import SlotId
from app.flows.volunteer.facts.roster import DutyFacts, SlotFacts, WeekShown
from app.flows.volunteer.facts.sheets import RosterSlot
from app.flows.volunteer.facts.tracks import Duty, Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import StudentRow, TeamRow
from app.flows.volunteer.model.roster import DutyRow, SlotRow
from app.flows.volunteer.queries.discretion import hold_class_open
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on, ever_of, of_class
from app.flows.volunteer.rules.periods import term_of
from app.flows.volunteer.rules.roster import WEEK
from app.flows.volunteer.rules.services import Claim
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Drawer

SERVED = (Entry.OPEN, Entry.APPROVED, Entry.STAMPED)
"""Entries that count among the hours of the term when a place is given: what may still be judged counts too."""
LONG_AGO = date(2000, 1, 1)


@FLOW.facts_of(SlotId)
def slots(db: Connection, ids: Sequence[str]) -> dict[str, SlotFacts]:
    """Slots with their duties: two statements."""
    return _with_duties(db, db.execute(_slots, {"ids": list(ids)}).all())


def week_of(db: Connection, klass: str, week: date) -> list[SlotFacts]:
    """The slots of a class in a week, in their order: two statements."""
    rows = db.execute(_week, {"klass": klass, "first": week, "after": week + WEEK}).all()
    return list(_with_duties(db, rows).values())


def slots_of(db: Connection, klass: str, week: date) -> tuple[RosterSlot, ...]:
    """The slots of a week as the paper shows them: who is to come, by their names."""
    found = week_of(db, klass, week)
    names = {r.id: r.name for r in db.execute(_names, {"klass": klass})}
    return tuple(
        RosterSlot(
            day=one.day,
            start=one.start,
            end=one.end,
            place=one.place,
            content=one.content,
            people=one.people,
            names=tuple(Kept(names[duty.student]) for duty in one.there),
        )
        for one in found
    )


def hands_of(db: Connection, klass: str, first: date, after: date, settings: Settings) -> dict[str, int]:
    """The minutes of this term of every student who is of the class from a day until before another.

    Planned duties count with them.
    """
    asked = {"klass": klass, "since": term_of(first, settings) or LONG_AGO}
    asked |= {"first": first, "after": after, "after_but_one": after - timedelta(days=1)}
    minutes = {r.id: 0 for r in db.execute(_present, asked)}
    for query in (_served, _planned):
        for r in db.execute(query, asked):
            if r.student in minutes:
                minutes[r.student] += r.minutes or 0
    return minutes


def claims_of(db: Connection, students: Iterable[str], first: date, after: date) -> list[Claim]:
    """The time of some students that duties and entries claim, from a day until before another."""
    asked = {"ids": sorted(students), "first": first, "after": after}
    duties = [Claim(r.student, r.day, r.start, r.until - r.start) for r in db.execute(_on_duty, asked)]
    return duties + [Claim(r.student, r.day, r.start, r.minutes) for r in db.execute(_elsewhere, asked)]


@FLOW.gives
def week_shown(db: Connection, klass: str, week: date, viewer: Viewer, settings: Settings) -> WeekShown:
    """The roster of a class in a week, with whom it could be filled."""
    hold_class_open(db, klass, viewer)
    found = week_of(db, klass, week)
    names = {r.id: r.text or DASH for r in db.execute(_called, {"klass": klass})}
    return WeekShown(
        klass,
        week,
        tuple(found),
        names,
        students(db, sorted(names)),
        hands_of(db, klass, week, week + WEEK, settings),
        {r.year: r.text or "" for r in db.execute(_leaders, {"klass": klass})},
    )


def _with_duties(db: Connection, rows: Sequence[Any]) -> dict[str, SlotFacts]:
    duties: dict[str, list[DutyFacts]] = {}
    for r in db.execute(_duties, {"ids": [r.id for r in rows]}) if rows else ():
        duties.setdefault(r.slot, []).append(DutyFacts(r.id, Duty(r.state), r.student, r.entry))
    return {r.id: _slot_of(r, tuple(duties.get(r.id, ()))) for r in rows}


def _slot_of(r: Any, duties: tuple[DutyFacts, ...]) -> SlotFacts:
    return SlotFacts(
        id=r.id,
        klass=r.klass,
        day=r.day,
        start=r.start,
        end=r.until,
        place=r.place,
        content=r.content,
        people=r.people,
        off=r.off,
        duties=duties,
    )


_COLUMNS = (
    *(SlotRow.id, SlotRow.klass, SlotRow.day, SlotRow.start, SlotRow.until, SlotRow.place),
    *(SlotRow.content, SlotRow.people, SlotRow.off),
)
_slots = select(*_COLUMNS).where(among(SlotRow.id, "ids"))
_week = (
    select(*_COLUMNS)
    .where(
        SlotRow.klass == bindparam("klass"),
        SlotRow.day >= bindparam("first"),
        SlotRow.day < bindparam("after"),
        SlotRow.off.is_(False),
    )
    .order_by(SlotRow.day, SlotRow.start, SlotRow.id)
)
_duties = (
    select(DutyRow.id, DutyRow.slot, DutyRow.student, DutyRow.state, DutyRow.entry)
    .where(among(DutyRow.slot, "ids"))
    .order_by(DutyRow.at, DutyRow.student)
)
_names = select(StudentRow.id, StudentRow.name).where(ever_of(bindparam("klass")))
_called = (
    select(StudentRow.id, Drawer.text)
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(ever_of(bindparam("klass")))
)
_leaders = (
    select(TeamRow.year, Drawer.text)
    .join(Drawer, Drawer.id == TeamRow.leader)
    .where(TeamRow.klass == bindparam("klass"))
    .order_by(TeamRow.year, TeamRow.n)
)
"""The newest of a year comes last."""
_present = select(StudentRow.id).where(
    of_class(bindparam("klass"), bindparam("first")),
    class_on(bindparam("after_but_one")) == bindparam("klass"),
    StudentRow.joined <= bindparam("first"),
    or_(StudentRow.left.is_(None), StudentRow.left >= bindparam("after")),
)
_served = (
    select(EntryRow.student, func.sum(EntryRow.minutes).label("minutes"))
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .where(
        ever_of(bindparam("klass")),
        EntryRow.day >= bindparam("since"),
        EntryRow.state.in_([state.value for state in SERVED]),
    )
    .group_by(EntryRow.student)
)
_planned = (
    select(DutyRow.student, func.sum(SlotRow.until - SlotRow.start).label("minutes"))
    .join(SlotRow, SlotRow.id == DutyRow.slot)
    .where(
        SlotRow.klass == bindparam("klass"),
        SlotRow.day >= bindparam("since"),
        SlotRow.off.is_(False),
        DutyRow.state == Duty.PLANNED.value,
    )
    .group_by(DutyRow.student)
)
_on_duty = (
    select(DutyRow.student, SlotRow.day, SlotRow.start, SlotRow.until)
    .join(SlotRow, SlotRow.id == DutyRow.slot)
    .where(
        among(DutyRow.student, "ids"),
        SlotRow.day >= bindparam("first"),
        SlotRow.day < bindparam("after"),
        SlotRow.off.is_(False),
        DutyRow.state == Duty.PLANNED.value,
    )
)
_elsewhere = select(EntryRow.student, EntryRow.day, EntryRow.start, EntryRow.minutes).where(
    among(EntryRow.student, "ids"),
    EntryRow.day >= bindparam("first"),
    EntryRow.day < bindparam("after"),
    EntryRow.state.in_([state.value for state in SERVED]),
)
