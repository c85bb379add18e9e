"""What a search found, in groups, with what was typed in it marked (screen 10b)."""

from PySide6.QtCore import QRectF, QSize

from app.kernel.text import T
from app.widgets.grouped import Entry, Group, GroupedList, Row
from app.widgets.paint import BUTTON, RIGHT, Ink, chip_width

HEAD, ROW = 28, 50
MOST_ROWS = 9


class HitList(GroupedList):
    """Cases, guests, documents, commands; the chosen one bears the Enter key."""

    def retold(self) -> None:
        super().retold()
        self.setAccessibleName(self.look.say(T("What was found")))

    def high(self, row: Row) -> int:
        return self.look.px(HEAD) if row.entry is None else self.look.target(ROW)

    def sizeHint(self) -> QSize:
        wanted = sum(self.high(row) for row in self.shown)
        return QSize(self.look.px(600), min(wanted, self.look.px(HEAD * 3 + ROW * MOST_ROWS)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), min(self.sizeHint().height(), self.look.px(160)))

    def paint_group(self, ink: Ink, at: QRectF, group: Group) -> None:
        ink.text(at.adjusted(self.look.px(14), 0, 0, 0), self.look.say(group.title), 12, 600, "ink3")

    def paint_entry(self, ink: Ink, at: QRectF, row: Row, entry: Entry, *, chosen: bool) -> None:
        px, say = self.look.px, self.look.say
        if chosen or self.over(entry)[0]:
            ink.box(at, BUTTON, "select" if chosen else "hover")
        tile = QRectF(at.left() + px(12), at.center().y() - px(17), px(34), px(34))
        ink.box(tile, 8, f"{entry.hue}_t")
        ink.icon(tile.center().x() - px(9), tile.center().y(), entry.icon, f"{entry.hue}_i", 18)
        right = at.right() - px(14)
        if chosen:
            right -= ink.key(right, at.center().y(), "Enter") + px(14)
        else:
            lead = QRectF(right - px(90), at.top(), px(90), at.height())
            right -= ink.text(lead, say(entry.lead), 13, 400, "ink3", RIGHT) + px(14)
        if entry.tag:
            ink.chip(right, at.center().y(), entry.tag, right=True)
            right -= chip_width(self.look, entry.tag) + px(12)
        left = at.left() + px(60)
        self._name(ink, QRectF(left, at.center().y() - px(21), right - left, px(22)), entry)
        about = QRectF(left, at.center().y(), right - left, px(18))
        ink.text(about, say(entry.about), 12, 400, "ink3")

    def _name(self, ink: Ink, at: QRectF, entry: Entry) -> None:
        """The name, what was typed in it bold and blue."""
        start, end = entry.matched
        pieces = (
            (entry.title[:start], 500, "ink"),
            (entry.title[start:end], 700, "info_i"),
            (entry.title[end:], 500, "ink"),
        )
        for words, weight, tone in pieces:
            if words and at.width() > 0:
                at = at.adjusted(ink.text(at, words, 15, weight, tone), 0, 0, 0)
