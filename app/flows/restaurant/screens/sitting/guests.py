"""How many they are now, who waits on them, and who sits where."""

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import SittingShown, Waiters
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.seating.waiters import option_of
from app.flows.restaurant.screens.sitting.persons import PersonsDialog
from app.forms.restaurant.ui_guests import Ui_Guests
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.choices import Choices
from app.widgets.desk import Context
from app.widgets.form import laid_out


class GuestsDialog(Dialog):
    """A touch on a number or on a waiter says it, and is all; a typed number wants its Enter."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Guests(), self)
        self._sitting = shown.facts
        self._waiters = Choices(3)
        self.ui.waiters.addWidget(self._waiters)
        self.ui.guests.choose(shown.facts.guests)
        self.ui.guests.chosen.connect(lambda _: self.judge())
        change = self.action(
            "restaurant.change_guests",
            lambda: {"sitting": self._sitting.id, "guests": self.ui.guests.number or self._sitting.guests},
            text=T("Keep the number"),
            key="F5",
            icon="users",
            then=lambda _: self.leave(),
        )
        self.ui.guests.touched.connect(lambda _: change.press())
        self._waiters.chosen.connect(self._change_waiter)
        where = self.asks(
            "restaurant.note_persons",
            lambda: {"sitting": self._sitting.id, "persons": self._sitting.persons},
            lambda: self._ask_where(shown),
            key="F6",
            icon="armchair",
        )
        self.ui.where.addWidget(button_of(where))
        self.close_with(change, self.ui.foot)
        self.learn(shown.facts)

    def read(self) -> None:
        self.look(Waiters, self._tell, sitting=self._sitting.id)

    def _ask_where(self, shown: SittingShown) -> None:
        self.leave()
        PersonsDialog(self.context, self.window(), shown).open()

    def _tell(self, waiters: Waiters) -> None:
        self._waiters.offer([option_of(waiter) for waiter in waiters.waiters])
        self._waiters.pick(self._sitting.waiter or "")

    def _change_waiter(self, login: str) -> None:
        self.attempt(
            "restaurant.change_waiter",
            {"sitting": self._sitting.id, "waiter": login},
            lambda _: self.leave(),
        )
