"""Where the forms of classes are, and how far their months are tallied (VOL-15, 30)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.flows.volunteer.facts.enrolling import Replaced
from app.flows.volunteer.facts.form_views import (
    ClassForms,
    FormsBook,
    FormShown,
    FormsOfClass,
    MonthOfClass,
    TallyBook,
    TallyShown,
)
from app.flows.volunteer.facts.forms import Stands
from app.flows.volunteer.facts.ids import ClassId, TallyId
from app.flows.volunteer.facts.spells import class_on as class_on_day
from app.flows.volunteer.facts.tracks import STAMPED_ON, Collection, Form, Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow, EntryRow
from app.flows.volunteer.model.classes import ClassRow, MoveRow, StudentRow
from app.flows.volunteer.model.form_moves import FormMoveRow
from app.flows.volunteer.model.forms import FormRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.model.tally import TallyRow
from app.flows.volunteer.queries.discretion import hold_class_open, own_classes
from app.flows.volunteer.queries.loaders import collections, students
from app.flows.volunteer.queries.months import shut_months
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import SPELLS, class_on, ever_of, of_class, spelt
from app.flows.volunteer.queries.tally import tallies
from app.flows.volunteer.rules.forms import stamped_on, went_with
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.rules.tally import month_after, month_of
from app.store.among import among
from app.store.tables import Case, Drawer


@FLOW.gives
def forms_book(db: Connection, at: datetime, viewer: Viewer, settings: Settings) -> FormsBook:
    """Every class with its forms, those too that its leader has of students who moved; a league secretary sees the own one."""
    own = own_classes(db, viewer)
    forms: dict[str, dict[int, Replaced | None]] = {}
    for r in db.execute(_forms):
        forms.setdefault(r.student, {})[r.n] = Replaced(r.why) if r.why else None
    kept: dict[str, dict[int, int]] = {}
    for k in db.execute(_kept):
        kept.setdefault(k.student, {})[k.form] = k.acts
    moved: dict[str, Any] = {m.student: m for m in db.execute(_moved)}
    classes: dict[str, list[Stands]] = {}
    for r in db.execute(_students, {"day": today(at, settings)}):
        at_hand = _stands(r, forms.get(r.id, {}), kept.get(r.id, {}), moved.get(r.id))
        klass = r.klass if at_hand.place is Form.KEPT else moved[r.id].klass
        if own is None or klass in own:
            classes.setdefault(klass, []).append(at_hand)
    return FormsBook(
        at,
        tuple(
            FormsOfClass(ClassId(r.id), r.name, r.college, tuple(classes[r.id]))
            for r in db.execute(_classes)
            if r.id in classes
        ),
    )


@FLOW.gives
def class_forms(db: Connection, klass: str, at: datetime, viewer: Viewer, settings: Settings) -> ClassForms:
    """The forms of a class, as its leader takes them along and brings them back."""
    hold_class_open(db, klass, viewer)
    r = db.execute(_class, {"klass": klass}).one()
    here = {"klass": klass, "day": today(at, settings)}
    away = {one.id for one in db.execute(_went_along, {"klass": klass})}
    rows = db.execute(_names, here | {"away": sorted(away)}).all()
    known = students(db, [one.id for one in rows])
    rows = [one for one in rows if klass in (one.klass, went_with(known[one.id]))]
    why = {one.student: one.text for one in db.execute(_differs, {"ids": list(known)})}
    stamped = db.execute(_collections, {"klass": klass}).all()
    # A fake that is found once all is archived still changes forms: they go with the newest collection (VOL-15).
    ids = [one.id for one in stamped if one.closed_at is None] or [one.id for one in stamped[:1]]
    found = collections(db, ids)
    return ClassForms(
        ClassId(klass),
        r.name,
        r.college,
        r.leader or DASH,
        tuple(found[id] for id in ids),
        tuple(FormShown(known[one.id], one.text or DASH, why.get(one.id) or "") for one in rows),
    )


@FLOW.gives
def tally_book(db: Connection, at: datetime, settings: Settings, viewer: Viewer) -> TallyBook:
    """The months in which anybody of a class served, in which an act on an earlier one shows, or that are tallied, up to the last that is over.

    And the month with which a collection goes on that was kept after its own was checked. A league secretary sees
    those of the own class.
    """
    own = own_classes(db, viewer)
    over = month_of(settings.business_day(at))
    steps: dict[tuple[str, Any], Any] = {(r.klass, r.month): r for r in db.execute(_newest)}
    told = {(r.month, r.klass, r.name, r.college) for r in steps.values()}
    classes = {r.id: (r.id, r.name, r.college) for r in db.execute(_classes)}
    shut = shut_months(db, list(classes))
    days = ((month_of(r.day), r.klass, r.name, r.college) for r in db.execute(_days))
    told |= {one for one in days if (one[1], one[0]) not in shut}
    spells = spelt(db.execute(_moved_ever))
    for a in db.execute(_acted):
        key = (a.klass, month_of(a.day))
        if key in steps or key in shut:
            done = settings.business_day(a.at)
            klass = class_on_day(spells[a.student], done) if a.student in spells else a.klass
            told.add((month_of(done), *classes[klass]))
    checked = {key for key, r in steps.items() if r.state == Tally.CHECKED}
    for r in db.execute(_waiting):
        month = month_of(r.last)
        while (r.klass, month) in checked:
            month = month_after(month)
        told.add((month, r.klass, r.name, r.college))
    months = sorted(
        told,
        key=lambda one: (-one[0].toordinal(), one[2]),
    )
    return TallyBook(
        at,
        tuple(
            _month(TallyId.of(klass, month), name, college, steps.get((klass, month)))
            for month, klass, name, college in months
            if month < over and (own is None or klass in own)
        ),
    )


@FLOW.gives
def tally_shown(db: Connection, tally: str, viewer: Viewer) -> TallyShown:
    """The tally of a class and a month, with the collections that it takes along."""
    one = TallyId(tally)
    hold_class_open(db, one.klass, viewer)
    r = db.execute(_class, {"klass": one.klass}).one()
    newest = db.execute(_newest_of, {"klass": one.klass, "month": one.month}).first()
    names = {n.id: n.text or DASH for n in db.execute(_called, {"klass": one.klass})}
    asked = {"klass": one.klass, "until": month_after(one.month), "step": Collection.KEPT.value}
    ids = [c.id for c in db.execute(_goes_on, asked)]
    goes = collections(db, ids)
    return TallyShown(
        facts=tallies(db, [tally])[tally],
        name=r.name,
        college=r.college,
        leader=r.leader or DASH,
        why=(newest.text or "") if newest else "",
        goes_on=tuple(goes[id] for id in ids),
        names=names,
    )


def _stands(r: Any, forms: dict[int, Replaced | None], kept: dict[int, int], move: Any) -> Stands:
    acts, stamped = r.acts or 0, stamped_on(kept, forms)
    if move is None or move.form != max(forms, default=0):
        return Stands(Form.KEPT, acts, stamped, None, None, None)
    return Stands(Form(move.to), acts, stamped, move.acts, move.at, move.collection)


def _month(id: TallyId, name: str, college: str, r: Any) -> MonthOfClass:
    if r is None:
        return MonthOfClass(id, name, college, id.month, Tally.OPEN, None, "")
    return MonthOfClass(id, name, college, id.month, Tally(r.state), r.at, r.text or "")


_acts = select(ActRow.student, func.count().label("acts")).group_by(ActRow.student).subquery()
_students = (
    select(StudentRow.id, class_on(bindparam("day")).label("klass"), _acts.c.acts)
    .outerjoin(_acts, _acts.c.student == StudentRow.id)
    .order_by(StudentRow.id)
)
_forms = select(FormRow.student, FormRow.n, FormRow.why)
_kept = (
    select(FormMoveRow.student, FormMoveRow.form, func.max(FormMoveRow.acts).label("acts"))
    .where(FormMoveRow.to == Form.KEPT.value)
    .group_by(FormMoveRow.student, FormMoveRow.form)
)
_latest = (
    select(FormMoveRow.student, func.max(FormMoveRow.n).label("n")).group_by(FormMoveRow.student).subquery()
)
_moved = (
    select(
        *(FormMoveRow.student, FormMoveRow.form, FormMoveRow.to, FormMoveRow.acts),
        *(FormMoveRow.at, FormMoveRow.collection, CollectionRow.klass),
    )
    .join(_latest, (_latest.c.student == FormMoveRow.student) & (_latest.c.n == FormMoveRow.n))
    .join(CollectionRow, CollectionRow.id == FormMoveRow.collection)
)
_class = (
    select(ClassRow.name, ClassRow.college, Drawer.text.label("leader"))
    .outerjoin(Drawer, Drawer.id == ClassRow.leader)
    .where(ClassRow.id == bindparam("klass"))
)
_names = (
    select(StudentRow.id, Drawer.text, class_on(bindparam("day")).label("klass"))
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(or_(of_class(bindparam("klass"), bindparam("day")), among(StudentRow.id, "away")))
    .order_by(StudentRow.id)
)
_went_along = (
    select(FormMoveRow.student.label("id"))
    .join(_latest, (_latest.c.student == FormMoveRow.student) & (_latest.c.n == FormMoveRow.n))
    .join(CollectionRow, CollectionRow.id == FormMoveRow.collection)
    .where(CollectionRow.klass == bindparam("klass"), FormMoveRow.to != Form.KEPT.value)
)
"""Whoever moved to another class while the form was away: it comes back with the class that took it along."""
_called = (
    select(StudentRow.id, Drawer.text)
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(ever_of(bindparam("klass")))
)
_differs = (
    select(FormMoveRow.student, Drawer.text)
    .join(_latest, (_latest.c.student == FormMoveRow.student) & (_latest.c.n == FormMoveRow.n))
    .join(Drawer, Drawer.id == FormMoveRow.why)
    .where(among(FormMoveRow.student, "ids"))
)
_collections = (
    select(CollectionRow.id, Case.closed_at)
    .join(Case, Case.id == CollectionRow.id)
    .where(
        CollectionRow.klass == bindparam("klass"),
        Case.step.in_([step.value for step in STAMPED_ON]),
    )
    .order_by(CollectionRow.first.desc())
)
_goes_on = (
    select(CollectionRow.id)
    .join(Case, Case.id == CollectionRow.id)
    .where(
        CollectionRow.klass == bindparam("klass"),
        CollectionRow.last < bindparam("until"),
        Case.step == bindparam("step"),
    )
    .order_by(CollectionRow.first)
)
_waiting = (
    select(CollectionRow.klass, CollectionRow.last, ClassRow.name, ClassRow.college)
    .join(Case, Case.id == CollectionRow.id)
    .join(ClassRow, ClassRow.id == CollectionRow.klass)
    .where(Case.flow == FLOW.name, Case.step == Collection.KEPT.value)
)
_days = (
    select(ClassRow.id.label("klass"), ClassRow.name, ClassRow.college, EntryRow.day)
    .select_from(ActRow)
    .join(EntryRow, EntryRow.id == ActRow.entry)
    .join(StudentRow, StudentRow.id == ActRow.student)
    .join(ClassRow, ClassRow.id == class_on(EntryRow.day))
    .distinct()
)
_acted = (
    select(class_on(EntryRow.day).label("klass"), EntryRow.day, ActRow.student, ActRow.at)
    .select_from(ActRow)
    .join(StudentRow, StudentRow.id == ActRow.student)
    .join(EntryRow, EntryRow.id == ActRow.entry)
    .distinct()
)
_classes = select(ClassRow.id, ClassRow.name, ClassRow.college).order_by(ClassRow.name)
_moved_ever = SPELLS.where(MoveRow.student.is_not(None))
"""What was done later of a month that was tallied shows in the month in which it was done."""
_last_step = (
    select(TallyRow.klass, TallyRow.month, func.max(TallyRow.n).label("n"))
    .group_by(TallyRow.klass, TallyRow.month)
    .subquery()
)
_remark = aliased(Drawer)
_newest = (
    select(
        *(TallyRow.klass, TallyRow.month, TallyRow.state, TallyRow.at, _remark.text),
        *(ClassRow.name, ClassRow.college),
    )
    .join(ClassRow, ClassRow.id == TallyRow.klass)
    .join(
        _last_step,
        (_last_step.c.klass == TallyRow.klass)
        & (_last_step.c.month == TallyRow.month)
        & (_last_step.c.n == TallyRow.n),
    )
    .outerjoin(_remark, _remark.id == TallyRow.why)
)
_newest_of = _newest.where(TallyRow.klass == bindparam("klass"), TallyRow.month == bindparam("month"))
