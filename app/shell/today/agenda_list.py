"""The list of Today: white cards of rows fifty high, each with its one action (screen 10a)."""

from PySide6.QtCore import QRectF, QSize

from app.kernel.text import T
from app.widgets.grouped import Entry, Group, GroupedList, Row
from app.widgets.paint import BUTTON, CARD, CENTRE, RIGHT, Ink

HEAD, ROW = 40, 50
ACT = 112
"""The button's width at 100 %; a longer word takes more."""
AT, LEFT = 60, 112
"""Widths of the time and of how far off it is."""


class AgendaList(GroupedList):
    """What is due; the button of a row does its act, the row itself opens its case."""

    def retold(self) -> None:
        super().retold()
        self.setAccessibleName(self.look.say(T("What is due")))

    def high(self, row: Row) -> int:
        return self.look.px(HEAD) if row.entry is None else self.look.target(ROW)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(560), self.look.px(400))

    def act_place(self, at: QRectF) -> QRectF:
        px = self.look.px
        return QRectF(at.right() - self._act_wide - px(30), at.top(), self._act_wide, at.height())

    @property
    def _act_wide(self) -> float:
        words = (self.look.say(row.entry.act) for row in self.shown if row.entry)
        widest = max((self.look.width(word, 14, 500) for word in words), default=0)
        return min(self.look.px(190), max(self.look.px(ACT), widest + self.look.px(24)))

    def paint_group(self, ink: Ink, at: QRectF, group: Group) -> None:
        px = self.look.px
        line = at.adjusted(px(6), px(6), 0, 0)
        taken = ink.text(line, self.look.say(group.title), 15, 600, group.tone)
        count = line.adjusted(taken + px(6), 0, 0, 0)
        ink.text(count, str(len(group.entries)), 13, 500, "ink3")

    def paint_entry(self, ink: Ink, at: QRectF, row: Row, entry: Entry, *, chosen: bool) -> None:
        px = self.look.px
        self._ground(ink, at, row, entry, chosen=chosen)
        tile = QRectF(at.left() + px(14), at.center().y() - px(18), px(36), px(36))
        ink.box(tile, 9, f"{entry.hue}_t")
        ink.icon(tile.center().x() - px(9), tile.center().y(), entry.icon or "clock", f"{entry.hue}_i", 18)
        button = self.act_place(at)
        ink.icon(at.right() - px(24), at.center().y(), "chevron-right", "ink3", 16)
        self._press(ink, button, entry)
        left = QRectF(button.left() - px(LEFT + 8), at.top(), px(LEFT), at.height())
        weight = 600 if entry.hue == "bad" else 500
        ink.text(left, self.look.say(entry.left), 13, weight, f"{entry.hue}_i")
        due = QRectF(left.left() - px(AT + 12), at.top(), px(AT), at.height())
        ink.text(due, self.look.say(entry.at), 15, 600, "ink", RIGHT)
        room = QRectF(at.left() + px(64), at.top(), due.left() - at.left() - px(76), at.height())
        self._words(ink, room, entry)

    def _words(self, ink: Ink, room: QRectF, entry: Entry) -> None:
        """Side by side where all titles have room, else one below the other."""
        px, about, widest = self.look.px, self.look.say(entry.about), self._widest_title
        if room.width() >= px(430) and widest <= room.width() * 0.56:
            name = max(px(240), widest)
            ink.text(QRectF(room.left(), room.top(), name - px(12), room.height()), entry.title, 15, 600)
            ink.text(room.adjusted(name, 0, 0, 0), about, 13, 400, "ink2")
            return
        middle = room.center().y()
        ink.text(QRectF(room.left(), middle - px(21), room.width(), px(22)), entry.title, 15, 600)
        ink.text(QRectF(room.left(), middle + px(1), room.width(), px(18)), about, 12, 400, "ink2")

    @property
    def _widest_title(self) -> float:
        titles = (self.look.width(row.entry.title, 15, 600) for row in self.shown if row.entry)
        return max(titles, default=0) + self.look.px(16)

    def _ground(self, ink: Ink, at: QRectF, row: Row, entry: Entry, *, chosen: bool) -> None:
        """A row's part of its card: round at the card's ends, a hairline between rows."""
        px, over = self.look.px, self.over(entry)[0]
        card = at.adjusted(0, 0 if row.first else -px(CARD + 4), -1, 0 if row.last else px(CARD + 4))
        with ink.kept():
            ink.painter.setClipRect(at)
            ink.box(card, CARD, "select" if chosen else "hover" if over else "surface", "line")
        if not row.last:
            ink.bar(QRectF(at.left() + px(62), at.bottom() - 1, at.width() - px(63), 1), "line")
        if chosen:
            ink.bar(QRectF(at.left(), at.top() + px(8), px(4), at.height() - px(16)), "ink")
        if chosen and self.hasFocus():
            ink.ring(at.adjusted(2, 2, -3, -2))

    def _press(self, ink: Ink, at: QRectF, entry: Entry) -> None:
        over = self.over(entry)[1]
        body = at.adjusted(0, self.look.px(4), 0, -self.look.px(4))
        ink.box(body, BUTTON - 1, "hover" if over else "surface", "edge" if over else "line", 1.2)
        ink.text(body.adjusted(6, 0, -6, 0), self.look.say(entry.act), 14, 500, "ink", CENTRE)
