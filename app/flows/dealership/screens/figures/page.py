"""The figures of a month or a year: numbers, charts, lists (DLR-61)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.listed import heads_listed
from app.counter.sheet_book import listed_page, workbook
from app.flows.dealership.facts.figures import Figures
from app.flows.dealership.rules import charts
from app.flows.dealership.rules.figures import DAY, Days, month_of, year_of
from app.flows.dealership.screens.base import BookPage
from app.forms.dealership.ui_figures import Ui_ServiceFigures
from app.kernel.text import Speaker, T, Text
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.figure_pages import FigurePages
from app.widgets.form import laid_out
from app.widgets.head_cards import HeadCards
from app.widgets.plots import PlotBoard, PlotCard
from app.widgets.segment import Choice, Segment
from app.widgets.span_bar import SpanBar

MONTH, YEAR, PLOTS = "month", "year", "plots"
SPANS = (Choice(MONTH, T("Month", "span")), Choice(YEAR, T("Year", "span")))
WAYS: Mapping[str, Text] = {
    PLOTS: T("Charts"),
    "all": T("All figures"),
    "orders": T("Orders"),
    "advisers": T("Advisers"),
}


class FiguresPage(BookPage):
    """Alt and the arrows turn to what lies before and after; F6 keeps a workbook."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_ServiceFigures(), self)
        self._today = context.desk.settings.business_day(context.desk.clock.now())
        self.days: Days = month_of(self._today)
        self._found: Figures | None = None
        self.spans, self.ways = Segment(SPANS), Segment([Choice(id, word) for id, word in WAYS.items()])
        self.heads, self.plots = HeadCards(), ServicePlots()
        empty = Empty("chart-column-increasing", T("No car left in these days"), T("Choose another month."))
        self._pages = FigurePages(empty, {PLOTS: self.plots})
        self._span = SpanBar(choices=(self.spans,))
        self._compose()
        self.spans.chosen.connect(lambda _: self._turn(self._around(min(self.days[1], self._today))))
        self.ways.chosen.connect(lambda _: self._show_way())
        self.ui.bar.show_title(T("Figures"))
        self.ui.bar.back.connect(self.left)
        self._tell_span()

    def _compose(self) -> None:
        self._span.earlier.connect(self._earlier)
        self._span.later.connect(self._later)
        self.ui.span.addWidget(self._span)
        self.ui.heads.addWidget(self.heads)
        self.ui.ways.addWidget(self.ways)
        self.ui.shown.addWidget(self._pages)
        keep = self.way(T("Keep as a workbook"), self._keep, key="F6", icon="download")
        self.ui.foot.addWidget(button_of(keep, Kind.PRIMARY, high=48, centred=True), 1)

    def read(self) -> None:
        self.look(Figures, self._tell, first=self.days[0], last=self.days[1])

    def retold(self) -> None:
        self._tell_span()

    def _around(self, day: date) -> Days:
        return month_of(day) if self.spans.current == MONTH else year_of(day)

    def _earlier(self) -> None:
        self._turn(self._around(self.days[0] - DAY))

    def _later(self) -> None:
        if self.days[1] < self._today:
            self._turn(self._around(self.days[1] + DAY))

    def _turn(self, days: Days) -> None:
        self.days = days
        self._tell_span()
        self.again()

    def _tell_span(self) -> None:
        first = self.days[0]
        self._span.say(f"{first:%Y-%m}" if self.spans.current == MONTH else f"{first:%Y}")

    def _tell(self, found: Figures) -> None:
        self._found = found
        self.heads.show_heads(charts.heads(found))
        self.plots.show_figures(found)
        self._pages.show_lists(charts.lists(found))
        self._show_way()

    def _show_way(self) -> None:
        known = self._found is not None and bool(self._found.visits)
        self._pages.turn(self.ways.current if known else "")

    def _keep(self) -> None:
        if found := self._found:
            span: dict[str, Any] = {"first": found.first, "last": found.last}
            name = T("After-sales figures {first:day} to {last:day}.xlsx", **span)
            say, zone = self.words, self.desk.settings.zone
            self.context.keep_file(name, lambda: _book(found, say, zone))


class ServicePlots(PlotBoard):
    """`show_figures(figures)`."""

    def __init__(self) -> None:
        self.days = PlotCard(T("Orders"), T("by the day the car left"))
        self.hours = PlotCard(T("Hours sold, worked and present"))
        self.marks = PlotCard(T("What customers say"), T("of 5, on average"))
        self.bills = PlotCard(T("Estimate and bill"), T("what customers pay, in yuan"))
        super().__init__(((self.days, self.hours), (self.marks, self.bills)))

    def show_figures(self, found: Figures) -> None:
        """Show the charts of other figures."""
        for card, chart in (
            (self.days, charts.by_day(found)),
            (self.hours, charts.of_hours(found)),
            (self.marks, charts.of_marks(found)),
            (self.bills, charts.of_bills(found)),
        ):
            card.show_chart(chart)


def _book(found: Figures, say: Speaker, zone: Any) -> bytes:
    heads = heads_listed(charts.heads(found))
    return workbook(tuple(listed_page(one) for one in (heads, *charts.lists(found))), say, zone)
