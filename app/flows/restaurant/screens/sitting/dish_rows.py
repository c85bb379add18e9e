"""What a table has ordered, a row a dish: how many, what, where it stands. One touch serves it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.counter.settings import Settings
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import SENT_LINES, Line
from app.flows.restaurant.facts.views import OrderLine
from app.flows.restaurant.screens.line.sheet import kind_of
from app.flows.restaurant.screens.sitting.pouring import VERBS, bottle_words, next_of
from app.flows.restaurant.screens.words import standing
from app.kernel.text import T, Text
from app.widgets.paint import BUTTON, CENTRE, Ink, Tag, chip_width
from app.widgets.theme import Said
from app.widgets.tile_list import WholeTiles

ROW = 46
VERB = 84


@dataclass(frozen=True, slots=True)
class DishRow:
    """A dish: `verb` is what a touch does with it; `more` that a touch on ⋯, or where there is no verb, opens it."""

    id: str
    count: str
    name: str
    tag: Tag
    note: Said = ""
    verb: Said = ""
    more: bool = False


class DishRows(WholeTiles):
    """`show_tiles(rows)`; `opened(id)` is a touch or Enter. As high as its rows.

    A row with ⋯ is `asked` for by a touch on that, and by the right button or a long press anywhere;
    `wanted(id, kind)` is what one key each says of the row that is reached: urge, return, give.
    """

    USUAL = 280
    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._let_go = QPoint()
        super().__init__(parent)
        self.retold()

    def retold(self) -> None:
        super().retold()
        self.setAccessibleName(self.look.say(T("Dishes of this table")))

    def across(self, width: float) -> int:
        return 1

    def high(self, width: float) -> int:
        return ROW

    def told(self, tile: DishRow) -> str:
        say = self.look.say
        return " ".join(filter(None, (tile.count, tile.name, say(tile.note), say(tile.tag.word))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = kind_of(event.text())
        if kind and (tile := self._tile(self.current)) and tile.more:
            self.wanted.emit(tile.id, kind.value)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go = event.position().toPoint()
        super().mouseReleaseEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        tile = self._tile(self._id(index))
        if tile and tile.more and self._let_go.x() >= self._more_at(QRectF(self.visualRect(index))).left():
            self.asked.emit(tile.id, self.viewport().mapToGlobal(self._let_go))
        else:
            super()._clicked(index)

    def _more_at(self, at: QRectF) -> QRectF:
        wide = self.look.target(44)
        return QRectF(at.right() - wide, at.top(), wide, at.height())

    def _tile(self, id: str) -> DishRow | None:
        row = self.tiles.row(id)
        return self.tiles.tiles[row] if row >= 0 else None

    def paint_tile(self, ink: Ink, at: QRectF, tile: DishRow, *, chosen: bool, over: bool) -> None:
        px, say = self.look.px, self.look.say
        if (chosen and self.hasFocus()) or (over and tile.verb):
            ink.box(at.adjusted(0, 1, 0, -1), BUTTON, "select" if chosen else "hover")
        box = QRectF(at.left() + px(2), at.center().y() - px(14), self._count_wide(tile), px(28))
        ink.box(box, 7, "mute_t")
        ink.text(box, tile.count, 14, 600, "ink", CENTRE)
        right = at.right() - px(2)
        if tile.more:
            more = self._more_at(at)
            ink.icon(more.center().x() - px(10), more.center().y(), "ellipsis", "ink2", 20)
            right = more.left()
        if tile.verb:
            right = self._verb(ink, at, right, tile) - px(8)
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

    def _verb(self, ink: Ink, at: QRectF, right: float, tile: DishRow) -> float:
        """Draw what a touch does as a button; returns its left edge."""
        px, word = self.look.px, self.look.say(tile.verb)
        wide = min(px(VERB), self.look.width(word, 13, 600) + px(40))
        body = QRectF(right - wide, at.center().y() - px(17), wide, px(34))
        ink.box(body, BUTTON, "surface", "edge", 1.2)
        ink.icon(body.left() + px(9), body.center().y(), "check", "ink", 16)
        ink.text(body.adjusted(px(29), 0, -px(6), 0), word, 13, 600)
        return body.left()


class Now(NamedTuple):
    """What counting down needs: the time, and how long the house gives."""

    at: datetime
    settings: Settings


def dish_row(line: OrderLine, now: Now | None = None, *, serves: bool = True) -> DishRow:
    """A line of an order as a row: one touch serves it, unless it `serves` nothing here, or opens it."""
    facts = line.facts
    tag = standing(facts)
    if facts.step == Line.SERVED and line.served_at:
        tag = Tag(T("{at:time} served", at=line.served_at), tag.hue, tag.icon)
    elif facts.step == Line.FIRED:
        tag = cooking_tag(facts)
    return DishRow(
        facts.id,
        str(facts.counting or facts.quantity),
        facts.name,
        tag,
        note=_note(line, now),
        verb=VERBS.get(next_of(facts), "") if serves else "",
        more=facts.step in SENT_LINES or facts.step == Line.RETURNED,
    )


def cooking_tag(line: LineFacts) -> Tag:
    """That a dish cooks, or how much of it is on the table."""
    tag = standing(line)
    if not line.served:
        return tag
    return Tag(T("{served} of {n} served", served=line.served, n=line.counting), tag.hue, tag.icon)


def _note(line: OrderLine, now: Now | None) -> Said:
    """What the guest asks for on it, and what became of it."""
    facts = line.facts
    told: list[Said] = [line.request] if line.request else []
    if now and (bottle := bottle_words(facts, now.at, now.settings)):
        told.append(bottle)
    changed: tuple[tuple[int, Text], ...] = (
        (facts.returned, T("returned {n}", n=facts.returned)),
        (facts.giving, T("given {n}", n=facts.giving)),
        (facts.urged, T("urged {n}×", n=facts.urged)),
        (facts.fallen, T("fell {n}, made again", n=facts.fallen)),
    )
    told += [word for n, word in changed if n]
    return T("{said:list}", said=told) if len(told) > 1 else (*told, "")[0]
