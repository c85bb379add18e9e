"""The head of a sheet: whose paper it is, what it is, its number (paper.md §4). It stands on every page."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader

from app.paper import codes
from app.paper.fonts import Face, width
from app.paper.ink import DOT, MM, WHITE, Ink
from app.paper.layout.corner import HIGH, WIDE, corner
from app.paper.layout.galley import Galley
from app.paper.lines import wrapped
from app.paper.model import Format, Language, Pencilled
from app.paper.pages import Strip

BARS = 2 * DOT
"""A module of Code 128 on a sheet: read at 203, 300 and 600 dpi."""
THICK, THIN, APART = 1.4, 0.35, 0.85 * MM
"""The thick-and-thin rule (文武线), the house's only ornament."""

Sizes = Sequence[tuple[float, float]]
"""Sizes to be tried, each with its tracking."""
SMALL: Sizes = ((6, 1.4), (6, 0.3), (5, 0))
LEAD = 1.15
LEAST = 4
"""No line of a head is smaller, in points: what is longer still takes more lines."""


def head(g: Galley) -> Strip:
    """The head of a sheet, from its upper margin."""
    ink = g.ink()
    if g.paper.corner:
        return Strip(ink, _with_a_corner(g, ink, g.paper.corner))
    if g.paper.format is Format.A5:
        return Strip(ink, _upright(g, ink))
    return Strip(ink, _centred(g, ink))


def _upright(g: Galley, ink: Ink) -> float:
    """A5 upright: the title at the right, under the rule the number and what stands beside it."""
    title = _title(g, 0.52 * g.live)
    _organisation(g, ink, 0, 11, ((15, 3), (15, 1), (11.5, 0.6)), g.live - title.wide - 6 * MM)
    title.draw(ink, g.right, 7.2 * MM, "right")
    _second_title(g, 0.52 * g.live).draw(ink, g.right, 11.4 * MM, "right")
    _rule(g, ink, 14 * MM)
    wide = ink.text(g.left, 19.2 * MM, g.paper.number, Face.HEI_MEDIUM, 8)
    note = g.passage(g.say(g.paper.note).both, Face.HEI, 7.6, g.live - wide - 6 * MM)
    note.draw(ink, g.right, 19.2 * MM, "right")
    return 20.8 * MM + note.last


def _centred(g: Galley, ink: Ink) -> float:
    """Wider sheets: the title in the middle, the number at the right, as bars where it is scanned."""
    a4 = g.paper.format is not Format.A5_ACROSS
    bars = (a4 or g.paper.staff) and g.paper.number.isascii()
    side = codes.code128(g.paper.number).count * BARS if bars else width(g.paper.number, Face.HEI_MEDIUM, 10)
    middle, room = (g.left + g.right) / 2, g.live - 2 * max(side, 42 * MM) - 8 * MM
    title = _title(g, room)
    sizes = ((14, 2), (11.5, 0.6)) if a4 else ((15, 3), (15, 1), (11.5, 0.6))
    _organisation(g, ink, 1 if a4 else 0, 12 if a4 else 11, sizes, middle - title.wide / 2 - g.left - 8 * MM)
    title.draw(ink, middle, (8.4 if bars else 9) * MM, "centre")
    _second_title(g, room).draw(ink, middle, 13 * MM, "centre")
    note = g.passage(g.say(g.paper.note).both, Face.HEI, 7.2 if bars else 8.4, 62 * MM)
    if bars:
        _bars(g, ink)
    else:
        ink.text(g.right, 5.2 * MM, g.paper.number, Face.HEI_MEDIUM, 10, align="right")
    note.draw(ink, g.right, (14 if bars else 10.8) * MM, "right")
    rule = (16.4 if bars else 14.6) * MM + note.last
    _rule(g, ink, rule)
    return rule + 2.2 * MM


def _with_a_corner(g: Galley, ink: Ink, block: Pencilled) -> float:
    """A sheet whose upper left corner is written in: title in the middle, number and house at the right."""
    corner(g, ink, block)
    side, middle = 44 * MM, g.left + WIDE + (g.live - WIDE - 44 * MM) / 2
    room = g.live - WIDE - side - 4 * MM
    _title(g, room).draw(ink, middle, 8.8 * MM, "centre")
    _second_title(g, room).draw(ink, middle, 13 * MM, "centre")
    base = 4.2 * MM
    lines = (
        (g.paper.number, Face.HEI_MEDIUM, 9.0),
        (g.paper.letterhead.name, Face.HEI_MEDIUM, 8.4),
        (g.say(g.paper.note).both, Face.HEI, 7.4),
    )
    for words, face, size in lines:
        one = g.passage(words, face, size, side)
        one.draw(ink, g.right, base, "right")
        base += one.last + 5 * MM
    rule = max(HIGH + 1.8 * MM, base - 2.6 * MM)
    _rule(g, ink, rule)
    return rule + 2.2 * MM


