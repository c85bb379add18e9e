"""A chart on the screen: the marks of `app.kernel.chart` in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy

from app.kernel.chart import Area, Chart, Dot, Fill, Line, Ranked, Stroke, Word, drawn, height, places
from app.widgets.opening import OpeningPart
from app.widgets.paint import CENTRE, LEFT, RIGHT, Ink
from app.widgets.theme import Said

ALIGNED = {"left": LEFT, "centre": CENTRE, "right": RIGHT}
PENS = {
    Line.AXIS: ("edge", 1.2, Qt.PenStyle.SolidLine),
    Line.GRID: ("line", 1.0, Qt.PenStyle.SolidLine),
    Line.MEAN: ("ink3", 1.2, Qt.PenStyle.DashLine),
    Line.CURVE: ("ink2", 1.6, Qt.PenStyle.SolidLine),
    Line.MIDDLE: ("ink", 3.0, Qt.PenStyle.SolidLine),
}
FILLS = {Fill.PLAIN: ("info", None), Fill.STRONG: ("ink", None), Fill.HOLLOW: ("surface", "ink2")}


class ChartView(OpeningPart):
    """`ChartView(T("Guests by hour"))`, then `show_chart(chart)`; a screen reader gets it in words.

    `opened(n)` is a bar, a row or a point, where they open.
    """

    def __init__(self, title: Said) -> None:
        super().__init__(self.places)
        self._title = title
        self._chart: Chart = Ranked(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self._chart = chart
        self.retold()
        self.updateGeometry()
        self.update()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(self._title))
        words = (mark.said for mark in drawn(self._chart, 400, 200) if isinstance(mark, Word))
        self.setAccessibleDescription(" ".join(self.look.say(said) for said in words))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.look.px(round(height(self._chart))))

    def paint(self, ink: Ink, at: QRectF) -> None:
        paint_chart(ink, at, self._chart)
        self.paint_ring(ink, at)

    def places(self, at: QRectF) -> list[QRectF]:
        """Where each bar, row or point stands."""
        unit = self.look.scale / 100
        found = places(self._chart, at.width() / unit, at.height() / unit)
        return [QRectF(x * unit, y * unit, w * unit, h * unit) for x, y, w, h in found]


def paint_chart(ink: Ink, at: QRectF, chart: Chart) -> None:
    """Paint the marks of a chart into a place."""
    unit = ink.look.scale / 100
    for mark in drawn(chart, at.width() / unit, at.height() / unit):
        match mark:
            case Area(x, y, w, h, fill):
                _fill(ink, QRectF(at.x() + x * unit, at.y() + y * unit, w * unit, h * unit), fill)
            case Dot(x, y, side, fill):
                half = side / 2
                left, top = at.x() + (x - half) * unit, at.y() + (y - half) * unit
                _fill(ink, QRectF(left, top, side * unit, side * unit), fill)
            case Stroke(x1, y1, x2, y2, line):
                colour, wide, style = PENS[line]
                ink.painter.setPen(QPen(ink.colour(colour), wide * unit, style, Qt.PenCapStyle.FlatCap))
                start, end = QPointF(x1 * unit, y1 * unit), QPointF(x2 * unit, y2 * unit)
                ink.painter.drawLine(at.topLeft() + start, at.topLeft() + end)
            case Word():
                _word(ink, at, mark, unit)


def _fill(ink: Ink, at: QRectF, fill: Fill) -> None:
    ground, line = FILLS[fill]
    ink.box(at, 0, ground, line, 1.6)


def _word(ink: Ink, at: QRectF, word: Word, unit: float) -> None:
    wide, high = word.room * unit, 20 * unit
    shift = {"left": 0.0, "centre": wide / 2, "right": wide}[word.align]
    place = QRectF(at.x() + word.x * unit - shift, at.y() + word.y * unit - high / 2, wide, high)
    tone = "ink" if word.strong else "ink2"
    weight = 600 if word.strong else 400
    ink.text(place, ink.look.say(word.said), word.size, weight, tone, ALIGNED[word.align])
