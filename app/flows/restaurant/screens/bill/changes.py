"""What changed on the orders since the guest confirmed them: when, and by whom (RST-34)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import BillShown
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_changes import Ui_Changes
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import Label, Role


class ChangesDialog(Dialog):
    """One line a change; Enter or Esc leads back."""

    def __init__(self, context: Context, host: QWidget, shown: BillShown) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Changes(), self)
        numbers = {order.facts.id: order.facts.number for order in shown.sitting.orders}
        for change in shown.changes:
            told: dict[str, Any] = {
                "order": numbers.get(change.order, ""),
                "version": change.version,
                "by": change.by,
                "at": change.at,
            }
            label = Label(T("{at:time} · {order} v{version} · {by}", **told), Role.BODY, "ink", wrap=True)
            self.ui.rows_place.addWidget(label)
        self.close_with(self.way(T("Seen"), self.leave, key="F5", icon="check"), self.ui.foot)
