"""The few large numbers over the figures."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from app.counter.listed import LargeNumber
from app.widgets.opening import OpeningPart
from app.widgets.paint import CARD, Ink

HIGH = 92


class HeadCards(OpeningPart):
    """`show_heads(heads)`: side by side, each with its name above and what it is held against beneath.

    `opened(n)` where they open.
    """

    def __init__(self) -> None:
        super().__init__(self.places)
        self._heads: tuple[LargeNumber, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_heads(self, heads: tuple[LargeNumber, ...]) -> None:
        """Show other numbers."""
        self._heads = heads
        self.retold()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(". ".join(" ".join(self._words(head)) for head in self._heads))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(600), self.look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.look.px(HIGH))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px = self.look.px
        for head, card in zip(self._heads, self.places(at), strict=True):
            name, value, beside = self._words(head)
            ink.box(card, CARD, "surface", "line")
            room = card.adjusted(px(12), 0, -px(8), 0)
            ink.text(QRectF(room.x(), px(8), room.width(), px(20)), name, 13, 400, "ink2")
            ink.text(QRectF(room.x(), px(29), room.width(), px(34)), value, self._size(value, room), 700)
            ink.text(QRectF(room.x(), px(65), room.width(), px(18)), beside, 12, 400, "ink3")
        self.paint_ring(ink, at)

    def places(self, at: QRectF) -> list[QRectF]:
        """Where each number stands."""
        gap = self.look.px(8)
        each = (at.width() - gap * (len(self._heads) - 1)) / max(1, len(self._heads))
        return [QRectF(k * (each + gap), 0, each, at.height()) for k in range(len(self._heads))]

    def _size(self, value: str, room: QRectF) -> int:
        """The largest size at which the number is whole."""
        return next(
            (size for size in (24, 20, 17, 15) if self.look.width(value, size, 700) <= room.width()), 13
        )

    def _words(self, head: LargeNumber) -> tuple[str, str, str]:
        say = self.look.say
        beside = say(head.beside) if head.beside is not None else ""
        return say(head.name), say(head.value) if head.value is not None else "—", beside
