"""Operations and parts of the price list (DLR-14, 15)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.counter.settings import Settings
from app.flows.dealership.facts.ids import OperationId, PartId
from app.flows.dealership.facts.payers import Fee
from app.flows.dealership.facts.price_list import OperationFacts, PartFacts, PriceList
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.price_list import OperationRow, PartRow
from app.flows.dealership.model.stock import StockRow
from app.flows.dealership.settings.estimates import LABOUR_RATE
from app.store.among import among


@FLOW.facts_of(OperationId)
def operations(db: Connection, ids: Sequence[str]) -> dict[str, OperationFacts]:
    """Operations by their codes: one statement."""
    return {r.id: _operation(r) for r in db.execute(_operations, {"ids": list(ids)})}


@FLOW.facts_of(PartId)
def parts(db: Connection, ids: Sequence[str]) -> dict[str, PartFacts]:
    """Parts by their codes: one statement."""
    return {r.id: _part(r) for r in db.execute(_parts, {"ids": list(ids)})}


@FLOW.gives
def price_list(db: Connection, settings: Settings) -> PriceList:
    """Everything that is or was offered: two statements."""
    return PriceList(
        tuple(_operation(r) for r in db.execute(_every_operation)),
        tuple(_part(r) for r in db.execute(_every_part)),
        settings.of(LABOUR_RATE) * 100,
    )


def _operation(r: Any) -> OperationFacts:
    return OperationFacts(r.id, r.name, r.minutes, Fee(r.fee), r.offered)


def _part(r: Any) -> PartFacts:
    stock = (r.on_hand or 0, r.reserved or 0, r.expected_on)
    return PartFacts(r.id, r.name, r.unit, r.price, r.offered, *stock)


_every_operation = select(OperationRow.__table__).order_by(OperationRow.id)
_stocked = select(PartRow.__table__, StockRow.on_hand, StockRow.reserved, StockRow.expected_on).outerjoin(
    StockRow, StockRow.part == PartRow.id
)
_every_part = _stocked.order_by(PartRow.id)
_operations = select(OperationRow.__table__).where(among(OperationRow.id, "ids"))
_parts = _stocked.where(among(PartRow.id, "ids"))
