"""The price list: operations and parts as a manager keeps them (DLR-14, 15)."""

from app.counter.doing import Doing
from app.flows.dealership.facts.ids import OperationId, PartId
from app.flows.dealership.facts.price_list import OfOperation, OfPart
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.price_list import OperationRow, PartRow
from app.flows.dealership.queries.price_list import operations, parts
from app.kernel.command import does
from app.kernel.refusal import No, Refused


@does(FLOW)
def add_operation(do: Doing, operation: OperationId, what: OfOperation) -> None:
    """Put an operation on the list, with its standard minutes."""
    if operations(do.db, [operation]):
        raise Refused(_there(operation))
    do.add(OperationRow, {"id": operation, **_operation(what)})


@does(FLOW)
def change_operation(do: Doing, operation: OperationId, what: OfOperation) -> None:
    """Change an operation for estimates to come; lines that were written keep what they say."""
    do.set(OperationRow, {"id": operation}, **_operation(what))


@does(FLOW)
def add_part(do: Doing, part: PartId, what: OfPart) -> None:
    """Put a part on the list."""
    if parts(do.db, [part]):
        raise Refused(_there(part))
    do.add(PartRow, {"id": part, **_part(what)})


@does(FLOW)
def change_part(do: Doing, part: PartId, what: OfPart) -> None:
    """Change a part for estimates to come; lines that were written keep what they say."""
    do.set(PartRow, {"id": part}, **_part(what))


def _operation(what: OfOperation) -> dict[str, object]:
    told = {"fee": what.fee.value, "repair": what.repair.value, "offered": what.offered}
    return {"name": what.name, "minutes": what.minutes, **told}


def _part(what: OfPart) -> dict[str, object]:
    return {"name": what.name, "unit": what.unit, "price": what.price, "offered": what.offered}


def _there(code: str) -> No:
    return No("{code} stands on the price list already.", {"code": code})
