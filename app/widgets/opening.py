"""Things that a part paints and that open: a number over the figures, a bar of a chart."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from app.widgets.button import ENTERS
from app.widgets.paint import BUTTON, Ink, inset
from app.widgets.part import Painted

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class OpeningPart(Painted):
    """`OpeningPart(places)`: that gives the place of each thing. Once `let_open()` is called, `opened(n)` is a touch on
    the n-th, or Enter where the arrows stand; until then it is a picture.
    """

    opened = Signal(int)

    def __init__(self, places: Callable[[QRectF], list[QRectF]]) -> None:
        super().__init__()
        self._places = places
        self._at, self._by_key = 0, False

    def let_open(self) -> None:
        """Let what is shown be opened."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def opens(self) -> bool:
        """Whether what is shown can be opened."""
        return self.focusPolicy() != Qt.FocusPolicy.NoFocus

    def paint_ring(self, ink: Ink, at: QRectF) -> None:
        """The focus ring around the thing where the arrows stand."""
        places = self._places(at)
        if places and self.hasFocus() and self._by_key:
            ink.ring(inset(places[min(self._at, len(places) - 1)], 1), BUTTON)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        touched = next(
            (n for n, one in enumerate(self._places(QRectF(self.rect()))) if one.contains(event.position())),
            None,
        )
        if self.opens and touched is not None and event.button() is Qt.MouseButton.LeftButton:
            self._at = touched
            self.opened.emit(touched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._places(QRectF(self.rect())))
        if count and event.key() in STEPS:
            self._at = min(max(self._at + STEPS[Qt.Key(event.key())], 0), count - 1)
            self.update()
        elif count and event.key() in ENTERS:
            self.opened.emit(min(self._at, count - 1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
