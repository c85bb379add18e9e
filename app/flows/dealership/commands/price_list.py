"""The price list: operations and parts as a manager keeps them (DLR-14, 15)."""

from datetime import date
from typing import Annotated

from annotated_types import Len

from app.counter.doing import Doing
from app.flows.dealership.facts.ids import OperationId, PartId
from app.flows.dealership.facts.price_list import OfOperation, OfPart, OperationFacts, PartFacts, Price
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.price_list import MarketPriceRow, OperationRow, PartRow
from app.flows.dealership.model.stock import AlternativeRow
from app.flows.dealership.queries.price_list import operations, parts
from app.flows.dealership.rules.estimates import operation_told, part_price, part_told
from app.kernel.command import does
from app.kernel.fields import Code, Label
from app.kernel.refusal import No, Refused

Others = Annotated[tuple[PartId, ...], Len(0, 12)]


@does(FLOW)
def add_operation(do: Doing, operation: OperationId, what: OfOperation) -> None:
    """Put an operation on the list, with its standard minutes."""
    if operations(do.db, [operation]):
        raise Refused(_there(operation))
    do.add(OperationRow, {"id": operation, **_operation(what)})


@does(FLOW)
def change_operation(do: Doing, operation: OperationId, what: OfOperation) -> None:
    """Change an operation for estimates to come; lines that were written keep what they say."""
    hold_operation(do, operation)
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
    hold_part(do, part)
    do.set(PartRow, {"id": part}, **_part(what))


@does(FLOW)
def set_alternatives(do: Doing, part: PartId, others: Others) -> None:
    """Say which parts can be taken instead of one; those that are not named can no more."""
    wanted = dict.fromkeys(others)
    known = parts(do.db, list(wanted))
    if missing := [code for code in wanted if code not in known or code == part]:
        raise Refused(No("The price list has no other part {codes:list}.", {"codes": missing}))
    before = hold_part(do, part)
    for other in dict.fromkeys((*before.alternatives, *wanted)):
        row = {"part": part, "other": other}
        if not do.set(AlternativeRow, row, stands=other in wanted):
            do.add(AlternativeRow, row | {"stands": True})


@does(FLOW)
def note_market_price(do: Doing, code: Code, price: Price, source: Label, day: date) -> None:
    """Keep what an operation or a part costs elsewhere, from where this is known, and of which day."""
    if not (operations(do.db, [code]) or parts(do.db, [code])):
        raise Refused(No("{code} does not stand on the price list.", {"code": code}))
    row = {"code": code, "day": day, "source": source}
    told = {"price": price, "by": do.staff.login, "at": do.now}
    if not do.set(MarketPriceRow, row, **told):
        do.add(MarketPriceRow, row | told)


def hold_operation(do: Doing, operation: OperationId) -> OperationFacts:
    """Hold an operation until the end, as it was seen; gives it as it stands.

    Nobody writes over what another counter just wrote.
    """
    do.take(OperationRow, [operation])
    seen, now = do.facts["operation"], operations(do.db, [operation])[operation]
    if (operation_told(now), now.usual) != (operation_told(seen), seen.usual):
        raise Refused(No("Somebody else changed this operation just now. Look again, then change it."))
    return now


def hold_part(do: Doing, part: PartId) -> PartFacts:
    """Hold a part until the end, as it was seen; gives it as it stands."""
    do.take(PartRow, [part])
    seen, now = do.facts["part"], parts(do.db, [part])[part]
    if (part_price(now), part_told(now), now.alternatives) != (
        part_price(seen),
        part_told(seen),
        seen.alternatives,
    ):
        raise Refused(No("Somebody else changed this part just now. Look again, then change it."))
    return now


def _operation(what: OfOperation) -> dict[str, object]:
    told = {"fee": what.fee.value, "repair": what.repair.value, "offered": what.offered}
    return {"name": what.name, "minutes": what.minutes, "first": what.first, **told}


def _part(what: OfPart) -> dict[str, object]:
    told = {"name": what.name, "unit": what.unit, "price": what.price, "offered": what.offered}
    return told | {"grade": what.grade.value, "shelf": what.shelf}


def _there(code: str) -> No:
    return No("{code} stands on the price list already.", {"code": code})