def _bars(g: Galley, ink: Ink) -> None:
    bars = codes.code128(g.paper.number)
    x = (g.right - bars.count * BARS) // DOT * DOT
    ink.bars(x, 0.5 * MM, 7 * MM, bars.runs, BARS)
    base = 7.5 * MM + 0.74 * 7 + 0.8 * MM
    ink.text(x + bars.count * BARS / 2, base, g.paper.number, Face.HEI, 7, align="centre", tracking=0.4)


def _title(g: Galley, room: float) -> "Headline":
    """The title; English stands smaller, and without tracking."""
    words, (size, tracking) = g.plain(g.paper.title), g.style.title
    if g.paper.language is Language.EN:
        return headline(words, Face.SONG_BOLD, ((18, 0), (15, 0), (12, 0)), room)
    if len(words) == 2 and g.paper.format is not Format.A5:
        tracking *= 2.4  # 收　据
    sizes = ((size, tracking), (size, tracking / 3), (0.75 * size, 0), (0.6 * size, 0))
    return headline(words, Face.SONG_BOLD, sizes, room)


def _second_title(g: Galley, room: float) -> "Headline":
    first, english = g.plain(g.paper.title), g.english(g.paper.title)
    return headline(english.upper() if english != first else "", Face.HEI_MEDIUM, SMALL, room)


def _organisation(g: Galley, ink: Ink, top: float, side: float, sizes: Sizes, room: float) -> None:
    """The mark, the name, small beneath it the second name; `top` and `side` in mm."""
    x = g.left
    if emblem(g, ink, x, top * MM, side * MM):
        x += (side + 3) * MM
    room -= x - g.left
    head = g.paper.letterhead
    name, second = (
        headline(head.name, Face.SONG_BOLD, sizes, room),
        headline(head.second_name, Face.HEI_MEDIUM, SMALL, room),
    )
    base = top + (7.2 if not second.lines else 5 if name.last else 6)
    name.draw(ink, x, base * MM, "left")
    second.draw(ink, x, (top + (11.2 if name.last else 10.5)) * MM, "left")


@dataclass(frozen=True, slots=True)
class Headline:
    """One line with its tracking, or two smaller ones around the same base line."""

    lines: tuple[str, ...]
    face: Face
    size: float
    tracking: float

    @property
    def wide(self) -> float:
        """The width of the longer line, in points."""
        return max((width(line, self.face, self.size, self.tracking) for line in self.lines), default=0.0)

    @property
    def last(self) -> float:
        """How far its last base line is under its first."""
        return max(0, len(self.lines) - 1) * LEAD * self.size

    def draw(self, ink: Ink, x: float, base: float, align: str) -> None:
        """Draw it; `x` is its left, middle or right."""
        for k, line in enumerate(self.lines):
            at = base - self.last / 2 + k * LEAD * self.size
            ink.text(x, at, line, self.face, self.size, align=align, tracking=self.tracking)


def headline(words: str, face: Face, sizes: Sizes, room: float) -> Headline:
    """Words on one line in the first size that fits, else on two, as small as that takes."""
    for size, tracking in sizes:
        if width(words, face, size, tracking) <= room:
            return Headline((words,) if words else (), face, size, tracking)
    size = 0.86 * sizes[-1][0]
    while len(lines := wrapped(words, face, size, room)) > 2 and size > LEAST:
        size *= 0.9
    while len(closer := wrapped(words, face, size, 0.95 * room)) == len(lines) and room > size:
        lines, room = closer, 0.95 * room  # lines of about one length: no last one of a single character
    return Headline(lines, face, size, 0)


def emblem(g: Galley, ink: Ink, x: float, y: float, side: float) -> bool:
    """The logo, else one character in a black square; False if there is neither."""
    letterhead = g.paper.letterhead
    if letterhead.logo:
        image = picture(letterhead.logo)
        wide, high = image.getSize()
        scale = side / max(wide, high)
        ink.picture(image, x, y + (side - high * scale) / 2, wide * scale, high * scale)
        return True
    if not letterhead.seal_word:
        return False
    ink.tile(x, y, side, side, side * 0.12)
    size = 0.8 * side
    ink.text(
        x + side / 2,
        y + side / 2 + 0.375 * size,
        letterhead.seal_word,
        Face.SONG_BOLD,
        size,
        align="centre",
        shade=WHITE,
    )
    return True


@lru_cache(maxsize=8)
def picture(data: str) -> ImageReader:
    """A PNG from its base64."""
    return ImageReader(BytesIO(base64.b64decode(data)))


def _rule(g: Galley, ink: Ink, y: float) -> None:
    ink.line(g.left, y, g.right, y, THICK)
    ink.line(g.left, y + APART, g.right, y + APART, THIN)
