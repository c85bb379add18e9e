"""Dishes and lists of a roll."""

from collections.abc import Iterator

from app.paper.fonts import Face
from app.paper.ink import DOT, WHITE
from app.paper.layout.galley import Galley
from app.paper.layout.rolls.tops import inverse, rule
from app.paper.lines import wrapped
from app.paper.model import Dish, Dishes, Rule, Split, Tick, Ticks
from app.paper.pages import Strip
from app.paper.passage import Line, Passage

INDENT = 40 * DOT
LEAST = 42
"""No name of a dish is smaller, in dots: it is read at two metres."""


def dishes(g: Galley, block: Dishes) -> Iterator[Strip]:
    """Dishes to be read at two metres, a dashed line between them."""
    for k, dish in enumerate(block.dishes):
        if k:
            yield from rule(g, Rule(dashed=True), before=4 * DOT)
        yield from _dish(g, dish)


def _dish(g: Galley, dish: Dish) -> Iterator[Strip]:
    ink = g.ink()
    mark = g.passage(dish.mark, Face.HEI_MEDIUM, 28 * DOT, 90 * DOT)
    indent = max(INDENT, mark.wide + 10 * DOT) if dish.mark else 0.0
    large = (46 if g.narrow else 60) * DOT
    quantity = g.passage(g.say(dish.quantity).first, Face.HEI_BOLD, large, 0.5 * g.live, lead=1.1)
    name = _name(g, dish.name, large, g.live - indent - quantity.wide - 16 * DOT)
    base = 8 * DOT + max(name.rise, quantity.rise)
    mark.draw(ink, g.left, base)
    name.draw(ink, g.left + indent, base)
    quantity.draw(ink, g.right, base, "right")
    yield Strip(ink, base + max(name.last, quantity.last) + 14 * DOT)
    says = "·".join(g.say(request).both for request in dish.requests)
    asked = g.passage(says, Face.HEI_BOLD, (34 if g.narrow else 40) * DOT, g.live - indent - 24 * DOT)
    yield from inverse(g, asked, left=indent, middle=False)
    for said in dish.small:
        yield _small(g, g.say(said).both, indent)


def _name(g: Galley, name: str, large: float, room: float) -> Passage:
    """A name on one line, else smaller on several, never under 42 dots."""
    at_once = g.passage(name, Face.HEI_BOLD, large, room, lead=1.18)
    if len(at_once.lines) == 1 or not name:
        return at_once
    size, least = (wrapped(name, Face.HEI_BOLD, dots * DOT, room) for dots in (46, LEAST))
    dots, lines = (LEAST, least) if len(least) < len(size) else (46, size)
    return Passage(tuple(Line(line, Face.HEI_BOLD, dots * DOT, dots * DOT * 1.18) for line in lines))


def _small(g: Galley, says: str, indent: float) -> Strip:
    ink, small = g.ink(), g.passage(says, Face.HEI_MEDIUM, 28 * DOT, g.live - indent)
    small.draw(ink, g.left + indent, small.rise)
    return Strip(ink, small.height + 4 * DOT)


def split(g: Galley, block: Split) -> Iterator[Strip]:
    """Left what there was, in the middle and white on black what is meant of it, right what is left."""
    ink, room = g.ink(), g.live / 3 - 8 * DOT
    small, large = (28, 34) if g.narrow else (34, 42)
    whole = g.passage(g.say(block.whole).both, Face.HEI_MEDIUM, small * DOT, room)
    part = g.passage(g.say(block.part).both, Face.HEI_BOLD, large * DOT, room - 24 * DOT)
    rest = g.passage(g.say(block.rest).both, Face.HEI_BOLD, small * DOT, room)
    high = max(passage.height for passage in (whole, part, rest)) + 18 * DOT
    middle = (g.left + g.right) / 2
    ink.fill(middle - part.wide / 2 - 24 * DOT, 0, part.wide + 48 * DOT, high)
    whole.draw(ink, g.left, whole.middle(high))
    part.draw(ink, middle, part.middle(high), "centre", shade=WHITE)
    rest.draw(ink, g.right, rest.middle(high), "right")
    yield Strip(ink, high + 8 * DOT)


def ticks(g: Galley, block: Ticks) -> Iterator[Strip]:
    """A list to be ticked by hand, what it is for small beneath each."""
    for tick in block.ticks:
        yield _tick(g, tick)
        yield from rule(g, Rule(dashed=True), before=6 * DOT)


def _tick(g: Galley, tick: Tick) -> Strip:
    ink, size, x = g.ink(), (34 if g.narrow else 40) * DOT, g.left + 64 * DOT
    count = g.passage(tick.count, Face.HEI_BOLD, size, 0.4 * g.live)
    says = g.passage(g.say(tick.says).both, Face.HEI_BOLD, size, g.right - x - count.wide - 16 * DOT)
    note = g.passage(g.say(tick.note).both, Face.HEI_MEDIUM, 24 * DOT, g.right - x)
    ink.box(g.left + 1.5 * DOT, 7 * DOT, 40 * DOT, 40 * DOT, 3 * DOT)
    base = 42 * DOT
    says.draw(ink, x, base)
    count.draw(ink, g.right, base, "right")
    low = base + max(says.fall, count.last)
    if note.lines:
        note.draw(ink, x, base + says.last + 34 * DOT)
        low = max(low, base + says.last + 34 * DOT + note.fall)
    return Strip(ink, max(low, 52 * DOT))
