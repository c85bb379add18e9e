"""Everything that needs somebody now, where the strip has no room for all of it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_all_urgent import Ui_AllUrgent
from app.widgets.button import ActionButton
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.strip import Urgent


class AllUrgentDialog(Dialog):
    """One touch leads to the case."""

    def __init__(
        self, context: Context, host: QWidget, items: Sequence[Urgent], then: Callable[[str], None]
    ) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_AllUrgent(), self)
        for item in items:
            button = ActionButton(item.words, icon=item.icon, note=item.age)
            button.clicked.connect(lambda _=False, id=item.id: self._go(id, then))
            self.ui.rows.addWidget(button)
        self.close_alone(self.ui.foot)

    def _go(self, id: str, then: Callable[[str], None]) -> None:
        self.leave()
        then(id)
