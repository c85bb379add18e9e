"""A paid bill is opened again: a manager, a reason, and what goes back (RST-33)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.accounts.account import AccountDialog
from app.counter.account_facts import AccountOpened
from app.counter.means import TAKES_BACK
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.screens.base import ACCOUNTS, Dialog
from app.forms.restaurant.ui_reopen import Ui_Reopen
from app.kernel.fields import Note
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing

REASONS: tuple[tuple[str, Text], ...] = (
    ("dish", T("A dish is wrong on it")),
    ("discount", T("The discount was forgotten")),
    ("means", T("Paid by another means")),
    ("split", T("They want to share it")),
)


class ReopenDialog(Dialog):
    """Every receipt of the bill is voided; nothing is removed, and the new bill says what it replaces."""

    def __init__(self, context: Context, host: QWidget, facts: SittingFacts, bill: BillFacts) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_Reopen(), self)
        self._of = {"sitting": facts.id, "bill": bill.id}
        self._words, self._reasons = dict(REASONS), Choices(2, high=44)
        self._reasons.offer([Option(id, word) for id, word in REASONS])
        self.ui.reasons.addWidget(self._reasons)
        self.ui.told.say(
            T(
                "What was paid on {number} goes back by the means by which it came, each receipt by a "
                "counter-entry. Then the bill is paid anew.",
                number=bill.number,
            )
        )
        reopen = self.action(
            "restaurant.reopen_bill",
            self._args,
            text=T("Give back, open the bill"),
            key="F5",
            icon="undo-2",
            then=lambda _: self.leave(),
        )
        self._account = ""
        to_account = self.way(T("Look at the account"), self._open_account, key="Alt+A", icon="wallet-cards")
        self._to_account = button_of(to_account, high=48)
        self.ui.reasons.addWidget(self._to_account)
        showing(self._to_account, False)
        self._reasons.chosen.connect(lambda id: self.ui.why.write(self.words(self._words[id])))
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(reopen, self.ui.foot, T("the reason is missing"))
        self.learn(facts)

    def refused(self, no: No) -> None:
        """What went on an account and was paid meanwhile is taken back on that account's sheet first (RST-35)."""
        self._account = str(no.args.get("account", ""))
        showing(self._to_account, no.mend == TAKES_BACK)
        super().refused(no)

    def lead(self, mend: str) -> None:
        (self._to_account if mend == TAKES_BACK else self.ui.why).setFocus()

    def _open_account(self) -> None:
        self.look(AccountOpened, self._show_account, account=self._account)

    def _show_account(self, opened: AccountOpened) -> None:
        AccountDialog(self.context, self, ACCOUNTS, opened.account).open()

    def _args(self) -> dict[str, Any] | None:
        why = self.ui.why.text
        return {**self._of, "why": Note(why)} if why else None
