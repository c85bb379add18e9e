"""A discount on some lines: how far each role goes, and to the fen (DLR-15)."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.flows.dealership.facts.discounts import FULL
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.roles import ADVISER, CASHIER, MANAGER
from app.flows.dealership.facts.terms import PAYERS
from app.flows.dealership.facts.tracks import Line, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.settings import estimates as limits_set
from app.kernel import money
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.money import Fen
from app.kernel.refusal import Ask, No
from app.kernel.text import T, Text


def discountable(visit: VisitFacts) -> tuple[LineFacts, ...]:
    """The lines that a discount of the whole order is given on: what the customer pays and has a sum."""
    return tuple(
        one for one in visit.estimate.standing if one.payer is Payer.CUSTOMER and one.amount is not None
    )


def taken_off(lines: Sequence[LineFacts], discount: int) -> Mapping[LineId, Fen]:
    """What comes off each line: together exactly what the discount takes off their whole sum.

    `discount` in basis points of the price that is paid; the fen that does not divide goes to the largest remainder.
    """
    amounts = [one.amount or 0 for one in lines]
    whole = sum(amounts)
    off = money.shares(whole - money.rate(whole, discount), amounts)
    return {one.id: fen for one, fen in zip(lines, off, strict=True)}


def the_discount(visit: VisitFacts, lines: Sequence[LineId], discount: int) -> Text:
    """What a second person approves: how much of the price, and what these lines come to then and now."""
    some = _some(visit, lines)
    then = sum(one.amount or 0 for one in some) - sum(taken_off(some, discount).values())
    told: dict[str, Any] = {"number": visit.number, "discount": discount, "then": then}
    told |= {"lines": [str(one.n) for one in some], "now": sum(one.net or 0 for one in some)}
    return T(
        "{number}, line {lines:list}: {discount:percent} of the price. {then:money}, now {now:money}.", **told
    )


# -- guards ---------------------------------------------------------------------------------------------


def is_not_laid_before(visit: VisitFacts) -> No | None:
    """What lies before the customer to be signed is changed at the estimate."""
    if visit.step is not Visit.ORDERED or visit.estimate.signed:
        return None
    return No("The order lies before the customer. Go back to the estimate first.", mend="reopen_estimate")


def can_be_discounted(visit: VisitFacts, lines: Sequence[LineId]) -> No | None:
    """A discount is given on lines that stand, have a sum and are the customer's; the first other one is named."""
    known = visit.estimate.parts
    if len(set(lines)) < len(lines):
        return No("Each line is named once.")
    for id in lines:
        one = known.get(id)
        if one is None:
            return No("Line {line} is not on this order.", {"line": id})
        if one.step not in (Line.ESTIMATED, Line.AGREED):
            return No("Line {n} does not count: nothing is taken off it.", {"n": one.n})
        if one.amount is None:
            return No("Line {n} has no sum yet: nothing is taken off it.", {"n": one.n})
        if one.payer is not Payer.CUSTOMER:
            told = {"n": one.n, "payer": PAYERS[one.payer]}
            return No("Line {n} is paid by {payer}: only the customer gets a discount.", told)
    return None


def has_its_reason(discount: int, why: Note | None) -> No | None:
    """Whoever takes something off says why; to take a discount back needs no reason."""
    return None if discount == FULL or why else No("Say why the customer pays less.")


def keeps_what_was_agreed(visit: VisitFacts, lines: Sequence[LineId], discount: int) -> No | None:
    """What the customer agreed to at a discount is not charged beyond it (DLR-21)."""
    some = _some(visit, lines)
    off = taken_off(some, discount)
    for one in some:
        agreed = visit.estimate.account.agreed(str(one.n))
        if agreed and (one.amount or 0) - off[one.id] > agreed.amount:
            told = {"n": one.n, "agreed": agreed.amount}
            return No("Line {n}: the customer agreed to {agreed:money}, and pays no more.", told)
    return None


def is_in_limit(discount: int, staff: Staff, settings: Any) -> No | None:
    """Each role gives discount down to its limit; below it a manager approves."""
    mine = lowest(staff, settings)
    if discount >= mine:
        return None
    return Ask("You may give {limit:percent} at the lowest.", {"limit": mine}, who=(MANAGER,))


def lowest(staff: Staff, settings: Any) -> int:
    """How far somebody goes alone, in basis points of the price."""
    if MANAGER in staff.roles:
        return 0
    limits = {ADVISER: limits_set.DISCOUNT_ADVISER, CASHIER: limits_set.DISCOUNT_CASHIER}
    return min(
        (settings.of(limit) * 100 for role, limit in limits.items() if role in staff.roles), default=FULL
    )


def _some(visit: VisitFacts, lines: Sequence[LineId]) -> list[LineFacts]:
    return [visit.estimate.parts[one] for one in lines]


# -- what an act relies on --------------------------------------------------------------------------------


def off(visit: VisitFacts) -> Fen:
    """What is taken off the lines that stand, in fen."""
    return sum(one.off for one in visit.estimate.standing)
