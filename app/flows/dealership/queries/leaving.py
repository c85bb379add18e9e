"""What was done to give cars back: advice, old parts, the walk-round out, settlement; one statement a table (DLR-40 to 43)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.flows.dealership.facts.ids import AdviceId, LineId, SettlementId
from app.flows.dealership.facts.leaving import (
    AdviceFacts,
    CallsFacts,
    Channel,
    Fate,
    LeavingFacts,
    NextFacts,
    OldPartFacts,
    Outcome,
    OutFacts,
    SettlementFacts,
)
from app.flows.dealership.facts.reception import Belonging
from app.flows.dealership.facts.reminders import RemindedFacts, Reply
from app.flows.dealership.facts.tracks import Advice
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.model.estimates import LineRow
from app.flows.dealership.model.follow_up import FollowUpRow
from app.flows.dealership.model.leaving import (
    AdviceRow,
    HeardRow,
    LeftOutRow,
    NextRow,
    OldPartRow,
    OutMarkRow,
    OutRow,
    PassRow,
    ReopenedRow,
    SettledRow,
    SettlementRow,
)
from app.flows.dealership.model.reminders import ReminderRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.model.workshop import WorkRow
from app.flows.dealership.queries.excess import excesses_of, sent_of
from app.store.among import among

STANDS: Mapping[Outcome, Advice] = {
    Outcome.WANTED: Advice.WANTED,
    Outcome.LATER: Advice.LATER,
    Outcome.REFUSED: Advice.REFUSED,
    Outcome.UNSIGNED: Advice.REFUSED,
}
"""Where a recommendation stands by the customer's last answer."""


def leaving_of(db: Connection, ids: Sequence[str]) -> dict[str, LeavingFacts]:
    """What was done to give some cars back: nine statements, none without a car."""
    if not ids:
        return {}
    asked = {"ids": list(ids)}
    advice: dict[str, dict[str, AdviceFacts]] = defaultdict(dict)
    for r in db.execute(_advice, asked):
        advice[r.visit][r.id] = _advice_of(r)
    old_parts: dict[str, dict[str, OldPartFacts]] = defaultdict(dict)
    for r in db.execute(_old_parts, asked):
        old_parts[r.visit][r.line] = OldPartFacts(r.bag, Fate(r.fate), r.n)
    next = {
        r.visit: NextFacts(r.day, r.km, _channel(r), r.n, r.warranty, r.by, r.at)
        for r in db.execute(_next, asked)
    }
    made = {r.visit: _settlement(r) for r in db.execute(_settlements, asked)}
    said = reminded_of(db, ids)
    calls = {r.visit: CallsFacts(r.n, r.at) for r in db.execute(_calls, asked)}
    excesses, sent = excesses_of(db, ids), sent_of(db, ids)
    return {
        r.id: LeavingFacts(
            old_parts.get(r.id, {}),
            tuple(advice.get(r.id, {}).values()),
            next.get(r.id),
            _out(r),
            made.get(r.id),
            r.passed_at,
            calls.get(r.id, CallsFacts()),
            said.get(r.id),
            excesses.get(r.id),
            sent.get(r.id, ()),
        )
        for r in db.execute(_out_of, asked)
    }


def reminded_of(db: Connection, ids: Sequence[str]) -> Mapping[str, RemindedFacts]:
    """The newest answer to the reminder of each visit that has one."""
    rows = db.execute(_reminded, {"ids": list(ids)})
    return {r.visit: RemindedFacts(r.n, Reply(r.reply), r.at, r.again) for r in rows}


def _advice_of(r: Any) -> AdviceFacts:
    outcome = Outcome(r.outcome) if r.outcome else None
    step = Advice.LEFT_OUT if r.left_out_by else STANDS[outcome] if outcome else Advice.OPEN
    return AdviceFacts(
        id=AdviceId(r.id),
        step=step,
        n=r.n,
        what=r.what,
        why=r.why,
        safety=r.safety,
        risk=r.risk,
        asked=r.asked,
        by=r.by,
        at=r.at,
        left_out_by=r.left_out_by,
        outcome=outcome,
        heard=r.heard or 0,
        line=LineId(r.line) if r.line else None,
    )


