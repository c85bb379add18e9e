"""Who waits on a table: everybody who may be given one, with what they have to do now."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import Waiter, Waiters
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_waiters import Ui_Waiters
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out


def busy_with(waiter: Waiter) -> Text:
    """Where somebody serves now, and how many guests."""
    if not waiter.guests:
        return T("no guests now")
    return T("{sections:list} · {n} guests", sections=sorted(waiter.sections), n=waiter.guests)


def option_of(waiter: Waiter) -> Option:
    """A waiter to choose."""
    return Option(waiter.login, waiter.name, busy_with(waiter), "user")


class WaitersDialog(Dialog):
    """A touch on a name is the answer."""

    def __init__(
        self, context: Context, host: QWidget, waiters: Waiters, login: str, then: Callable[[str], None]
    ) -> None:
        super().__init__(context, host, wide=620)
        self.ui = laid_out(Ui_Waiters(), self)
        self._choices = Choices(2, high=52)
        self.ui.waiters.addWidget(self._choices)
        self._choices.offer([option_of(waiter) for waiter in waiters.waiters])
        self._choices.pick(login)
        self._choices.chosen.connect(lambda chosen: self._answer(chosen, then))
        self.close_alone(self.ui.foot)

    def _answer(self, login: str, then: Callable[[str], None]) -> None:
        self.leave()
        then(login)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus)
        self._choices.take_focus()
