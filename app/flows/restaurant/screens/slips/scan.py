"""A slip's code, read by a scanner that types its number and Enter: the kitchen has it (RST-19)."""

from typing import Any

from app.flows.restaurant.facts.slips import SlipFound
from app.flows.restaurant.facts.tracks import Slip
from app.flows.restaurant.screens.base import RestaurantScreen
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.desk import Tone


def acknowledge_scanned(screen: RestaurantScreen, number: str) -> None:
    """Acknowledge the slip of a number, whichever table it is for, and say so."""
    screen.ask(SlipFound, lambda found: _acknowledge(screen, found), number=number)


def _acknowledge(screen: RestaurantScreen, found: SlipFound) -> None:
    if found.slip is None or found.sitting is None:
        screen.refused(No("There is no kitchen slip {number}.", {"number": found.number}))
        return
    number = found.slip.number
    if found.slip.step == Slip.ACKNOWLEDGED:
        screen.refused(No("The kitchen has acknowledged {number} already.", {"number": number}))
        return

    def said(_: Any) -> None:
        screen.told(T("The kitchen has {number}.", number=number), Tone.OK)

    screen.do("restaurant.acknowledge_slip", {"sitting": found.sitting, "slip": found.slip.id}, said)
