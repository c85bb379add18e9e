"""The charts of the centre, two beside each other where there is room for them."""

from app.flows.volunteer.facts.figures import Figures
from app.flows.volunteer.rules import charts
from app.kernel.text import T
from app.widgets.plots import PlotBoard, PlotCard


class CentrePlots(PlotBoard):
    """`show_figures(figures)`."""

    def __init__(self) -> None:
        self.months = PlotCard(T("Hours by month"), T("by the day of service"))
        self.back = PlotCard(T("From hand-in to stamp"), T("days; box: half, line: middle"))
        self.classes = PlotCard(T("Hours by class"))
        self.activities = PlotCard(T("Activities with the most hours"))
        super().__init__(((self.months, self.back), (self.classes, self.activities)))

    def show_figures(self, found: Figures) -> None:
        """Show the charts of other figures."""
        for card, chart in (
            (self.months, charts.by_month(found)),
            (self.back, charts.back(found)),
            (self.classes, charts.by_class(found)),
            (self.activities, charts.by_activity(found)),
        ):
            card.show_chart(chart)
