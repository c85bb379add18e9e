"""Whose a vehicle was at a moment: what a customer said or agreed to is not its next owner's (DLR-01, COM-83)."""

from typing import Any

from sqlalchemy import ColumnElement, Exists, ScalarSelect, exists, select
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.vehicles import Change
from app.flows.dealership.model.vehicles import OwnerRow


def sold_since(vehicle: ColumnElement[str] | Any, at: ColumnElement[Any] | Any) -> Exists:
    """Whether a vehicle was sold after a moment; that the file named a wrong owner is no sale."""
    sale = aliased(OwnerRow)
    return exists().where(sale.vehicle == vehicle, sale.why == Change.SOLD.value, sale.at > at)


def owner_at(vehicle: ColumnElement[str] | Any, at: ColumnElement[Any] | Any) -> ScalarSelect[str]:
    """Whose a vehicle was at a moment, by what the file says of it now."""
    owner, sale = aliased(OwnerRow), aliased(OwnerRow)
    sold = exists().where(
        sale.vehicle == owner.vehicle, sale.n <= owner.n, sale.why == Change.SOLD.value, sale.at > at
    )
    return (
        select(owner.guest)
        .where(owner.vehicle == vehicle, ~sold)
        .order_by(owner.n.desc())
        .limit(1)
        .scalar_subquery()
    )