def _channel(r: Any) -> Channel | None:
    return Channel(r.channel) if r.channel else None


def _settlement(r: Any) -> SettlementFacts:
    told = (SettlementId(r.id), r.n, r.number, r.due, r.lines, r.excess, r.at)
    return SettlementFacts(*told, r.settled_at, r.receipt, r.reopened_at)


def _out(r: Any) -> OutFacts | None:
    if r.at is None:
        return None
    given = tuple(map(Belonging, r.given.split()))
    return OutFacts(r.km, r.fuel, r.battery, given, r.marks, r.at)


_advice = (
    select(
        AdviceRow.__table__,
        LeftOutRow.by.label("left_out_by"),
        HeardRow.outcome,
        HeardRow.line,
        HeardRow.n.label("heard"),
    )
    .outerjoin(LeftOutRow, LeftOutRow.advice == AdviceRow.id)
    .outerjoin(HeardRow, HeardRow.advice == AdviceRow.id)
    .where(among(AdviceRow.visit, "ids"))
    .order_by(AdviceRow.visit, AdviceRow.n, HeardRow.n)
)
"""The newest answer comes last, here and below."""
_old_parts = (
    select(LineRow.visit, OldPartRow.line, OldPartRow.n, OldPartRow.bag, OldPartRow.fate)
    .join(LineRow, LineRow.id == OldPartRow.line)
    .where(among(LineRow.visit, "ids"))
    .order_by(OldPartRow.line, OldPartRow.n)
)
_next = select(NextRow.__table__).where(among(NextRow.visit, "ids")).order_by(NextRow.visit, NextRow.n)
_settlements = (
    select(
        SettlementRow.__table__,
        SettledRow.at.label("settled_at"),
        SettledRow.receipt,
        ReopenedRow.at.label("reopened_at"),
    )
    .outerjoin(SettledRow, SettledRow.settlement == SettlementRow.id)
    .outerjoin(ReopenedRow, ReopenedRow.settlement == SettlementRow.id)
    .where(among(SettlementRow.visit, "ids"))
    .order_by(SettlementRow.visit, SettlementRow.n)
)
_reminded = (
    select(ReminderRow.visit, ReminderRow.n, ReminderRow.reply, ReminderRow.at, ReminderRow.again)
    .where(among(ReminderRow.visit, "ids"))
    .order_by(ReminderRow.visit, ReminderRow.n)
)
_calls = (
    select(FollowUpRow.visit, FollowUpRow.n, FollowUpRow.at)
    .where(among(FollowUpRow.visit, "ids"))
    .order_by(FollowUpRow.visit, FollowUpRow.n)
)
_resumed = (
    select(func.count())
    .select_from(WorkRow)
    .where(WorkRow.visit == VisitRow.id, WorkRow.did == Did.RESUMED.value)
    .correlate(VisitRow)
    .scalar_subquery()
)
"""How often work went on after the car was ready: what was signed before counts no more."""
_marks = (
    select(func.count())
    .select_from(OutMarkRow)
    .where(OutMarkRow.visit == OutRow.visit, OutMarkRow.out == OutRow.n)
    .correlate(OutRow)
    .scalar_subquery()
    .label("marks")
)
_out_of = (
    select(
        *(VisitRow.id, OutRow.km, OutRow.fuel, OutRow.battery, OutRow.given, OutRow.at, _marks),
        PassRow.at.label("passed_at"),
    )
    .select_from(VisitRow)
    .outerjoin(OutRow, (OutRow.visit == VisitRow.id) & (OutRow.n == _resumed + 1))
    .outerjoin(PassRow, PassRow.visit == VisitRow.id)
    .where(among(VisitRow.id, "ids"))
)
