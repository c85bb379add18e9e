"""How far long work is: a bar or a ring, what is left, and the ways to stop it."""

from PySide6.QtCore import Property, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.paint import CENTRE, Ink
from app.widgets.part import Column, Label, Painted, Part, Role, Row, showing
from app.widgets.theme import Said


class _Bar(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.share, self.hue = 0.0, "ok"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(8))

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.progress(at, self.share, self.hue)


class ProgressLine(Part, QWidget):
    """`ProgressLine(pausable=True)`, then `show_progress(done, of, left)`; `paused`, `cancelled` as asked.

    `left` says how long it still takes, or what may be done meanwhile.
    """

    paused = Signal()
    cancelled = Signal()

    def __init__(self, *, pausable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(self)
        self._said = Label("", Role.SECOND, "ink2")
        self._pause = ActionButton(T("Pause"), icon="circle-pause", parent=self)
        self._cancel = ActionButton(T("Cancel"), parent=self)
        self._pause.clicked.connect(self.paused)
        self._cancel.clicked.connect(self.cancelled)
        showing(self._pause, pausable)
        foot = Row(gap=8)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._pause)
        foot.addWidget(self._cancel)
        column = Column(self, gap=8)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def set_stops(self, stops: bool) -> None:
        """Whether it can be cancelled: for forms."""
        showing(self._cancel, stops)

    formStops = Property(bool, lambda self: not self._cancel.isHidden(), set_stops)

    def show_progress(self, done: int, of: int, left: Said = "") -> None:
        """Say how much of how many is done."""
        self._bar.share = done / of if of else 0.0
        self._bar.update()
        told = T("{done} of {of}", done=done, of=of)
        self._said.say(T("{told}, {left}", told=told, left=left) if left else told)
        self.setAccessibleName(self._said.text())


class ProgressRing(Painted):
    """A ring with n / of in its middle: `show_progress(done, of)`."""

    def __init__(self, size: int = 120, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._done, self._of = size, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, of: int) -> None:
        """Say how much of how many is done."""
        self._done, self._of = done, of
        self.setAccessibleName(self.look.say(T("{done} of {of}", done=done, of=of)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def paint(self, ink: Ink, at: QRectF) -> None:
        wide = self.look.px(8)
        ring = at.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        for token, share in (("press", 1.0), ("ok", self._done / self._of if self._of else 0.0)):
            pen = QPen(ink.colour(token), wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            ink.painter.setPen(pen)
            if share > 0:
                ink.painter.drawArc(ring, 90 * 16, -round(360 * 16 * share))
        ink.text(at.translated(QPointF(0, -self.look.px(8))), str(self._done), 24, 700, "ink", CENTRE)
        ink.text(at.translated(QPointF(0, self.look.px(16))), f"/ {self._of}", 13, 400, "ink3", CENTRE)
