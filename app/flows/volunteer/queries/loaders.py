"""The facts of collections, classes and students: one statement a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from app.flows.volunteer.facts.activities import ActivityFacts
from app.flows.volunteer.facts.case import Beside, ClassFacts, CollectionFacts, EntryFacts
from app.flows.volunteer.facts.enrolling import FormFacts, Replaced, TeamFacts
from app.flows.volunteer.facts.forms import FormMove
from app.flows.volunteer.facts.ids import ActivityId, ClassId, CollectionId, StudentId
from app.flows.volunteer.facts.ledger import ActKind, LedgerAct, StudentFacts
from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.tracks import CLAIMED, Activity, Collection, Entry, Form
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import ActivityRow, CorrectedRow, ToldRow
from app.flows.volunteer.model.booklets import CollectionRow, CountRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow, TeamRow
from app.flows.volunteer.model.form_moves import FormMoveRow, ReturnRow
from app.flows.volunteer.model.forms import FormRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.model.roster import DutyRow
from app.flows.volunteer.model.supervising import RemarkRow
from app.flows.volunteer.queries.lapsed import lapsed, stamps_of
from app.flows.volunteer.queries.months import owing
from app.flows.volunteer.queries.spells import SPELLS, spelt
from app.flows.volunteer.rules.activities import people_at
from app.store.among import among
from app.store.tables import Case

DAY = timedelta(days=1)


@FLOW.facts_of(CollectionId)
def collections(db: Connection, ids: Sequence[str]) -> dict[str, CollectionFacts]:
    """Collections with count, entries, what is beside these, their activities and seals, and since when a form is out or differs.

    Twelve statements at the most.
    """
    asked = {"ids": list(ids)}
    counts: dict[str, Any] = {r.collection: r for r in db.execute(_counts, asked)}
    rows = db.execute(_entries, asked).all()
    known = activities(db, sorted({r.activity for r in rows if r.activity}))
    entries: dict[str, list[EntryFacts]] = {}
    gone = lapsed(db, _of_these, asked) if rows else {}
    for r in rows:
        entries.setdefault(r.collection, []).append(entry_of(r, known, gone))
    beside = _besides(db, rows)
    since = {(r.collection, Form(r.to)): r.since for r in db.execute(_away, asked)}
    found = db.execute(_collections, asked).all()
    left = owing(db, {r.id: (Collection(r.step), r.klass) for r in found}, rows)
    named: dict[str, dict[int, str | None]] = {}
    for r in found:
        named.setdefault(r.id, {}).update({r.year: r.login} if r.year else {})
    return {
        r.id: CollectionFacts(
            id=r.id,
            step=Collection(r.step),
            number=r.number,
            klass=r.klass,
            period=r.period,
            first=r.first,
            last=r.last,
            handed_at=r.handed_at,
            booklets=counts[r.id].booklets,
            listed=counts[r.id].listed,
            counts=counts[r.id].n,
            entries=tuple(entries.get(r.id, ())),
            out=since.get((r.id, Form.OUT)),
            differs=since.get((r.id, Form.DIFFERS)),
            returned=r.returned,
            secretaries=tuple(named[r.id].items()),
            remarks=r.remarks,
            beside=tuple(beside.get(r.id, ())),
            owing=left.get(r.id, ()),
        )
        for r in {r.id: r for r in found}.values()
    }


@FLOW.facts_of(ClassId)
def classes(db: Connection, ids: Sequence[str]) -> dict[str, ClassFacts]:
    """Classes with their teams by school year: two statements."""
    asked = {"ids": list(ids)}
    teams: dict[str, dict[int, TeamFacts]] = {}
    for r in db.execute(_teams, asked):
        team = TeamFacts(r.year, r.n, r.leader, r.secretary, r.login)
        teams.setdefault(r.klass, {})[r.year] = team
    return {r.id: class_of(r, tuple(teams.get(r.id, {}).values())) for r in db.execute(_classes, asked)}


@FLOW.facts_of(StudentId)
def students(db: Connection, ids: Sequence[str]) -> dict[str, StudentFacts]:
    """Students with what the centre did on their ledgers, their forms, and where these were: four statements."""
    asked = {"ids": list(ids)}
    acts: dict[str, list[LedgerAct]] = {}
    for r in db.execute(_acts, asked):
        acts.setdefault(r.student, []).append(act_of(r))
    forms: dict[str, list[FormFacts]] = {}
    for one in db.execute(_forms, asked):
        forms.setdefault(one.student, []).append(form_of(one))
    moves: dict[str, list[FormMove]] = {}
    for m in db.execute(_moves, asked):
        moves.setdefault(m.student, []).append(
            FormMove(m.form, Form(m.to), m.collection, m.acts, m.minutes, m.at, m.klass)
        )
    found = db.execute(_students, asked).all()
    spells = spelt(found)
    return {
        r.id: StudentFacts(
            id=r.id,
            spells=spells[r.id],
            acts=tuple(acts.get(r.id, ())),
            joined=r.joined,
            left=r.left,
            forms=tuple(forms.get(r.id, ())),
            moves=tuple(moves.get(r.id, ())),
        )
        for r in {r.id: r for r in found}.values()
    }


@FLOW.facts_of(ActivityId)
def activities(db: Connection, ids: Sequence[str]) -> dict[str, ActivityFacts]:
    """Activities with how many students have an entry of each, and how many are there at its time: one statement."""
    known = [activity_of(r) for r in db.execute(_activities, {"ids": list(ids)})] if ids else []
    asked = set(ids)
    return {one.id: replace(one, together=people_at(one, known)) for one in known if one.id in asked}


def _besides(db: Connection, entries: Sequence[Any]) -> dict[str, list[Beside]]:
    """What lies at the places of the entries of collections, on their days or the next to them, by these collections."""
    if not entries:
        return {}
    near: dict[tuple[str, date], set[str]] = {}
    for r in entries:
        for day in (r.day - DAY, r.day, r.day + DAY):
            near.setdefault((r.spot, day), set()).add(r.collection)
    days = [day for _, day in near]
    asked = {"spots": sorted({r.spot for r in entries}), "first": min(days), "last": max(days)}
    found: dict[str, list[Beside]] = {}
    for r in db.execute(_beside, asked):
        one = Beside(Entry(r.state), r.student, r.day, r.start, r.minutes, r.place, r.duty is not None)
        for collection in near.get((r.spot, r.day), set()) - {r.collection}:
            found.setdefault(collection, []).append(one)
    return found


def activity_of(r: Any) -> ActivityFacts:
    """An activity from its row, by itself."""
    return ActivityFacts(
        id=r.id,
        step=Activity(r.state),
        klass=r.klass,
        day=r.day,
        start=r.start,
        end=r.until,
        begins=r.begins,
        place=r.place,
        content=r.content,
        organiser=r.organiser,
        places=r.places,
        students=r.students,
        together=max(r.places, r.students),
        leader_told_at=r.leader_told_at,
        told_at=r.centre_told_at,
        corrections=r.corrections,
        leader=r.leader,
    )


def entry_of(
    r: Any, known: Mapping[str, ActivityFacts], gone: Mapping[str, tuple[SealFacts, ...]]
) -> EntryFacts:
    """An entry from its row, with the activity that it names, and what was stamped by no valid seal."""
    return EntryFacts(
        id=r.id,
        step=Entry(r.state),
        student=r.student,
        day=r.day,
        start=r.start,
        minutes=r.minutes,
        stamps=stamps_of(r),
        verified=Verified(r.verified) if r.verified else None,
        place=r.place,
        activity=known.get(r.activity) if r.activity else None,
        lapsed=gone.get(r.id, ()),
        duty=r.duty is not None,
    )


def class_of(r: Any, teams: tuple[TeamFacts, ...] = ()) -> ClassFacts:
    """A class from its row."""
    return ClassFacts(r.id, r.name, r.college, r.leader, teams)


def form_of(r: Any) -> FormFacts:
    """An appraisal form from its row."""
    return FormFacts(r.number, r.n, Replaced(r.why) if r.why else None, r.opened_at)


def act_of(r: Any) -> LedgerAct:
    """An act of the ledger from its row."""
    return LedgerAct(r.n, ActKind(r.kind), r.entry, r.minutes, r.at)


_remarks = (
    select(func.count())
    .select_from(RemarkRow)
    .where(RemarkRow.collection == CollectionRow.id)
    .correlate(CollectionRow)
    .scalar_subquery()
)
_collections = (
    select(
        *(TeamRow.year, TeamRow.login, _remarks.label("remarks")),
        *(CollectionRow.id, CollectionRow.klass, CollectionRow.period, CollectionRow.first),
        *(
            CollectionRow.last,
            CollectionRow.handed_at,
            Case.step,
            Case.number,
            ReturnRow.at.label("returned"),
        ),
    )
    .join(Case, Case.id == CollectionRow.id)
    .outerjoin(ReturnRow, ReturnRow.collection == CollectionRow.id)
    .outerjoin(TeamRow, TeamRow.klass == CollectionRow.klass)
    .where(among(CollectionRow.id, "ids"))
    .order_by(CollectionRow.id, TeamRow.year, TeamRow.n)
)
"""A row for each time that the officers of its class were named."""
_counts = (
    select(CountRow.collection, CountRow.n, CountRow.booklets, CountRow.listed)
    .where(among(CountRow.collection, "ids"))
    .order_by(CountRow.n)
)
"""The newest comes last."""
_beside = (
    select(
        *(EntryRow.collection, EntryRow.state, EntryRow.student, EntryRow.day, EntryRow.start),
        *(EntryRow.minutes, EntryRow.place, EntryRow.spot, DutyRow.id.label("duty")),
    )
    .outerjoin(DutyRow, DutyRow.entry == EntryRow.id)
    .where(
        among(EntryRow.spot, "spots"),
        EntryRow.day.between(bindparam("first"), bindparam("last")),
        EntryRow.state.in_(sorted(CLAIMED)),
    )
    .order_by(EntryRow.id)
)
_of_these = among(EntryRow.collection, "ids")
_entries = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.state, EntryRow.day),
        *(EntryRow.start, EntryRow.minutes, EntryRow.stamps, EntryRow.verified),
        *(EntryRow.place, EntryRow.spot, EntryRow.activity, DutyRow.id.label("duty")),
    )
    .outerjoin(DutyRow, DutyRow.entry == EntryRow.id)
    .where(_of_these)
    .order_by(EntryRow.n)
)
_went = (
    select(func.count(EntryRow.student.distinct()))
    .where(EntryRow.activity == ActivityRow.id, EntryRow.state != Entry.STRUCK.value)
    .correlate(ActivityRow)
    .scalar_subquery()
)
_asked = aliased(ActivityRow)
_corrections = (
    select(func.count())
    .where(CorrectedRow.activity == ActivityRow.id)
    .correlate(ActivityRow)
    .scalar_subquery()
)
_activities = (
    select(
        *(ActivityRow.id, ActivityRow.klass, ActivityRow.state, ActivityRow.day, ActivityRow.start),
        *(ActivityRow.until, ActivityRow.begins, ActivityRow.place, ActivityRow.content),
        *(ActivityRow.organiser, ActivityRow.places, ActivityRow.leader),
        _went.label("students"),
        *(ToldRow.leader_told_at, ToldRow.centre_told_at, _corrections.label("corrections")),
    )
    .outerjoin(ToldRow, ToldRow.activity == ActivityRow.id)
    .where(ActivityRow.day.in_(select(_asked.day).where(among(_asked.id, "ids"))))
)
"""Those that are asked for, with all others of their days."""
_classes = select(ClassRow.id, ClassRow.name, ClassRow.college, ClassRow.leader).where(
    among(ClassRow.id, "ids")
)
_teams = (
    select(TeamRow.klass, TeamRow.year, TeamRow.n, TeamRow.leader, TeamRow.secretary, TeamRow.login)
    .where(among(TeamRow.klass, "ids"))
    .order_by(TeamRow.year, TeamRow.n)
)
"""The newest of a year comes last."""
_students = SPELLS.where(among(StudentRow.id, "ids"))
_forms = (
    select(FormRow.student, FormRow.n, FormRow.number, FormRow.why, FormRow.opened_at)
    .where(among(FormRow.student, "ids"))
    .order_by(FormRow.student, FormRow.n)
)
_acts = (
    select(ActRow.student, ActRow.n, ActRow.kind, ActRow.entry, ActRow.minutes, ActRow.at)
    .where(among(ActRow.student, "ids"))
    .order_by(ActRow.student, ActRow.n)
)
_moves = (
    select(
        *(FormMoveRow.student, FormMoveRow.form, FormMoveRow.to, FormMoveRow.collection),
        *(FormMoveRow.acts, FormMoveRow.minutes, FormMoveRow.at, CollectionRow.klass),
    )
    .join(CollectionRow, CollectionRow.id == FormMoveRow.collection)
    .where(among(FormMoveRow.student, "ids"))
    .order_by(FormMoveRow.student, FormMoveRow.n)
)
_later = aliased(FormMoveRow)
_newer = aliased(FormRow)
_away = (
    select(FormMoveRow.collection, FormMoveRow.to, func.min(FormMoveRow.at).label("since"))
    .where(
        among(FormMoveRow.collection, "ids"),
        FormMoveRow.to.in_((Form.OUT.value, Form.DIFFERS.value)),
        ~exists().where(_later.student == FormMoveRow.student, _later.n > FormMoveRow.n),
        ~exists().where(_newer.student == FormMoveRow.student, _newer.n > FormMoveRow.form),
    )
    .group_by(FormMoveRow.collection, FormMoveRow.to)
)
"""A form that was lost meanwhile comes back no more."""
