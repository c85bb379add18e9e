"""The estimates of visits: diagnosis, lines, order and answers, one statement a table (DLR-11, 15, 20, 21)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.authorisation import Account, Answer, Entry, Proof
from app.flows.dealership.facts.estimates import (
    NO_ACCOUNT,
    Diagnosis,
    Discounted,
    Estimate,
    LineFacts,
    OldParts,
    OrderFacts,
    Paying,
)
from app.flows.dealership.facts.guarantee import MAINTENANCE, Repair
from app.flows.dealership.facts.ids import LineId, OrderId
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.price_list import Grade
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.warranty import Decided, Reason, Subject, Verdict
from app.flows.dealership.model.estimates import (
    AnswerRow,
    AskingRow,
    DiagnosisRow,
    DiscountRow,
    ExplainedRow,
    GivenRow,
    LineRow,
    OrderRow,
)
from app.flows.dealership.model.preparation import UsualPartRow
from app.flows.dealership.model.price_list import OperationRow
from app.flows.dealership.model.stock import LinePartRow, StockRow
from app.flows.dealership.model.warranty import WarrantyRow
from app.flows.dealership.rules import settlement
from app.flows.dealership.rules.payers import paid
from app.kernel.money import Fen
from app.kernel.text import Kept
from app.store.among import among

STANDS: Mapping[Answer, Line] = {
    Answer.YES: Line.AGREED,
    Answer.LATER: Line.LATER,
    Answer.NO: Line.REFUSED,
}
"""Where a line stands by its last answer."""


def estimates_of(
    db: Connection, ids: Sequence[str], free: Mapping[str, Mapping[str, int]]
) -> dict[str, Estimate]:
    """The estimates of visits by their ids: six statements, without any order five, without any line two.

    `free` is by visit and code how much is done again at the house's cost.
    """
    asked = {"ids": list(ids)}
    said = {r.visit: r for r in db.execute(_diagnoses, asked)}
    rows = db.execute(_lines, asked).all()
    orders = _orders(db, asked) if rows else {}
    accounts = _accounts(db, asked) if any(one.signed_at for one in orders.values()) else {}
    decided = {r.line: _decided(r) for r in db.execute(_decisions, asked)} if rows else {}
    off = {r.line: _discounted(r) for r in db.execute(_discounts, asked)} if rows else {}
    lines: dict[str, list[LineFacts]] = defaultdict(list)
    for r in rows:
        account = accounts.get(r.visit, NO_ACCOUNT)
        lines[r.visit].append(_line(r, account, decided.get(r.id), off.get(r.id)))
    return {
        visit: Estimate(
            _diagnosis(said[visit]) if visit in said else None,
            said[visit].n if visit in said else 0,
            tuple(paid(lines[visit], accounts.get(visit, NO_ACCOUNT), free.get(visit, {}))),
            orders.get(visit),
            accounts.get(visit, NO_ACCOUNT),
        )
        for visit in said.keys() | lines.keys()
    }


def _diagnosis(r: Any) -> Diagnosis:
    return Diagnosis(r.words, r.conditions, r.found, r.road_test, r.by, r.at)


def _decided(r: Any) -> Decided:
    return Decided(
        subject=Subject(r.subject),
        part=r.part,
        verdict=Verdict(r.verdict),
        reason=Reason(r.reason),
        last_day=r.last_day,
        last_km=r.last_km,
        provisional=r.provisional,
        why=Kept(r.why) if r.why else None,
        by=r.by,
        at=r.at,
    )


def _discounted(r: Any) -> Discounted:
    return Discounted(r.n, r.off, Kept(r.why) if r.why else None, r.by, r.approved_by)


def _line(r: Any, account: Account, decided: Decided | None, discounted: Discounted | None) -> LineFacts:
    said = account.said(str(r.n))
    step = Line.STRUCK if r.struck else STANDS[said.answer] if said else Line.ESTIMATED
    return LineFacts(
        id=LineId(r.id),
        step=step,
        n=r.n,
        fee=Fee(r.fee),
        code=r.code,
        name=r.name,
        quantity=r.quantity,
        unit=r.unit,
        price=r.price,
        amount=None if r.examine else amount(Fee(r.fee), r.quantity, r.price),
        payer=Payer(r.payer),
        reserved=r.reserved or 0,
        drawn=r.drawn or 0,
        decided=decided,
        repair=Repair(r.repair) if r.repair else None,
        discounted=discounted,
        at=r.at,
        grade=Grade(r.grade) if r.grade else None,
        expected_on=r.expected_on,
        upkeep=r.upkeep,
    )


def amount(fee: Fee, quantity: int, price: Fen) -> Fen:
    """What a line comes to: pieces at a price, or minutes at a rate an hour."""
    if fee is Fee.MATERIAL:
        return settlement.material(price, Decimal(quantity))
    return settlement.labour(quantity, price)


def _accounts(db: Connection, asked: Mapping[str, Any]) -> dict[str, Account]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for r in db.execute(_answers, asked):
        words = r.signature or r.words or ""
        entries[r.visit].append(
            Entry(r.n, str(r.line_n), r.amount, Answer(r.answer), Proof(r.proof), words, r.by, r.at)
        )
    return {visit: Account(tuple(some)) for visit, some in entries.items()}


def _orders(db: Connection, asked: Mapping[str, Any]) -> dict[str, OrderFacts]:
    """The newest order of each, from a row for each line that was explained."""
    explained: dict[str, set[str]] = defaultdict(set)
    newest: dict[str, Any] = {}
    for r in db.execute(_newest, asked):
        newest[r.visit] = r
        if r.explained:
            explained[r.id].add(r.explained)
    return {visit: _order(r, frozenset(explained[r.id])) for visit, r in newest.items()}


def _order(r: Any, explained: frozenset[str]) -> OrderFacts:
    return OrderFacts(
        id=OrderId(r.id),
        n=r.n,
        number=r.number,
        at=r.at,
        by=r.by,
        paying=Paying(r.paying),
        old_parts=OldParts(r.old_parts),
        explained=explained,
        signed_at=r.signed_at,
        given_at=r.given_at,
        own_parts=Kept(r.own_parts) if r.own_parts else None,
    )


_diagnoses = (
    select(DiagnosisRow.__table__)
    .where(among(DiagnosisRow.visit, "ids"))
    .order_by(DiagnosisRow.visit, DiagnosisRow.n)
)
"""The newest comes last."""


def _is_maintenance(line: type[LineRow]) -> ColumnElement[bool]:
    first = select(OperationRow.id).where(OperationRow.first.is_(True))
    kinds = [one.value for one in sorted(MAINTENANCE)]
    return and_(line.repair.is_not(None), or_(line.repair.in_(kinds), line.code.in_(first)))


_other = aliased(LineRow)
_upkeep = or_(
    _is_maintenance(LineRow),
    exists().where(
        *(_other.visit == LineRow.visit, _other.struck.is_(False), _is_maintenance(_other)),
        *(UsualPartRow.operation == _other.code, UsualPartRow.part == LineRow.code),
        UsualPartRow.quantity > 0,
    ),
)
"""Maintenance by the price list: its labour, and the parts that it usually needs."""
_lines = (
    select(
        *(LineRow.__table__, LinePartRow.reserved, LinePartRow.drawn),
        *(StockRow.expected_on, _upkeep.label("upkeep")),
    )
    .outerjoin(LinePartRow, LinePartRow.line == LineRow.id)
    .outerjoin(StockRow, StockRow.part == LineRow.code)
    .where(among(LineRow.visit, "ids"))
    .order_by(LineRow.visit, LineRow.n)
)
_decisions = (
    select(WarrantyRow.__table__)
    .join(LineRow, LineRow.id == WarrantyRow.line)
    .where(among(LineRow.visit, "ids"))
    .order_by(WarrantyRow.line, WarrantyRow.n)
)
"""The newest of each comes last."""
_discounts = (
    select(DiscountRow.__table__)
    .join(LineRow, LineRow.id == DiscountRow.line)
    .where(among(LineRow.visit, "ids"))
    .order_by(DiscountRow.line, DiscountRow.n)
)
_answers = (
    select(
        *(AskingRow.visit, AskingRow.n, AskingRow.proof, AskingRow.words, AskingRow.signature),
        *(AskingRow.by, AskingRow.at, AnswerRow.answer, AnswerRow.amount, LineRow.n.label("line_n")),
    )
    .join(AnswerRow, AnswerRow.asking == AskingRow.id)
    .join(LineRow, LineRow.id == AnswerRow.line)
    .where(among(AskingRow.visit, "ids"))
    .order_by(AskingRow.visit, AskingRow.n, LineRow.n)
)
_newest = (
    select(
        OrderRow.__table__,
        AskingRow.at.label("signed_at"),
        GivenRow.at.label("given_at"),
        ExplainedRow.line.label("explained"),
    )
    .outerjoin(AskingRow, (AskingRow.visit == OrderRow.visit) & (AskingRow.n == 1))
    .outerjoin(GivenRow, GivenRow.order == OrderRow.id)
    .outerjoin(ExplainedRow, ExplainedRow.order == OrderRow.id)
    .where(among(OrderRow.visit, "ids"))
    .order_by(OrderRow.visit, OrderRow.n)
)
