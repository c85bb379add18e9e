"""The charts of the figures, two beside each other where there is room for them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.flows.restaurant.facts.figures import Tally
from app.flows.restaurant.rules import charts
from app.kernel.chart import Chart
from app.kernel.text import T, Text
from app.widgets.chart import ChartView
from app.widgets.part import Column, Label, Panel, Part, Role, Row, Scroll, filled, showing
from app.widgets.theme import look

GAP = 10
NARROW = 760
"""Width at 100 % below which charts stand one beneath the other."""


class PlotBoard(Part, Scroll):
    """`show_figures(tally)`."""

    def __init__(self) -> None:
        self._inside = QWidget()
        super().__init__(self._inside)
        self.hours = PlotCard(T("Guests by the hour they sat down"))
        waits = T("minutes; box: half, line: middle")
        self.waits = PlotCard(T("How long guests waited"), waits)
        self.courses = PlotCard(T("Dishes by course"), T("yuan, before discounts"))
        self.means = PlotCard(T("Taken by means"), T("yuan"))
        self.recent = PlotCard(T("Takings of the last days"), T("yuan; weekends hollow, the mean dashed"))
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._across = 0
        self._arrange()

    def show_figures(self, found: Tally) -> None:
        """Show the charts of other figures."""
        for card, chart in (
            (self.hours, charts.by_hour(found)),
            (self.waits, charts.waits(found)),
            (self.courses, charts.courses(found)),
            (self.means, charts.means(found)),
            (self.recent, charts.recent(found)),
        ):
            card.show_chart(chart)
        showing(self.recent, len(found.recent) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dressed(self) -> None:
        super().dressed()
        self._arrange()

    def _arrange(self) -> None:
        self._grid.setSpacing(look().px(GAP))
        across = 2 if self.width() * 100 / look().scale >= NARROW else 1
        if across != self._across:
            self._across = across
            pairs = ((self.hours, self.waits), (self.recent,), (self.courses, self.means))
            cards = [(card, len(pair)) for pair in pairs for card in pair]
            place = 0
            for card, beside in cards:
                wide = across if beside == 1 else 1
                self._grid.addWidget(card, place // across, place % across, 1, wide)
                place += wide
            for column in range(2):
                self._grid.setColumnStretch(column, 1 if column < across else 0)
            self._grid.setRowStretch(9, 1)


class PlotCard(Panel):
    """A chart beneath its name; `note` says what it counts."""

    def __init__(self, title: Text, note: Text | str = "") -> None:
        super().__init__("surface", line="line", radius=10)
        self.chart = ChartView(title)
        heading = filled(Row(gap=8), Label(title, Role.STRONG), Label(note, Role.SMALL, "ink3"), None)
        filled(Column(self, gap=6, edge=(14, 10)), heading, self.chart, None)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self.chart.show_chart(chart)
