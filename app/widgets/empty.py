"""What an empty board or list says: what is not there, and how to start."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.paint import CARD, CENTRE, Ink
from app.widgets.part import Painted
from app.widgets.theme import Said


class Empty(Painted):
    """`Empty("armchair", T("Nobody is waiting"), T("When the house is full, F4 draws a number"))`."""

    def __init__(self, icon: str, what: Said, how: Said = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._what, self._how = icon, what, how
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retold()

    def say(self, what: Said, how: Said = "") -> None:
        """Say that something else is not there."""
        self._what, self._how = what, how
        self.retold()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(f"{self.look.say(self._what)} {self.look.say(self._how)}".strip())

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.look.px(114))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.look.px(104))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px, middle = self.look.px, at.center()
        ink.box(at, CARD, "sunken", "edge", dashed=True)
        top = middle.y() - px(42)
        ink.icon(middle.x() - px(14), top + px(10), self._icon, "ink3", 28)
        room = QRectF(at.left() + px(12), top + px(34), at.width() - px(24), px(24))
        ink.text(room, self.look.say(self._what), 15, 600, "ink", CENTRE)
        ink.text(room.translated(0, px(25)), self.look.say(self._how), 13, 400, "ink3", CENTRE)
