"""After the bill: the change, the words of farewell, and the receipt that is printed (RST-32, 40)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_paid import Ui_Paid
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.part import Row


class PaidDialog(Dialog):
    """`PaidDialog(context, host, settled, given)`: what goes back is what the eye sees first, else what was received.

    It leads back to the floor; where something is left to be paid, to that.
    """

    def __init__(self, context: Context, host: QWidget, settled: Any, given: int) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Paid(), self)
        self._show_sums(settled, given)
        if not settled.more:
            self.ui.guide_place.addWidget(GuideCard(FLOW.guide[Sitting.FAREWELL]))
        receipt = self.way(
            T("Show the receipt"),
            lambda: context.preview(settled.documents[0]),
            key="F3",
            icon="receipt-text",
        )
        onward = T("Go on with the rest") if settled.more else T("Back to the floor")
        self._last = self.way(onward, self.leave, key="F5", icon="check")
        row = Row(gap=8)
        row.addWidget(button_of(receipt, high=52), 1)
        self._back = button_of(self._last, Kind.PRIMARY, high=52)
        row.addWidget(self._back, 1)
        self.sheet.card.stand(row)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._back)

    def _show_sums(self, settled: Any, given: int) -> None:
        number, due = T("Receipt {number}", number=settled.receipt), figures(settled.due)
        out, box = settled.change or settled.back, self.ui.sum
        if not out:
            box.show_due(T("Received"), f"¥{figures(given)}", number)
            box.show_received(T("Due"), due, T("Change"), figures(0))
            self.ui.told.say(T("Bill and receipt are printed."))
            return
        box.show_due(
            T("Change") if settled.change else T("Goes back to the guest"), f"¥{figures(out)}", number
        )
        box.show_received(T("Due"), due, T("Received"), figures(given))
        self.ui.told.say(T("Bill and receipt are printed. Count the change before the guest."))
