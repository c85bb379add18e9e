"""Kitchen slips on their way: when one rings, and what is acknowledged (RST-19)."""

from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.tracks import IN_HOUSE
from app.kernel.refusal import No


def rings(sitting: SittingFacts, settings: Settings) -> dict[str, datetime]:
    """RST-19: when a slip rings that nobody in the kitchen has acknowledged, by slip; 0 seconds never, nor once they paid."""
    after = settings.of(house.SLIP_RINGS)
    if not after or sitting.step not in IN_HOUSE:
        return {}
    return {slip.id: slip.sent_at + timedelta(seconds=after) for slip in sitting.unanswered}


def slips_wait_for_the_kitchen(sitting: SittingFacts) -> No | None:
    """What was acknowledged stays so."""
    return None if sitting.unanswered else No("The kitchen has acknowledged every slip of this table.")
