"""What the keys do here: a line of keys with their words, at the foot of a board."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.paint import Ink, key_width
from app.widgets.part import Painted
from app.widgets.theme import Said

GAP = 16


class KeyHints(Painted):
    """`KeyHints((("Enter", T("add one")), ("*", T("request"))))`, the weightiest first: those that do not fit are left away."""

    def __init__(self, hints: tuple[tuple[str, Said], ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints = hints
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_hints(self, hints: tuple[tuple[str, Said], ...]) -> None:
        """Show other keys."""
        if hints != self._hints:
            self._hints = hints
            self.retold()
            self.update()

    def retold(self) -> None:
        self.setAccessibleName(" · ".join(f"{key} {self.look.say(word)}" for key, word in self._hints))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.look.px(26))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px, x, middle = self.look.px, at.left(), at.center().y()
        for key, said in self._hints:
            word = self.look.say(said)
            cap = key_width(self.look, key)
            wide = cap + px(7) + self.look.width(word, 13)
            if x + wide > at.right() + 1:
                return
            ink.key(x + cap, middle, key)
            ink.text(at.adjusted(x + cap + px(7) - at.left(), 0, 0, 0), word, 13, 400, "ink3")
            x += wide + px(GAP)
