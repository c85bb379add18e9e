"""Somebody else's PIN for one command: their approval, or the command as theirs (COM-21, 82)."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.facts import StaffTiles
from app.counter.saying import said
from app.forms.shell.ui_second import Ui_Second
from app.kernel.flow import ANYBODY
from app.kernel.judge import Staff, subjects
from app.kernel.refusal import Ask, No
from app.kernel.text import T, Text
from app.shell.context import Shell
from app.shell.people import persons, tiles_of, with_role
from app.shell.pin import PinEntry
from app.widgets.desk import Second
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.tile_grid import TileGrid


class SecondPerson(Sheet):
    """`SecondPerson(host, shell, told, name, args, no, then, about, facts)`: `then(second)` once the PIN was right.

    `about` says what it is that they approve; `facts` holds the case and its parts by id. Where the rules let one
    person alone do it, theirs is the tile that is chosen already.
    """

    def __init__(
        self,
        host: QWidget,
        shell: Shell,
        told: StaffTiles,
        name: str,
        args: Mapping[str, Any],
        no: No,
        then: Callable[[Second], None],
        about: Text | None,
        facts: Mapping[str, Any],
    ) -> None:
        super().__init__(host, wide=720)
        self._shell, self._name, self._args, self._no, self._then = shell, name, args, no, then
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_Second(), inside)
        flow = shell.desk.flow(name.partition(".")[0])
        act = flow.by_name[name.partition(".")[2]]
        self.ui.title.say(act.title or T("A second person"))
        self.ui.about.say(about or "")
        showing(self.ui.about, about is not None)
        self.ui.sentence.say(said(no, flow))
        self._tiles = self._who(told)
        grid = TileGrid(200)
        grid.show_tiles(list(self._tiles.values()))
        self.ui.people_place.addWidget(grid)
        self.ui.pin.serve(self)
        self.ui.leave.clicked.connect(self.dismiss)
        self._pin = PinEntry(self.ui.pin, shell, self)
        self._pin.right.connect(self._right)
        self._alone = self._only(told, facts)
        self._choose(self._alone)
        self.ui.nobody.say(
            "" if self._tiles else T("Nobody here may do this. Ask a manager to change somebody's roles.")
        )
        showing(self.ui.nobody, not self._tiles)
        showing(self.ui.pin, bool(self._tiles))

    def open(self, focus: QWidget | None = None) -> None:
        first = next(iter(self._tiles.values()), self.ui.leave)
        super().open(focus or (self.ui.pin.pad if self._alone else first))

    def _who(self, told: StaffTiles) -> dict[str, Any]:
        """Everybody who may; never the one who asks."""
        asks = self._shell.desk.staff.login if self._shell.desk.staff else ""
        every = ANYBODY in self._no.who
        able = told if every else with_role(told, self._no.who, but=asks)
        return tiles_of(persons(able, self._shell.house.flows).values(), self._choose, roomy=0)

    def _only(self, told: StaffTiles, facts: Mapping[str, Any]) -> str:
        """Who alone may do it: by the roles, or by what the rules say of this case; nobody where several may."""
        if len(self._tiles) == 1 or isinstance(self._no, Ask):
            return next(iter(self._tiles)) if len(self._tiles) == 1 else ""
        desk = self._shell.desk
        flow, _, did = self._name.partition(".")
        known = subjects(desk.flow(flow).by_name[did], self._args, facts)
        people = [Staff(one.login, frozenset(one.roles)) for one in told.tiles if one.login in self._tiles]
        able = [one.login for one in people if desk.may(self._name, self._args, known, one).no is None]
        return able[0] if len(able) == 1 else ""

    def _choose(self, login: str) -> None:
        if self._pin.asking:
            return
        for other, tile in self._tiles.items():
            tile.setChecked(other == login)
        self._pin.begin((lambda pin: self._ask(login, pin)) if login else None)
        if login:
            self.ui.pin.pad.setFocus()

    def _ask(self, login: str, pin: str) -> "Future[Any]":
        desk = self._shell.desk
        if isinstance(self._no, Ask):
            return desk.approve(login, pin, self._name, self._args)
        return desk.identify(login, pin)

    def _right(self, answer: Any) -> None:
        self.close_sheet()
        self._then(Second(approval=answer) if isinstance(self._no, Ask) else Second(staff=answer))
