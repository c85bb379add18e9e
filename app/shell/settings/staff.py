"""Staff: who works here, what they do, their PINs (COM-21)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.facts import StaffTile, StaffTiles
from app.forms.shell.ui_staff import Ui_Staff
from app.kernel.judge import Staff
from app.kernel.text import T
from app.shell.carrying import carry
from app.shell.context import Shell
from app.shell.people import role_title
from app.shell.settings.person import PersonSheet
from app.widgets.bind import bind
from app.widgets.desk import Tone
from app.widgets.form import laid_out
from app.widgets.screen import Screen
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow

CHANGE = RowAct("change", T("Change", "edit"), "pencil")


class StaffPage(Screen):
    """Everybody in a table; a row opens the person."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._shell = shell
        self._told = self._opened = StaffTiles(())
        self._wish: dict[str, Any] = {}
        self.ui = laid_out(Ui_Staff(), self)
        self.table = Table(
            (Heading(T("Name"), 200), Heading(T("Login"), 140), Heading(T("Roles"), 0), Heading("", 120))
        )
        self.ui.table_place.addWidget(self.table)
        self.add = self._act("add_staff", run=lambda: self._ask(""))
        self.roles, self.pin, self.let_go = (self._act(n) for n in ("change_roles", "change_pin", "let_go"))
        bind(self.add, self.ui.add)
        self.table.opened.connect(self._ask)
        self.table.acted.connect(lambda login, _: self._ask(login))

    def read(self) -> None:
        self.look(StaffTiles, self._fill)

    def _act(self, name: str, run: Any = None) -> Any:
        return self.action(
            f"house.{name}", lambda: self._wish, icon="user-plus", facts=self._facts, then=self._set, run=run
        )

    def _facts(self) -> dict[str, Any]:
        """Of whom the sheet was opened, as they stood then (COM-06)."""
        known = next((t for t in self._opened.tiles if t.login == self._wish.get("login")), None)
        return {"login": Staff(known.login, frozenset(known.roles))} if known else {}

    def _fill(self, told: StaffTiles) -> None:
        self._told = told
        self.learn()
        self.table.show_rows([self._row(tile) for tile in told.tiles])

    def _row(self, tile: StaffTile) -> TableRow:
        roles = T("{roles:list}", roles=[role_title(role, self._shell.house.flows) for role in tile.roles])
        return TableRow(
            tile.login, (Cell(tile.name, strong=True), Cell(tile.login, "ink2"), Cell(roles), CHANGE)
        )

    def _ask(self, login: str) -> None:
        self._opened = self._told
        known = next((tile for tile in self._told.tiles if tile.login == login), None)
        taken = {tile.login for tile in self._told.tiles}
        sheet = PersonSheet(self.window(), self._shell.house.flows, known, taken)
        sheet.wished.connect(self._do)
        sheet.open()

    def _do(self, act: str, args: dict[str, Any]) -> None:
        self._wish = args
        action = {
            "add_staff": self.add,
            "change_roles": self.roles,
            "change_pin": self.pin,
            "let_go": self.let_go,
        }[act]
        carry(action)

    def _set(self, _: object) -> None:
        self.told(T("Set."), Tone.OK)
