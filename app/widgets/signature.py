"""A place to sign with finger, pen or mouse: kept as strokes, never as a picture (COM-73)."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton, Kind
from app.widgets.paint import BUTTON, CENTRE, inking
from app.widgets.part import Part

Strokes = tuple[tuple[tuple[int, int], ...], ...]
"""Lines of (x, y) in thousandths of the place: what a paper draws."""
LEAST_POINTS = 8
"""Fewer than these are a stray touch, not a signature."""
AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SignaturePad(Part, QWidget):
    """`SignaturePad()`: `signed(bool)` says whether enough is written, `strokes` what; `clear()` begins anew.

    Once something is written, a touch in its corner begins anew, and so does Delete.
    """

    signed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[list[QPointF]] = []
        self._drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._again = ActionButton(T("Sign again"), Kind.QUIET, "rotate-ccw", high=44, parent=self)
        self._again.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._again.clicked.connect(self.clear)
        self._again.hide()
        self.retold()

    @property
    def strokes(self) -> Strokes:
        """What is written, in thousandths of the place."""
        return tuple(
            tuple((round(p.x() * 1000), round(p.y() * 1000)) for p in line) for line in self._lines if line
        )

    @property
    def is_signed(self) -> bool:
        """Whether there is more than a stray touch."""
        return sum(map(len, self._lines)) >= LEAST_POINTS

    def clear(self) -> None:
        """Begin anew, also in the middle of a line."""
        self._drawing = False
        self._lines.clear()
        self._again.hide()
        self.update()
        self.signed.emit(False)

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Sign here")))
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(440), self.look.px(180))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(120))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = True
            self._lines.append([self._share(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._lines[-1].append(self._share(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._drawing = False
            self._again.show()
            self.signed.emit(self.is_signed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in AWAY and self._lines:
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        at, px = QRectF(self.rect()), self.look.px
        with inking(self) as ink:
            ink.box(
                at, BUTTON, "surface", "focus" if self.hasFocus() else "edge", 2 if self.hasFocus() else 1
            )
            base = at.bottom() - px(40)
            ink.bar(QRectF(px(24), base, at.width() - px(48), 1), "line")
            if not self._lines:
                ink.text(QRectF(0, base, at.width(), px(34)), self.accessibleName(), 13, 400, "ink3", CENTRE)
            pen = QPen(ink.colour("ink"), px(2.6))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            ink.painter.setPen(pen)
            for line in self._lines:
                points = [QPointF(p.x() * at.width(), p.y() * at.height()) for p in line]
                ink.painter.drawPolyline(QPolygonF(points if len(points) > 1 else points * 2))

    def _place(self) -> None:
        """The way to begin anew lies in the corner where nobody signs."""
        wish, edge = self._again.sizeHint(), self.look.px(4)
        self._again.setGeometry(self.width() - wish.width() - edge, edge, wish.width(), wish.height())

    def _share(self, point: QPointF) -> QPointF:
        """A point as a share of the place, kept within it."""
        x = min(1.0, max(0.0, point.x() / max(1, self.width())))
        return QPointF(x, min(1.0, max(0.0, point.y() / max(1, self.height()))))
