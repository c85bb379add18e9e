"""Fuel in eighths: a touch on the dial, the arrows, or a figure (DLR-10)."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.paint import CENTRE, Ink
from app.widgets.part import Painted

EIGHTHS = 8


class FuelGauge(Painted):
    """`show_fuel(5)`, or None while nobody looked; `chosen(eighths)`. A touch left of the first field is empty."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fuel: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_fuel(self, fuel: int | None) -> None:
        """Show so many eighths, or that nobody looked."""
        self._fuel = fuel
        self.retold()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Fuel in eighths")))
        self.setAccessibleDescription(self._said)

    @property
    def _said(self) -> str:
        return "—" if self._fuel is None else f"{self._fuel}/8"

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.target(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(180), self.look.target(48))

    def _bar(self) -> QRectF:
        px = self.look.px
        return QRectF(px(24), px(10), self.width() - px(92), self.height() - px(20))

    def paint(self, ink: Ink, at: QRectF) -> None:
        bar, gap, px = self._bar(), self.look.px(3), self.look.px
        each = bar.width() / EIGHTHS
        ink.text(QRectF(0, 0, px(20), at.height()), "E", 13, 600, "ink3", CENTRE)
        ink.text(QRectF(bar.right(), 0, px(20), at.height()), "F", 13, 600, "ink3", CENTRE)
        for n in range(EIGHTHS):
            cell = QRectF(bar.left() + n * each, bar.top(), each - gap, bar.height())
            full = self._fuel is not None and n < self._fuel
            ink.box(cell, 4, "ink" if full else "sunken", None if full else "line")
        ink.text(QRectF(at.right() - px(46), 0, px(46), at.height()), self._said, 17, 600, "ink", CENTRE)
        if self.hasFocus():
            ink.ring(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self._bar()
        share = (event.position().x() - bar.left()) / bar.width()
        self.chosen.emit(min(max(int(share * EIGHTHS) + 1, 0), EIGHTHS) if share >= 0 else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self._fuel or 0
        steps = {Qt.Key.Key_Left: max(now - 1, 0), Qt.Key.Key_Right: min(now + 1, EIGHTHS)}
        typed = event.text()
        if Qt.Key(event.key()) in steps:
            self.chosen.emit(steps[Qt.Key(event.key())])
        elif typed in "012345678" and typed:
            self.chosen.emit(int(typed))
        else:
            super().keyPressEvent(event)
