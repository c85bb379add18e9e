"""The figures of a month or a school year: numbers, charts, lists; each number opens the entries behind it (VOL-40)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.listed import heads_listed
from app.counter.sheet_book import listed_page, workbook
from app.flows.volunteer.facts.archive import Owing, Shelf
from app.flows.volunteer.facts.figures import Behind, Figures
from app.flows.volunteer.rules import charts
from app.flows.volunteer.rules.archive import owing
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.figures import DAY, Days, month_of, year_of
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.rules.tally import written
from app.flows.volunteer.screens.archive.dialog import ArchiveDialog
from app.flows.volunteer.screens.archive.shelf import ShelfTable
from app.flows.volunteer.screens.base import BookPage
from app.flows.volunteer.screens.figures.plots import CentrePlots
from app.flows.volunteer.screens.figures.records import RecordsDialog
from app.forms.volunteer.ui_figures import Ui_CentreFigures
from app.kernel.text import Speaker, T, Text
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.figure_pages import FigurePages
from app.widgets.form import laid_out
from app.widgets.head_cards import HeadCards
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.segment import Choice, Segment
from app.widgets.span_bar import SpanBar
from app.widgets.theme import Said

MONTH, YEAR, SHELF, PLOTS = "month", "year", "shelf", "plots"
SPANS = (Choice(MONTH, T("Month", "span")), Choice(YEAR, T("School year", "span")))
WAYS: Mapping[str, Text] = {
    SHELF: T("Class archive"),
    PLOTS: T("Charts"),
    "classes": T("Classes"),
    "months": T("Months"),
    "activities": T("Activities"),
    "without": T("Without hours"),
    "returns": T("Hand-in to return"),
}
BEHIND: Mapping[int, tuple[Text, Behind]] = {
    0: (T("Hours that count"), Behind.COUNTED),
    1: (T("Entries that count"), Behind.COUNTED),
    3: (T("Fakes", "rate"), Behind.FAKES),
    4: (T("Over the limit of verification"), Behind.LONG),
}
"""Of the large numbers those that open entries; the others open a list: who has no hours, how long each collection took."""
PRINT = T("Print the figures")
LISTED = {2: "without", 5: "returns"}


class FiguresPage(BookPage):
    """Alt and the arrows turn to what lies before and after; Enter on a row shows the entries behind it.

    F5 enters the oldest month that a class owes, and prints once none does; F7 prints all the same, and the paper says what
    is owed; F6 keeps a workbook; `left` is the way back.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_CentreFigures(), self)
        self._today = today(context.desk.clock.now(), context.desk.settings)
        self.days: Days = year_of(self._today, context.desk.settings)
        self._found: Figures | None = None
        self._owing: tuple[Owing, ...] = ()
        self.spans, self.ways = Segment(SPANS), Segment([Choice(id, word) for id, word in WAYS.items()])
        self.spans.choose(YEAR)
        self.heads, self.plots, self.shelf = HeadCards(), CentrePlots(), ShelfTable()
        nobody = T("Nothing was entered of these days")
        empty = Empty("chart-column-increasing", nobody, T("Choose another month, or the school year."))
        self._pages = FigurePages(empty, {PLOTS: self.plots, SHELF: self.shelf})
        self._span = SpanBar(choices=(self.spans,))
        self._compose()
        self._actions()
        self.spans.chosen.connect(lambda _: self._turn(self._around(min(self.days[1], self._today))))
        self.ways.chosen.connect(lambda _: self._show_way())
        self.ui.bar.show_title(T("Archive and figures"))
        self.ui.bar.back.connect(self.left)
        self._tell_span()

    def read(self) -> None:
        self.look(Figures, self._tell, first=self.days[0], last=self.days[1])
        self.look(Shelf, self._tell_shelf, year=school_year(self.days[0], self.desk.settings))

    def retold(self) -> None:
        self._tell_span()

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self._span.earlier.connect(self._earlier)
        self._span.later.connect(self._later)
        self.ui.span.addWidget(self._span)
        self.ui.heads.addWidget(self.heads)
        self.ui.ways.addWidget(self.ways)
        self.heads.let_open()
        self.heads.opened.connect(self._open_head)
        self.plots.opened.connect(self._open_bar)
        self._pages.opened.connect(self._open)
        self.shelf.table.opened.connect(self._open_archive)
        self.ui.shown.addWidget(self._pages)

    def _actions(self) -> None:
        self._report = self.action(
            "volunteer.print_figures",
            self._args,
            text=T("Print, and say what is owed"),
            key="F7",
            icon="printer",
            then=self._printed,
        )
        keep = self.way(T("Keep as a workbook"), self._keep, key="F6", icon="download")
        self._first = self.way(PRINT, self._go_on, key="F5", icon="check-check")
        self._all_the_same = button_of(self._report, high=48, centred=True)
        lead = button_of(self._first, Kind.PRIMARY, high=48, centred=True)
        for button in (button_of(keep, high=48, centred=True), self._all_the_same, lead):
            self.ui.foot.addWidget(button, 1)
        self._lead()

    def _args(self) -> dict[str, Any]:
        return {"first": self.days[0], "last": self.days[1]}

    # -- choosing ---------------------------------------------------------------------------------------

    def _around(self, day: date) -> Days:
        return month_of(day) if self.spans.current == MONTH else year_of(day, self.desk.settings)

    def _earlier(self) -> None:
        self._turn(self._around(self.days[0] - DAY))

    def _later(self) -> None:
        if self.days[1] < self._today:
            self._turn(self._around(self.days[1] + DAY))

    def _turn(self, days: Days) -> None:
        self.days = days
        self._tell_span()
        self.judge()
        self.again()

    def _tell_span(self) -> None:
        first, last = self.days
        if self.spans.current == MONTH:
            self._span.say(f"{first:%Y-%m}")
        else:
            self._span.say(T("School year {first}–{last}", first=f"{first.year}", last=f"{last.year}"))

    # -- showing ----------------------------------------------------------------------------------------

    def _tell(self, found: Figures) -> None:
        self._found = found
        self.heads.show_heads(charts.heads(found))
        self.ui.bar.show_facts(charts.audited(found))
        self.plots.show_figures(found)
        self._pages.show_lists(charts.lists(found))
        self._show_way()

    def _tell_shelf(self, shelf: Shelf) -> None:
        self.shelf.show_shelf(shelf, self.desk.settings)
        self._owing = owing(shelf, self.days, self.desk.settings)
        self._lead()

    def _lead(self) -> None:
        """What is owed goes before the print of it."""
        showing(self._all_the_same, bool(self._owing))
        left = sum(len(one.months) for one in self._owing)
        word = T("{n} {n:month|months} still to enter", n=left)
        self.ui.bar.show_guards((Tag(word, "warn", "clock"),) if left else ())
        if self._owing:
            oldest = self._owing[0]
            self._first.say(
                T("Enter {month} of {name}", month=written(oldest.months[0]), name=oldest.of.name)
            )
        else:
            self._first.say(PRINT)

    def _show_way(self) -> None:
        found, way = self._found, self.ways.current
        known = found is not None and found.judged.entries
        self._pages.turn(way if known or way == SHELF else "")

    # -- doing ------------------------------------------------------------------------------------------

    def _open(self, key: str, n: int) -> None:
        """The entries behind a row; of a student without hours there are none, so it is the ledger's turn."""
        found = self._found
        if found is None:
            return
        if key == "classes":
            one = found.classes[n]
            self._records(one.name, klass=one.klass)
        elif key == "months":
            month = found.months[n].month
            self._records(f"{month:%Y-%m}", month=month)
        elif key == "activities":
            self._records(charts.called(found.activities[n]), what=found.activities[n].key)
        elif key == "returns":
            self.context.open_case("volunteer", found.back[n].collection)
        else:
            RecordsDialog.show_ledger(self, found.without[n].student)

    def _open_head(self, n: int) -> None:
        """The entries that a large number counts, or the list that it is of."""
        if n in LISTED:
            self._turn_to(LISTED[n])
        elif self._found:
            title, behind = BEHIND[n]
            self._records(title, behind=behind)

    def _open_bar(self, key: str, n: int) -> None:
        """The entries of a bar; a box is of many collections, so the list of them."""
        if key == "returns":
            self._turn_to(key)
        elif key == "classes" and self._found:
            self._open(key, self._found.classes.index(charts.ranked(self._found)[n]))
        else:
            self._open(key, n)

    def _turn_to(self, way: str) -> None:
        self.ways.choose(way)
        self._pages.take_focus(way)

    def _open_archive(self, archive: str) -> None:
        ArchiveDialog(self.context, self, archive).open()

    def _go_on(self) -> None:
        """Enter what is owed, where a month whose tally waits says so; print once nothing is."""
        if self._owing:
            self._open_archive(self._owing[0].of.id)
        else:
            self._report.go()

    def _records(self, title: Said, **of: Any) -> None:
        RecordsDialog(self.context, self, title, {**self._args(), **of}).open()

    def _printed(self, document: str) -> None:
        self.told(T("The figures are printed."), Tone.OK)
        self.context.preview(document)

    def _keep(self) -> None:
        if found := self._found:
            span: dict[str, Any] = {"first": found.first, "last": found.last}
            name = T("Volunteer figures {first:day} to {last:day}.xlsx", **span)
            say, zone = self.words, self.desk.settings.zone
            self.context.keep_file(name, lambda: _book(found, say, zone))


def _book(found: Figures, say: Speaker, zone: Any) -> bytes:
    heads = heads_listed(charts.heads(found))
    return workbook(tuple(listed_page(one) for one in (heads, *charts.lists(found))), say, zone)
