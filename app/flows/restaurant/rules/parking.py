"""Guests who are not all there yet: the order waits, tea is added meanwhile (RST-16)."""

from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.tracks import Sitting
from app.kernel.refusal import No

BEFORE_THE_ORDER = Sitting.SEATED | Sitting.TEA


def come(sitting: SittingFacts) -> int | None:
    """How many were here when they were counted last; what a clerk saw must still be so (COM-06)."""
    return sitting.parked.come if sitting.parked else None


def waits(sitting: SittingFacts) -> bool:
    """Whether the order waits for guests: until all are here, or those who are here order all the same."""
    if sitting.parked is None or sitting.orders or sitting.step not in BEFORE_THE_ORDER:
        return False
    return sitting.parked.come < sitting.guests


def all_have_come(sitting: SittingFacts) -> bool:
    """Whether an order that waited waits no more, and nobody asked for it yet."""
    return sitting.parked is not None and not sitting.orders and not waits(sitting)


def here(sitting: SittingFacts) -> int:
    """How many of a party are here: as they were counted while the order waits, else all of them."""
    return sitting.parked.come if sitting.parked and waits(sitting) else sitting.guests


def here_together(sitting: SittingFacts, other: SittingFacts) -> int | None:
    """How many of two parties that become one are here (RST-06); None where no order of theirs waited."""
    waited = (sitting.parked or other.parked) and not (sitting.orders or other.orders)
    return here(sitting) + here(other) if waited else None


def here_still(sitting: SittingFacts, leave: int) -> int | None:
    """How many are here once so many of them sit apart; None where no order of theirs waited."""
    return max(here(sitting) - leave, 1) if sitting.parked and not sitting.orders else None


def tea_due(sitting: SittingFacts, settings: Settings) -> dict[str, datetime]:
    """When those who wait are to get tea again: every so many minutes until the ordering begins."""
    if not waits(sitting) or sitting.parked is None:
        return {}
    since = sitting.parked.tea_at or sitting.parked.at
    return {"": since + timedelta(minutes=settings.of(house.TEA_EVERY))}


# -- guards -----------------------------------------------------------------------------------------


def nothing_is_ordered(sitting: SittingFacts) -> No | None:
    """Once it is begun an order waits for nobody."""
    return No("The order has been begun.") if sitting.orders else None


def somebody_is_missing(sitting: SittingFacts, come: int) -> No | None:
    """An order waits only where guests are still to come; counting the last of them ends the wait."""
    if sitting.parked is not None or come < sitting.guests:
        return None
    return No("All {n} are here. Take the order.", {"n": sitting.guests}, mend="begin_order")


def somebody_waits(sitting: SittingFacts) -> No | None:
    """Tea is added here to those who wait for the others."""
    return None if waits(sitting) else No("Nobody here waits for other guests.")
