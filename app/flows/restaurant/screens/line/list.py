"""Every line that was sent, to choose one from: where no list of them stands on the screen itself (RST-18)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.kinds import ChangeKind
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.pacing import firing_order
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.line.sheet import change, line_of, open_line
from app.flows.restaurant.screens.sitting.dish_rows import DishRows, dish_row
from app.forms.restaurant.ui_lines import Ui_Lines
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.key_hints import KeyHints

HINTS = (("U", T("urge")), ("R", T("return")), ("G", T("give")), ("F", T("it fell", "key")))


class LinesDialog(Dialog):
    """A touch opens a line; its one keys urge, return and give the one that is reached, or say that it fell."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Lines(), self)
        self._sitting, self._rows = shown.facts.id, DishRows()
        self.ui.rows.addWidget(self._rows)
        self.ui.keys.addWidget(KeyHints(HINTS))
        self._rows.opened.connect(lambda line: open_line(self, self._of, line))
        self._rows.asked.connect(lambda line, _: open_line(self, self._of, line))
        self._rows.wanted.connect(lambda line, kind: change(self, self._of, line, ChangeKind(kind)))
        close = ActionButton(T("Close"), hint="Esc", centred=True)
        close.clicked.connect(self.sheet.dismiss)
        self.ui.foot.addWidget(close)
        self._tell(shown)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._rows)

    def press_last(self) -> None:
        """Enter is the dish that is reached."""
        self._rows.open()

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, self._tell, sitting=self._sitting)

    def _tell(self, shown: SittingShown) -> None:
        self._of = shown
        self.learn(shown.facts)
        lines = [line for line in firing_order(shown.facts.lines) if line.sent_at and not line.is_set]
        found = [line_of(shown, line.id) for line in lines]
        self._rows.show_tiles([dish_row(line, serves=False) for line in found if line])
        if not self._rows.current and lines:
            self._rows.move_to(lines[0].id)
