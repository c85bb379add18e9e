"""A passage: words that were fitted into a width, ready to be drawn from their first base line."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.paper.fonts import Face, width
from app.paper.ink import Ink

RISE, FALL = 0.88, 0.22
"""How far the characters of a line reach above and under its base line, in em."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a passage; `lead` is how far its base line is under the one before, in points."""

    words: str
    face: Face
    size: float
    lead: float
    shade: float = 0.0
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines, one under the other. An empty one takes no room."""

    lines: tuple[Line, ...] = ()

    @property
    def wide(self) -> float:
        """The widest line, in points."""
        return max((width(line.words, line.face, line.size) for line in self.lines), default=0.0)

    @property
    def rise(self) -> float:
        """How far it reaches above its first base line."""
        return RISE * self.lines[0].size if self.lines else 0.0

    @property
    def last(self) -> float:
        """How far its last base line is under its first."""
        return sum(line.lead for line in self.lines[1:])

    @property
    def fall(self) -> float:
        """How far it reaches under its first base line."""
        return self.last + FALL * self.lines[-1].size if self.lines else 0.0

    @property
    def height(self) -> float:
        return self.rise + self.fall

    def draw(self, ink: Ink, x: float, base: float, align: str = "left", shade: float | None = None) -> None:
        """Draw it with its first base line at `base`; `x` is its left, middle or right."""
        for k, line in enumerate(self.lines):
            base += line.lead if k else 0
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
        parts: list[list[Line]] = []
        for line in self.lines:
            if not parts or Passage((*parts[-1], line)).height > height:
                parts.append([])
            parts[-1].append(line)
        return [Passage(tuple(part)) for part in parts]


def stacked(passages: Iterable[Passage]) -> Passage:
    """Passages one under the other."""
    return Passage(tuple(line for passage in passages for line in passage.lines))
