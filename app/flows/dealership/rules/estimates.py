"""Estimate and order: what may stand on them, and what comes before a signature (DLR-11, 15, 20)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from app.flows.dealership.facts.estimates import Estimate, LineFacts
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.payers import LOOKS, Fee, Payer
from app.flows.dealership.facts.price_list import Grade, OperationFacts, PartFacts
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.settings.estimates import VALID_FOR
from app.kernel.fields import Label
from app.kernel.money import Fen
from app.kernel.refusal import No


def by_payer(estimate: Estimate) -> Mapping[Payer, Fen]:
    """What each payer pays of the lines that stand, those of the customer first."""
    return {payer: sum(one.net or 0 for one in estimate.standing if one.payer is payer) for payer in Payer}


def total(estimate: Estimate) -> Fen:
    """What all payers pay of the lines that stand."""
    return sum(one.net or 0 for one in estimate.standing)


def last_day(line: LineFacts, settings: Any) -> date | None:
    """The last day of the price of a line that the customer is to pay; the day on which it was written is not counted.

    None where no price was told that could run out.
    """
    if line.at is None or line.payer is not Payer.CUSTOMER or line.examine:
        return None
    written: date = settings.business_day(line.at)
    return written + timedelta(days=settings.of(VALID_FOR))


def valid_until(estimate: Estimate, today: date, settings: Any) -> date:
    """The last day of an estimate: of its first price that runs out; without any it is as if written today."""
    days = [day for one in estimate.standing if (day := last_day(one, settings))]
    return min(days, default=today + timedelta(days=settings.of(VALID_FOR)))


def expired(visit: VisitFacts, now: datetime, settings: Any) -> list[LineFacts]:
    """The lines that wait for the customer's yes past the last day of their price."""
    return [one for one in visit.estimate.unasked if is_over(one, now, settings)]


def is_over(line: LineFacts, now: datetime, settings: Any) -> bool:
    """Whether the last day of its price has passed."""
    day = last_day(line, settings)
    return day is not None and settings.business_day(now) > day


# -- guards ---------------------------------------------------------------------------------------------


def operation_is_offered(operation: OperationFacts) -> No | None:
    """What is not offered any more stands on no new estimate."""
    return None if operation.offered else _not_offered(operation.id)


def only_a_look_has_no_sum(operation: OperationFacts, examine: bool = False) -> No | None:
    """What mends is agreed to at its price; only what looks for the fault can be left without a sum (DLR-15)."""
    if not examine or operation.fee in LOOKS:
        return None
    return No(
        "{code} is no diagnosis and no examination. Put the examination on the estimate; "
        "what it finds is added with its price.",
        {"code": operation.id},
    )


def part_is_offered(part: PartFacts) -> No | None:
    """What is not offered any more stands on no new estimate."""
    return None if part.offered else _not_offered(part.id)


def examined_if_not_found(visit: VisitFacts) -> No | None:
    """Where the fault was not found on the spot, the estimate says what is to be examined (DLR-11)."""
    said = visit.estimate.diagnosis
    if said is None or said.found or any(one.examine for one in visit.estimate.standing):
        return None
    return No(
        "The fault was not found on the spot: add what is to be examined, without a sum.", mend="add_labour"
    )


def something_stands(visit: VisitFacts) -> No | None:
    """An order orders something."""
    if visit.estimate.standing:
        return None
    return No("Nothing stands on the estimate yet: add labour or parts first.", mend="add_labour")


def prices_are_valid(visit: VisitFacts, now: datetime, settings: Any) -> No | None:
    """Past its last day an estimate is no offer any more: its prices are those of another day (DLR-15)."""
    late = [one for one in expired(visit, now, settings) if one.step is Line.ESTIMATED]
    if not late:
        return None
    told = {"n": late[0].n, "day": last_day(late[0], settings)}
    return No(
        "Line {n}: its price was valid until {day:day}. Renew it at the prices of today, then explain it anew.",
        told,
        mend="renew_estimate",
    )


def something_expired(visit: VisitFacts, now: datetime, settings: Any) -> No | None:
    """What is valid keeps its price."""
    if expired(visit, now, settings):
        return None
    return No("All prices are still valid: nothing is renewed.")


def was_diagnosed(visit: VisitFacts) -> No | None:
    """What the customer said is written down before anything is reckoned for it."""
    if visit.estimate.diagnosis:
        return None
    return No("Write down first what the customer says of the car.", mend="diagnose")


def told_before_print(delivery_told: bool, added_told: bool) -> No | None:
    """Before an order is printed, delivery is explained, and that nothing is added without consent (DLR-20)."""
    if delivery_told and added_told:
        return None
    return No("Explain first how the car is handed back, and that nothing is added without consent.")


def is_not_signed(visit: VisitFacts) -> No | None:
    """What was signed is not changed: what comes later is added work."""
    if not visit.estimate.signed:
        return None
    return No("The order is signed. What comes later is added work.")


def is_signed(visit: VisitFacts) -> No | None:
    """Only a signed order goes on."""
    return (
        None if visit.estimate.signed else No("The customer has not signed the order yet.", mend="sign_order")
    )


def not_explained_yet(visit: VisitFacts, line: LineFacts) -> No | None:
    """A line is explained once."""
    order = visit.estimate.order
    if order and line.id in order.explained:
        return No("Line {n} was explained already.", {"n": line.n})
    return None


def stands_on_order(line: LineFacts) -> No | None:
    """What was struck is not explained."""
    return No("Line {n} was struck.", {"n": line.n}) if line.step is Line.STRUCK else None


def every_line_explained(visit: VisitFacts) -> No | None:
    """Each line is explained between print and signature; the first that was not is named (DLR-20)."""
    order = visit.estimate.order
    explained = order.explained if order else frozenset()
    left = next((one for one in visit.estimate.standing if one.id not in explained), None)
    if left is None:
        return None
    return No("Explain line {n} to the customer first.", {"n": left.n}, mend="explain_line")


def not_given_yet(visit: VisitFacts) -> No | None:
    """Copies are handed over once."""
    order = visit.estimate.order
    return No("Both were handed over already.") if order and order.given_at else None


def _not_offered(code: str) -> No:
    return No("{code} is not offered any more. A manager offers it again in the price list.", {"code": code})


# -- what an act relies on --------------------------------------------------------------------------------


def part_price(part: PartFacts) -> Fen:
    """What a part costs by the price list, in fen."""
    return part.price


def part_told(part: PartFacts) -> tuple[Label, Label, bool, Grade, Label | None]:
    """What else the price list tells of a part: name, unit, whether it is offered, its make, its shelf."""
    shelf = Label(part.shelf) if part.shelf else None
    return Label(part.name), Label(part.unit), part.offered, part.grade, shelf


def operation_told(operation: OperationFacts) -> tuple[Label, int, Fee, bool, Repair, bool]:
    """What the price list tells of an operation: name, minutes, fee, whether it is offered, its kind, whether it is the first maintenance."""
    one = operation
    return Label(one.name), one.minutes, one.fee, one.offered, one.repair, one.first


def order_sum(visit: VisitFacts) -> Fen:
    """What the customer is to pay by the order, in fen."""
    return by_payer(visit.estimate)[Payer.CUSTOMER]
