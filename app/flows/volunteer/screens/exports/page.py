"""Sheets for the national system: what is new goes on one, and each tells when it was entered there."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.exporting import ExportLine, Exports
from app.flows.volunteer.screens.base import BookList
from app.flows.volunteer.screens.exports.dialog import ExportDialog
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Sheet", "export"), 0),
    Heading(T("Entries"), 90, sums=True),
    Heading(T("Hours", "service"), 100, sums=True),
    Heading(T("Entered there"), 230),
    Heading(T("To be taken back"), 190),
)


class ExportsPage(BookList):
    """`ExportsPage(context)`: F2 puts what is new on a sheet; Enter on a sheet keeps it, and notes when it was entered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._found = Exports((), 0, 0)
        empty = ("upload", T("No sheet yet"), T("F2 puts every entry that counts on one"))
        super().__init__(
            context, T("Sheet for the national system"), T("A day, or who"), HEADINGS, empty, parent
        )
        new = self.action("volunteer.export_hours", key="F2", icon="plus", then=self._open)
        self.offer_new(new)
        self.opened.connect(self._open)

    def read(self) -> None:
        self.look(Exports, self._tell)

    def rows(self) -> Sequence[TableRow]:
        sought, zone = self.search.text.strip(), self.desk.settings.zone
        return [
            _row(one)
            for one in self._found.exports
            if sought in f"{one.at.astimezone(zone).date().isoformat()} {one.by}"
        ]

    def _tell(self, found: Exports) -> None:
        self._found = found
        told: dict[str, Any] = {"n": found.new, "hours": hours(found.minutes)}
        self.bar.show_facts(T("On no sheet yet: {n} {n:entry|entries}, {hours} h", **told))
        self.show_rows()

    def _open(self, export: Any) -> None:
        ExportDialog(self.context, self, str(export)).open()


def _row(one: ExportLine) -> TableRow:
    entered = one.facts.entered
    if entered:
        state = Tag(T("on {on:day}", on=entered), "ok", "check")
    else:
        state = Tag(T("not entered there yet"), "warn", "circle-dashed")
    gone = Cell(T("{n} {n:entry|entries}", n=one.gone), "bad") if one.gone else "—"
    return TableRow(
        one.id,
        (
            Cell(T("{at:moment}", at=one.at), strong=True, note=one.by),
            f"{one.facts.entries}",
            hours(one.minutes),
            state,
            gone,
        ),
    )
