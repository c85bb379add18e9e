"""How who is asked about a booking is called, on the screen and on paper."""

from collections.abc import Mapping

from app.flows.dealership.facts.prepared import Asked
from app.kernel.text import T, Text

ASKED: Mapping[Asked, Text] = {
    Asked.TEAM: T("Team leader", "workshop"),
    Asked.PARTS: T("Parts clerk"),
}
