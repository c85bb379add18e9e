"""Counters: what each serves, and which one this computer is (COM-22)."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.counter.facts import HouseSettings
from app.counter.settings import FLOWS, Settings
from app.forms.shell.ui_counters import Ui_Counters
from app.kernel.text import T
from app.shell.carrying import carry
from app.shell.context import Shell
from app.shell.settings.counter import CounterSheet
from app.widgets.bind import bind
from app.widgets.desk import Tone
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.screen import Screen
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow

if TYPE_CHECKING:
    from app.shell.window import Window

CHANGE = RowAct("change", T("Change", "edit"), "pencil")
HERE = Tag(T("This computer"), "ok", "monitor")


class CountersPage(Screen):
    """Every counter in a table; a row opens it."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell, window: "Window", parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._shell, self._window = shell, window
        self._told = HouseSettings({}, ())
        self._wish: dict[str, Any] = {}
        self.ui = laid_out(Ui_Counters(), self)
        self.table = Table(
            (
                Heading(T("Code"), 80),
                Heading(T("Name", "of a thing"), 180),
                Heading(T("Tabs"), 0),
                Heading("", 150),
                Heading("", 120),
            )
        )
        self.ui.table_place.addWidget(self.table)
        self.add = self.action(
            "house.add_counter",
            lambda: self._wish,
            icon="plus",
            then=self._set,
            run=lambda: self._ask(""),
        )
        self._opened = self._told
        self.change = self.action(
            "house.change_setting",
            lambda: self._wish,
            facts=lambda: {"key": self._opened.of(FLOWS.key)},
            then=self._set,
        )
        bind(self.add, self.ui.add)
        self.table.opened.connect(self._ask)
        self.table.acted.connect(lambda code, _: self._ask(code))

    def read(self) -> None:
        self.look(HouseSettings, self._fill)

    def _fill(self, told: HouseSettings) -> None:
        self._told = told
        titles = {flow.name: flow.title for flow in self._shell.house.flows}
        rows = []
        for code, name in told.counters:
            tabs = [titles[f] for f in self._flows(code) if f in titles]
            served = T("{tabs:list}", tabs=tabs) if tabs else T("all of them")
            here: Tag | str = HERE if code == self.desk.counter else ""
            rows.append(TableRow(code, (Cell(code, strong=True), Cell(name), Cell(served), here, CHANGE)))
        self.table.show_rows(rows)

    def _flows(self, code: str) -> list[str]:
        return Settings(self._told.stored, code).of(FLOWS).split()

    def _ask(self, code: str) -> None:
        self._opened = self._told
        known = next((c for c in self._told.counters if c[0] == code), None)
        flows = [flow for flow in self._shell.house.flows if flow.case]
        sheet = CounterSheet(
            self.window(),
            flows,
            known,
            self._flows(code),
            here=code == self.desk.counter,
            sample=self._window.sample,
        )
        sheet.wished.connect(self._do)
        sheet.moved.connect(self._move)
        sheet.open()

    def _do(self, act: str, args: dict[str, Any]) -> None:
        self._wish = args
        carry(self.add if act == "add_counter" else self.change)

    def _move(self, code: str) -> None:
        """This computer is that counter from now on: the house is opened as it."""
        self._window.keep(counter=code)
        self._window.change_house(sample=False)

    def _set(self, _: object) -> None:
        self.told(T("Set."), Tone.OK)
