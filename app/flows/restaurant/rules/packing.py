"""Leftovers are packed (打包): which lines, how many of each (RST-32, 35)."""

from collections.abc import Sequence

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import BESIDE
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import SENT_LINES, Line
from app.flows.restaurant.rules import pacing, taboos
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


def how_many(lines: Sequence[LineFacts], quantities: Sequence[int]) -> list[int]:
    """How many of each line go along: as told, in their order; whole where nothing is told."""
    return list(quantities) or [line.counting for line in lines]


def no_more_than_counts(lines: Sequence[LineFacts], quantities: Sequence[int]) -> No | None:
    """Nobody packs more of a dish than is on the bill."""
    if quantities and len(quantities) != len(lines):
        return No("Say of each dish how many are packed.")
    for line, quantity in zip(lines, quantities, strict=False):
        if quantity > line.counting:
            return No("Only {n} of {dish} count.", {"n": line.counting, "dish": line.name})
        if quantity < line.counting and line.step == Line.HELD:
            return No("{dish} is not called yet: pack all of it, or call it first.", {"dish": line.name})
    return None


def left_to_pack(line: LineFacts, packed: int, wanted: int) -> No | None:
    """What lies in a box already is not packed once more."""
    if packed + wanted <= line.counting:
        return None
    told = {"n": packed, "of": line.counting, "dish": line.name}
    return No("{n} of {of} {dish} are packed already.", told)


def they_came_to_the_table(sitting: SittingFacts, lines: Sequence[LineFacts]) -> No | None:
    """RST-26: what is to come is decided once the party was asked to the table."""
    return pacing.party_is_at_the_table(sitting, what_is_not_served_yet(lines))


def packed_dishes_are_accepted(sitting: SittingFacts, lines: Sequence[LineFacts]) -> No | None:
    """RST-04: what the guests avoid goes into no box either without their yes."""
    return taboos.dishes_are_accepted(sitting, what_is_not_served_yet(lines))
