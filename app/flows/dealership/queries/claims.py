"""Claims, what is not claimed yet, what was said to the same fault before, and the sums by maker and insurer (DLR-44)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from app.counter.staff import StaffRow
from app.flows.dealership.facts.claims import (
    ClaimDeed,
    ClaimFacts,
    ClaimLine,
    Claims,
    ClaimSheet,
    SumOf,
    Unclaimed,
)
from app.flows.dealership.facts.fault_codes import FaultCode
from app.flows.dealership.facts.ids import ClaimId, LineId, VisitId
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.facts.tracks import Claim, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.warranty import Verdict
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.claims import ClaimDeedRow, ClaimRow, ClaimTextRow
from app.flows.dealership.model.estimates import LineRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.model.warranty import WarrantyRow
from app.flows.dealership.queries.fault_codes import fault_codes
from app.flows.dealership.queries.leaving_sheets import car_of
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.photos import photos_of
from app.flows.dealership.rules.billing import charge_of, excess_left, excess_taken
from app.flows.dealership.rules.claims import MAKERS, done, lines_of
from app.flows.dealership.rules.fault_codes import entry_of
from app.flows.dealership.rules.vin import Vin
from app.kernel.text import Kept, T, Text
from app.store.among import among
from app.store.tables import Case, Drawer

YEAR = timedelta(days=365)
"""How far back claims are shown and summed."""
ANSWERS = (Claim.ACCEPTED, Claim.CUT, Claim.REFUSED)
DONE = (*Visit.span(Visit.HANDED_OVER, Visit.CLOSED), Visit.LEFT)


@FLOW.facts_of(ClaimId)
def claim_facts(db: Connection, ids: Sequence[str]) -> dict[str, ClaimFacts]:
    """Claims with their sums: four statements beside the facts of their visits."""
    if not ids:
        return {}
    asked = {"ids": list(ids)}
    rows = db.execute(_claims, asked).all()
    known = visits(db, sorted({r.visit for r in rows})) if rows else {}
    texts = {r.claim: r for r in db.execute(_texts, asked)}
    deeds: dict[str, list[Any]] = defaultdict(list)
    for r in db.execute(_deeds, asked):
        deeds[r.claim].append(r)
    book = fault_codes(db).codes if rows else ()
    return {r.id: _facts(r, texts[r.id], deeds[r.id], known[r.visit], book) for r in rows}


@FLOW.gives
def claims(db: Connection, at: datetime) -> Claims:
    """Those of a year, and what is to be claimed."""
    ids = [r.claim for r in db.execute(_since, {"since": at - YEAR})]
    known = claim_facts(db, ids)
    asked = {"ids": ids}
    rows = {r.id: r for r in db.execute(_claims, asked)} if ids else {}
    kept = {r.claim: r.text for r in db.execute(_texts, asked)} if ids else {}
    deeds: dict[str, list[ClaimDeed]] = defaultdict(list)
    for r in db.execute(_deeds, asked) if ids else ():
        deeds[r.claim].append(ClaimDeed(Claim(r.did), r.at, r.who or r.by, r.amount, r.text or ""))
    names = {r.id: r.name for r in db.execute(_named, {"ids": [one.line for one in known.values()]})}
    photos = photos_of(db, Place.CLAIM, ids)
    lines = [
        _line(one, rows[id], kept.get(id), deeds[id], names, len(photos.get(id, ())))
        for id, one in known.items()
    ]
    lines.sort(key=lambda one: (one.facts.step in (Claim.PAID, Claim.VOID), one.facts.number))
    return Claims(_unclaimed(db), tuple(lines), _sums(lines), fault_codes(db).codes)


def sheet_of(db: Connection, claim: ClaimFacts, at: datetime, by: str) -> ClaimSheet:
    """A claim as it is sent."""
    visit = visits(db, [claim.visit])[claim.visit]
    car = car_of(db, visit)
    name = db.execute(_called, {"login": by}).scalar()
    said, log = visit.estimate.diagnosis, visit.work.log
    return ClaimSheet(
        number=claim.number,
        at=at,
        car=car,
        who=claim.insurer or _maker(car.vin),
        facts=claim,
        surveyor=Kept(claim.surveyor) if claim.surveyor else None,
        lines=lines_of(visit, claim.line),
        photos=tuple(photos_of(db, Place.CLAIM, [claim.id]).get(claim.id, ())),
        by=Kept(name) if name else by,
        sold_on=db.scalar(_sold, {"vehicle": visit.vehicle}),
        symptom=Kept(said.words) if said else None,
        began=next((one.at for one in log if one.did is Did.BEGUN), None),
        ended=visit.work.checks[-1].at if visit.work.checks else None,
    )


def _facts(
    r: Any, text: Any, deeds: Sequence[Any], visit: VisitFacts, book: Sequence[FaultCode]
) -> ClaimFacts:
    entry = entry_of(book, text.code, r.vin)
    lines = lines_of(visit, r.line)
    sent = [one.amount for one in deeds if Claim(one.did) is Claim.SENT]
    answered = [one.amount for one in deeds if Claim(one.did) in ANSWERS]
    step = Claim(deeds[-1].did)
    paid = [one.amount for one in deeds if Claim(one.did) is Claim.PAID]
    return ClaimFacts(
        id=r.id,
        step=step if lines or step is not Claim.DRAFTED else Claim.VOID,
        visit=r.visit,
        line=r.line,
        payer=Payer(r.payer) if r.line else Payer.INSURANCE,
        number=r.number,
        code=text.code,
        kept_until=text.kept_until,
        insurer=text.insurer,
        policy=text.policy,
        loss=text.loss,
        surveyor=text.surveyor,
        assessed=text.assessed,
        excess=text.excess,
        labour=sum(charge_of(one).net for one in lines if not one.is_material),
        material=sum(charge_of(one).net for one in lines if one.is_material),
        sent=None if step is Claim.DRAFTED else sent[-1],
        granted=answered[-1] if answered and step not in (Claim.DRAFTED, Claim.SENT) else None,
        paid=paid[-1] if step is Claim.PAID else None,
        deeds=len(deeds),
        texts=text.n,
        excess_taken=0 if r.line else excess_taken(visit),
        excess_left=0 if r.line else excess_left(visit),
        papers=tuple(text.papers.splitlines()),
        needs=entry.papers if entry else (),
        settled=visit.leaving.settled,
    )


def _line(
    facts: ClaimFacts,
    r: Any,
    surveyor: str | None,
    deeds: Sequence[ClaimDeed],
    names: Mapping[str, str],
    photos: int,
) -> ClaimLine:
    return ClaimLine(
        id=ClaimId(facts.id),
        facts=facts,
        plate=r.plate,
        model=r.model,
        who=facts.insurer or _maker(r.vin),
        surveyor=surveyor or "",
        lines=(names[facts.line],) if facts.line else (),
        deeds=tuple(deeds),
        photos=photos,
        vin=r.vin or "",
    )


def _maker(vin: str | None) -> Text | str:
    """The maker by the VIN."""
    return (Vin(vin).maker if vin else None) or T("Maker not known")


def _sums(lines: Sequence[ClaimLine]) -> tuple[SumOf, ...]:
    """By maker and insurer, the largest first: what was sent."""
    found: dict[Text | str, list[ClaimFacts]] = defaultdict(list)
    for one in lines:
        if one.facts.step not in (Claim.DRAFTED, Claim.VOID):
            found[one.who].append(one.facts)
    sums = [
        SumOf(
            who,
            len(some),
            sum(each.asked for each in some),
            sum(each.granted or 0 for each in some),
            sum(each.paid or 0 for each in some),
        )
        for who, some in found.items()
    ]
    return tuple(sorted(sums, key=lambda one: -one.asked))


def _unclaimed(db: Connection) -> tuple[Unclaimed, ...]:
    """Lines that the maker pays, and insurance cases, of cars that are done, without a claim."""
    asked = {"steps": [one.value for one in DONE]}
    rows = db.execute(_others_pay, asked).all()
    cars = {r.visit: r for r in rows}
    wanted = {(r.visit, None if r.payer == Payer.INSURANCE.value else r.line) for r in rows}
    known = visits(db, sorted(cars)) if rows else {}
    return tuple(
        one
        for id, facts in known.items()
        for one in _of_visit(id, facts, cars[id])
        if (one.visit, one.line) in wanted
    )


def _of_visit(id: str, facts: VisitFacts, r: Any) -> list[Unclaimed]:
    lines, car = done(facts), (_maker(r.vin), r.vin or "")
    made = [
        Unclaimed(
            VisitId(id),
            LineId(one.id),
            one.payer,
            facts,
            r.plate,
            r.model,
            one.name,
            charge_of(one).net,
            *car,
        )
        for one in lines
        if one.payer in MAKERS
    ]
    case = [one for one in lines if one.payer is Payer.INSURANCE]
    if case:
        whole = sum(charge_of(one).net for one in case)
        made.append(
            Unclaimed(VisitId(id), None, Payer.INSURANCE, facts, r.plate, r.model, case[0].name, whole, *car)
        )
    return made


_who_did = aliased(Drawer)
_claims = (
    select(
        *(ClaimRow.id, ClaimRow.visit, ClaimRow.line, ClaimRow.number, LineRow.payer),
        *(VehicleRow.plate, VehicleRow.model, VehicleRow.vin),
    )
    .join(VisitRow, VisitRow.id == ClaimRow.visit)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .outerjoin(LineRow, LineRow.id == ClaimRow.line)
    .where(among(ClaimRow.id, "ids"))
    .order_by(ClaimRow.number)
)
_texts = (
    select(ClaimTextRow.__table__, Drawer.text)
    .outerjoin(Drawer, Drawer.id == ClaimTextRow.surveyor)
    .where(among(ClaimTextRow.claim, "ids"))
    .order_by(ClaimTextRow.claim, ClaimTextRow.n)
)
"""The newest comes last."""
_deeds = (
    select(ClaimDeedRow.__table__, Drawer.text, _who_did.text.label("who"))
    .outerjoin(Drawer, Drawer.id == ClaimDeedRow.words)
    .outerjoin(StaffRow, StaffRow.login == ClaimDeedRow.by)
    .outerjoin(_who_did, _who_did.id == StaffRow.name)
    .where(among(ClaimDeedRow.claim, "ids"))
    .order_by(ClaimDeedRow.claim, ClaimDeedRow.n)
)
_since = select(ClaimDeedRow.claim).where(ClaimDeedRow.n == 1, ClaimDeedRow.at >= bindparam("since"))
_named = select(LineRow.id, LineRow.name).where(among(LineRow.id, "ids"))
_sold = select(VehicleRow.sold_on).where(VehicleRow.id == bindparam("vehicle"))
_called = select(StaffRow.name).where(StaffRow.login == bindparam("login"))
_of_line = exists(select(ClaimRow.id).where(ClaimRow.line == LineRow.id))
_of_case = exists(select(ClaimRow.id).where(ClaimRow.visit == LineRow.visit, ClaimRow.line.is_(None)))
_covered = exists().where(WarrantyRow.line == LineRow.id, WarrantyRow.verdict == Verdict.COVERED.value)
"""Perhaps the maker's: its facts say whether that was the last word."""
_others_pay = (
    select(
        *(LineRow.visit, LineRow.id.label("line"), LineRow.payer),
        *(VehicleRow.plate, VehicleRow.model, VehicleRow.vin),
    )
    .join(Case, Case.id == LineRow.visit)
    .join(VisitRow, VisitRow.id == LineRow.visit)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .where(
        or_(
            and_(LineRow.payer.in_([one.value for one in sorted(MAKERS)]), ~_of_line),
            and_(LineRow.payer == Payer.CUSTOMER.value, _covered, ~_of_line),
            and_(LineRow.payer == Payer.INSURANCE.value, ~_of_case),
        ),
        LineRow.struck.is_(False),
        among(Case.step, "steps"),
    )
)
