"""How a button's words find room: icon, key, word and second line, at a width."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextOption

from app.widgets.paint import key_width
from app.widgets.theme import Look

SIDE, NEAR = 14, 6
"""From the edge to the icon or word, and where there is little room."""
AROUND = 8
"""Above and below all lines together."""
WORD_LINE, SECOND_LINE = 20, 16
LINES = ((1, 2), (2, 2), (1, 3), (2, 3))
"""How many lines the word and its second line may take, the fewest first."""


class Told(NamedTuple):
    """What a button says: its word and weight, its second line, the room of its icon, its key."""

    word: str
    weight: int
    second: str
    icon: int
    hint: str
    centred: bool
    must_have_icon: bool


class Laid(NamedTuple):
    """What of it is shown, on which lines; `side` is free at both edges. Where nothing fits, lines are cut."""

    icon: int
    key: bool
    side: int
    room: float
    word: list[str]
    second: list[str]

    @property
    def high(self) -> int:
        """The height at 100 % that the lines take."""
        return WORD_LINE * len(self.word) + SECOND_LINE * len(self.second) + AROUND


def laid(look: Look, told: Told, wide: float) -> Laid:
    """The whole of it on as few lines as possible; the icon goes before the key, and both before a word is cut."""
    for key, (most, under), icon, side in _ways(look, told):
        room = wide - 2 * side - icon - (key_width(look, told.hint) + look.px(8) if key else 0)
        word = broken(look, told.word, room, 15, told.weight, most)
        second = broken(look, told.second, room, 12, 400, under)
        if word is not None and second is not None:
            return Laid(icon, key, side, room, word, second)
    side = look.px(NEAR if told.centred else SIDE)
    lines = [told.word] if told.word else [], [told.second] if told.second else []
    return Laid(told.icon, False, side, wide - 2 * side - told.icon, *lines)


def broken(look: Look, words: str, room: float, size: int, weight: int, most: int) -> list[str] | None:
    """A text on at most so many lines of some pixels, broken between words alone; None where it needs more."""
    if not words or look.width(words, size, weight) <= room + look.px(2):
        return [words] if words else []
    if most == 1:
        return None
    layout, option, lines = QTextLayout(words, look.font(size, weight)), QTextOption(), []
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
        if len(lines) > most or line.naturalTextWidth() > room + 1:
            return None
    layout.endLayout()
    return lines


def _ways(look: Look, told: Told) -> Iterator[tuple[bool, tuple[int, int], int, int]]:
    """Key, lines, icon and side, as they are given up one after the other."""
    icons = (told.icon,) if told.must_have_icon or not told.icon else (told.icon, 0)
    sides = (look.px(SIDE), look.px(NEAR)) if told.centred else (look.px(SIDE),)
    return product((True, False) if told.hint else (False,), LINES, icons, sides)
