"""The excess of insurance cases: what is known of it, what was taken after settlement, and what is still to be taken (DLR-44)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, exists, func, select
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.leaving import ExcessFacts, SentFacts
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.model.claims import ClaimDeedRow, ClaimRow, ClaimTextRow, ExcessRow, ExcessUndoneRow
from app.flows.dealership.model.leaving import ReopenedRow, SettledRow, SettlementRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.store.among import among


def excesses_of(db: Connection, ids: Sequence[str]) -> Mapping[str, ExcessFacts]:
    """What the customer bears of the insurance case of each visit that has one: one statement."""
    rows = db.execute(_excesses, {"ids": list(ids)})
    return {
        r.visit: ExcessFacts(
            *(r.id, r.number, r.excess, int(r.taken or 0), r.times or 0, r.at),
            named=bool(r.insurer and r.policy and r.loss),
            assessed=r.assessed,
        )
        for r in rows
    }


def sent_of(db: Connection, ids: Sequence[str]) -> Mapping[str, tuple[SentFacts, ...]]:
    """The claims of each visit that are out, as they were sent last: one statement."""
    out: dict[tuple[str, str], SentFacts | None] = {}
    for r in db.execute(_deeds, {"ids": list(ids)}):
        if r.did == Claim.SENT.value:
            out[r.visit, r.id] = SentFacts(r.number, r.line, r.amount, r.lines)
        elif r.did == Claim.DRAFTED.value:
            out[r.visit, r.id] = None
    found: dict[str, tuple[SentFacts, ...]] = {}
    for (visit, _), one in out.items():
        found[visit] = found.get(visit, ()) + ((one,) if one else ())
    return found


def claims_of(db: Connection, visit: str) -> list[str]:
    """The claims of a visit, in the order in which they are locked."""
    return list(db.scalars(_claims, {"visit": visit}))


def last_taken(db: Connection, claim: str) -> Any:
    """The number and the receipt of the newest excess of a claim that did not go back; None where there is none."""
    return db.execute(_last, {"claim": claim}).first()


def to_be_taken(db: Connection) -> list[tuple[str, str, datetime]]:
    """The claims of which some excess is to be taken after settlement: claim, plate, and since when."""
    rows = db.execute(_open)
    return [(r.id, r.plate, max(r.at, r.settled_at)) for r in rows]


_went_back = exists().where(ExcessUndoneRow.claim == ExcessRow.claim, ExcessUndoneRow.n == ExcessRow.n)
_later = (
    select(
        ExcessRow.claim,
        func.sum(case((_went_back, 0), else_=ExcessRow.amount)).label("taken"),
        func.max(ExcessRow.n).label("times"),
    )
    .group_by(ExcessRow.claim)
    .subquery()
)
_excesses = (
    select(
        *(ClaimRow.visit, ClaimRow.id, ClaimRow.number, ClaimTextRow.excess, ClaimTextRow.at),
        ClaimTextRow.assessed,
        *(ClaimTextRow.insurer, ClaimTextRow.policy, ClaimTextRow.loss),
        *(_later.c.taken, _later.c.times),
    )
    .join(ClaimTextRow, ClaimTextRow.claim == ClaimRow.id)
    .outerjoin(_later, _later.c.claim == ClaimRow.id)
    .where(among(ClaimRow.visit, "ids"), ClaimRow.line.is_(None))
    .order_by(ClaimRow.visit, ClaimTextRow.n)
)
_deeds = (
    select(
        *(ClaimRow.visit, ClaimRow.id, ClaimRow.number, ClaimRow.line),
        *(ClaimDeedRow.did, ClaimDeedRow.amount, ClaimDeedRow.lines),
    )
    .join(ClaimDeedRow, ClaimDeedRow.claim == ClaimRow.id)
    .where(among(ClaimRow.visit, "ids"))
    .order_by(ClaimRow.visit, ClaimRow.number, ClaimDeedRow.n)
)
_claims = select(ClaimRow.id).where(ClaimRow.visit == bindparam("visit")).order_by(ClaimRow.id)
_last = (
    select(ExcessRow.n, ExcessRow.receipt)
    .where(ExcessRow.claim == bindparam("claim"), ~_went_back)
    .order_by(ExcessRow.n.desc())
    .limit(1)
)
_other = aliased(ClaimTextRow)
_newest = select(func.max(_other.n)).where(_other.claim == ClaimRow.id).scalar_subquery()
_open = (
    select(ClaimRow.id, VehicleRow.plate, ClaimTextRow.at, SettledRow.at.label("settled_at"))
    .select_from(ClaimRow)
    .join(ClaimTextRow, (ClaimTextRow.claim == ClaimRow.id) & (ClaimTextRow.n == _newest))
    .join(SettlementRow, SettlementRow.visit == ClaimRow.visit)
    .join(SettledRow, SettledRow.settlement == SettlementRow.id)
    .join(VisitRow, VisitRow.id == ClaimRow.visit)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .outerjoin(_later, _later.c.claim == ClaimRow.id)
    .where(
        ClaimRow.line.is_(None),
        ~exists().where(ReopenedRow.settlement == SettlementRow.id),
        ClaimTextRow.excess > SettlementRow.excess + func.coalesce(_later.c.taken, 0),
    )
    .order_by(ClaimTextRow.at, ClaimRow.id)
)
