"""Charts in cards, two beside each other where there is room for them."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.kernel.chart import Chart
from app.kernel.text import Text
from app.widgets.chart import ChartView
from app.widgets.part import Column, Label, Panel, Part, Role, Row, Scroll, filled
from app.widgets.theme import look

GAP = 10
NARROW = 760
"""Width at 100 % below which charts stand one beneath the other."""


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


class PlotBoard(Part, Scroll):
    """`PlotBoard(((one, other), (wide,)))`: cards in rows of one or two."""

    def __init__(self, rows: Sequence[tuple[PlotCard, ...]]) -> None:
        self._inside = QWidget()
        super().__init__(self._inside)
        self._rows, self._across = rows, 0
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arrange()

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
            place = 0
            for row in self._rows:
                for card in row:
                    wide = across if len(row) == 1 else 1
                    self._grid.addWidget(card, place // across, place % across, 1, wide)
                    place += wide
            for column in range(2):
                self._grid.setColumnStretch(column, 1 if column < across else 0)
            self._grid.setRowStretch(9, 1)
