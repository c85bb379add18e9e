"""Which days are looked at, where they are no day, week or month: from one to another (RST-61)."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.rules.figures import LONGEST, days_that_were
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.booking.days import today
from app.forms.restaurant.ui_days import Ui_Days
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.between import Between, Days
from app.widgets.desk import Context
from app.widgets.form import laid_out

UP_TO_TODAY = (7, 30, LONGEST)
"""Days up to today that a touch chooses."""


class DaysDialog(Dialog):
    """`chosen(days)` once they can be shown: none after today, a quarter of a year at the most."""

    def __init__(self, context: Context, host: QWidget, days: Days, chosen: Callable[[Days], None]) -> None:
        super().__init__(context, host, wide=520)
        self.ui, self._chosen = laid_out(Ui_Days(), self), chosen
        self.ui.title.say(T("Figures from one day to another"))
        last = today(self.desk.clock.now(), self.desk.settings)
        self.days = Between(
            [(T("last {n} days", n=n), (last - timedelta(days=n - 1), last)) for n in UP_TO_TODAY]
        )
        self.ui.days.addWidget(self.days)
        self.close_with(self.way(T("Show the figures"), self._take, key="F5", icon="check"), self.ui.foot)
        self.days.write(days)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.days.first)

    def _take(self) -> None:
        days, now = self.days.days, self.desk.clock.now()
        if days is None:
            self.refused(No("A day is written as 2026-11-23."))
        elif no := days_that_were(*days, now, self.desk.settings):
            self.refused(no)
        else:
            self.leave()
            self._chosen(days)
