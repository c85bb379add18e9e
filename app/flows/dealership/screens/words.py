"""How plates, steps and waits are written on the desk's screens."""

from collections.abc import Mapping

from app.flows.dealership.facts.tracks import Visit
from app.kernel.text import T, Text
from app.widgets.paint import Tag

STEPS: Mapping[Visit, Text] = {
    Visit.BOOKED: T("Book", "step line"),
    Visit.PREPARED: T("Prepare", "step line"),
    Visit.RECEIVED: T("Receive", "step line"),
    Visit.DIAGNOSED: T("Diagnose", "step line"),
    Visit.ESTIMATED: T("Estimate", "step line"),
    Visit.ORDERED: T("Order", "step line, job order"),
    Visit.DISPATCHED: T("Dispatch", "step line"),
    Visit.IN_WORK: T("Repair", "step line"),
    Visit.SELF_CHECKED: T("Own check", "step line"),
    Visit.TEAM_CHECKED: T("Team check", "step line"),
    Visit.INSPECTED: T("Inspect", "step line"),
    Visit.HANDED_OVER: T("Hand over", "step line"),
    Visit.TOLD: T("Tell", "step line"),
    Visit.SETTLED: T("Settle", "step line"),
    Visit.FOLLOWED_UP: T("Follow up", "step line"),
}
NEW_ENERGY = 8
"""Characters of a new-energy plate: one more than of any other."""


def plate(written: str) -> str:
    """A plate as it stands on the car: 沪B·3M507."""
    return f"{written[:2]}·{written[2:]}"


def plate_tag(written: str) -> Tag:
    """A plate in its colour: green with one character more, blue otherwise."""
    return Tag(plate(written), "ok" if len(written) == NEW_ENERGY else "info", solid=False)
