"""Who is called after their car left, and what they said (DLR-50)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.staff import StaffRow
from app.flows.dealership.facts.follow_up import Called, CallShown, FollowUpLine, FollowUps, Given, Question
from app.flows.dealership.facts.ids import ComplaintId, VisitId
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.follow_up import FollowUpMarkRow, FollowUpRow
from app.flows.dealership.model.leaving import PassRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.discretion import DASH, phone
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.owners import customer_of
from app.kernel.judge import Staff
from app.store.among import among
from app.store.tables import Case, Drawer

OF_LATE = timedelta(days=30)
"""How far back those are shown who were called."""


@FLOW.gives
def follow_ups(db: Connection, at: datetime, staff: Staff) -> FollowUps:
    """Who is to be called, then who was in the last 30 days: three statements beside the facts."""
    rows = db.execute(_visits, {"since": at - OF_LATE}).all()
    ids = [r.id for r in rows]
    known, calls = visits(db, ids), _calls_of(db, ids)
    lines = [_line(r, known[r.id], calls.get(r.id, ()), staff) for r in rows]
    return FollowUps(at, tuple(sorted(lines, key=_order)))


def _order(one: FollowUpLine) -> tuple[bool, float]:
    """To be called: who left first. Called: the last one first."""
    done = one.facts.step is not Visit.FOLLOWED_UP
    moment = one.calls[-1].at if done else one.facts.leaving.passed_at
    stamp = moment.timestamp() if moment else 0.0
    return done, -stamp if done else stamp


def _calls_of(db: Connection, ids: Sequence[str]) -> Mapping[str, tuple[CallShown, ...]]:
    if not ids:
        return {}
    asked = {"ids": list(ids)}
    marks: dict[str, list[Given]] = defaultdict(list)
    for r in db.execute(_marks, asked):
        marks[r.visit].append(Given(Question(r.question), r.points))
    found: dict[str, list[CallShown]] = defaultdict(list)
    for r in db.execute(_calls, asked):
        found[r.visit].append(_call(r, marks[r.visit]))
    return {id: tuple(some) for id, some in found.items()}


def _call(r: Any, marks: Sequence[Given]) -> CallShown:
    called = Called(r.called)
    order = list(Question)
    return CallShown(
        called=called,
        at=r.at,
        by=r.who or r.by,
        words=r.text or "",
        marks=tuple(sorted(marks, key=lambda one: order.index(one.question)))
        if called is Called.ANSWERED
        else (),
        complaint=ComplaintId(r.complaint) if r.complaint else None,
    )


def _line(r: Any, facts: VisitFacts, calls: Sequence[CallShown], staff: Staff) -> FollowUpLine:
    return FollowUpLine(
        id=VisitId(r.id),
        facts=facts,
        plate=r.plate,
        model=r.model,
        customer=r.name or DASH,
        phone=phone(r.phone, staff),
        calls=tuple(calls),
    )


_name, _phone, _who = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_visits = (
    select(
        *(VisitRow.id, VehicleRow.plate, VehicleRow.model),
        *(_name.text.label("name"), _phone.text.label("phone")),
    )
    .join(PassRow, PassRow.visit == VisitRow.id)
    .join(Case, Case.id == VisitRow.id)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .join(CustomerRow, CustomerRow.id == customer_of(VisitRow.id, VisitRow.vehicle))
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .where(
        or_(
            Case.closed_at.is_(None),
            VisitRow.id.in_(select(FollowUpRow.visit).where(FollowUpRow.at >= bindparam("since"))),
        )
    )
    .order_by(PassRow.at, VisitRow.id)
)
_calls = (
    select(FollowUpRow.__table__, Drawer.text, _who.text.label("who"))
    .outerjoin(Drawer, Drawer.id == FollowUpRow.words)
    .outerjoin(StaffRow, StaffRow.login == FollowUpRow.by)
    .outerjoin(_who, _who.id == StaffRow.name)
    .where(among(FollowUpRow.visit, "ids"))
    .order_by(FollowUpRow.visit, FollowUpRow.n)
)
_marks = select(FollowUpMarkRow.__table__).where(among(FollowUpMarkRow.visit, "ids"))
