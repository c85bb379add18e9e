"""Whose a vehicle was when somebody signed or spoke: what a customer agreed to is not its next owner's (DLR-01, 20, 43, COM-83).

An owner is told by their place in the file, and never by a clock.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Exists,
    ScalarSelect,
    String,
    bindparam,
    exists,
    func,
    select,
)
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.vehicles import Change
from app.flows.dealership.model.estimates import SignerRow
from app.flows.dealership.model.vehicles import OwnerRow

Column = ColumnElement[Any] | Any
VISIT: ColumnElement[str] = bindparam("visit", type_=String)
"""The visit that a statement is asked about."""


def owner_now(db: Connection, vehicle: str) -> int:
    """Which owner of its file a vehicle has now, from 1."""
    n: int = db.execute(_now, {"vehicle": vehicle}).scalar_one()
    return n


def signer_or_owner(db: Connection, visit: str, vehicle: str) -> int:
    """Which owner of the file signed the order of a visit; while nobody has, who it names now."""
    n: int | None = db.execute(_signed, {"visit": visit}).scalar()
    return owner_now(db, vehicle) if n is None else n


def sold_since(vehicle: Column, n: Column) -> Exists:
    """Whether a vehicle was sold after its n-th owner; that the file named a wrong one is no sale."""
    sale = aliased(OwnerRow)
    sold = (sale.vehicle == vehicle, sale.why == Change.SOLD.value, sale.n > n)
    return exists().where(*sold).correlate_except(sale)


def owner_of(vehicle: Column, n: Column) -> ScalarSelect[str]:
    """Who the n-th owner of a vehicle is by what the file says of them now; the last one for a NULL."""
    owner, sale = aliased(OwnerRow), aliased(OwnerRow)
    sold = exists().where(
        sale.vehicle == owner.vehicle, sale.n <= owner.n, sale.why == Change.SOLD.value, sale.n > n
    )
    return (
        select(owner.guest)
        .where(owner.vehicle == vehicle, ~sold.correlate_except(sale))
        .order_by(owner.n.desc())
        .limit(1)
        .correlate_except(owner)
        .scalar_subquery()
    )


def signer_of(visit: Column) -> ScalarSelect[int]:
    """Which owner of the file signed the order of a visit; NULL while nobody has."""
    signed = select(SignerRow.owner).where(SignerRow.visit == visit)
    return signed.correlate_except(SignerRow).scalar_subquery()


def customer_of(visit: Column, vehicle: Column) -> ScalarSelect[str]:
    """Whose a visit is: theirs who signed its order, whoever buys the car meanwhile; before, its owner's."""
    return owner_of(vehicle, signer_of(visit))


_now = select(func.max(OwnerRow.n)).where(OwnerRow.vehicle == bindparam("vehicle"))
_signed = select(SignerRow.owner).where(SignerRow.visit == VISIT)
