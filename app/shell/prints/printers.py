"""The printers of the house, and which one takes what: set by a manager (COM-41)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.print_facts import Printers
from app.forms.shell.ui_printers import Ui_Printers
from app.kernel.text import T
from app.shell.carrying import carry
from app.shell.context import Shell
from app.shell.prints.asking import Elsewhere
from app.shell.prints.printer import PrinterSheet
from app.widgets.bind import bind
from app.widgets.desk import Tone
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.screen import Screen
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow

HOW = {
    "folder": Tag(T("Folder"), "mute", "folder"),
    "network": Tag(T("On the network"), "info", "printer"),
    "system": Tag(T("Of this system"), "hold", "monitor"),
}
CHANGE = RowAct("change", T("Change", "edit"), "pencil")


class PrintersPage(Screen):
    """A table of printers, and one of kinds of paper with the printer that takes each."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._shell = shell
        self._told = Printers((), {})
        self._chosen: dict[str, Any] = {}
        self.ui = laid_out(Ui_Printers(), self)
        self.table = Table(
            (
                Heading(T("Name", "of a thing"), 0),
                Heading(T("How"), 170),
                Heading(T("Address"), 0),
                Heading("", 120),
            )
        )
        self.routes = Table((Heading(T("Kind of paper"), 0), Heading(T("Printer"), 0), Heading("", 120)))
        self.ui.table_place.addWidget(self.table)
        self.ui.routes_place.addWidget(self.routes)
        self.set_up = self.action(
            "house.set_printer",
            self._args,
            text=T("Add a printer"),
            icon="plus",
            then=self._set,
            run=lambda: self._ask(""),
        )
        self.remove = self.action("house.remove_printer", self._args, then=self._set)
        self.choose = self.action("house.choose_printer", self._args, then=self._set)
        bind(self.set_up, self.ui.add)
        self.table.opened.connect(self._ask)
        self.table.acted.connect(lambda id, _: self._ask(id))
        self.routes.opened.connect(self._route)
        self.routes.acted.connect(lambda role, _: self._route(role))

    def read(self) -> None:
        self.look(Printers, self._fill)

    def _args(self) -> dict[str, Any]:
        return self._chosen

    def _fill(self, told: Printers) -> None:
        self._told = told
        self.learn(*(printer.facts for printer in told.printers))
        self.table.show_rows(
            [
                TableRow(p.id, (Cell(p.name, strong=True), HOW[p.how], Cell(p.address, "ink2"), CHANGE))
                for p in told.printers
            ]
        )
        names: dict[str, str] = {printer.id: printer.name for printer in told.printers}
        rows = []
        for role in told.roles:
            takes = told.routes.get((role.role, self.desk.counter)) or told.routes.get((role.role, ""))
            cell = Cell(names.get(takes, takes)) if takes else Cell(T("the folder of papers"), "ink3")
            rows.append(TableRow(role.role, (Cell(role.title, strong=True), cell, CHANGE)))
        self.routes.show_rows(rows)

    def _ask(self, id: str) -> None:
        """Ask how a printer is reached; a new one if there is none of this id."""
        known = next((p for p in self._told.printers if p.id == id), None)
        taken = {p.id for p in self._told.printers}
        PrinterSheet(self.window(), known, taken, self._keep, self._remove).open()

    def _keep(self, printer: str, name: str, how: str, address: str) -> None:
        self._chosen = {"printer": printer, "name": name, "how": how, "address": address}
        self._do(self.set_up)

    def _remove(self, printer: str) -> None:
        self._chosen = {"printer": printer}
        self._do(self.remove)

    def _route(self, role: str) -> None:
        Elsewhere(self.window(), self._shell, lambda printer: self._take(role, printer), folder=True).open()

    def _take(self, role: str, printer: str) -> None:
        self._chosen = {"role": role, "printer": printer or None, "counter": self.desk.counter}
        self._do(self.choose)

    def _set(self, _: object) -> None:
        self.told(T("Set."), Tone.OK)

    def _do(self, action: Any) -> None:
        action.judge()
        if action.verdict.no and not action.verdict.no.who:
            self.refused(action.verdict.no)
        else:
            carry(action)
