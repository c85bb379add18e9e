"""What the guest confirms: an order as they saw it, and no other (RST-14, COM-06, COM-73)."""

import hashlib
import json

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import Check
from app.flows.restaurant.facts.kinds import Confirmed
from app.flows.restaurant.facts.parts import OrderFacts
from app.flows.restaurant.rules.billing import fee_on
from app.kernel.refusal import No

CHECK = 12
"""Characters of the hash that stand on a slip, and are relied on."""


def seal(sitting: SittingFacts, order: OrderFacts) -> str:
    """The hash of what the guest confirms: each dish with its price, request and weight, and the fees (COM-73)."""
    dishes = [
        [line.dish, line.name, line.quantity, line.unit, line.grams, line.price, line.amount, line.request]
        for line in sitting.of(order)
    ]
    rate = sitting.service_rate if order.shown_rate is None else order.shown_rate
    fee = fee_on(sitting, order) if order.shown_fee is None else order.shown_fee
    said = [order.number, order.version, rate, fee, dishes]
    told = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


# -- what must be as the guest saw it ---------------------------------------------------------------


def dishes(sitting: SittingFacts, order: OrderFacts) -> int:
    """How many dishes are on the order."""
    return len(sitting.of(order))


def order_sum(sitting: SittingFacts, order: OrderFacts) -> int:
    """What the agreed dishes of the order come to, in fen."""
    return sum(line.amount for line in sitting.of(order) if line.amount is not None)


def check(sitting: SittingFacts, order: OrderFacts) -> Check:
    """What tells this order from any other that the guest may have seen: the start of its seal, as on the slip."""
    return Check(seal(sitting, order)[:CHECK])


AS_SHOWN = (dishes, order_sum, check)
"""In this order: what can be said in words comes before the bare check."""


# -- guards -----------------------------------------------------------------------------------------


def slip_is_of_this_order(sitting: SittingFacts, order: OrderFacts, how: Confirmed) -> No | None:
    """RST-14: a signature on paper is for the order that stands on that paper."""
    if how != Confirmed.SLIP or order.printed_seal == seal(sitting, order):
        return None
    if order.printed_seal is None:
        return No("Print the slip first, and let the guest sign it.", mend="print_order_slip")
    return No(
        "The order was changed since its slip was printed: {before:money} stood on it, {now:money} is ordered "
        "now. Print it anew, and let the guest sign that one.",
        {"before": order.printed_sum or 0, "now": order_sum(sitting, order)},
        mend="print_order_slip",
    )
