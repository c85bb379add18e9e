"""One member of staff: name, roles, a new PIN, the end of their access."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.counter.facts import StaffTile
from app.counter.pins import fresh_pin, too_easy
from app.forms.shell.ui_person import Ui_PersonForm
from app.kernel.flow import Flow
from app.kernel.names import login_of
from app.kernel.text import T
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.tick import Tick
from app.widgets.tile_grid import TileGrid


class PersonSheet(Sheet):
    """`PersonSheet(host, flows, known, taken)`: `wished(act, args)`; without `known` somebody new."""

    wished = Signal(str, dict)

    def __init__(
        self, host: QWidget, flows: Sequence[Flow], known: StaffTile | None, taken: Collection[str]
    ) -> None:
        super().__init__(host, wide=620)
        self._known, self._taken = known, taken
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_PersonForm(), inside)
        self.ui.title.say(known.name if known else T("Somebody new"))
        showing(self.ui.name, known is None)
        self._roles = {role: Tick(title) for flow in flows for role, title in flow.roles.items()}
        grid = TileGrid(170, gap=4)
        grid.show_tiles(list(self._roles.values()))
        self.ui.roles_place.addWidget(grid)
        self.ui.leave.clicked.connect(self.dismiss)
        showing(self.ui.gone, known is not None)
        self.ui.gone.say(T("Works here no more"))
        self.ui.gone.clicked.connect(partial(self._wish, "let_go"))
        self.ui.keep.say(T("Keep it") if known else T("Take on"))
        self.ui.keep.clicked.connect(self._keep)
        if known:
            for role in known.roles:
                self._roles[role].setChecked(True)
            self.ui.pin.set_label(T("New PIN, or empty"))
        else:
            self.ui.pin.write(fresh_pin())

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or (next(iter(self._roles.values())) if self._known else self.ui.name))

    def _keep(self) -> None:
        pin, name = self.ui.pin.text, self.ui.name.text
        roles = [role for role, tick in self._roles.items() if tick.isChecked()]
        if not self._known and not name:
            self.ui.name.fault(T("Write the name as everybody here says it."))
        elif (pin or not self._known) and (no := too_easy(pin)):
            self.ui.pin.fault(no.text)
        elif not self._known:
            args = {"login": login_of(name, self._taken), "name": name, "roles": roles, "pin": pin}
            self._wish("add_staff", **args)
        else:
            self._change(roles, pin, set(self._known.roles))

    def _change(self, roles: list[str], pin: str, before: set[str]) -> None:
        """Roles and PIN are two acts, each with its own row; what stays is not touched."""
        self.close_sheet()
        if set(roles) != before:
            self._tell("change_roles", roles=roles)
        if pin:
            self._tell("change_pin", pin=pin)

    def _wish(self, act: str, _: object = None, **args: object) -> None:
        self.close_sheet()
        self._tell(act, **args)

    def _tell(self, act: str, **args: object) -> None:
        self.wished.emit(act, ({"login": self._known.login} if self._known else {}) | args)
