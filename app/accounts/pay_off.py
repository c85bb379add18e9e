"""What is owed on an account is paid at the till, whole or in part (RST-35)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.accounts.sheet import AccountActs, AccountSheet
from app.counter.account_facts import AccountOpened, AccountShown
from app.counter.means import MEANS, MONEY, OUTSIDE, Means, Part, Tail
from app.forms.accounts.ui_pay_off import Ui_PayOff
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import Label, Role, showing
from app.widgets.paying import ICONS
from app.widgets.typed import fen_of

MOST = 5
"""Open bills that are named; the statement has them all."""


class PayOffDialog(AccountSheet):
    """Shows what is open, the oldest first: that is paid first. All of it, unless less is typed."""

    def __init__(self, context: Context, host: QWidget, acts: AccountActs, shown: AccountShown) -> None:
        super().__init__(context, host, acts, wide=560)
        self.ui = laid_out(Ui_PayOff(), self)
        self._account = shown.facts
        self.ui.title.say(T("{holder} pays", holder=shown.name))
        self._means = Choices(3)
        self._means.offer([Option(means.value, MEANS[means], icon=ICONS[means]) for means in MONEY])
        self._means.pick(Means.TRANSFER.value)
        self.ui.means.addWidget(self._means)
        self.ui.amount.write(figures(shown.facts.balance).replace(",", "").removesuffix(".00"))
        take = self.action(
            acts.take,
            self._args,
            text=T("Take it, print the receipt"),
            key="F5",
            icon="printer",
            then=lambda _: self.leave(),
        )
        for field in (self.ui.amount, self.ui.tail):
            field.changed.connect(lambda _: self._turn())
        self._means.chosen.connect(lambda _: self._turn())
        self.close_with(take, self.ui.foot, T("type the amount"))
        self.learn(shown.facts)
        self._turn()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.amount)

    def read(self) -> None:
        self.look(AccountOpened, self._tell, account=self._account.id)

    def _tell(self, opened: AccountOpened) -> None:
        self._account = opened.account.facts
        self.learn(self._account)
        self.ui.told.say(
            T(
                "{sum:money} is owed on {n} bills, the oldest first:",
                sum=self._account.balance,
                n=len(opened.open),
            )
        )
        place = self.ui.open_place
        while (item := place.takeAt(0)) is not None:
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for one in opened.open[:MOST]:
            told: dict[str, Any] = {
                "day": one.day,
                "bill": one.reference,
                "sum": one.amount,
                "by": one.signed,
            }
            place.addWidget(Label(T("{day:day} · {bill} · {by} · {sum:money}", **told), Role.BODY, "ink"))
        if len(opened.open) > MOST:
            place.addWidget(Label(T("and {n} more", n=len(opened.open) - MOST), Role.SECOND, "ink2"))

    def _turn(self) -> None:
        showing(self.ui.tail, Means(self._means.current) in OUTSIDE)
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        amount, means = fen_of(self.ui.amount.text), Means(self._means.current)
        if not amount:
            return None
        tail = Tail(self.ui.tail.text) if means in OUTSIDE and self.ui.tail.text else None
        return {"account": self._account.id, "payments": (Part(means, amount, tail=tail),)}
