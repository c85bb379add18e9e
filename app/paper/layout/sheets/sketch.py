"""A drawing of lines with numbers on it: a car from five sides (DLR-10)."""

from collections.abc import Iterator

from app.paper.fonts import Face
from app.paper.ink import GREY, MM
from app.paper.layout.galley import Galley
from app.paper.model import Sketch
from app.paper.pages import Strip

PAD = 3 * MM
TALLEST = 76 * MM
RADIUS = 2.1 * MM


def sketch(g: Galley, block: Sketch) -> Iterator[Strip]:
    """The drawing in its frame, in the middle; numbers white on black, over the lines."""
    ink = g.ink()
    unit = min((g.live - 2 * PAD) / block.wide, TALLEST / block.high)
    left, high = g.left + (g.live - unit * block.wide) / 2, unit * block.high + 2 * PAD
    for line in block.lines:
        ink.stroke([(left + x * unit, PAD + y * unit) for x, y in line], 0.6)
    for one in block.captions:
        words = g.passage(g.say(one.says).both, Face.HEI, 7.4, shade=GREY)
        words.draw(ink, left + one.x * unit - words.wide / 2, PAD + one.y * unit)
    for spot in block.spots:
        x, y = left + spot.x * unit, PAD + spot.y * unit
        ink.tile(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, RADIUS)
        ink.text(x, y + 0.9 * MM, spot.says, Face.HEI_BOLD, 7.4, align="centre", shade=1)
    ink.box(g.left, 0, g.live, high, 0.5)
    yield Strip(ink, high + 1.2 * MM, before=1 * MM)
