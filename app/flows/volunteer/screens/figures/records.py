"""The entries behind a figure; one of them leads to its student's ledger (VOL-40)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.figures import Record, Records
from app.flows.volunteer.facts.views import LedgerShown
from app.flows.volunteer.screens.appraisal.dialogs import LedgerDialog
from app.flows.volunteer.screens.base import Dialog, VolunteerScreen
from app.flows.volunteer.screens.words import WAYS
from app.forms.volunteer.ui_ledger import Ui_Ledger
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import Said

HEADINGS = (
    Heading(T("Day", "service"), 108),
    Heading(T("Student"), 170),
    Heading(T("Place and content"), 0),
    Heading(T("Hours", "service"), 84, sums=True),
)


class RecordsDialog(Dialog):
    """`RecordsDialog(context, host, title, of)`: Enter on an entry shows the ledger of its student."""

    def __init__(self, context: Context, host: VolunteerScreen, title: Said, of: Mapping[str, Any]) -> None:
        super().__init__(context, host, wide=900)
        self.ui, self._of, self._host = laid_out(Ui_Ledger(), self), of, host
        self._records: Mapping[str, Record] = {}
        self.ui.title.say(title)
        self.table = Table(HEADINGS)
        self.table.opened.connect(self._open)
        self.ui.table_place.addWidget(self.table)
        self.close_alone(self.ui.foot)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.table)

    def read(self) -> None:
        self.look(Records, self._tell, **self._of)

    def _tell(self, found: Records) -> None:
        self._records = {one.entry: one for one in found.records}
        told: dict[str, Any] = {
            "n": len(found.records),
            "hours": hours(sum(r.minutes for r in found.records)),
        }
        self.ui.told.say(T("{n} {n:entry|entries}, {hours} h", **told))
        self.table.show_rows([_row(one) for one in found.records])
        if found.records and not self.table.current:
            self.table.choose(found.records[0].entry)

    def _open(self, entry: str) -> None:
        self.show_ledger(self, self._records[entry].student)

    @staticmethod
    def show_ledger(host: VolunteerScreen, student: str) -> None:
        """The ledger of a student, over what is shown."""
        host.ask(LedgerShown, lambda found: LedgerDialog(host.context, host, found).open(), student=student)


def _row(one: Record) -> TableRow:
    return TableRow(
        one.entry,
        (
            T("{day:day}", day=one.day),
            Cell(one.name, strong=True, note=f"{one.klass} {one.student}"),
            Cell(one.what, note=T("verified: {way}", way=WAYS[one.verified]) if one.verified else ""),
            hours(one.minutes),
        ),
    )
