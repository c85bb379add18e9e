"""Paying on account (挂账): whose account, who signs, how; it becomes a part of the payment like any other (RST-35)."""

import json
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.counter.account_facts import Accounts, AccountShown, may_sign
from app.counter.means import Means, OnAccount, Part, Strokes
from app.kernel.fields import Private
from app.kernel.money import figures
from app.kernel.names import search_terms
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.field import Field, SearchField
from app.widgets.flow_screen import FlowDialog, FlowScreen
from app.widgets.part import Column, Label, Role, showing
from app.widgets.paying import PayColumn
from app.widgets.segment import Choice, Segment
from app.widgets.signature import SignaturePad
from app.widgets.typed import fen_of

MOST = 6
SLIP, SCREEN = "slip", "screen"


class OnAccountDialog(FlowDialog):
    """`OnAccountDialog(page, pay)`: found by number or name; beyond what is free it says so before anything is put on it."""

    topics = frozenset({"house"})

    def __init__(self, page: FlowScreen, pay: PayColumn) -> None:
        super().__init__(page.context, page, wide=600)
        self._pay = pay
        self._known: dict[str, AccountShown] = {}
        self._search = SearchField(T("Number or name"), letters=True, high=44)
        self._accounts, self._signers = Choices(2, high=52), Choices(3, high=44)
        self._signer = Field(T("Name"))
        self._signer.takes(Private)
        self._amount = Field(T("On account"), unit=T("yuan"), digits=True)
        self._ways = Segment(
            (
                Choice(SLIP, T("On the slip"), icon="printer"),
                Choice(SCREEN, T("Sign here", "way"), icon="signature"),
            )
        )
        self._pad = SignaturePad()
        self._told = Label("", Role.SECOND, "ink2")
        column, foot = Column(self, gap=12), Column(gap=12)
        for part in (
            Label(T("Put it on an account"), Role.SECTION),
            self._search,
            self._accounts,
            self._told,
            Label(T("Who signs for it?"), Role.SECOND, "ink2"),
            self._signers,
            self._signer,
            self._amount,
            self._ways,
            self._pad,
        ):
            column.addWidget(part)
        column.addLayout(foot)
        self._amount.write(figures(pay.tender.left).replace(",", "").removesuffix(".00"))
        add = self.way(T("Put it on the account"), self._add, key="F5", icon="check")
        self._search.sought.connect(lambda _: self._offer())
        self._search.entered.connect(lambda _: self._next())
        self._accounts.chosen.connect(lambda _: self._turn())
        self._signers.chosen.connect(self._signer.write)
        self._ways.chosen.connect(lambda way: showing(self._pad, way == SCREEN))
        self.close_with(add, foot)
        showing(self._pad, False)
        self._turn()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._search)

    def read(self) -> None:
        self.look(Accounts, self._tell)

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _account(self) -> AccountShown | None:
        return self._known.get(self._accounts.current)

    def _tell(self, accounts: Accounts) -> None:
        self._known = {str(row.facts.id): row for row in accounts.rows if row.facts.active}
        self._offer()

    def _offer(self) -> None:
        found = sought(self._known.values(), self._search.text)[:MOST]
        self._accounts.offer([_option(row) for row in found])
        if len(found) == 1:
            self._accounts.pick(str(found[0].facts.id))
        self._turn()

    def _next(self) -> None:
        """Enter in the search goes on to who signs."""
        (self._signers if self._account and self._account.signers else self._signer).setFocus()

    def _turn(self) -> None:
        account = self._account
        told = T("Choose the account, by its number or the holder's name.")
        if account:
            told = T("{sum:money} is free on it.", sum=account.facts.free)
        self._told.say(told)
        signers = account.signers if account else ()
        self._signers.offer([Option(name, name) for name in signers])
        showing(self._signers, bool(signers))
        showing(self._signer, not signers)
        self._signer.write("")
        if len(signers) == 1:
            self._signers.pick(signers[0])
            self._signer.write(signers[0])

    def _add(self) -> None:
        if no := self._wrong():
            self.refused(no)
            return
        account = self._account
        if account is None:
            return
        drawn = self._pad.strokes if self._ways.current == SCREEN else ()
        signature = Strokes(json.dumps(drawn, separators=(",", ":"))) if drawn else None
        on = OnAccount(account.facts.id, Private(self._signer.text), signature)
        part = Part(Means.ACCOUNT, fen_of(self._amount.text), on=on)
        self.leave()
        self._pay.add(part)

    def _wrong(self) -> No | None:
        """What is missing, or beyond what is free."""
        account, amount = self._account, fen_of(self._amount.text)
        if account is None:
            return No("Choose the account, by its number or the holder's name.")
        if not self._signer.text or not may_sign(account.signers, self._signer.text):
            return No("Who signs for it?")
        if not 0 < amount <= self._pay.tender.left:
            return No("Between nothing and {left:money} goes on it.", {"left": self._pay.tender.left})
        if self._ways.current == SCREEN and not self._pad.is_signed:
            return No("The signature is missing.")
        waits = sum(
            part.amount for part in self._pay.tender.taken if part.on and part.on.account == account.facts.id
        )
        if amount + waits > account.facts.free:
            return No(
                "On account {account} {free:money} is free, of {limit:money}. A manager can raise the limit.",
                {
                    "account": str(account.facts.id),
                    "free": account.facts.free - waits,
                    "limit": account.facts.limit,
                },
            )
        return None


def _option(row: AccountShown) -> Option:
    note = T("{account} · {sum:money} free", account=str(row.facts.id), sum=row.facts.free)
    return Option(str(row.facts.id), row.name, note)


def sought(rows: Iterable[AccountShown], words: str) -> list[AccountShown]:
    """The accounts whose number, name or initials begin with what is typed; all while nothing is."""
    key = words.strip().casefold()
    return [row for row in rows if not key or _found(row, key)]


def _found(row: AccountShown, key: str) -> bool:
    if row.facts.id.casefold().startswith(key) or key in row.name.casefold():
        return True
    return any(term.text.startswith(key) for term in search_terms(row.name))
