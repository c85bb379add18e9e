"""One counter: its code, its name, what is done there."""

import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.counter.settings import FLOWS
from app.forms.shell.ui_counter import Ui_CounterForm
from app.kernel.flow import Flow
from app.kernel.text import T
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.tick import Tick
from app.widgets.tile_grid import TileGrid

CODE = re.compile(r"[A-Za-z0-9]{1,8}")


class CounterSheet(Sheet):
    """`CounterSheet(host, flows, known, served)`: `wished(act, args)`, `moved(code)`; without `known` a new one."""

    wished = Signal(str, dict)
    moved = Signal(str)

    def __init__(
        self,
        host: QWidget,
        flows: Sequence[Flow],
        known: tuple[str, str] | None,
        served: Collection[str],
        *,
        here: bool,
        sample: bool,
    ) -> None:
        super().__init__(host, wide=560)
        self._known = known
        inside = QWidget()
        self.card.column.addWidget(inside)
        self.ui = laid_out(Ui_CounterForm(), inside)
        self.ui.title.say(T("{code} · {name}", code=known[0], name=known[1]) if known else T("Add a counter"))
        self._flows = {flow.name: Tick(flow.title) for flow in flows}
        for name, tick in self._flows.items():
            tick.setChecked(name in served or not served)
        grid = TileGrid(170, gap=4)
        grid.show_tiles(list(self._flows.values()))
        self.ui.flows_place.addWidget(grid)
        for part in (self.ui.code, self.ui.name):
            showing(part, known is None)
        showing(self.ui.here, known is not None and not here and not sample)
        self.ui.keep.say(T("Keep it") if known else T("Add it"))
        self.ui.leave.clicked.connect(self.dismiss)
        self.ui.keep.clicked.connect(self._keep)
        self.ui.here.clicked.connect(self._move)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or (next(iter(self._flows.values())) if self._known else self.ui.code))

    def _keep(self) -> None:
        flows = [name for name, tick in self._flows.items() if tick.isChecked()]
        if self._known:
            self.close_sheet()
            args = {"key": FLOWS.key, "value": " ".join(flows), "counter": self._known[0]}
            self.wished.emit("change_setting", args)
            return
        code, name = self.ui.code.text.upper(), self.ui.name.text
        if not CODE.fullmatch(code):
            self.ui.code.fault(T("One to eight letters and digits, such as A2."))
        elif not name:
            self.ui.name.fault(T("Give it a name that everybody here knows it by."))
        else:
            self.close_sheet()
            self.wished.emit("add_counter", {"counter": code, "name": name, "flows": flows})

    def _move(self) -> None:
        self.close_sheet()
        if self._known:
            self.moved.emit(self._known[0])
