"""A student's ledger with the words that say why (VOL-22)."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.views import ActShown, LedgerShown
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.queries.discretion import hold_class_open
from app.flows.volunteer.queries.holders import certificate_of, in_force
from app.flows.volunteer.queries.loaders import act_of, students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.rules.periods import today
from app.store.tables import Drawer


@FLOW.gives
def ledger_shown(db: Connection, student: str, viewer: Viewer) -> LedgerShown:
    """Every act on the ledger, in the centre's order."""
    day = today(viewer.at, viewer.settings)
    r = db.execute(_head, {"student": student, "day": day}).one()
    facts = students(db, [student])[student]
    hold_class_open(db, facts.class_on(day), viewer)
    acts = tuple(
        ActShown(act_of(one), one.day, f"{one.place} · {one.content}", one.staff or one.by, one.reason or "")
        for one in db.execute(_acts, {"student": student})
    )
    given = tuple(map(certificate_of, db.execute(in_force, {"ids": [student]})))
    return LedgerShown(facts, r.text or DASH, r.name, acts, given)


_head = (
    select(Drawer.text, ClassRow.name)
    .select_from(StudentRow)
    .join(Drawer, Drawer.id == StudentRow.name)
    .join(ClassRow, ClassRow.id == class_on(bindparam("day")))
    .where(StudentRow.id == bindparam("student"))
)
_why, _staff = (aliased(Drawer) for _ in range(2))
_acts = (
    select(
        *ActRow.__table__.columns,
        *(EntryRow.day, EntryRow.place, EntryRow.content),
        _why.text.label("reason"),
        _staff.text.label("staff"),
    )
    .join(EntryRow, EntryRow.id == ActRow.entry)
    .outerjoin(_why, _why.id == ActRow.why)
    .outerjoin(StaffRow, StaffRow.login == ActRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .where(ActRow.student == bindparam("student"))
    .order_by(ActRow.n)
)
