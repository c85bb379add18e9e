"""What changed on the orders since the guest confirmed them: when, and by whom (RST-34)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.ids import OrderId
from app.flows.restaurant.facts.views import BillShown, Change, LineChange
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.words import changed
from app.forms.restaurant.ui_changes import Ui_Changes
from app.kernel.text import T, Text
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
            told = changed(change) if isinstance(change, LineChange) else _amended(change, numbers)
            self.ui.rows_place.addWidget(Label(told, Role.BODY, "ink", wrap=True))
        self.close_with(self.way(T("Seen"), self.leave, key="F5", icon="check"), self.ui.foot)


def _amended(change: Change, numbers: Mapping[OrderId, str]) -> Text:
    told: dict[str, Any] = {
        "order": numbers.get(change.order, ""),
        "version": change.version,
        "by": change.by,
        "at": change.at,
    }
    return T("{at:time} · {order} v{version} · {by}", **told)
