"""What stands out in a collection, and what was said of it: seven statements."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.signals import Look, Looked, Looks, OnDuty, Served, Sign, Signal
from app.flows.volunteer.facts.tracks import CLAIMED, Duty
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.looks import LookRow
from app.flows.volunteer.model.roster import DutyRow, SlotRow
from app.flows.volunteer.queries.discretion import hold_collection_open, of_own, own_classes
from app.flows.volunteer.queries.lapsed import lapsed
from app.flows.volunteer.queries.loaders import collections
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.rules.signals import signals
from app.flows.volunteer.settings.signals import BACK
from app.store.tables import Drawer

LookedAt = Mapping[tuple[str, Sign], Looked]


@FLOW.gives
def looks(db: Connection, settings: Settings, collection: str, viewer: Viewer) -> Looks:
    """The signals of a collection, held against its students and witnesses some time back.

    To a league secretary against those of the own class alone.
    """
    hold_collection_open(collections(db, [collection])[collection], viewer)
    own = own_classes(db, viewer)
    asked = {"collection": collection}
    gone = lapsed(db, _here, asked)
    first = db.execute(_first, asked).scalar_one()
    since = first - timedelta(days=settings.of(BACK)) if first else None
    served = [_served(r, gone) for r in of_own(db.execute(_entries, asked | {"since": since}), own)]
    told = {
        (r.entry, Sign(r.sign)): Looked(r.text or DASH, r.staff or r.by, r.at)
        for r in db.execute(_told, asked)
    }
    duties = [_duty(r) for r in db.execute(_duties, asked | {"since": since})]
    found = [Look(one, _looked(one, told)) for one in signals(served, duties, collection, settings)]
    return Looks(tuple(sorted(found, key=lambda one: one.looked is not None)))


def _looked(one: Signal, told: LookedAt) -> Looked | None:
    """What was said of a signal; one that took in another entry since is looked at anew."""
    said = [told.get((entry, one.sign)) for entry in one.entries]
    return said[0] if all(said) else None


def _served(r: Any, gone: Mapping[str, Any]) -> Served:
    return Served(
        entry=r.id,
        collection=r.collection,
        student=r.student,
        name=r.name or DASH,
        day=r.day,
        start=r.start,
        minutes=r.minutes,
        place=r.place,
        content=r.content,
        witness=r.witness_name or "",
        lapsed=bool(gone.get(r.id)),
    )


def _duty(r: Any) -> OnDuty:
    return OnDuty(r.student, Duty(r.state), r.entry, r.day, r.start, r.until, r.place)


_claimed = EntryRow.state.in_(sorted(CLAIMED))
_here = EntryRow.collection == bindparam("collection")
_first = select(func.min(EntryRow.day)).where(_here, _claimed)
_name, _witness, _staff = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_students = select(EntryRow.student).where(_here, _claimed).scalar_subquery()
_witnesses = (
    select(Drawer.text).join(EntryRow, EntryRow.witness == Drawer.id).where(_here, _claimed).scalar_subquery()
)
_entries = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.day, EntryRow.start, EntryRow.minutes),
        *(EntryRow.place, EntryRow.content, _name.text.label("name"), _witness.text.label("witness_name")),
        class_on(EntryRow.day).label("klass"),
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(_name, _name.id == StudentRow.name)
    .outerjoin(_witness, _witness.id == EntryRow.witness)
    .where(
        _claimed,
        EntryRow.day >= bindparam("since"),
        or_(_here, EntryRow.student.in_(_students), _witness.text.in_(_witnesses)),
    )
    .order_by(EntryRow.day, EntryRow.start, EntryRow.id)
)
_later = aliased(DutyRow)
_duties = (
    select(
        *(DutyRow.student, DutyRow.state, DutyRow.entry),
        *(SlotRow.day, SlotRow.start, SlotRow.until, SlotRow.place),
    )
    .join(SlotRow, SlotRow.id == DutyRow.slot)
    .where(
        DutyRow.student.in_(_students),
        SlotRow.day >= bindparam("since"),
        SlotRow.off.is_(False),
        ~exists().where(
            _later.slot == DutyRow.slot, _later.student == DutyRow.student, _later.at > DutyRow.at
        ),
    )
    .order_by(SlotRow.day, SlotRow.start, DutyRow.id)
)
"""Who declined and was put on duty again is on duty: the newest of a slot says how it stands."""
_told = (
    select(LookRow.entry, LookRow.sign, LookRow.by, LookRow.at, Drawer.text, _staff.text.label("staff"))
    .join(EntryRow, EntryRow.id == LookRow.entry)
    .join(Drawer, Drawer.id == LookRow.why)
    .outerjoin(StaffRow, StaffRow.login == LookRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .where(_here)
    .order_by(LookRow.at, LookRow.id)
)
