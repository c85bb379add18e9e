"""A student moves to another class, and takes ledger and form along (VOL-01)."""

from datetime import date

from sqlalchemy import bindparam, func, select

from app.counter.doing import Doing
from app.flows.volunteer.commands.roster import end_duties
from app.flows.volunteer.facts.ids import ClassId, StudentId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import Entry, Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.archive import ClosedRow
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import ClassRow, MoveRow, StudentRow
from app.flows.volunteer.model.tally import TallyRow
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.tally import month_of, written
from app.kernel.command import does
from app.kernel.refusal import No, Refused
from app.store.among import among


@does(FLOW)
def move_student(do: Doing, student: StudentId, klass: ClassId, on: date) -> None:
    """From a day on a student is of another class; until then everything stays as it was."""
    facts: StudentFacts = do.facts["student"]
    do.take(StudentRow, [student])
    _hold_nothing_served(do, student, on)
    _hold_months_open(do, [facts.spells[-1].klass, klass], on)
    row = {"student": student, "n": len(facts.spells), "klass": klass, "since": on}
    do.add(MoveRow, row | {"by": do.staff.login, "at": do.now})
    end_duties(do, student, on)


def _hold_nothing_served(do: Doing, student: StudentId, on: date) -> None:
    """What the old class handed in stays there: raises Refused where it was served on the day or later."""
    last = do.db.execute(_last, {"student": student}).scalar()
    if last is not None and last >= on:
        told = {"student": student, "day": last}
        raise Refused(No("{student} served with the old class on {day:day}: they move after it.", told))


def _hold_months_open(do: Doing, classes: list[str], on: date) -> None:
    """What leaders confirmed, and what was closed, stays: raises Refused for a day in it."""
    asked = {"classes": classes, "month": month_of(on), "year": school_year(on, do.settings)}
    if shut := do.db.execute(_closed, asked).first():
        told = {"klass": shut.name, "year": shut.year, "next": shut.year + 1}
        raise Refused(
            No("The archive {year}–{next} of {klass} is closed. Move the student from a later day on.", told)
        )
    newest = {(r.klass, r.month): r for r in do.db.execute(_tallied, asked)}
    for r in newest.values():
        if Tally(r.state) in (Tally.CONFIRMED, Tally.CHECKED):
            told = {"klass": r.name, "month": written(r.month)}
            raise Refused(
                No("{month} is tallied in {klass}. Move the student from a day of a later month on.", told)
            )


_last = select(func.max(EntryRow.day)).where(
    EntryRow.student == bindparam("student"), EntryRow.state != Entry.STRUCK.value
)
_closed = (
    select(ClassRow.name, ClosedRow.year)
    .join(ClassRow, ClassRow.id == ClosedRow.klass)
    .where(among(ClosedRow.klass, "classes"), ClosedRow.year >= bindparam("year"))
)
_tallied = (
    select(TallyRow.klass, TallyRow.month, TallyRow.state, ClassRow.name)
    .join(ClassRow, ClassRow.id == TallyRow.klass)
    .where(among(TallyRow.klass, "classes"), TallyRow.month >= bindparam("month"))
    .order_by(TallyRow.month, TallyRow.n)
)
"""The newest step of a month comes last."""
