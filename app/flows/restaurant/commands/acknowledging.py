"""接单: the kitchen has its slips, by touch or scan (RST-19)."""

from app.counter.doing import Doing
from app.counter.slips import acknowledge
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId, SlipId
from app.flows.restaurant.flow import FLOW
from app.kernel.command import does


@does(FLOW)
def acknowledge_slip(do: Doing, sitting: SittingId, slip: SlipId) -> None:
    """A station has its slip; if that waited for a printer, it is not printed any more."""
    acknowledge(do, [slip])


@does(FLOW)
def acknowledge_all_slips(do: Doing, sitting: SittingId) -> None:
    """The kitchen has every slip of a table, in the name of who says so."""
    facts: SittingFacts = do.facts["sitting"]
    acknowledge(do, [slip.id for slip in facts.unanswered])
