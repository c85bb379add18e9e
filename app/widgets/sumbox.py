"""The one amount due: large, in words beside it, with what is received and given back."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.paint import CARD, LEFT, RIGHT, Ink
from app.widgets.part import Painted
from app.widgets.theme import Said

HIGH, LOW = 148, 110
WORDS = (13, 12, 11)
"""Sizes of type for a sum in words, as far as it must shrink to fit."""


class SumBox(Painted):
    """`SumBox()`, then `show_due(label, "¥312.67", "叁佰壹拾贰元陆角柒分")` and
    `show_received(label, "400.00", label, "87.33")`. All sums come as they are written.

    `hue` of what is given back: `ok` for change, `bad` for what is still missing. `keep_low(True)` writes
    the same closer together, where there is little height.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due: tuple[Said, str, Said] = ("", "", "")
        self._received: tuple[Said, str, Said, str] | None = None
        self._hue = "ok"
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_due(self, label: Said, amount: str, words: Said = "") -> None:
        """Show what is due, and the same in words."""
        self._due = (label, amount, words)
        self.retold()
        self.updateGeometry()
        self.update()

    def show_received(self, label: Said, amount: str, back_label: Said, back: str, hue: str = "ok") -> None:
        """Show what was given, and what goes back or is missing."""
        self._received, self._hue = (label, amount, back_label, back), hue
        self.retold()
        self.updateGeometry()
        self.update()

    def keep_low(self, low: bool) -> None:
        """Stand closer together, or as usual."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self.update()

    def retold(self) -> None:
        told = " ".join(self.look.say(part) for part in (*self._due, *(self._received or ())))
        self.setAccessibleName(told)

    def high(self, *, low: bool) -> int:
        """How high it is, in pixels, with what is received."""
        return self.look.px(LOW if low else HIGH)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.high(low=self._low) if self._received else self.look.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.sizeHint().height())

    def paint(self, ink: Ink, at: QRectF) -> None:
        px = self.look.px
        ink.box(at, CARD, "sunken", "line")
        side, top = (px(12), px(4)) if self._low else (px(16), px(10))
        inner = at.adjusted(side, top, -side, 0)
        self._owed(ink, QRectF(inner.left(), inner.top(), inner.width(), px(22)))
        if self._received:
            self._given(ink, inner, *self._received)

    def _owed(self, ink: Ink, line: QRectF) -> None:
        """What is due: its name and the sum in words above the sum in digits.

        The sum in words is what is agreed on: where both do not fit, the name moves down beside the digits, and
        the words get smaller. Where they do not fit even so, the digits alone say it.
        """
        px, width = self.look.px, self.look.width
        label, words = (self.look.say(one) for one in (self._due[0], self._due[2]))
        below = QRectF(line.left(), line.bottom() - px(2 if self._low else 0), line.width(), px(52))
        if self._low:
            below.setHeight(px(42))
        if width(label, 13) + px(10) + width(words, 13) <= line.width():
            ink.text(line, words, 13, 400, "ink2", RIGHT)
            ink.text(line, label, 13, 400, "ink3")
        elif size := next((size for size in WORDS if width(words, size) <= line.width()), 0):
            ink.text(line, words, size, 400, "ink2")
            room = below.adjusted(width(self._due[1], 34, 700) + px(10), 0, 0, 0)
            ink.text(room, label, 13, 400, "ink3", RIGHT)
        else:
            ink.text(line, label, 13, 400, "ink3")
        ink.text(below, self._due[1], 34, 700)

    def _given(self, ink: Ink, at: QRectF, label: Said, amount: str, back_label: Said, back: str) -> None:
        px, half = self.look.px, at.width() / 2
        word, sum_, high, size = (px(65), px(81), px(28), 18) if self._low else (px(84), px(104), px(36), 24)
        for left, align, told, fen, tone in (
            (at.left(), LEFT, label, amount, "ink"),
            (at.left() + half, RIGHT, back_label, back, f"{self._hue}_i"),
        ):
            faint = "ink3" if tone == "ink" else tone
            ink.text(QRectF(left, word, half, px(22)), self.look.say(told), 13, 400, faint, align)
            ink.text(QRectF(left, sum_, half, high), fen, size, 700, tone, align)
