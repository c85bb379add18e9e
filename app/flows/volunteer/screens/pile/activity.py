"""Which activity of the class the booklets tell of: its day, times, place and content are copied down (VOL-02)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.activities import Activities, ActivityShown
from app.flows.volunteer.facts.tracks import Activity
from app.flows.volunteer.facts.views import CollectionShown
from app.flows.volunteer.screens.base import Dialog
from app.forms.volunteer.ui_asked import Ui_Asked
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look

NONE = "-"
HIGH = 300
"""Of the list, at 100 %."""
HEADINGS = (
    Heading(T("Day", "service"), 130),
    Heading(T("Place and content"), 0),
    Heading(T("Students", "activity"), 70, sums=True),
)


class ChooseActivity(Dialog):
    """`ChooseActivity(context, host, collection, take)`: Enter or a second touch takes one, or none."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        shown: CollectionShown,
        take: Callable[[ActivityShown | None], None],
    ) -> None:
        super().__init__(context, host, wide=640)
        self.ui = laid_out(Ui_Asked(), self)
        self._case, self._take = shown.facts, take
        self._known: dict[str, ActivityShown] = {}
        self.ui.title.say(T("Which activity?"))
        showing(self.ui.told, False)
        self.table = Table(HEADINGS)
        self.table.setMinimumHeight(look().px(HIGH))
        self.ui.fields_place.addWidget(self.table)
        self.table.opened.connect(self._taken)
        self.close_alone(self.ui.foot)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.table)

    def read(self) -> None:
        self.look(Activities, self._tell)

    def _tell(self, shown: Activities) -> None:
        self._known = {one.facts.id: one for one in shown.activities if self._fits(one)}
        none = TableRow(NONE, (Cell("—"), Cell(T("Of no activity"), strong=True), ""))
        self.table.show_rows([none, *map(_row, self._known.values())])
        self.table.choose(next(iter(self._known), NONE))

    def _fits(self, one: ActivityShown) -> bool:
        facts = one.facts
        ours = facts.klass == self._case.klass and facts.step is not Activity.OFF
        return ours and facts.day <= self._case.last

    def _taken(self, activity: str) -> None:
        self.leave()
        self._take(self._known.get(activity))


def _row(one: ActivityShown) -> TableRow:
    facts = one.facts
    span = f"{hours(facts.start)}–{hours(facts.end)}"
    cells = (
        Cell(T("{day:day}", day=facts.day), note=span),
        Cell(one.place, strong=True, note=one.content),
        str(facts.places),
    )
    return TableRow(facts.id, cells)
