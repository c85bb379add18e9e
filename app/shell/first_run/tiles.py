"""What is chosen by touching it: icon, title, what it means, a tick (screen 11b)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import Text
from app.widgets.button import PressPart
from app.widgets.paint import CARD, inking
from app.widgets.theme import Said


class ChoiceTile(PressPart):
    """`ChoiceTile("utensils", title, about, small)`, checkable; what is chosen is framed in ink and ticked."""

    def __init__(
        self, icon: str, title: Text, about: Said = "", small: Said = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._title, self._about, self._small = icon, title, about, small
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def retold(self) -> None:
        say = self.look.say
        self.name(say(self._title))
        self.setAccessibleDescription(" ".join(filter(None, (say(self._about), say(self._small)))))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(230), self.look.target(184))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.target(170), self.look.target(184))

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px, say = QRectF(self.rect()), self.look.px, self.look.say
        on = self.isChecked()
        with inking(self) as ink:
            ground = "press" if self.isDown() else "hover" if self.hovered else "surface"
            ink.box(at, CARD + 2, ground, "ink" if on else "line", 2.4 if on else 1.2)
            if self.ringed:
                ink.ring(at.adjusted(4, 4, -4, -4), CARD)
            square = QRectF(px(16), px(16), px(44), px(44))
            ink.box(square, 11, "action" if on else "mute_t")
            tone = "on_action" if on else "ink2"
            ink.icon(square.center().x() - px(11), square.center().y(), self._icon, tone, 22)
            tick = QRectF(at.right() - px(36), px(16), px(22), px(22))
            if on:
                ink.box(tick, 7, "ok")
                ink.icon(tick.left() + px(4), tick.center().y(), "check", "surface", 14)
            else:
                ink.box(tick, 7, "surface", "edge", 1.4)
            room = at.width() - px(32)
            ink.text(QRectF(px(16), px(84), room, px(28)), self.accessibleName(), 18, 600)
            ink.text(QRectF(px(16), px(114), room, px(22)), say(self._about), 13, 400, "ink2")
            ink.text(QRectF(px(16), px(146), room, px(20)), say(self._small), 12, 400, "ink3")
