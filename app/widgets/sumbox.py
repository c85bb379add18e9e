"""The one amount due: large, in words beside it, with what is received and given back."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.paint import CARD, LEFT, RIGHT, Ink
from app.widgets.part import Painted
from app.widgets.theme import Said


class SumBox(Painted):
    """`SumBox()`, then `show_due(label, "¥312.67", "叁佰壹拾贰元陆角柒分")` and
    `show_received(label, "400.00", label, "87.33")`. All sums come as they are written.

    `hue` of what is given back: `ok` for change, `bad` for what is still missing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due: tuple[Said, str, Said] = ("", "", "")
        self._received: tuple[Said, str, Said, str] | None = None
        self._hue = "ok"
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

    def retold(self) -> None:
        told = " ".join(self.look.say(part) for part in (*self._due, *(self._received or ())))
        self.setAccessibleName(told)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.look.px(148 if self._received else 92))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.sizeHint().height())

    def paint(self, ink: Ink, at: QRectF) -> None:
        px, say = self.look.px, self.look.say
        ink.box(at, CARD, "sunken", "line")
        label, amount, words = self._due
        line = QRectF(px(16), px(10), at.width() - px(32), px(22))
        # The sum in words is what is agreed on: where both do not fit, the label gives way.
        taken = ink.text(line, say(words), 13, 400, "ink2", RIGHT)
        ink.text(line.adjusted(0, 0, -taken - px(10), 0), say(label), 13, 400, "ink3")
        ink.text(QRectF(px(16), px(32), at.width() - px(32), px(52)), amount, 34, 700)
        if self._received:
            self._given(ink, at, *self._received)

    def _given(self, ink: Ink, at: QRectF, label: Said, amount: str, back_label: Said, back: str) -> None:
        px, say = self.look.px, self.look.say
        half = (at.width() - px(32)) / 2
        for left, align, word, sum_, tone in (
            (px(16), LEFT, label, amount, "ink"),
            (px(16) + half, RIGHT, back_label, back, f"{self._hue}_i"),
        ):
            ink.text(
                QRectF(left, px(84), half, px(22)),
                say(word),
                13,
                400,
                "ink3" if tone == "ink" else tone,
                align,
            )
            ink.text(QRectF(left, px(104), half, px(36)), sum_, 24, 700, tone, align)
