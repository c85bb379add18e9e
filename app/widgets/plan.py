"""A plan seen from above: what stands on the grid of its area, drawn to the room that there is."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.widgets.completed import Completed
from app.widgets.paint import CARD, Ink, inking
from app.widgets.part import Part
from app.widgets.theme import Said

LEAST, MOST = 16, 24
"""How large a step of the grid is drawn, at 100 %: smaller, no word would fit on a table; then it scrolls."""
EDGE, HEAD = 12, 34
AHEAD = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands, in steps of the grid: the corner at the upper left, width, height."""

    x: int
    y: int
    w: int
    h: int
    round: bool = False

    @property
    def radius(self) -> int:
        """Of its corners: those of a round one meet."""
        return 999 if self.round else CARD


@dataclass(frozen=True, slots=True)
class Plot:
    """An area: what stands on it by id, and its head; without title and note it has none."""

    spots: Mapping[str, Spot] = field(default_factory=dict)
    title: Said = ""
    note: Said = ""

    @property
    def has_head(self) -> bool:
        return bool(self.title or self.note)


def nearest(places: Mapping[str, QRectF], id: str, way: tuple[int, int]) -> str:
    """What lies nearest to something that way, rather straight ahead than aside; itself where nothing does.

    Sideways only what stands beside it counts; up and down it may lie well aside. From nothing it is the first.
    """
    if id not in places:
        return next(iter(places), "")
    own, (x, y) = places[id], way
    at = own.center()
    best, least = id, float("inf")
    for other, place in places.items():
        off = place.center() - at
        ahead, aside = off.x() * x + off.y() * y, abs(off.x() * y) + abs(off.y() * x)
        beside = place.top() < own.bottom() and place.bottom() > own.top()
        near = aside <= 2 * ahead if y else beside
        if ahead > 0 and near and ahead + 2 * aside < least:
            best, least = other, ahead + 2 * aside
    return best


class Plan(Part, QAbstractScrollArea, metaclass=Completed):
    """`lay_out(plots)` draws areas one below the other; a subclass says `paint_spot(ink, at, id, spot)`.

    A step is as large as the width allows, within its limits; what is larger than the window scrolls both ways.
    """

    spare = 0
    """Steps that are drawn to the right of the last thing, and below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plots: tuple[Plot, ...] = ()
        self._tops: list[float] = []
        self.step = float(LEAST)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)

    def lay_out(self, plots: Sequence[Plot]) -> None:
        """Show these areas."""
        self._plots = tuple(plots)
        self._measure()
        self.viewport().update()

    @abstractmethod
    def paint_spot(self, ink: Ink, at: QRectF, id: str, spot: Spot) -> None:
        """Draw what stands at a place."""

    @property
    def ids(self) -> list[str]:
        """What stands here, area by area, each as it was told."""
        return [id for plot in self._plots for id in plot.spots]

    def place(self, id: str) -> QRectF:
        """Where something is drawn, in the viewport; an empty rectangle if it is not there."""
        for plot, top in zip(self._plots, self._tops, strict=True):
            if id in plot.spots:
                return self._drawn(plot.spots[id], top)
        return QRectF()

    def id_at(self, at: QPointF) -> str:
        """What is drawn at a place of the viewport, the uppermost first; nothing where it is empty."""
        return next((id for id in reversed(self.ids) if self.place(id).contains(at)), "")

    def reveal(self, id: str) -> None:
        """Scroll so that something is in sight."""
        at, room = self.place(id), self.viewport().rect()
        for bar, low, high, end in (
            (self.horizontalScrollBar(), at.left(), at.right(), room.width()),
            (self.verticalScrollBar(), at.top(), at.bottom(), room.height()),
        ):
            edge = self.look.px(EDGE)
            if low < edge:
                bar.setValue(int(bar.value() + low - edge))
            elif high > end - edge:
                bar.setValue(int(bar.value() + high - end + edge))

    # -- Qt's own ---------------------------------------------------------------------------------------

    def dressed(self) -> None:
        self._measure()
        self.viewport().update()

    def retold(self) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self.viewport()) as ink:
            for plot, top in zip(self._plots, self._tops, strict=True):
                self._paint_ground(ink, plot, top)
                for id, spot in plot.spots.items():
                    self.paint_spot(ink, self._drawn(spot, top), id, spot)

    # -- places -----------------------------------------------------------------------------------------

    def steps_at(self, at: QPointF) -> tuple[int, int]:
        """How many whole steps a way across and down is."""
        return round(at.x() / self.step), round(at.y() / self.step)

    def _drawn(self, spot: Spot, top: float) -> QRectF:
        left = self.look.px(EDGE) - self.horizontalScrollBar().value()
        down = top - self.verticalScrollBar().value()
        step = self.step
        return QRectF(left + spot.x * step, down + spot.y * step, spot.w * step, spot.h * step)

    def _size(self, plot: Plot) -> tuple[int, int]:
        """How many steps an area is wide and high."""
        spots = plot.spots.values()
        wide = max((spot.x + spot.w for spot in spots), default=0)
        return wide + self.spare, max((spot.y + spot.h for spot in spots), default=0) + self.spare

    def _measure(self) -> None:
        px, room = self.look.px, self.viewport().size()
        edge = px(EDGE)
        wide = max((self._size(plot)[0] for plot in self._plots), default=0)
        fits = (room.width() - 2 * edge) / max(wide, 1)
        self.step = float(int(min(max(fits, px(LEAST)), px(MOST))))
        y, self._tops = float(px(4)), []
        for plot in self._plots:
            y += px(HEAD) if plot.has_head else px(8)
            self._tops.append(y)
            y += self._size(plot)[1] * self.step + px(8)
        for bar, page, whole in (
            (self.horizontalScrollBar(), room.width(), wide * self.step + 2 * edge),
            (self.verticalScrollBar(), room.height(), y),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(int(2 * self.step))
            bar.setRange(0, max(0, int(whole) - page))

    def _paint_ground(self, ink: Ink, plot: Plot, top: float) -> None:
        px = self.look.px
        if plot.has_head:
            y = top - px(HEAD) - self.verticalScrollBar().value()
            room = QRectF(px(16), y, self.viewport().width() - px(32), px(28))
            taken = ink.text(room, self.look.say(plot.title), 15, 600)
            taken += px(10) if taken else 0
            ink.text(room.adjusted(taken, 0, 0, 0), self.look.say(plot.note), 13, 400, "ink3")
