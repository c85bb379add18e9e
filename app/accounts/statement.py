"""The statement of an account (对账单) is printed: this month, the last, or from one day to another (RST-35)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.accounts.sheet import AccountActs, AccountSheet
from app.counter.account_facts import AccountShown
from app.forms.restaurant.ui_days import Ui_Days
from app.kernel.text import T, Text
from app.widgets.between import UNREAD, Between, Days
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out


class StatementDialog(AccountSheet):
    """From one business day to another."""

    def __init__(self, context: Context, host: QWidget, acts: AccountActs, shown: AccountShown) -> None:
        super().__init__(context, host, acts, wide=520)
        self.ui = laid_out(Ui_Days(), self)
        self._account, settings = shown.facts.id, self.desk.settings
        today = settings.business_day(self.desk.clock.now())
        self.ui.title.say(T("Statement for {holder}", holder=shown.name))
        self.days = Between(spans(today))
        self.ui.days.addWidget(self.days)
        print_it = self.action(
            acts.tell,
            self._args,
            text=T("Print the statement"),
            key="F5",
            icon="printer",
            then=self._printed,
        )
        self.days.changed.connect(self.judge)
        self.close_with(print_it, self.ui.foot, UNREAD)
        self.learn(shown.facts)
        self.days.write((today.replace(day=1), today))

    def _args(self) -> Mapping[str, Any] | None:
        days = self.days.days
        return {"account": self._account, "first": days[0], "last": days[1]} if days else None

    def _printed(self, document: Any) -> None:
        self.leave()
        self.told(T("The statement is printed."), Tone.OK)
        self.context.preview(document)


def spans(today: date) -> Sequence[tuple[Text, Days]]:
    """This month, the last one and this year, none after today."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    return (
        (T("This month"), (month, today)),
        (T("Last month"), (before.replace(day=1), before)),
        (T("This year"), (today.replace(month=1, day=1), today)),
    )
