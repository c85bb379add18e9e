"""Operations and parts of the price list (DLR-14, 15)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.counter.settings import Settings
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.ids import OperationId, PartId
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.facts.price_list import Grade, MarketPrice, OperationFacts, PartFacts, PriceList
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.preparation import UsualPartRow
from app.flows.dealership.model.price_list import MarketPriceRow, OperationRow, PartRow
from app.flows.dealership.model.stock import AlternativeRow, StockRow
from app.flows.dealership.settings.estimates import LABOUR_RATE
from app.store.among import among


@FLOW.facts_of(OperationId)
def operations(db: Connection, ids: Sequence[str]) -> dict[str, OperationFacts]:
    """Operations by their codes, with the parts that they usually need: two statements."""
    asked = {"ids": list(ids)}
    usual = _grouped(db.execute(_usual, asked))
    return {r.id: _operation(r, usual) for r in db.execute(_operations, asked)}


@FLOW.facts_of(PartId)
def parts(db: Connection, ids: Sequence[str]) -> dict[str, PartFacts]:
    """Parts by their codes, with what can be taken instead: two statements."""
    asked = {"ids": list(ids)}
    others = _alternatives(db.execute(_others, asked))
    return {r.id: _part(r, others) for r in db.execute(_parts, asked)}


@FLOW.gives
def price_list(db: Connection, settings: Settings) -> PriceList:
    """Everything that is or was offered: five statements."""
    usual, others = _grouped(db.execute(_every_usual)), _alternatives(db.execute(_every_other))
    return PriceList(
        tuple(_operation(r, usual) for r in db.execute(_every_operation)),
        tuple(_part(r, others) for r in db.execute(_every_part)),
        settings.of(LABOUR_RATE) * 100,
        {r.code: MarketPrice(r.price, r.source, r.day) for r in db.execute(_market)},
    )


def _operation(r: Any, usual: Mapping[str, Sequence[tuple[str, int]]]) -> OperationFacts:
    parts = tuple(usual.get(r.id, ()))
    return OperationFacts(r.id, r.name, r.minutes, Fee(r.fee), r.offered, parts, Repair(r.repair), r.first)


def _grouped(rows: Iterable[Any]) -> dict[str, list[tuple[str, int]]]:
    """Parts with their pieces by operation."""
    found: dict[str, list[tuple[str, int]]] = {}
    for r in rows:
        found.setdefault(r.operation, []).append((r.part, r.quantity))
    return found


def _part(r: Any, others: Mapping[str, Sequence[str]]) -> PartFacts:
    stock = (r.on_hand or 0, r.reserved or 0, r.expected_on)
    return PartFacts(
        r.id,
        r.name,
        r.unit,
        r.price,
        r.offered,
        *stock,
        tuple(others.get(r.id, ())),
        Grade(r.grade),
        r.shelf or "",
    )


def _alternatives(rows: Iterable[Any]) -> dict[str, list[str]]:
    """What can be taken instead, by part."""
    found: dict[str, list[str]] = {}
    for r in rows:
        found.setdefault(r.part, []).append(r.other)
    return found


_every_operation = select(OperationRow.__table__).order_by(OperationRow.id)
_stocked = select(PartRow.__table__, StockRow.on_hand, StockRow.reserved, StockRow.expected_on).outerjoin(
    StockRow, StockRow.part == PartRow.id
)
_every_part = _stocked.order_by(PartRow.id)
_every_usual = (
    select(UsualPartRow.operation, UsualPartRow.part, UsualPartRow.quantity)
    .where(UsualPartRow.quantity > 0)
    .order_by(UsualPartRow.operation, UsualPartRow.part)
)
_usual = _every_usual.where(among(UsualPartRow.operation, "ids"))
_operations = select(OperationRow.__table__).where(among(OperationRow.id, "ids"))
_parts = _stocked.where(among(PartRow.id, "ids"))
_every_other = (
    select(AlternativeRow.part, AlternativeRow.other)
    .where(AlternativeRow.stands.is_(True))
    .order_by(AlternativeRow.part, AlternativeRow.other)
)
_others = _every_other.where(among(AlternativeRow.part, "ids"))
_market = select(MarketPriceRow.__table__).order_by(
    MarketPriceRow.code, MarketPriceRow.day, MarketPriceRow.at
)
"""The newest of each code comes last."""
