"""The college's list: fakes in force, and withdrawn ones that the college had decided of (VOL-23)."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.flows.volunteer.facts.college import CollegeList, Decision, Faked
from app.flows.volunteer.facts.ledger import ActKind, Line
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.college import DecisionRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.queries.discretion import of_own, own_classes
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.rules.ledger import ledger
from app.store.tables import Drawer


@FLOW.gives
def college_list(db: Connection, viewer: Viewer) -> CollegeList:
    """Every fake with its decisions, the newest first: four statements. A league secretary sees those of the own class."""
    own = own_classes(db, viewer)
    said: dict[str, list[Decision]] = defaultdict(list)
    for r in db.execute(_decisions):
        said[r.entry].append(Decision(r.told or DASH, r.decider or DASH, r.on, (r.what, r.who)))
    rows = {r.id: r for r in of_own(db.execute(_faked), own)}
    ledgers = students(db, sorted({r.student for r in rows.values()})) if rows else {}
    found: dict[str, Faked] = {}
    for one in ledgers.values():
        for line in ledger(one.acts):
            entry = line.act.entry
            if line.act.kind is ActKind.FAKE and entry in rows and (line.nth or said[entry]):
                found[entry] = _fake(rows[entry], line, tuple(said[entry]))
    return CollegeList(tuple(sorted(found.values(), key=lambda one: one.judged_at, reverse=True)))


def _fake(r: Any, line: Line, decisions: tuple[Decision, ...]) -> Faked:
    return Faked(
        entry=r.id,
        collection=r.collection,
        student=r.student,
        name=r.said or DASH,
        name_id=r.name_id,
        klass=r.name,
        college=r.college,
        day=r.day,
        what=f"{r.place} · {r.content}",
        minutes=line.act.minutes,
        nth=line.nth,
        judged_at=line.act.at,
        why=r.reason or "",
        decisions=decisions,
    )


_name, _why, _who = (aliased(Drawer) for _ in range(3))
_judged = select(ActRow.entry).where(ActRow.kind == ActKind.FAKE.value)
_faked = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.day, EntryRow.place),
        *(EntryRow.content, ClassRow.name, ClassRow.college, StudentRow.name.label("name_id")),
        ClassRow.id.label("klass"),
        _name.text.label("said"),
        _why.text.label("reason"),
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(ClassRow, ClassRow.id == class_on(EntryRow.day))
    .join(_name, _name.id == StudentRow.name)
    .outerjoin(_why, _why.id == EntryRow.why)
    .where(EntryRow.id.in_(_judged))
)
_decisions = (
    select(
        *(DecisionRow.entry, DecisionRow.what, DecisionRow.who, DecisionRow.on),
        Drawer.text.label("told"),
        _who.text.label("decider"),
    )
    .join(Drawer, Drawer.id == DecisionRow.what)
    .join(_who, _who.id == DecisionRow.who)
    .order_by(DecisionRow.on, DecisionRow.id)
)
