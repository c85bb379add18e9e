"""Money taken ahead: a deposit on an agreed sum, else an advance (RST-30a)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import MEANS, MONEY, OUTSIDE, Means, Part, Tail
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.rules.seating import highest_deposit
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_deposit import Ui_Deposit
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.paying import ICONS
from app.widgets.typed import fen_of


class DepositDialog(Dialog):
    """Takes it: where a sum is agreed it is a deposit, of at most a fifth; where none is, an advance.

    By which means, with the end of an outside number where one is kept.
    """

    def __init__(self, context: Context, host: QWidget, facts: SittingFacts) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Deposit(), self)
        self._sitting = facts
        self._means = Choices(3)
        self.ui.title.say(T("Money taken ahead"))
        self.ui.means.addWidget(self._means)
        self._means.offer([Option(means.value, MEANS[means], icon=ICONS[means]) for means in MONEY])
        self._means.pick(Means.CASH.value)
        if facts.agreed_sum:
            self.ui.agreed.write(figures(facts.agreed_sum).removesuffix(".00"))
        take = self.action(
            "restaurant.take_deposit",
            self._args,
            text=T("Take it, print the receipt"),
            key="F5",
            icon="printer",
            then=lambda _: self.leave(),
        )
        for field in (self.ui.amount, self.ui.agreed, self.ui.tail):
            field.changed.connect(lambda _: self._changed_money())
        self._means.chosen.connect(lambda _: self._changed_money())
        self.close_with(take, self.ui.foot, T("type the amount"))
        self.learn(facts)
        self._changed_money()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.amount)

    def _changed_money(self) -> None:
        showing(self.ui.tail, Means(self._means.current) in OUTSIDE)
        self.ui.told.say(_what_it_is(fen_of(self.ui.agreed.text) or None))
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        amount, means = fen_of(self.ui.amount.text), Means(self._means.current)
        if not amount:
            return None
        tail = Tail(self.ui.tail.text) if means in OUTSIDE and self.ui.tail.text else None
        agreed = fen_of(self.ui.agreed.text) or None
        payments = (Part(means, amount, tail=tail),)
        return {"sitting": self._sitting.id, "payments": payments, "agreed_sum": agreed}


def _what_it_is(agreed: int | None) -> Text:
    if agreed is None:
        return T("No sum is agreed, so this is an advance: it goes back if they do not come.")
    told: dict[str, Any] = {"agreed": agreed, "most": highest_deposit(agreed)}
    return T("A deposit on {agreed:money} agreed: {most:money} at the most.", **told)
