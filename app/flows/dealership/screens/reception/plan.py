"""The car from five sides: a touch marks a damage, arrows and Enter do the same (DLR-10)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.flows.dealership.facts.form_words import SIDES
from app.flows.dealership.facts.outline import HIGH, VIEWS, WIDE, side_at
from app.flows.dealership.facts.reception import Damage, MarkFacts
from app.kernel.text import T
from app.widgets.paint import CENTRE, Ink
from app.widgets.part import Painted

ROOM = 60
"""Under the drawing, in its units, for the word of the lowest side."""
REACH = 34
"""A touch so near to a mark, in units, is meant for it."""
STEP = 20
HUES: Mapping[Damage, str] = {
    Damage.SCRATCH: "warn",
    Damage.DENT: "info",
    Damage.CRACK: "bad",
    Damage.MISSING: "mute",
}
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0),
    Qt.Key.Key_Right: (STEP, 0),
    Qt.Key.Key_Up: (0, -STEP),
    Qt.Key.Key_Down: (0, STEP),
}
PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CarPlan(Painted):
    """`show_marks(marks)`; `touched(side, x, y)` is a place without a mark, `taken(mark)` one that has one.

    By keys: the arrows move a cross over the car, Enter marks what is under it, Delete takes the nearest mark.
    """

    touched = Signal(str, int, int)
    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[MarkFacts] = ()
        self._cross = (WIDE // 2, HIGH // 2)
        self._by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.retold()

    def show_marks(self, marks: Sequence[MarkFacts]) -> None:
        """Show these marks, each with its number."""
        self._marks = marks
        self.retold()
        self.update()

    def place(self, side: str, x: int, y: int) -> QPointF:
        """Where thousandths of a side lie on this widget."""
        view = next(view for one, view in VIEWS.items() if one == side)
        return self._to_widget(*view.at(x, y))

    def retold(self) -> None:
        told = T("The car from five sides, {n} marks", n=len(self._marks))
        self.setAccessibleName(self.look.say(told))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(560), self.look.px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(380), self.look.px(270))

    # -- painting ---------------------------------------------------------------------------------------

    @property
    def _unit(self) -> float:
        edge = self.look.px(10)
        return min((self.width() - 2 * edge) / WIDE, (self.height() - 2 * edge) / (HIGH + ROOM))

    def _to_widget(self, x: float, y: float) -> QPointF:
        unit = self._unit
        left, top = (self.width() - unit * WIDE) / 2, (self.height() - unit * (HIGH + ROOM)) / 2
        return QPointF(left + x * unit, top + y * unit)

    def _to_drawing(self, at: QPointF) -> tuple[float, float]:
        begin, unit = self._to_widget(0, 0), self._unit
        return (at.x() - begin.x()) / unit, (at.y() - begin.y()) / unit

    def paint(self, ink: Ink, at: QRectF) -> None:
        painter, px = ink.painter, self.look.px
        pen = QPen(QColor(ink.colour("ink2")), px(1.4))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for side, view in VIEWS.items():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour("info_t"))
            for pane in view.panes:
                painter.drawPolygon(self._polygon(pane))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for line in view.lines:
                painter.drawPolyline(self._polygon(line))
            under = self._to_widget(view.x + view.wide / 2, view.y + view.high)
            room = QRectF(under.x() - px(60), under.y(), px(120), px(18))
            ink.text(room, self.look.say(SIDES[side]), 12, 400, "ink3", CENTRE)
        for mark in self._marks:
            self._paint_mark(ink, mark)
        if self.hasFocus() and self._by_key:
            self._paint_cross(ink)

    def _polygon(self, line: Sequence[tuple[int, int]]) -> QPolygonF:
        return QPolygonF([self._to_widget(x, y) for x, y in line])

    def _paint_mark(self, ink: Ink, mark: MarkFacts) -> None:
        at, radius = self.place(mark.side, mark.x, mark.y), self.look.px(11)
        disc = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        ink.box(disc, 11, HUES[mark.damage], "surface", 2)
        ink.text(disc, str(mark.n), 12, 700, "surface", CENTRE)

    def _paint_cross(self, ink: Ink) -> None:
        at, reach = self._to_widget(*self._cross), self.look.px(12)
        ink.painter.setPen(QPen(ink.colour("focus"), self.look.px(2)))
        ink.painter.drawLine(QPointF(at.x() - reach, at.y()), QPointF(at.x() + reach, at.y()))
        ink.painter.drawLine(QPointF(at.x(), at.y() - reach), QPointF(at.x(), at.y() + reach))

    # -- marking ----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._press(*self._to_drawing(event.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            across, down = ARROWS[key]
            x, y = self._cross
            self._cross = min(max(x + across, 0), WIDE), min(max(y + down, 0), HIGH)
        elif key in PRESS:
            self._press(*self._cross)
        elif key in AWAY and (nearest := self._near(*self._cross, WIDE)):
            self.taken.emit(nearest.id)
        else:
            super().keyPressEvent(event)
            return
        self._by_key = True
        self.update()

    def _press(self, x: float, y: float) -> None:
        if near := self._near(x, y, REACH):
            self.taken.emit(near.id)
        elif found := side_at(x, y):
            side, across, down = found
            self.touched.emit(side.value, across, down)

    def _near(self, x: float, y: float, reach: float) -> MarkFacts | None:
        """The mark nearest to a place of the drawing, within a reach."""

        def far(mark: MarkFacts) -> float:
            across, down = VIEWS[mark.side].at(mark.x, mark.y)
            return float(((across - x) ** 2 + (down - y) ** 2) ** 0.5)

        near = min(self._marks, key=far, default=None)
        return near if near is not None and far(near) <= reach else None
