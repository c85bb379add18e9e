"""One account in a sheet: a new one, or what is to be changed of one that there is (RST-35)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.accounts.payment_back import PaymentBackDialog
from app.accounts.sheet import AccountActs, AccountSheet
from app.counter.account_facts import (
    HOLDERS,
    AccountOpened,
    AccountShown,
    Entry,
    Holder,
    standing_payments,
)
from app.forms.accounts.ui_account import Ui_Account
from app.kernel.fields import Note, Private
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.bind import bind
from app.widgets.button import ActionButton
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.typed import fen_of

OPEN = "open"


class AccountDialog(AccountSheet):
    """`AccountDialog(context, host, acts, known)`; without `known` a new one. Only what differs is changed."""

    def __init__(
        self, context: Context, host: QWidget, acts: AccountActs, known: AccountShown | None
    ) -> None:
        super().__init__(context, host, acts, wide=560)
        self.ui = laid_out(Ui_Account(), self)
        self._known = known
        self._paid: Entry | None = None
        self.ui.title.say(
            T("Account {account}", account=str(known.facts.id)) if known else T("A new account")
        )
        self._holder, self._active = Choices(2, high=44), Choices(1, several=True, high=44)
        self._holder.offer([Option(one.value, HOLDERS[one]) for one in acts.holders])
        self._active.offer([Option(OPEN, T("Open: something may go on it"), icon="check")])
        self.ui.holder_place.addWidget(self._holder)
        self.ui.active_place.addWidget(self._active)
        showing(self.ui.number, known is None)
        showing(self._holder, known is None and len(acts.holders) > 1)
        showing(self._active, known is not None)
        self._back = self.way(T("Take the payment back"), self._take_back, key="Alt+U", icon="undo-2")
        self._back_button = ActionButton(high=48)
        bind(self._back, self._back_button)
        self.ui.active_place.addWidget(self._back_button)
        showing(self._back_button, False)
        self._begin()
        keep = self.action(
            "house.change_account" if known else "house.open_account",
            self._args,
            text=T("Keep it") if known else T("Open the account"),
            key="F5",
            icon="check",
            then=lambda _: self.leave(),
        )
        for field in (self.ui.number, self.ui.name, self.ui.limit, self.ui.signers):
            field.changed.connect(lambda _: self.judge())
        for choices in (self._holder, self._active):
            choices.chosen.connect(lambda _: self.judge())
        missing = T("nothing was changed") if known else T("number, name and limit are missing")
        self.close_with(keep, self.ui.foot, missing)
        self.learn(known.facts if known else None)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or (self.ui.limit if self._known else self.ui.number))

    def read(self) -> None:
        if self._known:
            self.look(AccountOpened, self._tell, account=self._known.facts.id)

    # -- inside -----------------------------------------------------------------------------------------

    def _tell(self, opened: AccountOpened) -> None:
        """The last payment that counts can be taken back."""
        self._paid = next(iter(standing_payments(opened.entries)), None)
        showing(self._back_button, self._paid is not None)
        if self._paid:
            told: dict[str, Any] = {
                "sum": -self._paid.amount,
                "day": self._paid.day,
                "number": self._paid.number,
            }
            bind(self._back, self._back_button, T("{sum:money} · {day:day} · {number}", **told))

    def _take_back(self) -> None:
        if self._known and self._paid:
            PaymentBackDialog(self.context, self, self.acts, self._known, self._paid, self.leave).open()

    def _begin(self) -> None:
        known = self._known
        self._holder.pick(known.facts.holder.value if known else Holder.COMPANY.value)
        if known:
            self.ui.name.write(known.name)
            self.ui.limit.write(figures(known.facts.limit).removesuffix(".00"))
            self.ui.signers.write(self._signers)
            self._active.pick(*((OPEN,) if known.facts.active else ()))

    @property
    def _signers(self) -> str:
        """Who may sign, as it was told."""
        return "、".join(self._known.signers) if self._known else ""

    def _args(self) -> Mapping[str, Any] | None:
        return self._changes(self._known) if self._known else self._new()

    def _new(self) -> Mapping[str, Any] | None:
        ui, limit = self.ui, fen_of(self.ui.limit.text)
        if not (ui.number.text and ui.name.text and limit):
            return None
        signers = Note(ui.signers.text) if ui.signers.text else None
        what = {"holder": Holder(self._holder.current), "name": Private(ui.name.text), "limit": limit}
        return {"account": ui.number.text, "what": what | {"signers": signers}}

    def _changes(self, known: AccountShown) -> Mapping[str, Any] | None:
        ui, told = self.ui, dict[str, Any]()
        if ui.name.text and ui.name.text != known.name:
            told["name"] = Private(ui.name.text)
        if (limit := fen_of(ui.limit.text)) and limit != known.facts.limit:
            told["limit"] = limit
        if ui.signers.text != self._signers:
            told |= {"signers": Note(ui.signers.text)} if ui.signers.text else {"no_signers": True}
        if (active := OPEN in self._active.picked) is not known.facts.active:
            told["active"] = active
        return {"account": known.facts.id, **told} if told else None
