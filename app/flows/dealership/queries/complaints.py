"""Complaints with all that was done and said, and how often each cause was found (DLR-50)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.staff import StaffRow
from app.flows.dealership.facts.complaints import (
    ComplaintFacts,
    ComplaintLine,
    Complaints,
    Deed,
    DeedShown,
    Fault,
)
from app.flows.dealership.facts.ids import ComplaintId, VehicleId
from app.flows.dealership.facts.tracks import Complaint
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.complaints import ComplaintDeedRow, ComplaintRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.queries.discretion import DASH, phone
from app.flows.dealership.queries.owners import owner_of
from app.kernel.judge import Staff
from app.store.among import among
from app.store.tables import Drawer

YEAR = timedelta(days=365)
"""How far back complaints are shown that are closed, and causes counted."""
STANDS = {
    Deed.TAKEN: Complaint.OPEN,
    Deed.ANSWERED: Complaint.ANSWERED,
    Deed.REOPENED: Complaint.OPEN,
    Deed.CLOSED: Complaint.CLOSED,
}
"""Where a complaint stands after what was done with it."""


@FLOW.facts_of(ComplaintId)
def complaint_facts(db: Connection, ids: Sequence[str]) -> dict[str, ComplaintFacts]:
    """Complaints by what was done with them: one statement."""
    return {id: _facts(rows) for id, rows in _grouped(db.execute(_deeds, {"ids": list(ids)})).items()}


@FLOW.gives
def complaints(db: Connection, at: datetime, staff: Staff) -> Complaints:
    """Those of a year, and older ones that are not closed: four statements."""
    ids = [r.complaint for r in db.execute(_since, {"since": at - YEAR})]
    rows = _grouped(db.execute(_deeds, {"ids": ids})) if ids else {}
    whose = {r.id: r for r in db.execute(_whose, {"ids": ids})} if ids else {}
    people = db.execute(_people).all()
    names = {r.login: r.text or r.login for r in people}
    lines = [_line(id, _facts(some), some, whose[id], names, staff) for id, some in rows.items()]
    lines.sort(key=lambda one: (one.facts.step is Complaint.CLOSED, one.facts.since))
    causes = Counter(one.facts.fault for one in lines if one.facts.fault and one.deeds[0].at >= at - YEAR)
    active = tuple((r.login, names[r.login]) for r in people if r.active)
    return Complaints(at, tuple(lines), tuple(causes.items()), active)


def waiting(db: Connection, at: datetime) -> list[tuple[ComplaintFacts, str]]:
    """The complaints that wait for an answer, with the plates that they are about: three statements."""
    ids = [r.complaint for r in db.execute(_since, {"since": at - YEAR})]
    known = complaint_facts(db, ids) if ids else {}
    open_ = [one for one in known.values() if one.step is Complaint.OPEN]
    plates = {r.id: r.plate for r in db.execute(_whose, {"ids": [one.id for one in open_]})} if open_ else {}
    return [(one, plates[one.id]) for one in open_]


def works_here(db: Connection, login: str) -> bool:
    """Whether somebody works here now."""
    return any(r.login == login and r.active for r in db.execute(_people))


def _grouped(rows: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for r in rows:
        found.setdefault(r.complaint, []).append(r)
    return found


def _facts(rows: Sequence[Any]) -> ComplaintFacts:
    deeds = [(Deed(r.did), r) for r in rows]
    steps = [STANDS[did] for did, _ in deeds if did in STANDS]
    return ComplaintFacts(
        id=rows[0].complaint,
        step=steps[-1],
        vehicle=rows[0].vehicle,
        owner=[r.owner for r in rows if r.owner][-1],
        since=[r.at for did, r in deeds if did in (Deed.TAKEN, Deed.REOPENED)][-1],
        fault=next((Fault(r.fault) for r in reversed(rows) if r.fault), None),
        deeds=len(rows),
    )


def _line(
    id: str, facts: ComplaintFacts, rows: Sequence[Any], r: Any, names: Mapping[str, str], staff: Staff
) -> ComplaintLine:
    return ComplaintLine(
        id=ComplaintId(id),
        facts=facts,
        vehicle=VehicleId(facts.vehicle),
        plate=r.plate,
        model=r.model,
        customer=r.name or DASH,
        phone=phone(r.phone, staff),
        owner=names.get(facts.owner, facts.owner),
        deeds=tuple(
            DeedShown(
                Deed(one.did),
                one.at,
                names.get(one.by, one.by),
                names.get(one.owner, one.owner) if one.did == Deed.HANDED else one.text or DASH,
            )
            for one in rows
        ),
    )


_name, _phone = aliased(Drawer), aliased(Drawer)
_closed = aliased(ComplaintDeedRow)
_since = select(ComplaintDeedRow.complaint).where(
    ComplaintDeedRow.did == Deed.TAKEN.value,
    or_(
        ComplaintDeedRow.at >= bindparam("since"),
        ~exists().where(_closed.complaint == ComplaintDeedRow.complaint, _closed.did == Deed.CLOSED.value),
    ),
)
_deeds = (
    select(ComplaintDeedRow.__table__, ComplaintRow.vehicle, Drawer.text)
    .join(ComplaintRow, ComplaintRow.id == ComplaintDeedRow.complaint)
    .outerjoin(Drawer, Drawer.id == ComplaintDeedRow.words)
    .where(among(ComplaintDeedRow.complaint, "ids"))
    .order_by(ComplaintDeedRow.complaint, ComplaintDeedRow.n)
)
_whose = (
    select(
        *(ComplaintRow.id, VehicleRow.plate, VehicleRow.model),
        *(_name.text.label("name"), _phone.text.label("phone")),
    )
    .join(VehicleRow, VehicleRow.id == ComplaintRow.vehicle)
    .join(CustomerRow, CustomerRow.id == owner_of(ComplaintRow.vehicle, ComplaintRow.whose))
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .where(among(ComplaintRow.id, "ids"))
)
_people = (
    select(StaffRow.login, StaffRow.active, Drawer.text)
    .join(Drawer, Drawer.id == StaffRow.name)
    .order_by(StaffRow.login)
)
