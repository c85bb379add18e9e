"""A sheet for the national system: its entries, the file itself, and the day on which it was entered there."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.sheet_book import listed_page, workbook
from app.flows.volunteer.facts.exporting import Exported, ExportShown
from app.flows.volunteer.rules.exporting import sheets
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.screens.base import Dialog
from app.flows.volunteer.screens.pile import typed
from app.forms.volunteer.ui_export import Ui_Export
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.bound import State
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look

HIGH = 300
"""Pixels of the list, whatever it will hold: the dialog opens before its rows are there."""
HEADINGS = (
    Heading(T("Student"), 150),
    Heading(T("Class"), 130),
    Heading(T("Service"), 0),
    Heading(T("Hours", "service"), 80, sums=True),
)


class ExportDialog(Dialog):
    """`ExportDialog(context, host, export)`: F6 keeps the file, then F5 notes on which day it was entered there."""

    def __init__(self, context: Context, host: QWidget, export: str) -> None:
        super().__init__(context, host, wide=860)
        self.ui, self._export = laid_out(Ui_Export(), self), export
        self._case: ExportShown | None = None
        self._today = today(self.desk.clock.now(), self.desk.settings)
        self.table = Table(HEADINGS)
        self.table.setMinimumHeight(look().px(HIGH))
        self.ui.table_place.addWidget(self.table)
        self.ui.on.write(self._today.isoformat())
        self.ui.on.changed.connect(lambda _: self.judge())
        keep = self.way(T("Keep as a workbook"), self._keep, key="F6", icon="download")
        self._enter = self.action("volunteer.note_entered", self._args, key="F5", icon="check")
        self._entering = button_of(self._enter, Kind.PRIMARY, high=52)
        self._enter.judged.connect(self._name_missing_file)
        self.close_alone(self.ui.foot, button_of(keep, centred=True), self._entering)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.table)

    def read(self) -> None:
        self.look(ExportShown, self._tell, export=self._export)

    def _tell(self, shown: ExportShown) -> None:
        self._case, entered = shown, shown.facts.entered
        told: dict[str, Any] = {
            "n": len(shown.entries),
            "hours": hours(sum(r.record.minutes for r in shown.entries)),
        }
        self.ui.title.say(T("Sheet of {at:moment}", at=shown.at))
        if entered:
            self.ui.told.say(
                T("{n} {n:entry|entries}, {hours} h; entered there on {on:day}", **told, on=entered)
            )
        else:
            self.ui.told.say(T("{n} {n:entry|entries}, {hours} h; not entered there yet", **told))
        showing(self.ui.on, entered is None)
        self.table.show_rows([_row(one) for one in shown.entries])
        self.learn(shown.facts)

    def _args(self) -> Mapping[str, Any] | None:
        on = typed.day(self.ui.on.text, self._today)
        return {"export": self._export, "on": on} if self._case and on and self._is_kept else None

    @property
    def _is_kept(self) -> bool:
        """Whether its file was kept at this counter: nobody enters there what nobody has."""
        return self._export in self.context.entered

    def _name_missing_file(self) -> None:
        if self._enter.state is State.UNKNOWN and not self._is_kept:
            self._entering.off(T("Keep its file first"))

    def _keep(self) -> None:
        if shown := self._case:
            pages, say, zone = [*map(listed_page, sheets(shown))], self.words, self.desk.settings.zone
            name = T("National system {at:day}.xlsx", at=shown.at)
            self.context.keep_file(name, lambda: workbook(pages, say, zone))
            self.context.entered[self._export] = True
            self.judge()


def _row(one: Exported) -> TableRow:
    record = one.record
    note = T("{day:day}", day=record.day) if one.counts else T("counts no more: take it back there")
    return TableRow(
        record.entry,
        (
            Cell(record.name, strong=True, note=record.student),
            record.klass,
            Cell(record.what, "ink" if one.counts else "bad", note=note),
            hours(record.minutes),
        ),
        off=not one.counts,
    )
