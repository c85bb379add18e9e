"""The charts of the centre, two beside each other where there is room for them; what they show opens."""

from PySide6.QtCore import Signal

from app.flows.volunteer.facts.figures import Figures
from app.flows.volunteer.rules import charts
from app.kernel.text import T
from app.widgets.plots import PlotBoard, PlotCard


class CentrePlots(PlotBoard):
    """`show_figures(figures)`; `opened(key, n)` is the n-th thing of a chart, by the key of the list that has it too."""

    opened = Signal(str, int)

    def __init__(self) -> None:
        self.months = PlotCard(T("Hours by month"), T("by the day of service"))
        self.back = PlotCard(T("From hand-in to return"), T("days; box: half, line: middle"))
        self.classes = PlotCard(T("Hours by class"))
        self.activities = PlotCard(T("Activities with the most hours"))
        super().__init__(((self.months, self.back), (self.classes, self.activities)))
        for key, card in (
            ("months", self.months),
            ("returns", self.back),
            ("classes", self.classes),
            ("activities", self.activities),
        ):
            card.chart.let_open()
            card.chart.opened.connect(lambda n, key=key: self.opened.emit(key, n))

    def show_figures(self, found: Figures) -> None:
        """Show the charts of other figures."""
        for card, chart in (
            (self.months, charts.by_month(found)),
            (self.back, charts.back(found)),
            (self.classes, charts.by_class(found)),
            (self.activities, charts.by_activity(found)),
        ):
            card.show_chart(chart)
