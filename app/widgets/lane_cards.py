"""A case as a card in a lane: its plate, the one thing to know, the time that counts, and red where it is late."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.widgets.paint import CARD, CENTRE, CHIP, RIGHT, Ink, Tag, chip_width
from app.widgets.theme import Look, Said
from app.widgets.tile_list import SteeredTiles

HIGH, GAP, PAD = 104, 6, 9
PLATE = 26
"""Heights of a card and of its plate, the gap beneath it, and the room at its sides, at 100 %."""


@dataclass(frozen=True, slots=True)
class LaneCard:
    """What a board shows of a case.

    `name` stands on a plate of the hue `plate`; `tag` is the one thing to know, `note` a quieter one. `time` is the
    moment that counts, `left` how long it is until then, both in `tone`; `brief` says `left` where that has no room.
    A `red` one is framed; `late` is the sentence that then stands in the place of `left`.
    `find` are words that jump here when typed, `called` a name that does so by its sound.
    """

    id: str
    name: str
    plate: str = "info"
    title: Said = ""
    tag: Tag | None = None
    note: Said = ""
    time: Said = ""
    left: Said = ""
    brief: Said = ""
    tone: str = "ink3"
    icon: str = "clock"
    red: bool = False
    late: Said = ""
    find: tuple[str, ...] = ()
    called: str = ""


def told_of(card: LaneCard, worn: Look) -> str:
    """A card in words, for whoever cannot see it."""
    parts = (card.title, card.tag.word if card.tag else "", card.note, card.time, card.late or card.left)
    return ", ".join(part for part in (card.name, *map(worn.say, parts)) if part)


def paint_plate(
    ink: Ink, left: float, middle: float, name: str, hue: str, room: float, size: int = 15
) -> float:
    """A plate as it hangs on a car, from its left edge. Returns its width."""
    px = ink.look.px
    wide = min(room, ink.look.width(name, size, 600) + px(16))
    at = QRectF(left, middle - px(PLATE) / 2, wide, px(PLATE))
    ink.box(at, CHIP, f"{hue}_t", hue, 1.4)
    ink.text(at.adjusted(px(4), 0, -px(4), 0), name, size, 600, f"{hue}_i", CENTRE)
    return wide


class LaneView(SteeredTiles):
    """The cards of one lane, one below the other; they scroll on their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(event.key())
        else:
            super().keyPressEvent(event)

    def across(self, width: float) -> int:
        return 1

    def high(self, width: float) -> int:
        return HIGH + GAP

    def told(self, tile: LaneCard) -> str:
        return told_of(tile, self.look)

    def paint_tile(self, ink: Ink, at: QRectF, tile: LaneCard, *, chosen: bool, over: bool) -> None:
        px = self.look.px
        body = at.adjusted(px(GAP), 2, -2, -px(GAP) + 2)
        ink.box(body, CARD, "hover" if over else "surface", "line")
        if tile.red:
            ink.box(body, CARD, None, "bad", 2)
        if chosen:
            ink.box(body.adjusted(-2, -2, 2, 2), CARD + 2, None, "ink", 2.4)
        inner = body.adjusted(px(PAD), 0, -px(PAD), 0)
        paint_plate(ink, inner.left(), body.top() + px(22), tile.name, tile.plate, inner.width())
        line = QRectF(inner.left(), body.top() + px(35), inner.width(), px(20))
        ink.text(line, self.look.say(tile.title), 13, 500)
        self._known(ink, line.translated(0, px(22)), tile)
        self._time(ink, line.translated(0, px(45)), tile)

    def _known(self, ink: Ink, at: QRectF, tile: LaneCard) -> None:
        """The one thing to know; beside it what else is told, where there is room for both."""
        px, taken = self.look.px, 0.0
        if tile.tag:
            tag = tile.tag
            if chip_width(self.look, tag) > at.width():
                tag = Tag(
                    ink.elided(self.look.say(tag.word), at.width() - px(34), 12, 500), tag.hue, tag.icon
                )
            taken = ink.chip(at.left(), at.center().y(), tag) + px(8)
        room = at.adjusted(taken, 0, 0, 0)
        if not taken or self.look.width(self.look.say(tile.note), 12) <= room.width():
            ink.text(room, self.look.say(tile.note), 12, 400, "ink2")

    def _time(self, ink: Ink, at: QRectF, tile: LaneCard) -> None:
        px, say = self.look.px, self.look.say
        x = at.left() + ink.icon(at.left(), at.center().y(), tile.icon, tile.tone, 14) + px(4)
        time, room = say(tile.time), at.adjusted(x - at.left(), 0, 0, 0)
        beside = room.width() - self.look.width(time, 13, 600) - px(5)
        words = [say(one) for one in ((tile.late,) if tile.late else (tile.left, tile.brief or tile.left))]
        left = next((one for one in words if self.look.width(one, 12, 600) <= beside), words[0])
        both = self.look.width(left, 12, 600) <= beside
        if left and (both or tile.late):
            ink.text(room, left, 12, 600 if tile.tone != "ok_i" else 400, tile.tone, RIGHT)
        if both or not tile.late:
            size = 13 if self.look.width(time, 13, 600) <= room.width() else 12
            ink.text(room, time, size, 600 if size == 13 else 500, tile.tone)
