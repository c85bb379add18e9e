"""What the customer owes is paid: by one means or several, or on account (DLR-43)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.rules.billing import due, excess_left
from app.flows.dealership.rules.watch import of_visit
from app.flows.dealership.screens.base import Dialog
from app.flows.dealership.screens.delivery.dialogs import about
from app.flows.dealership.screens.watch import warning
from app.kernel.money import figures
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.desk import Context, Tone
from app.widgets.on_account import OnAccountDialog
from app.widgets.part import Column, Label, Role
from app.widgets.paying import PayColumn
from app.widgets.theme import look
from app.widgets.tick import Tick

HIGH = 470
"""Of the means and the keys, at 100 %."""


class PayDialog(Dialog):
    """`PayDialog(context, host, shown)`: F5 and Enter take what is typed, a part of it or all; F3 puts it on an account."""

    act, title = "settle", T("Settle")

    def __init__(self, context: Context, host: QWidget, shown: DeliveryShown) -> None:
        super().__init__(context, host, wide=520)
        self._of = shown
        self.pay = PayColumn()
        column, foot = Column(self, gap=10), Column(gap=8)
        column.addWidget(Label(self.title, Role.SECTION))
        column.addWidget(Label(about(shown), Role.SECOND, "ink2"))
        column.addWidget(self.pay)
        self._warned = Tick(T("The three-guarantees warning was read"))
        told = warning(of_visit(shown.facts, context.desk.clock.now(), context.desk.settings))
        if told and self.act == PayDialog.act:
            column.addWidget(Label(told, Role.SECOND, "ink", wrap=True))
            column.addWidget(self._warned)
        self._warned.toggled.connect(lambda _: self.judge())
        account = self.way(T("Put it on an account"), self._put_on_account, key="F3", icon="building-2")
        column.addWidget(button_of(account, high=44))
        column.addLayout(foot)
        self._settle = self.action(
            f"dealership.{self.act}",
            self._args,
            text=T("Take the money and print"),
            icon="banknote",
            then=self._paid,
        )
        take = self.way(T("Take the money and print"), self._take, key="F5", icon="banknote")
        self.pay.changed.connect(self._settle.judge)
        self.pay.entered.connect(self._take)
        self.close_with(take, foot)
        self.pay.arrange(look().px(HIGH))
        self.pay.show_due(self._owed(), 0)
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.pay.pad)

    # -- inside -----------------------------------------------------------------------------------------

    def _take(self) -> None:
        """A part of it, or all."""
        tender = self.pay.tender
        if self.pay.fault:
            self.pay.setFocus()
        elif tender.left and not tender.part:
            self.refused(No("Type what is paid, or choose “Exact”."))
            self.pay.setFocus()
        elif tender.wants_tail:
            self.pay.ask_tail()
        elif tender.rest:
            self.pay.take()
        else:
            self._settle.press()

    def _owed(self) -> int:
        return due(self._of.facts)

    def _put_on_account(self) -> None:
        OnAccountDialog(self, self.pay).open()

    def _args(self) -> Mapping[str, Any]:
        return {
            "visit": self._of.id,
            "payments": self.pay.tender.payments,
            "warned": self._warned.isChecked(),
        }

    def _paid(self, settled: Any) -> None:
        told = T("Settled: {sum:money}.", sum=settled.due)
        if settled.change:
            told = T("Settled. {change} goes back.", change=f"¥{figures(settled.change)}")
        self.told(told, Tone.OK)
        self.leave()


class ExcessDialog(PayDialog):
    """What became known of the excess of the insurance after settlement."""

    act, title = "take_excess", T("Take the excess of the insurance")

    def _owed(self) -> int:
        return excess_left(self._of.facts)

    def _args(self) -> Mapping[str, Any]:
        return {"visit": self._of.id, "payments": self.pay.tender.payments}

    def _paid(self, taken: Any) -> None:
        told = T("Taken: {sum:money}.", sum=taken.paid)
        if taken.change:
            told = T("Taken. {change} goes back.", change=f"¥{figures(taken.change)}")
        self.told(told, Tone.OK)
        self.leave()
