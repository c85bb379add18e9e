"""What delivery sheet, settlement list, gate pass and certificate are printed from (DLR-41a, 42, 43, 60)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.counter.customers import CustomerRow
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.ids import MarkId
from app.flows.dealership.facts.leaving import Fate, Out
from app.flows.dealership.facts.leaving_sheets import (
    CarSheet,
    DeliverySheet,
    Guaranteed,
    HeardSheet,
    PassSheet,
    SettlementSheet,
)
from app.flows.dealership.facts.reception import MarkFacts
from app.flows.dealership.facts.tracks import Line, Mark
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.model.leaving import AdviceRow, HeardRow, SettledRow, SettlementRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.queries.owners import VISIT, customer_of
from app.flows.dealership.rules.billing import excess
from app.flows.dealership.rules.delivery import kinds_of
from app.flows.dealership.rules.guarantee import Done, guaranteed, terms_of
from app.kernel.text import Kept


def settlement_sheet(
    db: Connection, visit: VisitFacts, number: str, at: datetime, settings: Settings
) -> SettlementSheet:
    """The list as it is laid before the customer: three statements, with a first maintenance one more."""
    told, order, names = visit.leaving.next, visit.estimate.order, _names(db)
    return SettlementSheet(
        number=number,
        at=at,
        car=car_of(db, visit),
        lines=tuple(one for one in visit.estimate.lines if one.step is Line.AGREED),
        account=visit.estimate.account,
        excess=excess(visit),
        advice=_heard(db, visit),
        next=told,
        explained_by=names.get(told.by, told.by) if told and told.warranty else "",
        inspector=_inspector(visit, names),
        old_parts=_fates(visit),
        own_parts=order.own_parts if order else None,
        guarantees=_guarantees(visit, at, settings) if visit.leaving.out else (),
    )


def delivery_sheet(
    db: Connection,
    visit: VisitFacts,
    out: Out,
    number: str,
    at: datetime,
    signature: str,
    words: str | None,
) -> DeliverySheet:
    """The walk-round out beside the one in: one statement."""
    marks = tuple(
        MarkFacts(MarkId(f"out-{n}"), Mark.STANDING, n, one.side, one.damage, one.x, one.y)
        for n, one in enumerate(out.marks, len(visit.reception.marks) + 1)
    )
    return DeliverySheet(
        number=number,
        at=at,
        car=car_of(db, visit),
        came=visit.reception,
        out=out,
        old_parts=visit.leaving.old_parts,
        lines=tuple(one for one in visit.estimate.lines if one.drawn),
        marks=marks,
        words=Kept(words) if words else None,
        signature=Kept(signature),
    )


def pass_sheet(
    db: Connection, visit: VisitFacts, number: str, at: datetime, by: str, settings: Settings
) -> PassSheet:
    """What lets a car go: two statements."""
    made, names = visit.leaving.settlement, _names(db)
    why = visit.work.unrepaired
    return PassSheet(
        number=number,
        at=at,
        car=car_of(db, visit),
        settlement=made.number if made else "",
        settled_at=made.settled_at if made else None,
        unrepaired=why.words if why else None,
        by=names.get(by, by),
        guarantees=_guarantees(visit, at, settings),
        inspector=_inspector(visit, names),
    )


def certificate_of(db: Connection, visit: str) -> str | None:
    """The number of a visit's factory-release certificate, once it was settled."""
    number: str | None = db.scalar(_certified, {"visit": visit})
    return number


def _guarantees(visit: VisitFacts, at: datetime, settings: Settings) -> tuple[Guaranteed, ...]:
    """One for each kind of repair, the gravest first."""
    out = visit.leaving.out
    if out is None:
        raise LookupError("a guard let this through")
    day, terms = settings.business_day(at), terms_of(settings)
    ends = {kind: guaranteed(Done("", kind, day, out.km), terms) for kind in kinds_of(visit)}
    return tuple(Guaranteed(kind, end.day, end.km) for kind, end in ends.items())


def _fates(visit: VisitFacts) -> tuple[Fate, ...]:
    """What becomes of each old piece whose new one was drawn, and did not come back."""
    kept = visit.leaving.old_parts
    drawn = (one for one in visit.estimate.lines if one.drawn and one.id in kept)
    return tuple(kept[one.id].fate for one in drawn for _ in range(one.drawn))


def _heard(db: Connection, visit: VisitFacts) -> tuple[HeardSheet, ...]:
    if not visit.leaving.advice:
        return ()
    names = _names(db)
    last = {r.advice: r for r in db.execute(_last_heard, {"visit": visit.id})}
    return tuple(
        HeardSheet(
            facts=one,
            by=names.get(one.by, one.by),
            left_out_by=names.get(one.left_out_by, one.left_out_by) if one.left_out_by else "",
            **_said(last.get(one.id), names),
        )
        for one in visit.leaving.advice
    )


def _said(r: Any, names: dict[str, Kept]) -> dict[str, Any]:
    if r is None:
        return {}
    kept = {
        name: Kept(id) for name in ("words", "signature", "witness_signature") if (id := getattr(r, name))
    }
    return kept | ({"witness": names.get(r.witness, r.witness)} if r.witness else {})


def _inspector(visit: VisitFacts, names: dict[str, Kept]) -> Kept | str:
    """Who inspected it last."""
    by = visit.work.checks[-1].by if visit.work.checks else ""
    return names.get(by, by)


def _names(db: Connection) -> dict[str, Kept]:
    return {r.login: Kept(r.name) for r in db.execute(_called)}


def car_of(db: Connection, visit: VisitFacts) -> CarSheet:
    """Whose car it is, as papers name it: one statement."""
    r = db.execute(_car, {"visit": visit.id, "vehicle": visit.vehicle, "adviser": visit.adviser}).one()
    return CarSheet(
        visit=visit.number,
        order=visit.estimate.order.number if visit.estimate.order else "",
        plate=r.plate,
        model=r.model,
        vin=r.vin or "",
        engine=r.engine or "",
        customer=Kept(r.name),
        adviser=Kept(r.adviser) if r.adviser else visit.adviser or "",
        arrived_at=visit.arrived_at,
        km=visit.leaving.out.km if visit.leaving.out else visit.reception.km,
    )


_called = select(StaffRow.login, StaffRow.name)
_adviser = (
    select(StaffRow.name).where(StaffRow.login == bindparam("adviser")).scalar_subquery().label("adviser")
)
_car = (
    select(
        *(VehicleRow.plate, VehicleRow.model, VehicleRow.vin, VehicleRow.engine, CustomerRow.name, _adviser),
    )
    .select_from(VehicleRow)
    .join(CustomerRow, CustomerRow.id == customer_of(VISIT, VehicleRow.id))
    .where(VehicleRow.id == bindparam("vehicle"))
)
_last_heard = (
    select(HeardRow.__table__)
    .join(AdviceRow, AdviceRow.id == HeardRow.advice)
    .where(AdviceRow.visit == bindparam("visit"))
    .order_by(HeardRow.advice, HeardRow.n)
)
"""The newest comes last."""
_certified = (
    select(SettledRow.certificate)
    .join(SettlementRow, SettlementRow.id == SettledRow.settlement)
    .where(SettlementRow.visit == bindparam("visit"), SettledRow.certificate.is_not(None))
    .limit(1)
)
