"""The book of forms and monthly tallies: classes with where their forms are, and months with how far they are (VOL-15, 30)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.form_views import FormsBook, FormsOfClass, MonthOfClass, TallyBook
from app.flows.volunteer.facts.forms import Stands
from app.flows.volunteer.facts.tracks import Form, Tally
from app.flows.volunteer.rules.forms import to_give
from app.flows.volunteer.rules.tally import written
from app.flows.volunteer.screens.base import BookList
from app.flows.volunteer.screens.keeping.forms import ClassFormsPage
from app.flows.volunteer.screens.keeping.tally import TallyPage
from app.flows.volunteer.screens.keeping.words import TALLIES
from app.flows.volunteer.settings import FORMS_BACK
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow

FORMS, MONTHS = "forms", "months"
HEADINGS = (
    Heading(T("Class"), 0),
    Heading(T("Month or forms"), 150),
    Heading(T("Status", "board"), 200),
    Heading(T("With the leader", "forms"), 130, sums=True),
    Heading(T("To enter", "form"), 110, sums=True),
)


class KeepingPage(BookList):
    """`KeepingPage(context)`: Alt and the arrows turn between forms and months; Enter opens a class or a month."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._forms, self._months = (
            FormsBook(context.desk.clock.now(), ()),
            TallyBook(context.desk.clock.now(), ()),
        )
        empty = (
            "file-text",
            T("No class has forms yet"),
            T("A form is opened for each student of a class list"),
        )
        super().__init__(context, T("Forms and tally"), T("Class, also by pinyin"), HEADINGS, empty, parent)
        self.ways = Segment([Choice(FORMS, T("Forms", "book")), Choice(MONTHS, T("Months", "book"))])
        self.turn_by(self.ways)
        self.ways.chosen.connect(lambda _: self.show_rows())
        self.way(T("Forms or months"), self._turn, key="F2")
        self.search.entered.connect(lambda _: self._open_first())
        self.opened.connect(self._open)

    def read(self) -> None:
        self.look(FormsBook, self._tell_forms)
        self.look(TallyBook, self._tell_months)

    def rows(self) -> Sequence[TableRow]:
        sought = self.search.text.strip()
        if self.ways.current == FORMS:
            told = [(one.name, self._class(one)) for one in self._forms.classes]
        else:
            told = [(one.name, _month(one)) for one in self._months.months]
        if sought:
            index = PrefixIndex((n, search_terms(name), 0) for n, (name, _) in enumerate(told))
            told = [told[n] for n in sorted(index.find(sought, len(told) or 1))]
        return [row for _, row in told]

    def _tell_forms(self, book: FormsBook) -> None:
        self._forms = book
        self._tell()

    def _tell_months(self, book: TallyBook) -> None:
        self._months = book
        self._tell()

    def _tell(self) -> None:
        out = sum(one.place is Form.OUT for klass in self._forms.classes for one in klass.forms)
        waits = sum(one.step is not Tally.CHECKED for one in self._months.months)
        self.bar.show_facts(T("Forms with leaders: {n}. Months to be tallied: {m}.", n=out, m=waits))
        self.ways.offer(
            (
                Choice(FORMS, T("Forms", "book"), out),
                Choice(MONTHS, T("Months", "book"), waits),
            )
        )
        self.show_rows()

    def _class(self, one: FormsOfClass) -> TableRow:
        out = [form for form in one.forms if form.place is Form.OUT]
        waits = sum(map(to_give, one.forms))
        days = max((self._days(form) for form in out), default=0)
        late = days > self.desk.settings.of(FORMS_BACK)
        if out:
            told: dict[str, Any] = {"days": days}
            where = Cell(T("with the leader for {days} days", **told), "bad" if late else "ink")
        elif any(form.place is Form.DIFFERS for form in one.forms):
            where = Cell(T("a difference is to be cleared"), "warn_i")
        else:
            where = Cell(T("kept by the centre", "form"))
        return TableRow(
            one.id,
            (
                Cell(one.name, strong=True, note=one.college),
                Cell(T("{n} {n:form|forms}", n=len(one.forms))),
                where,
                Cell(str(len(out)) if out else "—", strong=bool(out)),
                Cell(str(waits) if waits else "—", strong=bool(waits)),
            ),
        )

    def _days(self, form: Stands) -> int:
        return (self._forms.at - form.since).days if form.since else 0

    def _turn(self) -> None:
        self.ways.choose(MONTHS if self.ways.current == FORMS else FORMS)
        self.show_rows()

    def _open_first(self) -> None:
        if rows := self.rows():
            self.search.clear()
            self._open(rows[0].id)

    def _open(self, id: str) -> None:
        if self.ways.current == FORMS:
            self.leads.emit(ClassFormsPage(self.context, id))
        else:
            self.leads.emit(TallyPage(self.context, id))


def _month(one: MonthOfClass) -> TableRow:
    note = one.why if one.step is Tally.SENT_BACK else T("{day:day}", day=one.at) if one.at else ""
    return TableRow(
        one.id,
        (
            Cell(one.name, strong=True, note=one.college),
            Cell(written(one.month), strong=True, note=note),
            TALLIES[one.step],
            "—",
            "—",
        ),
    )
