"""What a second person approves of a bill, in a line: which table, how much, what it comes to then (COM-21)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.counter.means import MEANS, Part
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.rules import billing
from app.kernel.text import T, Text


def the_discount(sitting: SittingFacts, bill: BillFacts, discount: int) -> Text:
    """The discount in basis points of what the guest pays, and what is due with it."""
    told = _dues(sitting, replace(bill, discount=discount)) | {"discount": discount}
    return T("{table}: {discount:percent} of the price. {then:money} is due then, {now:money} now.", **told)


def the_rounding(sitting: SittingFacts, bill: BillFacts, rounding: int) -> Text:
    """What is rounded off, and what is due with it."""
    total = billing.sums(sitting).total
    told = _dues(sitting, replace(bill, rounding=rounding, rounded_from=total)) | {"rounding": rounding}
    return T("{table}: {rounding:money} rounded off. {then:money} is due then, {now:money} now.", **told)


def the_money(sitting: SittingFacts, back: Sequence[Part]) -> Text:
    """What is taken for the bill, or goes back of what was taken ahead, and how."""
    if not back:
        return T("{table}: {sum:money} is taken.", table=sitting.table_name, sum=billing.due(sitting))
    told: dict[str, Any] = {"table": sitting.table_name, "sum": sum(part.amount for part in back)}
    told["means"] = [MEANS[part.means] for part in back]
    return T("{table}: {sum:money} goes back by {means:list}.", **told)


def _dues(sitting: SittingFacts, then: BillFacts) -> dict[str, Any]:
    """The table, and what is due now and with other terms of the bill."""
    other = replace(sitting, parts={**sitting.parts, then.id: then})
    return {"table": sitting.table_name, "now": billing.due(sitting), "then": billing.due(other)}
