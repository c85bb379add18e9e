"""What estimate, order, added work and parts issues are printed from: a statement or two beside the facts (DLR-60)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.counter.customers import CustomerRow
from app.counter.documents import DocumentRow
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.asking import AskedSheet, Drawn, IssueSheet
from app.flows.dealership.facts.authorisation import Account, Answer, Proof
from app.flows.dealership.facts.estimates import EstimateSheet, LineFacts
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.model.estimates import FoundRow
from app.flows.dealership.model.price_list import PartRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.workshop import TeamRow
from app.flows.dealership.papers.kinds import ESTIMATE
from app.flows.dealership.queries.forecast import expected_of
from app.flows.dealership.queries.owners import VISIT, customer_of
from app.flows.dealership.queries.photos import photos_of
from app.flows.dealership.rules.estimates import valid_until
from app.kernel.text import Kept
from app.store.among import among


def sheet_of(
    db: Connection,
    visit: VisitFacts,
    number: str,
    at: datetime,
    settings: Settings,
    signature: Kept | None = None,
) -> EstimateSheet:
    """A visit's estimate as it is laid before its customer."""
    r = _whose(db, visit)
    said = visit.estimate.diagnosis
    return EstimateSheet(
        number=number,
        visit=visit.number,
        at=at,
        plate=r.plate,
        model=r.model,
        vin=r.vin or "",
        engine=r.engine or "",
        customer=Kept(r.name),
        phone=Kept(r.phone) if r.phone else None,
        arrived_at=visit.arrived_at,
        adviser=_adviser_of(r, visit),
        estimate=visit.estimate,
        words=Kept(said.words) if said else None,
        until=valid_until(visit.estimate, settings.business_day(at), settings),
        km=visit.reception.km,
        filled=visit.reception.filled,
        conditions=Kept(said.conditions) if said and said.conditions else None,
        expected=expected_of(db, visit, at, settings),
        version=1 + (db.scalar(_printed, {"visit": visit.id, "kind": ESTIMATE.code}) or 0),
        signature=signature,
    )


def asked_of(
    db: Connection,
    visit: VisitFacts,
    number: str,
    at: datetime,
    asked: Sequence[tuple[LineFacts, Answer]],
    account: Account,
) -> AskedSheet:
    """Added work with the customer's answers, as the account has it now."""
    r, last = _whose(db, visit), account.entries[-1]
    found = {one.line: Kept(one.why) for one in db.execute(_found, {"ids": [line.id for line, _ in asked]})}
    photos = photos_of(db, Place.LINE, [line.id for line, _ in asked])
    signed = last.proof is Proof.SIGNATURE
    words = Kept(last.words) if last.words else None
    return AskedSheet(
        number=number,
        order=visit.estimate.order.number if visit.estimate.order else "",
        at=at,
        plate=r.plate,
        model=r.model,
        customer=Kept(r.name),
        asked=tuple(asked),
        why=found,
        photos=tuple((line, one) for line, _ in asked for one in photos.get(line.id, ())),
        proof=last.proof,
        by=_adviser_of(r, visit),
        words=None if signed else words,
        signature=words if signed else None,
        account=account,
    )


def issue_of(
    db: Connection,
    visit: VisitFacts,
    number: str,
    at: datetime,
    pieces: Sequence[tuple[LineFacts, int]],
    taker: str,
    signature: Kept,
    by: str,
) -> IssueSheet:
    """Pieces that are drawn together, or brought back, with the team that has the car: four statements."""
    r, sent = _whose(db, visit), visit.work.dispatched
    names = {one.login: Kept(one.name) for one in db.execute(_staff)}
    at_work = dict.fromkeys(one.by for one in visit.work.jobs if one.by)
    codes = [line.code for line, _ in pieces]
    shelves = {row.id: row.shelf for row in db.execute(_shelves, {"parts": codes})}
    return IssueSheet(
        number=number,
        order=visit.estimate.order.number if visit.estimate.order else "",
        at=at,
        plate=r.plate,
        model=r.model,
        pieces=tuple(Drawn(line, n, shelves.get(line.code) or "") for line, n in pieces),
        taker=names.get(taker, taker),
        signature=signature,
        team=(db.scalar(_team, {"team": sent.team}) or "") if sent else "",
        technicians=tuple(names.get(one, one) for one in at_work),
        by=names.get(by, by),
    )


def _whose(db: Connection, visit: VisitFacts) -> Any:
    return db.execute(_car, {"visit": visit.id, "vehicle": visit.vehicle, "adviser": visit.adviser}).one()


def _adviser_of(r: Any, visit: VisitFacts) -> Kept | str:
    return Kept(r.adviser) if r.adviser else visit.adviser or ""


_printed = (
    select(func.count())
    .select_from(DocumentRow)
    .where(DocumentRow.case == bindparam("visit"), DocumentRow.kind == bindparam("kind"))
)
_staff = select(StaffRow.login, StaffRow.name)
_shelves = select(PartRow.id, PartRow.shelf).where(among(PartRow.id, "parts"))
_team = select(TeamRow.name).where(TeamRow.id == bindparam("team"))
_found = select(FoundRow.line, FoundRow.why).where(among(FoundRow.line, "ids"))
_adviser = (
    select(StaffRow.name).where(StaffRow.login == bindparam("adviser")).scalar_subquery().label("adviser")
)
_car = (
    select(
        *(VehicleRow.plate, VehicleRow.model, VehicleRow.vin, VehicleRow.engine),
        *(CustomerRow.name, CustomerRow.phone, _adviser),
    )
    .select_from(VehicleRow)
    .join(CustomerRow, CustomerRow.id == customer_of(VISIT, VehicleRow.id))
    .where(VehicleRow.id == bindparam("vehicle"))
)
