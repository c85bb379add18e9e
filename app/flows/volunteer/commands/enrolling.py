"""登记: classes are opened for a school year, and students are taken into them, each with a form (VOL-01)."""

from datetime import date

from sqlalchemy import bindparam, func, select

from app.counter.doing import Doing
from app.counter.search import write_terms
from app.flows.volunteer.facts.case import ClassFacts
from app.flows.volunteer.facts.enrolling import Enrolled, Opened, Replaced, Year
from app.flows.volunteer.facts.ids import ClassId, StudentId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow, TeamRow
from app.flows.volunteer.model.forms import FormRow
from app.flows.volunteer.papers.kinds import FORM
from app.flows.volunteer.rules.people import STUDENTS, called
from app.kernel.command import does
from app.kernel.fields import Private
from app.kernel.ids import Login
from app.kernel.refusal import No, Refused


@does(FLOW)
def open_class(do: Doing, what: Opened) -> ClassId:
    """Open a class for a school year, with its team leader and its league secretary."""
    klass = _class_of(do, what.klass, what.college)
    if klass is None:
        klass = do.new(ClassId)
        do.add(ClassRow, {"id": klass, "name": what.klass, "college": what.college, "leader": None})
    elif do.db.execute(_team, {"klass": klass, "year": what.year}).first():
        told = {"klass": what.klass, "year": what.year, "next": what.year + 1, "subject": "klass"}
        raise Refused(No("{klass} is opened for {year}–{next} already.", told))
    _name(do, klass, what.year, 1, what.leader, what.secretary, what.login)
    return klass


@does(FLOW)
def name_officers(
    do: Doing,
    klass: ClassId,
    year: Year,
    leader: Private | None = None,
    secretary: Private | None = None,
    login: Login | None = None,
) -> None:
    """The class has another leader or secretary from now on; who it was before stays in the books."""
    facts: ClassFacts = do.facts["klass"]
    team = facts.team(year)
    _name(do, klass, year, team.n + 1 if team else 1, leader, secretary, login)


@does(FLOW)
def enrol_student(do: Doing, student: StudentId, what: Enrolled) -> ClassId:
    """Take a student into a class, and open the student's appraisal form; a number is one student's for ever."""
    if do.db.execute(_student, {"student": student}).scalar() is not None:
        raise Refused(No("{student} is in a class list already.", {"student": student, "subject": "student"}))
    klass = _class_of(do, what.klass, what.college)
    if klass is None:
        told = {"klass": what.klass, "subject": "klass"}
        raise Refused(
            No("No class is called {klass}. Open it first, or mend its name.", told, mend="open_class")
        )
    row = {"id": student, "klass": klass, "name": what.name.id, "joined": what.joined, "left": None}
    do.add(StudentRow, row)
    _open_form(do, student, 1, None)
    write_terms(do.db, STUDENTS, student, called(student, what.name.text))
    return klass


@does(FLOW)
def correct_student(do: Doing, student: StudentId, name: Private, joined: date) -> None:
    """The class list had the name or the day wrong; nobody joined after what they served with the class."""
    facts: StudentFacts = do.facts["student"]
    do.take(StudentRow, [student])
    first: date | None = do.db.execute(_served_first, {"student": student}).scalar()
    if first is not None and facts.joined < joined and first < joined:
        told = {"student": student, "day": first}
        raise Refused(
            No(
                "{student} has an entry of {day:day}. They joined the class by then, or it is struck first.",
                told,
                mend="strike_entry",
            )
        )
    do.set(StudentRow, {"id": student}, name=name.id, joined=joined)
    write_terms(do.db, STUDENTS, student, called(student, name.text))


@does(FLOW)
def return_to_class(do: Doing, student: StudentId) -> None:
    """A student who had left is of the class again."""
    do.set(StudentRow, {"id": student}, left=None)


@does(FLOW)
def replace_form(do: Doing, student: StudentId, why: Replaced) -> str:
    """The form is full or lost: the student gets a new one, which says so; returns its number."""
    facts: StudentFacts = do.facts["student"]
    return _open_form(do, student, len(facts.forms) + 1, why)


def _open_form(do: Doing, student: StudentId, n: int, why: Replaced | None) -> str:
    number = do.number(FORM)
    row = {"student": student, "n": n, "number": number, "why": why.value if why else None}
    do.add(FormRow, row | {"opened_at": do.now, "by": do.staff.login})
    return number


def _class_of(do: Doing, name: str, college: str) -> ClassId | None:
    """The class of this name, if it was ever opened; raises Refused where it is another college's."""
    known = do.db.execute(_class, {"name": name}).one_or_none()
    if known is not None and known.college != college:
        told = {"klass": name, "college": known.college, "subject": "college"}
        raise Refused(No("The class {klass} is one of {college}.", told))
    return None if known is None else ClassId(known.id)


def _name(
    do: Doing,
    klass: ClassId,
    year: int,
    n: int,
    leader: Private | None,
    secretary: Private | None,
    login: Login | None,
) -> None:
    names = {"leader": leader.id if leader else None, "secretary": secretary.id if secretary else None}
    row = {"klass": klass, "year": year, "n": n, "login": login, "by": do.staff.login, "at": do.now}
    do.add(TeamRow, row | names)


_served_first = select(func.min(EntryRow.day)).where(
    EntryRow.student == bindparam("student"), EntryRow.state != Entry.STRUCK.value
)
_student = select(StudentRow.id).where(StudentRow.id == bindparam("student"))
_class = select(ClassRow.id, ClassRow.college).where(ClassRow.name == bindparam("name"))
_team = select(TeamRow.n).where(TeamRow.klass == bindparam("klass"), TeamRow.year == bindparam("year"))
