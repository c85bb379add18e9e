"""The book of activities (VOL-02): five statements."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.activities import Activities, ActivityShown, Before, FoundReal
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import (
    ActivityRow,
    CalledOffRow,
    ConfirmedRow,
    CorrectedRow,
    ToldRow,
)
from app.flows.volunteer.model.classes import ClassRow
from app.flows.volunteer.queries.discretion import sees
from app.flows.volunteer.queries.loaders import activities, classes
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.rules.periods import today
from app.store.among import among
from app.store.tables import Drawer

SHOWN_FOR = timedelta(days=60)


@FLOW.gives
def activities_shown(db: Connection, at: datetime, viewer: Viewer, settings: Settings) -> Activities:
    """Those of the last two months and all to come, the latest first."""
    rows = db.execute(_shown, {"since": today(at, settings) - SHOWN_FOR}).all()
    known = activities(db, [r.id for r in rows])
    before: dict[str, list[Before]] = {}
    for r in db.execute(_before, {"ids": list(known)}):
        what = f"{r.place} · {r.content}"
        one = Before(r.day, r.start, r.until, what, r.led or DASH, r.at, r.staff or r.by, r.reason or DASH)
        before.setdefault(r.activity, []).append(one)
    confirmed: dict[str, list[FoundReal]] = {}
    for r in db.execute(_confirmed, {"ids": list(known)}):
        found = FoundReal(r.n, Verified(r.how), r.noted or "", r.staff or r.by, r.at)
        confirmed.setdefault(r.activity, []).append(found)
    teams = classes(db, sorted({one.klass for one in known.values()}))
    return Activities(
        tuple(
            ActivityShown(
                facts=known[r.id],
                name=r.name,
                place=r.place,
                content=r.content,
                organiser=r.organiser,
                leader=r.leads or DASH,
                leader_told_by=(r.told_leader or DASH) if r.leader_told_by else "",
                centre_told_by=(r.told_centre or DASH) if r.centre_told_by else "",
                why=r.reason or "",
                before=tuple(before.get(r.id, ())),
                confirmed=tuple(confirmed.get(r.id, ())),
            )
            for r in rows
            if sees(teams[known[r.id].klass], viewer)
        )
    )


_leads, _leader, _centre, _note, _why, _staff = (aliased(Drawer) for _ in range(6))
_before = (
    select(
        *CorrectedRow.__table__.columns,
        _why.text.label("reason"),
        _leads.text.label("led"),
        _staff.text.label("staff"),
    )
    .join(_why, _why.id == CorrectedRow.why)
    .join(_leads, _leads.id == CorrectedRow.leader)
    .outerjoin(StaffRow, StaffRow.login == CorrectedRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .where(among(CorrectedRow.activity, "ids"))
    .order_by(CorrectedRow.activity, CorrectedRow.n)
)
_confirmed = (
    select(*ConfirmedRow.__table__.columns, _note.text.label("noted"), _staff.text.label("staff"))
    .outerjoin(_note, _note.id == ConfirmedRow.note)
    .outerjoin(StaffRow, StaffRow.login == ConfirmedRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .where(among(ConfirmedRow.activity, "ids"))
    .order_by(ConfirmedRow.activity, ConfirmedRow.n)
)
_shown = (
    select(
        *(ActivityRow.id, ActivityRow.place, ActivityRow.content, ActivityRow.organiser, ClassRow.name),
        *(ToldRow.leader_told_by, ToldRow.centre_told_by),
        _leads.text.label("leads"),
        _leader.text.label("told_leader"),
        _centre.text.label("told_centre"),
        _why.text.label("reason"),
    )
    .join(ClassRow, ClassRow.id == ActivityRow.klass)
    .join(_leads, _leads.id == ActivityRow.leader)
    .outerjoin(ToldRow, ToldRow.activity == ActivityRow.id)
    .outerjoin(_leader, _leader.id == ToldRow.leader_told_by)
    .outerjoin(_centre, _centre.id == ToldRow.centre_told_by)
    .outerjoin(CalledOffRow, CalledOffRow.activity == ActivityRow.id)
    .outerjoin(_why, _why.id == CalledOffRow.why)
    .where(ActivityRow.day >= bindparam("since"))
    .order_by(ActivityRow.day.desc(), ActivityRow.start.desc(), ActivityRow.id)
)
