"""When a sitting came to each of its steps, and by whom; how it went where nobody paid."""

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.flow import STEP_TITLES
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.words import went
from app.forms.restaurant.ui_history import Ui_History
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import Label, Role
from app.widgets.table import Heading, Table, TableRow


class HistoryDialog(Dialog):
    """Steps in the order in which they happened."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_History(), self)
        self.ui.number.say(shown.facts.number)
        table = Table((Heading(T("Step"), 180), Heading(T("When"), 150), Heading(T("Who"))))
        table.show_rows(
            [
                TableRow(str(n), (STEP_TITLES[time.step], T("{at:moment}", at=time.at), time.by))
                for n, time in enumerate(shown.history)
            ]
        )
        table.setFixedHeight(table.sizeHint().height())
        self.ui.table.addWidget(table)
        if shown.gone:
            self.ui.table.addWidget(Label(went(shown.facts.step, shown.gone), Role.BODY, "ink2", wrap=True))
        close = ActionButton(T("Close"), hint="Esc", centred=True)
        close.clicked.connect(self.sheet.dismiss)
        self.ui.foot.addWidget(close)
