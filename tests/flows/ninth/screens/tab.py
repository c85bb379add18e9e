"""The smallest tab: one loan, its actions, and the way to it from Today and the search."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.part import Column, Label, Role, filled
from app.widgets.screen import Screen
from tests.flows.ninth.facts import Check, LoanFacts


class Tab(Screen):
    topics = frozenset({"ninth"})
    flow = "ninth"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.loan = ""
        self.check: str | None = None
        self.title = Label(T("No instrument is chosen"), Role.TITLE)
        self.fail = self.action("ninth.fail_check", self._check, text=T("It is broken"), key="F6")
        self.back = self.action("ninth.take_back", self._loan, text=T("Take it back"), key="F5")
        self.confide = self.action("ninth.confide", self._confidence, text=T("Confide"), key="F7")
        buttons = [button_of(a, Kind.SECONDARY) for a in (self.back, self.fail, self.confide)]
        filled(Column(self, edge=20), self.title, *buttons, None)

    def open_case(self, case: str) -> None:
        self.loan = case
        self.again()

    def read(self) -> None:
        if self.loan:
            self.look_up([self.loan], lambda facts: self._show_loan(facts[self.loan]))

    def _show_loan(self, loan: LoanFacts) -> None:
        self.check = next((c.id for c in loan.checks if c.step is Check.OPEN), None)
        self.title.say(T("{step} from {day:day}", step=loan.step.value, day=loan.starts))
        self.learn(loan)

    def _loan(self) -> dict[str, Any] | None:
        return {"loan": self.loan} if self.loan else None

    def _check(self) -> dict[str, Any] | None:
        return {"loan": self.loan, "check": self.check} if self.check else None

    def _confidence(self) -> dict[str, Any] | None:
        return {"loan": self.loan, "note": "x"} if self.loan else None
