"""Pages of a paper as pictures, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.kernel.text import T
from app.widgets.paint import inking
from app.widgets.part import Part

GAP = 16
LEAST, MOST = 0.5, 3.0


class _Pages(Part, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QPixmap] = []
        self.zoom = 1.0

    def places(self) -> list[QRectF]:
        """Where each page lies: as wide as there is room, times the zoom."""
        gap = self.look.px(GAP)
        room = float(self.width() - 2 * gap)
        places, top = [], float(gap)
        for page in self.pages:
            wide = room * min(1.0, self.zoom)
            high = wide * page.height() / max(1, page.width())
            places.append(QRectF((self.width() - wide) / 2, top, wide, high))
            top += high + gap
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            for page, at in zip(self.pages, self.places(), strict=True):
                ink.shadow(at, 2, 10)
                ink.painter.drawPixmap(at, page, QRectF(page.rect()))


class PaperView(QScrollArea):
    """`PaperView()`, then `show_pages([png, …])`: the bytes of one picture a page.

    Fitted to the width; Ctrl and the wheel, + and − make it larger and smaller. Paper stays white in
    the dark theme: it is shown as it is printed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = _Pages()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show these. Raises ValueError for bytes that are no picture."""
        self._inside.pages = [_picture(page) for page in pages]
        self.setAccessibleName(self._inside.look.say(T("{n} pages", n=len(pages))))
        self._fit()
        self.verticalScrollBar().setValue(0)

    def magnify(self, by: float) -> None:
        """Show it larger or smaller by a factor."""
        self._inside.zoom = max(LEAST, min(MOST, self._inside.zoom * by))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("+", "="):
            self.magnify(1.1)
        elif event.text() == "-":
            self.magnify(1 / 1.1)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        inside, gap = self._inside, self._inside.look.px(GAP)
        inside.resize(round(self.viewport().width() * max(1.0, inside.zoom)), inside.height())
        bottom = max((at.bottom() for at in inside.places()), default=0.0)
        inside.resize(inside.width(), round(bottom) + gap)
        inside.update()


def _picture(data: bytes) -> QPixmap:
    picture = QPixmap()
    if not picture.loadFromData(data):
        raise ValueError("a page is no picture")
    return picture
