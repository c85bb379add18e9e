"""A dish meets what the table avoids: it goes on the order by the guest's own spoken yes, by name (RST-04)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_allergy import Ui_Allergy
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out


class AllergyDialog(Dialog):
    """`said_yes(name)` if a guest takes it; Esc leaves the dish off."""

    def __init__(self, context: Context, host: QWidget, no: No, said_yes: Callable[[str], None]) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Allergy(), self)
        self._said_yes = said_yes
        self.ui.told.say(no.text)
        order_it = self.way(T("They said yes: order it"), self._order, key="F5", icon="check-check")
        self.close_with(order_it, self.ui.foot)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.guest.line)

    def _order(self) -> None:
        name = self.ui.guest.text
        if not name:
            self.ui.guest.fault(T("Write down which guest said yes."))
            self.ui.guest.setFocus()
            return
        self.leave()
        self._said_yes(name)
