"""The kitchen is told of an allergen that the menu names of a dish which was sent before (RST-04)."""

from app.counter.doing import Doing
from app.flows.restaurant.commands import slips
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.rules import taboos
from app.kernel.command import does


@does(FLOW)
def tell_of_allergen(do: Doing, sitting: SittingId) -> tuple[str, ...]:
    """A numbered note to each station that makes such a dish, to be acknowledged as any slip; returns the documents."""
    facts: SittingFacts = do.facts["sitting"]
    return tuple(slips.avoiding(do, facts, taboos.corrected(facts)))
