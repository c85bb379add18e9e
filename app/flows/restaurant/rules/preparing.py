"""What is laid ready for the dishes of a party: the preparation list, added up and ticked (RST-15)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import BESIDE, Course, Pricing
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sheets import Piece
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.rules.care import keeps_courses
from app.kernel.fields import Label
from app.kernel.refusal import No
from app.kernel.text import T, Text

SOUP_BOWLS = T("Soup bowls")
GLOVES = T("Gloves for sharing")
"""The waiter's own, a pair for each dish that may be portioned at the table (RST-27)."""
TO_COME = Line.DRAFT | Line.HELD | Line.FIRED


def pieces(lines: Iterable[LineFacts], guests: int) -> list[Piece]:
    """RST-15: what to lay ready, added up over the lines; soup bowls go with soup, gloves with what is portioned.

    A dish served per person needs as many as were ordered, a bottle one, any other as many as guests.
    """
    found: dict[str | Text, Piece] = {}
    for line in lines:
        for name, count in _of(line, guests):
            known = found.get(name, Piece(name, 0, ()))
            found[name] = Piece(known.name, known.count + count, (*known.dishes, line.name))
    return list(found.values())


def _of(line: LineFacts, guests: int) -> Iterator[tuple[str | Text, int]]:
    each = line.counting if line.pricing == Pricing.PERSON or line.course == Course.DRINK else guests
    for name in line.accessories:
        yield name, each
    if line.course == Course.SOUP:
        yield SOUP_BOWLS, each
    if line.in_pieces:
        yield GLOVES, 1


def key(piece: Piece) -> str:
    """By what a piece is ticked and kept: its name on the menu, or the house's own."""
    return piece.name if isinstance(piece.name, str) else piece.name.message


def unlaid(sitting: SittingFacts, lines: Iterable[LineFacts] | None = None) -> list[Piece]:
    """What is not laid ready of what some lines need, or all that are still to come.

    Of each piece so many are needed as the whole order asks for: what is ordered later opens its tick again.
    """
    coming = [line for line in (sitting.lines if lines is None else lines) if line.step in TO_COME]
    wanted = {key(piece) for piece in pieces(coming, sitting.guests)}
    whole = pieces((line for line in sitting.lines if line.step != Line.RETURNED), sitting.guests)
    return [p for p in whole if key(p) in wanted and sitting.laid.get(key(p), 0) < p.count]


def due(sitting: SittingFacts, settings: Settings) -> dict[str, datetime]:
    """RST-15: the list is due as soon as the order is begun whose dishes need it, where such things are ticked."""
    if not keeps_courses(settings):
        return {}
    begun = {order.id: order.at for order in sitting.orders}
    since = [begun[line.order] for line in sitting.lines if line.step in TO_COME and unlaid(sitting, [line])]
    return {"": min(since)} if since else {}


# -- guards -----------------------------------------------------------------------------------------


def something_is_to_be_laid(sitting: SittingFacts, piece: Label | None) -> No | None:
    """RST-15: what is ticked is on the list, and was not ticked before."""
    waiting = [key(one) for one in unlaid(sitting)]
    if piece is None:
        return None if waiting else No("All that the dishes need is laid ready.")
    return (
        None
        if str(piece) in waiting
        else No("{piece} is not wanted, or laid ready already.", {"piece": piece})
    )


def first_cold(sitting: SittingFacts, lines: Iterable[LineFacts]) -> bool:
    """Whether the first cold dish of a party is among some lines."""
    begun = any(line.course is Course.COLD and line.served for line in sitting.lines)
    return not begun and any(line.course is Course.COLD for line in lines)


def list_is_ticked(sitting: SittingFacts, lines: tuple[LineFacts, ...]) -> No | None:
    """RST-15, 22: what a dish needs is laid ready before it comes; the whole list before the first cold dish."""
    dishes = [line for line in lines if line.course not in BESIDE]
    waiting = unlaid(sitting, None if first_cold(sitting, lines) else dishes)
    if not waiting:
        return None
    return No("Lay ready first: {pieces:list}.", {"pieces": [p.name for p in waiting]}, mend="lay_ready")
