"""值日: the roster is planned, filled, swapped; who came gets an entry (VOL-03)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Any

from annotated_types import Len
from sqlalchemy import bindparam, select, update

from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.commands.entering import collected_as, hold_free, hold_unmoved
from app.flows.volunteer.facts.case import ClassFacts
from app.flows.volunteer.facts.ids import ClassId, CollectionId, DutyId, EntryId, SlotId, StudentId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.roster import DutyFacts, Slot, SlotFacts
from app.flows.volunteer.facts.services import Stamp, Witness
from app.flows.volunteer.facts.sheets import RosterSheet
from app.flows.volunteer.facts.tracks import Duty, Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.roster import DutyRow, SlotRow
from app.flows.volunteer.queries.lapsed import register_of
from app.flows.volunteer.queries.roster import claims_of, hands_of, slots, slots_of, week_of
from app.flows.volunteer.rules.places import spot
from app.flows.volunteer.rules.roster import WEEK, claim, fill, monday, next_in_line, opening
from app.flows.volunteer.rules.services import overlapping
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.refusal import No, Refused

Came = Annotated[tuple[StudentId, ...], Len(0, 60)]
Stamps = Annotated[tuple[Stamp, ...], Len(1, 3)]
"""An entry without a valid seal is not collected (VOL-11)."""


@does(FLOW)
def plan_slot(do: Doing, klass: ClassId, what: Slot) -> SlotId:
    """Put a duty of a class on the roster."""
    slot = do.new(SlotId)
    row = {"day": what.day, "start": what.start, "until": what.end, "place": what.place}
    _add_slot(do, slot, klass, row | {"content": what.content, "people": what.people})
    return slot


@does(FLOW)
def copy_week(do: Doing, klass: ClassId, week: date) -> tuple[SlotId, ...]:
    """Plan a week as the newest one before it was planned; who comes is filled in afterwards."""
    do.take(ClassRow, [klass])
    if week_of(do.db, klass, week):
        raise Refused(No("This week has duties already."))
    newest = do.db.execute(_newest, {"klass": klass, "week": week}).scalar()
    if newest is None:
        raise Refused(No("No week before has duties. Put them on the roster first.", mend="plan_slot"))
    first = monday(newest)
    made = []
    for one in week_of(do.db, klass, first):
        slot = do.new(SlotId)
        times = {"day": one.day + (week - first), "start": one.start, "until": one.end}
        _add_slot(do, slot, klass, times | {"place": one.place, "content": one.content, "people": one.people})
        made.append(slot)
    return tuple(made)


@does(FLOW)
def drop_slot(do: Doing, slot: SlotId) -> None:
    """The duty does not take place: it is on the roster no more."""
    _hold_unchanged(do)
    do.set(SlotRow, {"id": slot}, off=True)


@does(FLOW)
def fill_week(do: Doing, klass: ClassId, week: date) -> int:
    """Fill the free places of a week, fewest hours this term first; returns how many were filled."""
    minutes = hands_of(do.db, klass, week, week + WEEK, do.settings)
    do.take(StudentRow, list(minutes))
    openings = [opening(one) for one in week_of(do.db, klass, week)]
    busy = claims_of(do.db, minutes, week, week + WEEK)
    given = fill(openings, minutes, busy)
    _put(do, given)
    return len(given)


@does(FLOW)
def put_on_duty(do: Doing, slot: SlotId, student: StudentId) -> None:
    """Put a student on duty, also beyond the number in the note: it is a reference."""
    _hold_free(do, _hold_unchanged(do), do.facts["student"])
    _put(do, [(slot, student)])


@does(FLOW)
def swap_duty(do: Doing, slot: SlotId, student: StudentId, instead: StudentId) -> None:
    """The leader sends another student instead."""
    facts = _hold_unchanged(do)
    _hold_free(do, facts, do.facts["instead"])
    _end(do, _at(facts, student, Duty.PLANNED), Duty.SWAPPED)
    _put(do, [(slot, instead)])


@does(FLOW)
def decline_duty(do: Doing, slot: SlotId, student: StudentId, why: Note | None = None) -> StudentId | None:
    """A student declines, and loses nothing by it; the place is offered to the next, who is returned."""
    facts = _hold_unchanged(do)
    _end(do, _at(facts, student, Duty.PLANNED), Duty.DECLINED, why)
    minutes = hands_of(do.db, facts.klass, facts.day, facts.day + timedelta(days=1), do.settings)
    do.take(StudentRow, list(minutes))
    busy = claims_of(do.db, minutes, facts.day, facts.day + timedelta(days=1))
    found = next_in_line(opening(facts), minutes, busy, [student])
    if found is not None:
        _put(do, [(slot, found)])
    return None if found is None else StudentId(found)


@does(FLOW)
def tick_attendance(
    do: Doing,
    slot: SlotId,
    students: Came,
    witness: Private,
    stamps: Stamps = (Stamp.CENTRE,),
) -> tuple[EntryId, ...]:
    """Who came has an entry now, which waits for the next hand-in of the class; who did not is noted.

    Where the register has no such seal that was valid on that day it goes back with that hand-in (VOL-11).
    """
    facts = _hold_unchanged(do)
    people: tuple[StudentFacts, ...] = do.facts["students"]
    claims = [claim(opening(facts), one.id) for one in people]
    if claims:
        hold_free(do, claims)
        hold_unmoved(do, people)
    entries = {one.id: do.new(EntryId) for one in people}
    if entries:
        state = collected_as(stamps, (), register_of(do.db), facts.day)
        do.add(EntryRow, *(_entry(facts, s, e, stamps, witness, state) for s, e in entries.items()))
    for student, entry in entries.items():
        if known := facts.duty(student, Duty.PLANNED) or facts.duty(student, *Duty):
            do.set(DutyRow, {"id": known.id}, state=Duty.ATTENDED.value, entry=entry)
        else:
            _put(do, [(slot, StudentId(student))], Duty.ATTENDED, entry)
    missing = [one for one in facts.duties if one.step is Duty.PLANNED and one.student not in entries]
    for one in missing:
        _end(do, one, Duty.ABSENT)
    return tuple(entries.values())


@does(FLOW)
def untick_attendance(do: Doing, slot: SlotId, student: StudentId) -> None:
    """The tick was a mistake: its entry is struck, unless it was handed in meanwhile."""
    facts = _hold_unchanged(do)
    duty = _at(facts, student, Duty.ATTENDED)
    if do.db.execute(_handed, {"entry": duty.entry}).scalar():
        raise Refused(No("This entry was handed in: strike it in its pile."))
    do.set(EntryRow, {"id": duty.entry}, state=Entry.STRUCK.value)
    _end(do, duty, Duty.ABSENT)


@does(FLOW)
def leave_for_next(do: Doing, collection: CollectionId, entry: EntryId) -> None:
    """The booklet was not handed in: the entry that the roster made waits for the next period."""
    do.set(EntryRow, {"id": entry}, collection=None)


@does(FLOW)
def print_roster(do: Doing, klass: ClassId, week: date) -> str:
    """Print the roster of a week for the wall of the class."""
    facts: ClassFacts = do.facts["klass"]
    sheet = RosterSheet(
        do.number(papers.ROSTER), facts.name, facts.college, week, slots_of(do.db, klass, week)
    )
    return do.print(papers.duty_roster(sheet, do.settings), papers.LISTS)


def end_duties(do: Doing, student: StudentId, since: date) -> None:
    """Whoever leaves the class is on no duty from that day on, and loses nothing by it."""
    do.db.execute(_ended, {"of": student, "since": since})


def take_duties(do: Doing, collection: CollectionId, klass: ClassId, last: date) -> int:
    """Put the entries of a class that the roster made into its collection; returns how many there were."""
    waiting = do.db.execute(_waiting, {"klass": klass, "last": last}).scalars().all()
    if waiting:
        do.db.execute(_taken, [{"e": e, "c": collection, "k": n} for n, e in enumerate(waiting, 1)])
    return len(waiting)


def _entry(
    slot: SlotFacts, student: str, entry: EntryId, stamps: Iterable[Stamp], witness: Private, state: Entry
) -> dict[str, Any]:
    return {
        "id": entry,
        "collection": None,
        "n": 0,
        "student": student,
        "state": state.value,
        "day": slot.day,
        "start": slot.start,
        "minutes": slot.end - slot.start,
        "place": slot.place,
        "spot": spot(slot.place),
        "content": slot.content,
        "stamps": " ".join(sorted(set(stamps))),
        "witness": witness.id,
        "role": Witness.IN_CHARGE.value,
        "witnessed": slot.day,
        **dict.fromkeys(("activity", "verified", "note", "why")),
    }


def _hold_unchanged(do: Doing) -> SlotFacts:
    """Take the duty, then hold that nobody changed it since the facts were read: of two counters one looks again."""
    facts: SlotFacts = do.facts["slot"]
    do.take(SlotRow, [facts.id])
    if slots(do.db, [facts.id])[facts.id] != facts:
        raise Refused(No("This duty has just been changed at another counter. Look again."))
    return facts


def _hold_free(do: Doing, slot: SlotFacts, student: StudentFacts) -> None:
    """Nobody is on two duties, or on duty and elsewhere, at one time; raises Refused."""
    do.take(StudentRow, [student.id])
    hold_unmoved(do, [student])
    busy = claims_of(do.db, [student.id], slot.day, slot.day + timedelta(days=1))
    if overlapping([claim(opening(slot), student.id)], busy):
        raise Refused(No("{student} is elsewhere at that time.", {"student": student.id}))


def _at(slot: SlotFacts, student: str, step: Duty) -> DutyFacts:
    duty = slot.duty(student, step)
    if duty is None:
        raise LookupError("a guard let this through")
    return duty


def _end(do: Doing, duty: DutyFacts, state: Duty, why: Note | None = None) -> None:
    do.set(DutyRow, {"id": duty.id}, state=state.value, why=why.id if why else None)


def _put(
    do: Doing, given: Iterable[tuple[str, str]], state: Duty = Duty.PLANNED, entry: EntryId | None = None
) -> None:
    same: dict[str, Any] = {
        "state": state.value,
        "why": None,
        "entry": entry,
        "by": do.staff.login,
        "at": do.now,
    }
    rows = [{"id": do.new(DutyId), "slot": slot, "student": student} | same for slot, student in given]
    if rows:
        do.add(DutyRow, *rows)


def _add_slot(do: Doing, slot: SlotId, klass: str, row: dict[str, Any]) -> None:
    do.add(SlotRow, row | {"id": slot, "klass": klass, "off": False, "by": do.staff.login, "at": do.now})


_newest = (
    select(SlotRow.day)
    .where(SlotRow.klass == bindparam("klass"), SlotRow.day < bindparam("week"), SlotRow.off.is_(False))
    .order_by(SlotRow.day.desc())
    .limit(1)
)
_ended = (
    update(DutyRow)
    .where(
        DutyRow.student == bindparam("of"),
        DutyRow.state == Duty.PLANNED.value,
        DutyRow.slot.in_(select(SlotRow.id).where(SlotRow.day >= bindparam("since"))),
    )
    .values(state=Duty.DECLINED.value)
)
_handed = select(EntryRow.collection).where(EntryRow.id == bindparam("entry"))
_waiting = (
    select(EntryRow.id)
    .join(DutyRow, DutyRow.entry == EntryRow.id)
    .join(SlotRow, SlotRow.id == DutyRow.slot)
    .where(
        SlotRow.klass == bindparam("klass"),
        EntryRow.collection.is_(None),
        EntryRow.state != Entry.STRUCK.value,
        EntryRow.day <= bindparam("last"),
    )
    .order_by(EntryRow.student, EntryRow.day, EntryRow.start)
)
_taken = (
    update(EntryRow).where(EntryRow.id == bindparam("e")).values(collection=bindparam("c"), n=bindparam("k"))
)
