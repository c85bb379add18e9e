"""What ends a roll: codes, places for signatures, parting words, number and count of the print."""

import base64
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from app.paper import codes
from app.paper.fonts import Face
from app.paper.ink import DOT
from app.paper.layout.foot import contacts, joined, print_line
from app.paper.layout.galley import Galley
from app.paper.layout.rolls.tops import sample
from app.paper.layout.sheets.signatures import sign
from app.paper.model import Code, Said, Sign, Signatures
from app.paper.pages import Strip
from app.paper.passage import Passage

SEAL = 208 * DOT
"""26 mm: a seal has its own free place, and no words under it."""
SEEN = 100
"""From how much of 255 on a seal's ink is black."""


def code(g: Galley, block: Code, tail: tuple[str, ...] = ()) -> Iterator[Strip]:
    """A QR code at the left edge, words beside it; four modules stay free around it."""
    made = codes.qr(block.says)
    dots = min(block.dots, int(g.live / DOT) // made.count)
    module = dots * DOT
    side, quiet = made.count * module, codes.QUIET * module
    ink, x = g.ink(), g.left + side + quiet + 6 * DOT
    ink.matrix(g.left, quiet, made.rows, made.count, module)
    aside = g.right - x >= 150 * DOT
    y = quiet - 4 * DOT if aside else side + 2 * quiet
    x = x if aside else g.left
    for k, says in enumerate((*(g.say(said).both for said in block.beside), *tail)):
        number = says == g.paper.number
        face, size = (Face.HEI_BOLD, 28 if number else 30) if number or not k else (Face.HEI_MEDIUM, 24)
        said = g.passage(says, face, size * DOT, g.right - x)
        said.draw(ink, x, y + said.rise)
        y += said.height + 7 * DOT
    yield Strip(ink, max(side + 2 * quiet, y))


def signatures(g: Galley, block: Signatures) -> Iterator[Strip]:
    """Places for signatures, one under the other; the seal in black beneath, on no copy."""
    for place in block.places:
        yield _place(g, place)
    if block.seal and not g.is_copy:
        ink = g.ink()
        ink.picture(_one_bit(block.seal), g.right - SEAL, 0, SEAL, SEAL)
        yield Strip(ink, SEAL, before=8 * DOT)


def _place(g: Galley, place: Sign) -> Strip:
    ink = g.ink()
    label = g.passage(g.say(place.label).both, Face.HEI_MEDIUM, 28 * DOT, 0.45 * g.live)
    base, begin = 84 * DOT, g.left + label.wide + 16 * DOT
    label.draw(ink, g.left, base - 6 * DOT - label.last)
    ink.line(begin, base, g.right, base, 3 * DOT)
    sign(ink, place, begin + 10 * DOT, 6 * DOT, min(190 * DOT, g.right - begin - 20 * DOT), 78 * DOT)
    under = g.passage(g.say(place.under).both, Face.HEI_MEDIUM, 24 * DOT, g.live)
    under.draw(ink, g.left, base + 8 * DOT + under.rise)
    return Strip(ink, base + 8 * DOT + under.height + 4 * DOT)


@lru_cache(maxsize=8)
def _one_bit(seal: str) -> ImageReader:
    """A seal as a print head has it: its ink black, by its alpha and not by its colour (paper.md §9)."""
    ink = Image.open(BytesIO(base64.b64decode(seal))).convert("RGBA").getchannel("A").resize((208, 208))
    black = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    black.putalpha(ink.point(lambda seen: 255 if seen > SEEN else 0))
    return ImageReader(black)


def end(g: Galley, tail: Code | None) -> Iterator[Strip]:
    """What stands last: a slip's code with number and count beside it, or parting words, address and count."""
    if g.paper.staff:
        yield from _slip(g, tail)
    else:
        for said in g.paper.ends_with:
            yield from _middle(g, said, Face.HEI_MEDIUM, 28)
        if g.paper.letterhead.footer:
            yield from _middle(g, g.paper.letterhead.footer, Face.HEI_MEDIUM, 24)
        for line in joined(contacts(g), Face.HEI_MEDIUM, 24 * DOT, g.live):
            yield from _middle(g, line, Face.HEI_MEDIUM, 24)
    yield from sample(g)
    if not g.paper.staff:
        yield from _middle(g, print_line(g), Face.HEI_MEDIUM, 24)


def _middle(g: Galley, said: Said, face: Face, dots: int) -> Iterator[Strip]:
    ink = g.ink()
    spoken = g.say(said)
    lines = g.passage(spoken.first, face, dots * DOT, g.live).lines
    lines += g.passage(spoken.second, Face.HEI_MEDIUM, 24 * DOT, g.live).lines
    passage = Passage(lines)
    passage.draw(ink, (g.left + g.right) / 2, passage.rise, "centre")
    yield Strip(ink, passage.height, before=10 * DOT)


def _slip(g: Galley, tail: Code | None) -> Iterator[Strip]:
    if tail:
        parting = [g.say(one).both for one in g.paper.ends_with]
        if g.paper.number not in tail.beside:
            parting.append(g.paper.number)
        yield from code(g, tail, (*parting, print_line(g)))
        return
    ink = g.ink()
    number = g.passage(g.paper.number, Face.HEI_MEDIUM, 26 * DOT, 0.62 * g.live)
    words = "  ".join(g.say(one).both for one in g.paper.ends_with)
    said = g.passage(words, Face.HEI_MEDIUM, 28 * DOT, g.live - number.wide - 16 * DOT)
    base = 34 * DOT
    said.draw(ink, g.left, base)
    number.draw(ink, g.right, base, "right")
    base += max(said.last, number.last) + 36 * DOT
    count = g.passage(print_line(g), Face.HEI_MEDIUM, 24 * DOT, g.live)
    count.draw(ink, g.right, base, "right")
    yield Strip(ink, base + count.fall)
