"""What charts over the hours of a day have in common: names at the left, moments to the right, the red line of now."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.widgets.paint import CENTRE, Ink
from app.widgets.part import Part

HEAD = 30
"""Height of the line of hours at 100 %."""
EDGE = 20
"""Room at the right of the last moment, at 100 %."""


class TimeLine(Part, QAbstractScrollArea):
    """`first` and `last` are the moments that are drawn, `names` is the room at the left in pixels: a subclass says it.

    What is higher than the window scrolls: `measure(high)`.
    """

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = zone
        self.first = self.last = datetime.min.replace(tzinfo=zone)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    @property
    def names(self) -> int:
        """The room for what the rows are called."""
        return 0

    def x_of(self, at: datetime) -> float:
        """Where a moment is drawn."""
        return self.names + self._room * ((at - self.first) / (self.last - self.first))

    def moment(self, x: float, step: int = 5) -> datetime:
        """The moment at a place, in steps of some minutes."""
        at = self.first + (self.last - self.first) * ((x - self.names) / self._room)
        seconds = step * 60
        return at + timedelta(seconds=(seconds / 2 - (at.timestamp() + seconds / 2) % seconds))

    def measure(self, high: float) -> None:
        """Scroll over what is as high as that."""
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, round(high) - self.viewport().height()))

    def pill(self, at: datetime, told: str) -> QRectF:
        """The place of a word above the line of a moment."""
        px = self.look.px
        wide = self.look.width(told, 12, 600) + px(20)
        return QRectF(self.x_of(at) - wide / 2, px(1), wide, px(22))

    def paint_hours(
        self, ink: Ink, step: timedelta, bottom: float, start: datetime, marks: Iterable[QRectF] = ()
    ) -> None:
        """The line of hours from a moment on, but for those that a mark covers, and a hairline beneath each."""
        px, at, taken = self.look.px, start, list(marks)
        while at <= self.last:
            x = self.x_of(at)
            room = QRectF(x - px(24), 0, px(48), px(24))
            if not any(mark.intersects(room) for mark in taken):
                ink.text(room, f"{at.astimezone(self.zone):%H:%M}", 12, 500, "ink3", CENTRE)
            ink.bar(QRectF(x, px(26), 1, bottom), "line")
            at += step

    def paint_line(self, ink: Ink, at: datetime, token: str, bottom: float) -> None:
        """A line through all rows at a moment."""
        ink.bar(QRectF(self.x_of(at) - 1, self.look.px(24), 2, bottom), token)

    @property
    def _room(self) -> float:
        return max(1, self.viewport().width() - self.names - self.look.px(EDGE))
