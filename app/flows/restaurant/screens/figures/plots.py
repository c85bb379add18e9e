"""The charts of the figures."""

from app.flows.restaurant.facts.figures import Tally
from app.flows.restaurant.rules import charts
from app.kernel.text import T
from app.widgets.part import showing
from app.widgets.plots import PlotBoard, PlotCard


class TallyPlots(PlotBoard):
    """`show_figures(tally)`."""

    def __init__(self) -> None:
        self.hours = PlotCard(T("Guests by the hour they sat down"))
        self.waits = PlotCard(T("How long guests waited"), T("minutes; box: half, line: middle"))
        self.courses = PlotCard(T("Dishes by course"), T("yuan, before discounts"))
        self.means = PlotCard(T("Taken by means"), T("yuan"))
        self.recent = PlotCard(T("Takings of the last days"), T("yuan; weekends hollow, the mean dashed"))
        super().__init__(((self.hours, self.waits), (self.recent,), (self.courses, self.means)))

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
