"""The figures of a day, a week, a month or any days, of one meal or all: numbers, charts, lists (RST-61)."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.figures import Meal, Tally
from app.flows.restaurant.rules import charts, lists
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.booking.days import today
from app.flows.restaurant.screens.figures.book import book
from app.flows.restaurant.screens.figures.days import DaysDialog
from app.flows.restaurant.screens.figures.plots import TallyPlots
from app.flows.restaurant.screens.figures.spans import Span, after, around, before
from app.forms.restaurant.ui_figures import Ui_Figures
from app.kernel.text import T, Text
from app.widgets.between import WEEKDAYS, Days
from app.widgets.bind import button_of
from app.widgets.button import ActionButton, Kind
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.figure_pages import FigurePages
from app.widgets.form import laid_out
from app.widgets.head_cards import HeadCards
from app.widgets.part import showing
from app.widgets.segment import Choice, Segment
from app.widgets.span_bar import SpanBar

SPANS = (
    Choice(Span.DAY, T("Day", "span")),
    Choice(Span.WEEK, T("Week", "span")),
    Choice(Span.MONTH, T("Month", "span")),
    Choice(Span.OTHER, T("Other", "span")),
)
MEALS = (
    Choice(Meal.ALL, T("Lunch and evening")),
    Choice(Meal.LUNCH, T("Lunch", "meal")),
    Choice(Meal.DINNER, T("Evening", "meal")),
)
PLOTS = "plots"
WAYS: Mapping[str, Text] = {
    PLOTS: T("Charts"),
    "dishes": T("Dishes", "figure"),
    "off": T("Taken off", "figure"),
    "sold_out": T("Sold out"),
    "taken": T("Means", "figure"),
    "minutes": T("Times at table", "figure"),
    "days": T("Days", "figure"),
}


class FiguresPage(RestaurantScreen):
    """Alt and the arrows turn to what lies before and after, F7 asks from when to when.

    F5 prints, F6 keeps a workbook; `left` is the way back.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Figures(), self)
        self.span, self.days = Span.DAY, around(self._today, Span.DAY)
        self._found: Tally | None = None
        self.spans, self.meals = Segment(SPANS), Segment(MEALS)
        self.ways = Segment([Choice(id, word) for id, word in WAYS.items()])
        self.heads, self.plots = HeadCards(), TallyPlots()
        nobody = T("Nobody sat down then")
        empty = Empty("chart-column-increasing", nobody, T("Choose another day, or the other meal."))
        self._pages = FigurePages(empty, {PLOTS: self.plots})
        self._now = ActionButton(T("Today", "day"), high=44)
        self._span = SpanBar(self._now, choices=(self.spans, self.meals))
        self._compose()
        self._actions()
        self.spans.chosen.connect(self._choose)
        self.meals.chosen.connect(lambda _: self.again())
        self.ways.chosen.connect(lambda _: self._show_way())
        self._now.clicked.connect(self._to_today)
        self.ui.bar.show_title(T("Figures"))
        self.ui.bar.back.connect(self.left)
        self._tell_span()

    def read(self) -> None:
        self.look(Tally, self._tell, first=self.first, last=self.last, meal=Meal(self.meals.current))

    def retold(self) -> None:
        self._tell_span()

    @property
    def first(self) -> date:
        """The first day of what is shown."""
        return self.days[0]

    @property
    def last(self) -> date:
        """The last day of what is shown: no later than today."""
        return min(self._today, self.days[1])

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self._span.earlier.connect(self._earlier)
        self._span.later.connect(self._later)
        self.ui.span.addWidget(self._span)
        self.ui.heads.addWidget(self.heads)
        self.ui.ways.addWidget(self.ways)
        self.ui.shown.addWidget(self._pages)

    def _actions(self) -> None:
        self.report = self.action(
            "restaurant.print_figures", self._args, key="F5", icon="printer", then=self._printed
        )
        self.keep = self.way(T("Keep as a workbook"), self._keep, key="F6", icon="download")
        self.way(T("Other days"), self._ask_days, key="F7")
        for action, kind in ((self.keep, Kind.SECONDARY), (self.report, Kind.PRIMARY)):
            self.ui.foot.addWidget(button_of(action, kind, high=48, centred=True), 1)

    def _args(self) -> dict[str, Any]:
        return {"first": self.first, "last": self.last, "meal": Meal(self.meals.current)}

    # -- choosing ---------------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return today(self.desk.clock.now(), self.desk.settings)

    def _earlier(self) -> None:
        self._turn(before(self.days, self.span))

    def _later(self) -> None:
        days = after(self.days, self.span)
        if days[0] <= self._today:
            self._turn(days)

    def _to_today(self) -> None:
        span = Span.DAY if self.span is Span.OTHER else self.span
        self._turn(around(self._today, span), span)

    def _choose(self, told: str) -> None:
        """Turn to the span around the last day that is shown; other days are asked for."""
        if (span := Span(told)) is Span.OTHER:
            self._ask_days()
        else:
            self._turn(around(self.last, span), span)

    def _ask_days(self) -> None:
        self.spans.pick(self.span)
        chosen = partial(self._turn, span=Span.OTHER)
        DaysDialog(self.context, self, (self.first, self.last), chosen).open()

    def _turn(self, days: Days, span: Span | None = None) -> None:
        self.days, self.span = days, span or self.span
        self.spans.pick(self.span)
        self._tell_span()
        self.judge()
        self.again()

    def _tell_span(self) -> None:
        first, last = self.first, self.last
        if first == last:
            told: dict[str, Any] = {"day": first, "weekday": WEEKDAYS[first.weekday()]}
            self._span.say(T("{day:day} {weekday}", **told))
        else:
            self._span.say(Text("{first:day} – {last:day}", {"first": first, "last": last}))
        self._now.choose(last == self._today)

    # -- showing ----------------------------------------------------------------------------------------

    def _tell(self, found: Tally) -> None:
        self._found = found
        self.heads.show_heads(charts.heads(found))
        ticked = lists.ticked(found)
        self.ui.ticked.say(ticked or "")
        showing(self.ui.ticked, ticked is not None)
        self.plots.show_figures(found)
        self._pages.show_lists(lists.lists(found))
        self._show_way()

    def _show_way(self) -> None:
        found, way = self._found, self.ways.current
        known = found is not None and (found.turned or found.taken or found.sold_out)
        self._pages.turn(way if known else "")

    # -- doing ------------------------------------------------------------------------------------------

    def _printed(self, reported: Any) -> None:
        self.told(T("{number} is printed", number=reported.number), Tone.OK)
        self.context.preview(reported.document)

    def _keep(self) -> None:
        if found := self._found:
            span: dict[str, Any] = {"first": found.first, "last": found.last}
            name = T("Figures {first:day} to {last:day}.xlsx", **span)
            say, zone = self.words, self.desk.settings.zone
            self.context.keep_file(name, lambda: book(found, say, zone))
