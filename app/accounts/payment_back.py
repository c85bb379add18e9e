"""A payment of an account that was a mistake is taken back by a counter-entry: a manager, a reason (RST-35)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.accounts.sheet import AccountActs, AccountSheet
from app.counter.account_facts import AccountShown, Entry
from app.forms.accounts.ui_payment_back import Ui_PaymentBack
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out

REASONS: Mapping[str, Text] = {
    "account": T("It was for another account"),
    "sum": T("The sum was wrong"),
    "means": T("Paid by another means"),
    "bounced": T("The money did not come"),
}


class PaymentBackDialog(AccountSheet):
    """The receipt stays; its counter-entry goes the other way, and the sum is owed again."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        acts: AccountActs,
        shown: AccountShown,
        entry: Entry,
        then: Callable[[], None],
    ) -> None:
        super().__init__(context, host, acts, wide=520)
        self.ui = laid_out(Ui_PaymentBack(), self)
        self._of = {"account": shown.facts.id, "receipt": entry.receipt}
        self._reasons = Choices(2, high=44)
        self._reasons.offer([Option(id, word) for id, word in REASONS.items()])
        self.ui.reasons.addWidget(self._reasons)
        told: dict[str, Any] = {"sum": -entry.amount, "day": entry.day, "number": entry.number}
        self.ui.told.say(
            T(
                "{sum:money}, taken on {day:day} by receipt {number}, goes back as it came and is owed again.",
                **told,
            )
        )

        def done(_: Any) -> None:
            self.leave()
            then()

        back = self.action(acts.undo, self._args, key="F5", icon="undo-2", then=done)
        self._reasons.chosen.connect(lambda id: self.ui.why.write(self.words(REASONS[id])))
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(back, self.ui.foot, T("the reason is missing"))
        self.learn(shown.facts)

    def _args(self) -> Mapping[str, Any] | None:
        why = self.ui.why.text
        return {**self._of, "why": Note(why)} if why else None
