"""The book of students: classes with their teams, students with their ledgers and forms (VOL-01; COM-16)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.overview import FlowHits, Hit
from app.counter.search import find, matched
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.people import (
    Classes,
    ClassLine,
    ClassStudents,
    StudentLine,
    StudentsFound,
    TakenBack,
)
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.classes import ClassRow, MoveBackRow, MoveRow, StudentRow
from app.flows.volunteer.queries.discretion import hold_class_open, sees
from app.flows.volunteer.queries.loaders import classes, students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on, ever_of
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.people import STUDENTS
from app.flows.volunteer.rules.periods import today
from app.kernel.text import T
from app.store.among import among
from app.store.tables import Drawer


@FLOW.gives
def classes_shown(db: Connection, at: datetime, viewer: Viewer, settings: Settings) -> Classes:
    """Every class, or a secretary's own: four statements."""
    day = today(at, settings)
    year = school_year(day, settings)
    rows = db.execute(_classes, {"day": day}).all()
    known = classes(db, [r.id for r in rows])
    seen = [r for r in rows if sees(known[r.id], viewer)]
    teams = {r.id: known[r.id].team(year) for r in seen}
    ids = [id for team in teams.values() if team for id in (team.leader, team.secretary) if id]
    names = {r.id: r.text or DASH for r in db.execute(_names, {"ids": ids})}
    return Classes(
        year,
        tuple(
            ClassLine(
                facts=known[r.id],
                students=r.students,
                leader=names.get(team.leader or "", "") if team else "",
                secretary=names.get(team.secretary or "", "") if team else "",
                login=(team.login or "") if team else "",
            )
            for r in seen
            for team in (teams[r.id],)
        ),
    )


@FLOW.gives
def class_students(db: Connection, klass: str, viewer: Viewer) -> ClassStudents:
    """The students of a class: five statements."""
    hold_class_open(db, klass, viewer)
    asked = {"klass": klass, "day": today(viewer.at, viewer.settings)}
    return ClassStudents(klass, tuple(_lines(db, db.execute(_of_class, asked).all())))


@FLOW.gives
def students_found(db: Connection, words: str, viewer: Viewer) -> StudentsFound:
    """Students by name, sound, number or its end, over all classes."""
    refs = [one.ref for one in find(db, STUDENTS, words)]
    asked = {"ids": refs, "day": today(viewer.at, viewer.settings)}
    rows: Mapping[str, Any] = {r.id: r for r in db.execute(_by_id, asked)}
    lines = _lines(db, [rows[ref] for ref in refs if ref in rows])
    teams = classes(db, sorted({line.of for line in lines}))
    seen = tuple(line for line in lines if sees(teams[line.of], viewer))
    return StudentsFound(words, seen)


@FLOW.gives
def student_hits(db: Connection, words: str, viewer: Viewer) -> FlowHits:
    """Students as the search over everything shows them (COM-51)."""
    if not viewer.staff.roles & FLOW.roles.keys():
        return FlowHits(())
    found = {one.ref: one for one in find(db, STUDENTS, words)}
    return FlowHits(
        tuple(
            Hit(
                "record",
                FLOW.name,
                line.name,
                T("{klass}, {number}", klass=line.klass, number=line.facts.id),
                record=line.facts.id,
                matched=matched(line.name, words, found[line.facts.id]),
            )
            for line in students_found(db, words, viewer).students
        )
    )


def _lines(db: Connection, rows: Sequence[Any]) -> list[StudentLine]:
    known = students(db, [r.id for r in rows])
    back: dict[str, list[TakenBack]] = {}
    for b in db.execute(_taken_back, {"ids": list(known)}):
        one = TakenBack(b.name, b.since, b.text or DASH, b.staff or b.by, b.at)
        back.setdefault(b.student, []).append(one)
    before = sorted({one.klass for f in known.values() if len(f.spells) > 1 for one in f.spells})
    names = {r.id: r.name for r in db.execute(_called, {"ids": before})} if before else {}
    return [
        StudentLine(known[r.id], r.text or DASH, r.name, r.of, names, tuple(back.get(r.id, ()))) for r in rows
    ]


_staff = aliased(Drawer)
_taken_back = (
    select(
        *(MoveRow.student, MoveRow.since, ClassRow.name, Drawer.text),
        *(MoveBackRow.by, MoveBackRow.at, _staff.text.label("staff")),
    )
    .join(MoveBackRow, (MoveBackRow.student == MoveRow.student) & (MoveBackRow.n == MoveRow.n))
    .join(ClassRow, ClassRow.id == MoveRow.klass)
    .join(Drawer, Drawer.id == MoveBackRow.why)
    .outerjoin(StaffRow, StaffRow.login == MoveBackRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .where(among(MoveRow.student, "ids"))
    .order_by(MoveRow.student, MoveRow.n)
)
_here = select(class_on(bindparam("day")).label("klass")).where(StudentRow.left.is_(None)).subquery()
_present = select(_here.c.klass, func.count().label("students")).group_by(_here.c.klass).subquery()
_classes = (
    select(ClassRow.id, func.coalesce(_present.c.students, 0).label("students"))
    .outerjoin(_present, _present.c.klass == ClassRow.id)
    .order_by(ClassRow.college, ClassRow.name)
)
_names = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
_students = (
    select(StudentRow.id, Drawer.text, ClassRow.name, ClassRow.id.label("of"))
    .join(Drawer, Drawer.id == StudentRow.name)
    .join(ClassRow, ClassRow.id == class_on(bindparam("day")))
)
_called = select(ClassRow.id, ClassRow.name).where(among(ClassRow.id, "ids"))
_of_class = _students.where(ever_of(bindparam("klass")), ClassRow.id == bindparam("klass")).order_by(
    StudentRow.left.is_not(None), StudentRow.id
)
_by_id = _students.where(among(StudentRow.id, "ids"))
