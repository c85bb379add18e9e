"""The statement of an account (对账单) is printed: this month, the last, or from one day to another (RST-35)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.account_facts import AccountShown
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.choices import Choices, Option
from app.forms.restaurant.ui_statement import Ui_Statement
from app.kernel.numbers import business_day
from app.kernel.text import T
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out

THIS, LAST, YEAR = "this", "last", "year"


class StatementDialog(Dialog):
    """A touch on a span writes its days; they can be typed too."""

    def __init__(self, context: Context, host: QWidget, shown: AccountShown) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_Statement(), self)
        self._account, settings = shown.facts.id, self.desk.settings
        self._today = business_day(self.desk.clock.now(), settings.zone, settings.day_ends_at)
        self.ui.title.say(T("Statement for {holder}", holder=shown.name))
        self._spans = Choices(3, high=44)
        self._spans.offer(
            (Option(THIS, T("This month")), Option(LAST, T("Last month")), Option(YEAR, T("This year")))
        )
        self.ui.spans.addWidget(self._spans)
        print_it = self.action(
            "restaurant.print_statement",
            self._args,
            text=T("Print the statement"),
            key="F5",
            icon="printer",
            then=self._printed,
        )
        self._spans.chosen.connect(self._write)
        for field in (self.ui.first, self.ui.last):
            field.changed.connect(lambda _: self.judge())
        self.close_with(print_it, self.ui.foot, T("type the days as 2026-11-01"))
        self.learn(shown.facts)
        self._spans.pick(THIS)
        self._write(THIS)

    def _write(self, span: str) -> None:
        first, last = span_of(span, self._today)
        self.ui.first.write(first.isoformat())
        self.ui.last.write(last.isoformat())

    def _args(self) -> Mapping[str, Any] | None:
        first, last = _day(self.ui.first.text), _day(self.ui.last.text)
        return {"account": self._account, "first": first, "last": last} if first and last else None

    def _printed(self, document: Any) -> None:
        self.leave()
        self.told(T("The statement is printed."), Tone.OK)
        self.context.preview(document)


def span_of(span: str, today: date) -> tuple[date, date]:
    """The first and the last day of this month, of the last one, or of this year, none after today."""
    if span == YEAR:
        return today.replace(month=1, day=1), today
    first = today.replace(day=1)
    if span == LAST:
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    return first, today


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
