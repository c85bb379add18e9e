"""How a sitting ends without a bill and without money: not come, left before they ate (RST-02)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_left import Ui_Left
from app.forms.restaurant.ui_turn_away import Ui_TurnAway
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.dialog import Question, Verb
from app.widgets.form import laid_out

KEEP, DO = "keep", "do"


def ask_not_come(host: QWidget, facts: SittingFacts, then: Callable[[], None]) -> None:
    """Nobody came: the booking is kept as such, and its table is free for others."""
    _ask(
        host,
        T("They did not come?"),
        T(
            "They were expected at {at:time}. The booking is kept, and its table is free.",
            at=facts.booked_for,
        ),
        Verb(DO, T("They did not come"), Kind.DANGER, "user-x"),
        T("Wait for them"),
        then,
    )


def ask_left(host: QWidget, then: Callable[[], None]) -> None:
    """The party goes before anything was sent."""
    _ask(
        host,
        T("Have the guests left?"),
        T("Nothing was sent to the kitchen. What was written down is taken off, and the table is cleared."),
        Verb(DO, T("They have left"), Kind.DANGER, "log-out"),
        T("They stay"),
        then,
    )


class LeftDialog(Dialog):
    """The party goes after tea that costs something: it is paid by the bill, or let go for a reason (RST-10)."""

    def __init__(
        self, context: Context, host: QWidget, facts: SittingFacts, bill: Callable[[], None]
    ) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Left(), self)
        self._sitting, self._bill = facts.id, bill
        tea = facts.tea
        told: dict[str, Any] = {"tea": tea.name if tea else "", "sum": tea.amount if tea else 0}
        self.ui.told.say(
            T(
                "{tea} was brought, {sum:money}. It is paid by the bill; or it is let go, and why is kept.",
                **told,
            )
        )
        way = self.way(T("Put the tea on the bill"), self._to_the_bill, key="F4", icon="receipt-text")
        self.ui.bill.addWidget(button_of(way, high=48))
        left = self.action(
            "restaurant.guests_left",
            lambda: {"sitting": self._sitting, "why": Note(why) if (why := self.ui.why.text) else None},
            text=T("They have left"),
            key="F5",
            icon="log-out",
            then=lambda _: self.leave(),
        )
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(left, self.ui.foot)
        self.learn(facts)

    def _to_the_bill(self) -> None:
        self.leave()
        self._bill()


class TurnAwayDialog(Dialog):
    """The party goes before it is seated; why is kept, where they say it (RST-05)."""

    def __init__(self, context: Context, host: QWidget, facts: SittingFacts) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_TurnAway(), self)
        left = self.action(
            "restaurant.turn_away",
            lambda: {"sitting": facts.id, "why": Note(why) if (why := self.ui.why.text) else None},
            text=T("They have left"),
            key="F5",
            icon="log-out",
            then=lambda _: self.leave(),
        )
        self.close_with(left, self.ui.foot)
        self.learn(facts)


def _ask(host: QWidget, question: Text, told: Text, verb: Verb, stay: Text, then: Callable[[], None]) -> None:
    asked = Question(host.window(), question, told, safe=Verb(KEEP, stay), verbs=(verb,))
    asked.answered.connect(lambda answer: then() if answer == DO else None)
    asked.open()
