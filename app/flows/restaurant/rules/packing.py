"""Leftovers are packed (打包): which lines, how many of each (RST-32, 35)."""

from collections.abc import Sequence

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import BESIDE
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import SENT_LINES, Line
from app.flows.restaurant.rules import taboos
from app.kernel.refusal import No


def can_be_packed(sitting: SittingFacts) -> list[LineFacts]:
    """What the guests may take along: dishes that went out, on the table or not yet; no drinks, no tobacco."""
    return [
        one for one in sitting.lines if one.step in SENT_LINES and one.course not in BESIDE and one.counting
    ]


def something_is_packed(lines: Sequence[LineFacts]) -> No | None:
    """A slip names what is in the box."""
    if not lines:
        return No("Choose what is packed.")
    drinks = [line.name for line in lines if line.course in BESIDE]
    return No("{drinks:list} is not packed; a bottle is stored.", {"drinks": drinks}) if drinks else None


def what_is_not_served_yet(lines: Sequence[LineFacts]) -> tuple[LineFacts, ...]:
    """Packing decides what is not on the table: it goes along (RST-32)."""
    return tuple(line for line in lines if line.step != Line.SERVED)


def packed_dishes_are_accepted(sitting: SittingFacts, lines: Sequence[LineFacts]) -> No | None:
    """RST-04: what the guests avoid goes into no box either without their yes."""
    return taboos.dishes_are_accepted(sitting, what_is_not_served_yet(lines))
