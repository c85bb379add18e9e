"""A VIP's reception, for those who receive them: the notice, its tasks as they stand, who tried to get in (RST-50 to 52)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.staff import StaffRow
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.reception import Named, Reception, ReceptionSheet, SheetTask, TaskShown, Try
from app.flows.restaurant.facts.vip import TRIED, Vip, VipTask
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.model.vip import VipMarkRow
from app.flows.restaurant.queries.discretion import guest_phone, hold_open, words
from app.flows.restaurant.queries.loaders import SITTING
from app.flows.restaurant.queries.reading import sitting_facts
from app.flows.restaurant.rules.vip import TASKS, due_at, is_done, missing, tasks
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Drawer

TEXTS = ("name", "phone", "words", "taboos", "v_received", "v_purpose", "v_needs", "v_contact")


@FLOW.gives
def reception(db: Connection, at: datetime, staff: Staff, sitting: SittingId) -> Reception:
    """The reception of a VIP: four statements. Raises Refused for whoever does not receive them, and for no VIP."""
    row = db.execute(_sitting, {"sitting": sitting}).one()
    facts = sitting_facts(row, {})
    hold_open(facts, staff)
    if facts.vip is None:
        raise Refused(No("This party is no VIP. Mark the booking so first.", mend="change_booking"))
    marks = db.execute(_marks, {"sitting": sitting}).all()
    people = {r.login: r for r in db.execute(_staff)}
    known = _texts(db, (getattr(row, name) for name in TEXTS))
    newest = {m.item: m for m in marks}
    return Reception(
        at=at,
        facts=facts,
        guest=words(facts.name, known.get(facts.name)),
        phone=guest_phone(facts.phone, known.get(facts.phone), True, staff),
        received=words(facts.vip.received, known.get(facts.vip.received)),
        purpose=words(facts.vip.purpose, known.get(facts.vip.purpose)),
        needs=words(facts.vip.needs, known.get(facts.vip.needs)),
        contact=words(facts.vip.contact, known.get(facts.vip.contact)),
        tasks=tuple(_task(facts, facts.vip, task, newest.get(task), people) for task in by_time(facts)),
        missing=tuple(missing(facts)),
        tries=tuple(Try(_name(people, m.by), m.at) for m in marks if m.item == TRIED),
        staff=tuple(
            Named(r.login, r.text or r.login) for r in people.values() if _may_be_named(r, facts.vip)
        ),
    )


def _may_be_named(person: Any, vip: Vip) -> bool:
    """Whether somebody may be named for a VIP: who works in the restaurant, and who is named already."""
    works_here = person.active and not FLOW.roles.keys().isdisjoint(person.roles.split())
    return works_here or person.login in vip.circle.persons


def by_time(facts: SittingFacts) -> list[VipTask]:
    """The tasks in the order in which they are due, those that hang on the guests' leaving last."""
    asked = tasks(facts.vip) if facts.vip else []
    order = {task: n for n, task in enumerate(VipTask)}
    dues = {task: due_at(facts, task) for task in asked}
    return sorted(asked, key=lambda task: (dues[task] is None, dues[task] or facts.booked_for, order[task]))


def reception_sheet_of(
    db: Connection, facts: SittingFacts, number: str, at: datetime, by: str
) -> ReceptionSheet:
    """What the reception sheet says of a VIP, as things stand: two statements."""
    vip: Any = facts.vip
    newest = {m.item: m for m in db.execute(_marks, {"sitting": facts.id})}
    names = {r.login: Kept(r.name) for r in db.execute(_staff)}

    def task(one: VipTask) -> SheetTask:
        mark, done = newest.get(one), is_done(vip, one)
        kept = mark if mark and (done or not mark.done) else None
        return SheetTask(
            TASKS[one],
            due_at(facts, one),
            done,
            names.get(kept.by) if kept else None,
            kept.at if kept else None,
            _kept(kept.why) if kept else None,
        )

    return ReceptionSheet(
        number=number,
        sitting=facts.number,
        at=at,
        by=names.get(by),
        guest=_kept(facts.name),
        phone=_kept(facts.phone),
        received=_kept(vip.received),
        purpose=_kept(vip.purpose),
        needs=_kept(vip.needs),
        contact=_kept(vip.contact),
        words=_kept(facts.words),
        taboos=_kept(facts.taboos),
        guests=facts.guests,
        room=facts.table_name,
        alias=vip.alias,
        arrival=facts.booked_for,
        seated_for=vip.seated_for,
        roles=tuple(FLOW.roles[role] for role in FLOW.roles if role in vip.circle.roles),
        persons=tuple(names[login] for login in sorted(vip.circle.persons) if login in names),
        waiter=names.get(facts.waiter or ""),
        missing=tuple(missing(facts)),
        tasks=tuple(task(one) for one in by_time(facts)),
    )


def _task(facts: SittingFacts, vip: Vip, task: VipTask, mark: Any, people: Mapping[str, Any]) -> TaskShown:
    done = is_done(vip, task)
    shown = TaskShown(task, due_at(facts, task), done, task in vip.refused and not done)
    if mark is None or (mark.done and not done):
        return shown
    return replace(shown, by=_name(people, mark.by), at=mark.at, why=words(mark.why, mark.said))


def _name(people: Mapping[str, Any], login: str) -> str:
    found = people.get(login)
    return found.text if found and found.text else login


def _texts(db: Connection, ids: Iterable[str | None]) -> dict[str | None, str | None]:
    rows = db.execute(_drawer, {"ids": sorted({id for id in ids if id})})
    return {r.id: r.text for r in rows}


def _kept(id: str | None) -> Kept | None:
    return Kept(id) if id else None


_sitting = SITTING.where(SittingRow.id == bindparam("sitting"))
_marks = (
    select(*VipMarkRow.__table__.columns, Drawer.text.label("said"))
    .outerjoin(Drawer, Drawer.id == VipMarkRow.why)
    .where(VipMarkRow.sitting == bindparam("sitting"))
    .order_by(VipMarkRow.n)
)
_staff = (
    select(StaffRow.login, StaffRow.name, StaffRow.active, StaffRow.roles, Drawer.text)
    .join(Drawer, Drawer.id == StaffRow.name)
    .order_by(StaffRow.login)
)
_drawer = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
