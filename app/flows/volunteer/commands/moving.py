"""A student leaves the class, or moves to another and takes ledger and form along; a slip is taken back (VOL-01)."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select

from app.counter.doing import Doing
from app.flows.volunteer.commands.entering import hold_unmoved
from app.flows.volunteer.commands.roster import end_duties
from app.flows.volunteer.facts.ids import ClassId, StudentId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import Entry, Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.archive import ClosedRow
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import ClassRow, MoveBackRow, MoveRow, StudentRow
from app.flows.volunteer.model.tally import TallyRow
from app.flows.volunteer.queries.spells import holds
from app.flows.volunteer.rules.tally import month_of, written
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused
from app.store.among import among


@does(FLOW)
def move_student(do: Doing, student: StudentId, klass: ClassId, on: date) -> None:
    """From a day on a student is of another class; until then everything stays as it was."""
    facts = _taken(do)
    if last := _served_from(do, student, on):
        told = {"student": student, "day": last}
        raise Refused(No("{student} served with the old class on {day:day}: they move after it.", told))
    if shut := _shut(do, [facts.spells[-1].klass, klass], on):
        raise Refused(
            No("{month} of {klass} is tallied or archived. Move the student from a later day on.", shut)
        )
    n = 1 + (do.db.execute(_moves, {"student": student}).scalar() or 0)
    row = {"student": student, "n": n, "klass": klass, "since": on}
    do.add(MoveRow, row | {"by": do.staff.login, "at": do.now})
    end_duties(do, student, on)


@does(FLOW)
def leave_class(do: Doing, student: StudentId, on: date) -> None:
    """A student is of the class no more from a day on, with nothing served on it or later; ledger and form stay."""
    _taken(do)
    if last := _served_from(do, student, on):
        told = {"student": student, "day": last}
        raise Refused(
            No(
                "{student} has an entry of {day:day}. They leave the class after it, or it is struck first.",
                told,
                mend="strike_entry",
            )
        )
    do.set(StudentRow, {"id": student}, left=on)
    end_duties(do, student, on)


@does(FLOW)
def withdraw_move(do: Doing, student: StudentId, why: Note) -> None:
    """The last move was entered wrongly: from its day on the student is of the class before, as if it had never been.

    What the new class entered since is struck there first; duties that were given up for it stay given up.
    """
    facts = _taken(do)
    before, last = facts.spells[-2:]
    entered = do.db.execute(_entered, {"student": student, "since": last.since}).scalars().all()
    if entered:
        told = {"student": student, "day": last.since, "n": len(entered)}
        raise Refused(
            No(
                "{n} {n:entry|entries} of {student} since {day:day} {n:is|are} the new class's. Strike {n:it|them} there "
                "and enter {n:it|them} with the old one after this.",
                told,
                mend="strike_entry",
            )
        )
    if shut := _shut(do, [before.klass, last.klass], last.since):
        raise Refused(
            No(
                "{month} of {klass} is tallied or archived, and stays. Move the student to the right class from a later "
                "day on.",
                shut,
                mend="move_student",
            )
        )
    newest = do.db.execute(_newest, {"student": student}).scalar_one()
    row = {"student": student, "n": newest, "why": why.id}
    do.add(MoveBackRow, row | {"by": do.staff.login, "at": do.now})
    end_duties(do, student, last.since)


def _taken(do: Doing) -> StudentFacts:
    """The student, locked: of two counters one looks again."""
    facts: StudentFacts = do.facts["student"]
    do.take(StudentRow, [facts.id])
    hold_unmoved(do, [facts])
    return facts


def _served_from(do: Doing, student: str, on: date) -> date | None:
    """The last day on which a student served, where that is the one that is told or later."""
    last: date | None = do.db.execute(_last, {"student": student}).scalar()
    return last if last is not None and last >= on else None


def _shut(do: Doing, classes: list[str], on: date) -> dict[str, Any] | None:
    """A month of one of some classes, from a day on, of which leaders confirmed or the centre closed what would differ."""
    asked = {"classes": classes, "month": month_of(on), "day": on}
    if closed := do.db.execute(_closed, asked).first():
        return {"klass": closed.name, "month": written(max(month_of(on), closed.first))}
    newest = {(r.klass, r.month): r for r in do.db.execute(_tallied, asked)}
    for r in newest.values():
        if Tally(r.state) in (Tally.CONFIRMED, Tally.CHECKED):
            return {"klass": r.name, "month": written(r.month)}
    return None


_last = select(func.max(EntryRow.day)).where(
    EntryRow.student == bindparam("student"), EntryRow.state != Entry.STRUCK.value
)
_entered = select(EntryRow.id).where(
    EntryRow.student == bindparam("student"),
    EntryRow.day >= bindparam("since"),
    EntryRow.state != Entry.STRUCK.value,
)
_moves = select(func.max(MoveRow.n)).where(MoveRow.student == bindparam("student"))
_newest = _moves.where(holds)
_closed = (
    select(ClassRow.name, ClosedRow.first)
    .join(ClassRow, ClassRow.id == ClosedRow.klass)
    .where(among(ClosedRow.klass, "classes"), ClosedRow.last >= bindparam("day"))
    .order_by(ClosedRow.first)
)
_tallied = (
    select(TallyRow.klass, TallyRow.month, TallyRow.state, ClassRow.name)
    .join(ClassRow, ClassRow.id == TallyRow.klass)
    .where(among(TallyRow.klass, "classes"), TallyRow.month >= bindparam("month"))
    .order_by(TallyRow.month, TallyRow.n)
)
"""The newest step of a month comes last."""
