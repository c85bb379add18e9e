"""What a second person approves, in a line: which table, how much of what, what it comes to then (COM-21)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.counter.means import MEANS, Part
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.parts import BillFacts, LineFacts
from app.flows.restaurant.rules import billing, changing
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


def the_return(sitting: SittingFacts, line: LineFacts, quantity: int) -> Text:
    """How many of a dish go back, and what comes off the bill."""
    off = changing.after_return(line, quantity).taken_off - line.taken_off
    return T("{table}: {n} {dish} back, {off:money} off the bill.", **_some(sitting, line, quantity, off))


def the_gift(sitting: SittingFacts, line: LineFacts, quantity: int) -> Text:
    """How many of a dish the house gives, and what comes off the bill."""
    off = changing.after_gift(line, quantity).taken_off - line.taken_off
    return T("{table}: {n} {dish} given, {off:money} off the bill.", **_some(sitting, line, quantity, off))


def the_tea_let_go(sitting: SittingFacts) -> Text:
    """The tea of guests who leave without eating."""
    if sitting.tea is None:
        return T("{table}: the guests leave without eating.", table=sitting.table_name)
    told: dict[str, Any] = {"table": sitting.table_name, "tea": sitting.tea.name, "sum": sitting.tea.amount}
    return T("{table}: {tea}, {sum:money}, is not paid.", **told)


def the_reopening(sitting: SittingFacts, bill: BillFacts) -> Text:
    """The bill that is opened again, and what its voided receipts came to."""
    told: dict[str, Any] = {
        "table": sitting.table_name,
        "number": bill.number,
        "sum": billing.sums_of(sitting, bill).due,
    }
    return T("{table}: {number}, {sum:money}, is opened again; its receipts are voided.", **told)


def _some(sitting: SittingFacts, line: LineFacts, quantity: int, off: int) -> dict[str, Any]:
    return {"table": sitting.table_name, "n": quantity, "dish": line.name, "off": off}


def _dues(sitting: SittingFacts, then: BillFacts) -> dict[str, Any]:
    """The table, and what is due now and with other terms of the bill."""
    other = replace(sitting, parts={**sitting.parts, then.id: then})
    return {"table": sitting.table_name, "now": billing.due(sitting), "then": billing.due(other)}
