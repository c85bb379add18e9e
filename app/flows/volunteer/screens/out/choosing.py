"""Which class it is about: typed, or touched."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.people import ClassLine
from app.flows.volunteer.screens.base import Dialog
from app.forms.volunteer.ui_asked import Ui_Asked
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look

HIGH = 300
"""Of the list, at 100 %."""
HEADINGS = (Heading(T("Class"), 0), Heading(T("Team leader"), 160))


class ChooseClass(Dialog):
    """`ChooseClass(context, host, classes, take)`: Enter or a touch takes one."""

    def __init__(
        self, context: Context, host: QWidget, classes: Sequence[ClassLine], take: Callable[[ClassLine], None]
    ) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_Asked(), self)
        self._classes, self._take = {one.facts.id: one for one in classes}, take
        self.ui.title.say(T("Which class?"))
        showing(self.ui.told, False)
        self.search, self.table = (
            SearchField(T("Class, also by pinyin"), letters=True, high=44),
            Table(HEADINGS),
        )
        self.ui.fields_place.addWidget(self.search)
        self.table.setMinimumHeight(look().px(HIGH))
        self.ui.fields_place.addWidget(self.table)
        self.search.sought.connect(lambda _: self._list())
        self.search.moved.connect(lambda _: self.table.step_in())
        self.search.entered.connect(lambda _: self._taken(self._first))
        self.table.opened.connect(self._taken)
        self.table.chosen.connect(self._touched)
        self.close_alone(self.ui.foot)
        self._list()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.search)

    @property
    def _first(self) -> str:
        return next((row.id for row in self.table.rows.rows), "")

    def _list(self) -> None:
        rows = list(self._classes.values())
        if sought := self.search.text.strip():
            index = PrefixIndex((n, search_terms(one.facts.name), 0) for n, one in enumerate(rows))
            rows = [rows[n] for n in index.find(sought, len(rows) or 1)]
        self.table.show_rows(
            [
                TableRow(
                    one.facts.id, (Cell(one.facts.name, strong=True, note=one.facts.college), one.leader)
                )
                for one in rows
            ]
        )

    def _touched(self, klass: str) -> None:
        if self.table.underMouse():
            self._taken(klass)

    def _taken(self, klass: str) -> None:
        if one := self._classes.get(klass):
            self.leave()
            self._take(one)
