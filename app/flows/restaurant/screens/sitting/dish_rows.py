"""What a table has ordered, a row a dish: how many, what, where it stands. One touch serves it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.paint import BUTTON, CENTRE, Ink, Tag, chip_width
from app.widgets.theme import Said
from app.widgets.tile_list import TileList

ROW = 46
VERB = 84


@dataclass(frozen=True, slots=True)
class DishRow:
    """A dish: `verb` is what a touch does with it, empty where a touch does nothing."""

    id: str
    count: str
    name: str
    tag: Tag
    note: Said = ""
    verb: Said = ""


class DishRows(TileList):
    """`show_tiles(rows)`; `opened(id)` is a touch or Enter. As high as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def retold(self) -> None:
        super().retold()
        self.setAccessibleName(self.look.say(T("Dishes of this table")))

    def across(self, width: float) -> int:
        return 1

    def high(self, width: float) -> int:
        return ROW

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(280), len(self.tiles.tiles) * self.gridSize().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.sizeHint().height())

    def told(self, tile: DishRow) -> str:
        say = self.look.say
        return " ".join(filter(None, (tile.count, tile.name, say(tile.note), say(tile.tag.word))))

    def paint_tile(self, ink: Ink, at: QRectF, tile: DishRow, *, chosen: bool, over: bool) -> None:
        px, say = self.look.px, self.look.say
        if (chosen and self.hasFocus()) or (over and tile.verb):
            ink.box(at.adjusted(0, 1, 0, -1), BUTTON, "select" if chosen else "hover")
        box = QRectF(at.left() + px(2), at.center().y() - px(14), self._count_wide(tile), px(28))
        ink.box(box, 7, "mute_t")
        ink.text(box, tile.count, 14, 600, "ink", CENTRE)
        right = at.right() - px(2)
        if tile.verb:
            right = self._verb(ink, at, tile) - px(8)
        ink.chip(right, at.center().y(), tile.tag, right=True)
        room = QRectF(box.right() + px(12), at.top(), 0, at.height())
        room.setRight(right - chip_width(self.look, tile.tag) - px(8))
        ink.bar(QRectF(room.left(), at.bottom() - 1, at.right() - room.left(), 1), "line")
        if not tile.note:
            ink.text(room, tile.name, 15, 500)
            return
        ink.text(QRectF(room.left(), at.center().y() - px(20), room.width(), px(22)), tile.name, 15, 500)
        ink.text(
            QRectF(room.left(), at.center().y(), room.width(), px(18)), say(tile.note), 12, 400, "warn_i"
        )

    def _count_wide(self, tile: DishRow) -> float:
        return max(self.look.px(28), self.look.width(tile.count, 14, 600) + self.look.px(12))

    def _verb(self, ink: Ink, at: QRectF, tile: DishRow) -> float:
        """Draw what a touch does as a button; returns its left edge."""
        px, word = self.look.px, self.look.say(tile.verb)
        wide = min(px(VERB), self.look.width(word, 13, 600) + px(40))
        body = QRectF(at.right() - px(2) - wide, at.center().y() - px(17), wide, px(34))
        ink.box(body, BUTTON, "surface", "edge", 1.2)
        ink.icon(body.left() + px(9), body.center().y(), "check", "ink", 16)
        ink.text(body.adjusted(px(29), 0, -px(6), 0), word, 13, 600)
        return body.left()
