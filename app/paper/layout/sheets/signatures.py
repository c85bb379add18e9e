"""Places for signatures, drawn ones as ink, and the seal's place over the last (paper.md §7)."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from app.paper.fonts import Face
from app.paper.ink import BLUE_BLACK, GREY, MM, Ink
from app.paper.layout.galley import Galley
from app.paper.layout.head import picture
from app.paper.model import Sign, Signatures
from app.paper.pages import Strip

INK_HIGH = 27
"""How high a signature stands over its line, in points."""
PAD_SHAPE = 2.44
"""A signature's place is so many times as wide as high, as on the screen that it was written on."""
SEAL = 36 * MM
STUB = 80 * MM
"""Narrower than this, the one who signs has the whole width: half of it has no room for a name in ink."""


def signatures(g: Galley, block: Signatures) -> Iterator[Strip]:
    """Places side by side, three a row at the most; a copy carries no seal."""
    if block.boxed:
        yield _boxes(g, block)
        return
    places = iter(block.places)
    rows = list(iter(lambda: list(islice(places, 3)), []))
    for k, row in enumerate(rows):
        seal = block.seal if k == len(rows) - 1 and not g.is_copy else ""
        yield _row(g, row, seal)


def _row(g: Galley, places: Sequence[Sign], seal: str) -> Strip:
    ink, each = g.ink(), g.live / max(1 if g.live < STUB else 2, len(places))
    room = min(g.widest([p.label for p in places], Face.HEI_MEDIUM, 8) + 2 * MM, 0.5 * each)
    base, low = 10.6 * MM, 0.0
    for k, place in enumerate(places):
        low = max(low, _place(g, ink, place, (g.left + k * each, room, each), base))
    if seal:
        # over the line and the date of the last place, not over its ink
        x = g.left + (len(places) - 1) * each + room + 0.3 * (each - room)
        ink.picture(picture(seal), min(x, g.right - SEAL), 1 * MM, SEAL, SEAL, multiply=True)
        low = max(low, 1 * MM + SEAL)
    return Strip(ink, low + 1 * MM, before=1.6 * MM)


def _boxes(g: Galley, block: Signatures) -> Strip:
    """Boxes as high as a seal, each with its label, its strokes, and the day beneath."""
    ink, each, high = g.ink(), g.live / len(block.places), 37 * MM
    for k, place in enumerate(block.places):
        x = g.left + k * each
        ink.box(x, 0, each, high, 0.35)
        g.label(place.label, Face.HEI_MEDIUM, 8, each - 6 * MM).draw(ink, x + 3 * MM, 5 * MM)
        wide = min(INK_HIGH * PAD_SHAPE, each - 8 * MM)
        sign(ink, place, x + (each - wide) / 2, 0.5 * high - 0.5 * INK_HIGH, wide, INK_HIGH)
        under = g.passage(g.say(place.under).both, Face.HEI, 7.4, each - 6 * MM)
        under.draw(ink, x + each - 3 * MM, high - 3 * MM - under.last, "right")
    if block.seal and not g.is_copy:
        ink.picture(picture(block.seal), g.right - SEAL - 4 * MM, 0.5 * MM, SEAL, SEAL, multiply=True)
    return Strip(ink, high + 1 * MM, before=3 * MM)


def _place(g: Galley, ink: Ink, place: Sign, at: tuple[float, float, float], base: float) -> float:
    """One place: its label, its line, the strokes over it, small beneath when and how; returns where it ends."""
    x, room, each = at
    label = g.label(place.label, Face.HEI_MEDIUM, 8, room - 1.4 * MM)
    label.draw(ink, x, base - 1 * MM)
    begin, end = x + room, x + each - 5 * MM
    ink.line(begin, base, end, base, 0.5)
    wide = min(INK_HIGH * PAD_SHAPE, end - begin)
    sign(ink, place, begin + 0.5 * (end - begin - wide), base - INK_HIGH + 1.2 * MM, wide, INK_HIGH)
    under = g.passage(g.say(place.under).both, Face.HEI, 6.6, end - begin, shade=GREY)
    under.draw(ink, begin, base + 3.6 * MM)
    return base + max(2 * MM, label.fall, 3.6 * MM + under.fall if under.lines else 0)


def sign(ink: Ink, place: Sign, x: float, y: float, wide: float, high: float) -> None:
    """A signature's strokes, whose points are thousandths of its place; nothing where they are forgotten."""
    written = place.drawn if isinstance(place.drawn, str) and place.drawn.startswith("[") else "[]"
    for stroke in place.strokes or json.loads(written):
        if stroke:
            ink.stroke([(x + px * wide / 1000, y + py * high / 1000) for px, py in stroke], 1.1, BLUE_BLACK)
