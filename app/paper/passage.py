"""A passage: words that were fitted into a width, ready to be drawn from their first base line."""

from typing import NamedTuple

from app.paper.fonts import Face, width
from app.paper.ink import Ink

RISE, FALL = 0.88, 0.22
"""How far the characters of a line reach above and under its base line, in em."""


class Beside(NamedTuple):
    """Words of another size behind those of a line."""

    words: str
    face: Face
    size: float
    shade: float
    gap: float


class Line(NamedTuple):
    """A line of a passage; `lead` is how far its base line is under the one before, in points."""

    words: str
    face: Face
    size: float
    lead: float
    shade: float = 0.0
    spread: float = 0.0
    beside: Beside | None = None

    @property
    def wide(self) -> float:
        """How wide it is with what stands beside it."""
        return width(self.words, self.face, self.size) + self.behind

    @property
    def behind(self) -> float:
        """How much room what stands beside it takes."""
        return (
            width(self.beside.words, self.beside.face, self.beside.size) + self.beside.gap
            if self.beside
            else 0
        )


class Passage:
    """Lines, one under the other; an empty one takes no room. Measures in points.

    `rise` is how far it reaches above its first base line, `fall` under it; `last` is how far its last
    base line is under its first.
    """

    __slots__ = ("_wide", "fall", "last", "lines", "rise")

    def __init__(self, lines: tuple[Line, ...] = ()) -> None:
        self.lines = lines
        self.last = sum([line.lead for line in lines[1:]]) if len(lines) > 1 else 0.0
        self.rise = RISE * lines[0].size if lines else 0.0
        self.fall = self.last + FALL * lines[-1].size if lines else 0.0
        self._wide = -1.0

    @property
    def wide(self) -> float:
        """The widest line."""
        if self._wide < 0:
            self._wide = max([line.wide for line in self.lines], default=0.0)
        return self._wide

    @property
    def height(self) -> float:
        return self.rise + self.fall

    def middle(self, high: float) -> float:
        """Its first base line, if it stands in the middle of so much height."""
        return high / 2 - self.last / 2 + (0.36 * self.lines[0].size if self.lines else 0)

    def draw(self, ink: Ink, x: float, base: float, align: str = "left", shade: float | None = None) -> None:
        """Draw it with its first base line at `base`; `x` is its left, middle or right."""
        for k, line in enumerate(self.lines):
            base += line.lead if k else 0
            if line.beside:
                _draw_beside(ink, line, line.beside, x, base, align)
                continue
            ink.text(
                x,
                base,
                line.words,
                line.face,
                line.size,
                align=align,
                tracking=line.spread,
                shade=line.shade if shade is None else shade,
            )

    def cut(self, height: float) -> "list[Passage]":
        """The same words in passages no higher than `height`: what is taller than a page goes on on the next."""
        if self.height <= height:
            return [self]
        parts: list[list[Line]] = []
        for line in self.lines:
            if not parts or Passage((*parts[-1], line)).height > height:
                parts.append([])
            parts[-1].append(line)
        return [Passage(tuple(part)) for part in parts]


def _draw_beside(ink: Ink, line: Line, more: Beside, x: float, base: float, align: str) -> None:
    left = x - line.wide * {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    ink.text(left, base, line.words, line.face, line.size, shade=line.shade)
    end = left + line.wide - line.behind + more.gap
    ink.text(end, base, more.words, more.face, more.size, shade=more.shade)


EMPTY = Passage()
