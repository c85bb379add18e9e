"""Tiles of service: what, how often, how long ago, whether it is due. One touch or one letter marks it (RST-23)."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.kernel.text import Text
from app.widgets.paint import CARD, Ink, Tag
from app.widgets.theme import Said
from app.widgets.tile_list import WholeTiles

WIDE = 164
GAP = 8


@dataclass(frozen=True, slots=True)
class MarkTile:
    """A mark: its letter, its word, a second line, and what is due; `closed` where it is not marked now."""

    id: str
    letter: str
    icon: str
    word: Text
    note: Said = ""
    due: Tag | None = None
    closed: bool = False


class MarkTiles(WholeTiles):
    """`show_tiles(tiles)`; `opened(id)` is a touch or Enter, `typed(letter)` a letter. As high as its rows."""

    LEAST = USUAL = WIDE
    typed = Signal(str)

    def __init__(self, high: int, name: Text, parent: QWidget | None = None) -> None:
        self._high, self._name = high, name
        super().__init__(parent)
        self.retold()

    def retold(self) -> None:
        super().retold()
        self.setAccessibleName(self.look.say(self._name))

    def across(self, width: float) -> int:
        return max(1, int(width // WIDE))

    def high(self, width: float) -> int:
        return self._high

    def told(self, tile: MarkTile) -> str:
        say = self.look.say
        due = say(tile.due.word) if tile.due else ""
        return " ".join(filter(None, (say(tile.word), say(tile.note), due, tile.letter)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum():
            self.typed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def paint_tile(self, ink: Ink, at: QRectF, tile: MarkTile, *, chosen: bool, over: bool) -> None:
        px, say, hue = self.look.px, self.look.say, tile.due.hue if tile.due else ""
        body = at.adjusted(0, 0, -px(GAP), -px(GAP))
        ground = f"{hue}_t" if hue else "hover" if over and not tile.closed else "surface"
        ink.box(body, CARD, ground, hue or "edge", 1.2)
        if chosen and self.hasFocus():
            ink.ring(body, CARD - 2)
        tone = "ink3" if tile.closed else f"{hue}_i" if hue else "ink"
        left, top = body.left() + px(10), body.top() + px(20)
        ink.icon(left, top, tile.icon, tone, 20)
        taken = ink.key(body.right() - px(8), top, tile.letter)
        word = QRectF(left + px(28), body.top() + px(10), 0, px(20))
        word.setRight(body.right() - taken - px(12))
        lines = ink.wrapped(say(tile.word), word.width(), 14, 600)
        for n, line in enumerate(lines):
            ink.text(word.translated(0, n * px(18)), line, 14, 600, tone)
        below = px(36) if len(lines) < 2 else px(46)
        note = QRectF(left, body.top() + below, body.width() - px(20), px(18))
        ink.text(note, say(tile.note), 13, 400, tone if hue else "ink2")
        if tile.due:
            ink.chip(left, body.bottom() - px(18), tile.due)
