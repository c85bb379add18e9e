"""Breaking running words into lines: Latin words and numbers whole, han one by one, no mark where it may not stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.paper.fonts import CLOSING, HALF, OPENING, Face, steps, width

NO_START = CLOSING + "…—–·％%,.;:?!)]}"
NO_END = OPENING + "([{¥￥"
SEPARATORS = "-/.@_&=?"
"""A code or an address that is wider than a line breaks behind one of these."""
HANGING = "，。、；：）》」』】〉”’"
"""Marks that may stand half an em beyond the end of a line: their ink is in the other half."""
LEAST = 0.86
"""A text shrinks to 86 % before it wraps (paper.md §1)."""
NAME = 24
"""Up to so many characters a text is a name: it breaks before its bracket first."""
_SYLLABLES = "[\u3400-\u9fff\U00020000-\U0003ffff]{1,8}"
_TOKEN = re.compile(
    rf"{_SYLLABLES}(?=·)|(?<=·){_SYLLABLES}(?![\u3400-\u9fff])"  # 买买提·艾力: no name breaks inside a group
    r"|[^\s\u2010-\u2027\u2e80-\U0010ffff]+|\s+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text in a room: the size that it took, in points, and its lines."""

    size: float
    lines: tuple[str, ...]


def fitted(text: str, face: Face, size: float, room: float, step: float = 0) -> Fitted:
    """A text shrinks a little, then wraps; `step` is what sizes are whole multiples of (a dot on rolls)."""
    wide = max(width(line, face, size) for line in text.split("\n"))
    least = _whole(size * LEAST, step)
    if wide <= room:
        return Fitted(size, tuple(text.split("\n")))
    if wide * least <= room * size:
        return Fitted(_whole(size * room / wide, step), tuple(text.split("\n")))
    lines, smaller = wrapped(text, face, size, room), wrapped(text, face, least, room)
    return Fitted(least, smaller) if len(smaller) < len(lines) else Fitted(size, lines)


def _whole(size: float, step: float) -> float:
    return size // step * step if step else size


@lru_cache(maxsize=4096)
def wrapped(text: str, face: Face, size: float, room: float) -> tuple[str, ...]:
    """A text as lines that fit `room` points. A short one breaks before its bracket first.

    No line begins with a closing mark or ends with an opening one; nothing is lost but the blanks
    between lines, and a word wider than the room is broken by character.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _Paragraph(paragraph, face, room / size).lines()
    return tuple(lines)


class _Paragraph:
    """A paragraph on its way into lines; all measures in em."""

    def __init__(self, text: str, face: Face, room: float) -> None:
        self.text, self.room = text, room
        self._steps = steps(text, face)

    def lines(self) -> list[str]:
        bracket = self.text.find("（")
        if self._fits(0, len(self.text)):
            return [self.text.rstrip()]
        if (
            0 < bracket <= len(self.text) <= NAME
            and self._fits(0, bracket)
            and self._fits(bracket, len(self.text))
        ):
            return [self.text[:bracket].rstrip(), self.text[bracket:]]
        return [self.text[a:b].strip() if a else self.text[a:b].rstrip() for a, b in self._spans()]

    def _spans(self) -> Iterator[tuple[int, int]]:
        start = 0
        for a, b in self._units():
            if a > start and not self._fits(start, b):
                yield start, a
                start = a
            while not self._fits(start, b):
                k = self._cut(start, b)
                yield start, k
                start = k
        yield start, len(self.text)

    def _cut(self, start: int, end: int) -> int:
        """Where what is wider than a line is broken: behind a separator near its end, else by character."""
        most = start + 1
        while self._fits(start, most + 1):
            most += 1
        half = start + (most - start) // 2
        behind = (k for k in range(most, half, -1) if self.text[k - 1] in SEPARATORS and k < end)
        apart = (k for k in range(most, start, -1) if self._may_part(k))
        return next(behind, next(apart, most))

    def _may_part(self, k: int) -> bool:
        return self.text[k] not in NO_START and self.text[k - 1] not in NO_END

    def _units(self) -> list[tuple[int, int]]:
        """What does not part: a word, a han character, with the marks that belong to it."""
        units: list[tuple[int, int]] = []
        glue = False
        for found in _TOKEN.finditer(self.text):
            a, b = found.span()
            if units and (glue or (self.text[a] in NO_START and not self.text[a - 1].isspace())):
                units[-1] = units[-1][0], b
            else:
                units.append((a, b))
            glue = self.text[b - 1] in NO_END
        return units

    def _fits(self, a: int, b: int) -> bool:
        """Whether a line from `a` to `b` fits; blanks at its ends take no room."""
        while b > a and self.text[b - 1].isspace():
            b -= 1
        while 0 < a < b and self.text[a].isspace():
            a += 1
        if a == b:
            return True
        end = self._steps[b - 1][2] - (HALF if b - a > 1 and self._hangs(b - 1) else 0)
        return end - self._steps[a][1] <= self.room + 1e-6

    def _hangs(self, k: int) -> bool:
        return self.text[k] in HANGING and self._steps[k][2] - self._steps[k][1] == 1.0
