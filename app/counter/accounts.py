"""Accounts that are paid later (挂账): kept by a manager, charged and paid off by the till (RST-35).

A balance is moved by `UPDATE … WHERE balance + x <= most`: two counters at once cannot exceed a limit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.orm import aliased

from app.counter.account_facts import (
    AccountFacts,
    AccountOpened,
    Accounts,
    AccountShown,
    Entry,
    Holder,
    may_sign,
    names_in,
    open_of,
)
from app.counter.doing import Doing
from app.counter.flow import HOUSE
from app.counter.means import TAKES_BACK, AccountId, OnAccount, Paid
from app.counter.payments import AccountRow, EntryRow, ReceiptRow
from app.counter.print_facts import DocumentId
from app.counter.sheet_kinds import Column, SheetKind, money, one_of, takes_sheet, text
from app.counter.staff import StaffRow
from app.counter.statements import STATEMENT, Statement, statement_paper
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.refusal import No, Refused
from app.kernel.text import Kept, T
from app.store.among import among
from app.store.tables import Drawer

DASH = "—"
STATEMENTS = "statement"
"""The printer that statements of account are for."""


@dataclass(frozen=True)
class OfAccount:
    """An account as a manager tells it: `limit` in fen, `signers` with marks between the names."""

    holder: Holder
    name: Private
    limit: Paid
    signers: Note | None = None


@does(HOUSE)
def open_account(do: Doing, account: AccountId, what: OfAccount) -> None:
    """Open an account for a company or a hotel room (RST-35)."""
    if do.db.execute(select(AccountRow.id).where(AccountRow.id == account)).first():
        raise Refused(No("There is an account {account} already.", {"account": str(account)}))
    do.add(
        AccountRow,
        {
            "id": account,
            "holder": what.holder.value,
            "name": what.name.id,
            "signers": what.signers.id if what.signers else None,
            "most": what.limit,
            "balance": 0,
            "active": True,
        },
    )


@does(HOUSE)
def change_account(
    do: Doing,
    account: AccountId,
    name: Private | None = None,
    limit: Paid | None = None,
    signers: Note | None = None,
    no_signers: bool = False,
    active: bool | None = None,
) -> None:
    """Change what is told of an account; what is left out stays. `limit` in fen; what is owed is not touched."""
    changed = {
        "name": name and name.id,
        "most": limit,
        "signers": signers and signers.id,
        "active": active,
    }
    told: dict[str, Any] = {column: value for column, value in changed.items() if value is not None}
    told |= {"signers": None} if no_signers else {}
    if told:
        do.set(AccountRow, {"id": account}, **told)


def charge(do: Doing, receipt: str, n: int, amount: int, on: OnAccount, reference: str) -> None:
    """Put a part of a payment on an account (fen). Raises Refused beyond its limit, or where they may not sign."""
    known = accounts(do.db, [on.account]).get(on.account)
    if known is None:
        raise Refused(No("There is no account {account}.", {"account": str(on.account)}))
    _holds_signer(do, known, on.signer)
    if not do.db.execute(_charge, {"a": on.account, "x": amount}).rowcount:
        raise Refused(_full(accounts(do.db, [on.account])[on.account]))
    _enter(do, receipt, n, on.account, amount, reference, on)


def pay_off(do: Doing, receipt: str, account: AccountId, amount: int) -> None:
    """Take what was paid off an account (fen): its counter-entry. Raises Refused for more than is owed."""
    _take_off(do, account, -amount)
    _enter(do, receipt, 0, account, -amount, "", None)


def take_back(do: Doing, receipt: str, undone: str) -> None:
    """Take back what a receipt put on accounts, by counter-entries; raises Refused where it was paid meanwhile."""
    for row in do.db.execute(_of_receipt, {"receipt": undone}).all():
        _take_off(do, AccountId(row.account), -row.amount)
        _enter(do, receipt, row.n, AccountId(row.account), -row.amount, row.reference, None)


def print_statement(do: Doing, account: AccountId, first: date, last: date) -> DocumentId:
    """Print what went on an account and off it from one business day to another, and what is open of it."""
    known = accounts(do.db, [account])[account]
    entries = [one for one in entries_of(do.db, [account]).get(account, ()) if one.day <= last]
    name = do.db.execute(_name_of, {"login": do.staff.login}).scalar()
    by = Kept(name) if name else do.staff.login
    told = Statement(do.number(STATEMENT), known, entries, first, last, do.now, by)
    return do.print(statement_paper(told, do.settings), STATEMENTS)


def _take_off(do: Doing, account: AccountId, amount: int) -> None:
    if not do.db.execute(_off, {"a": account, "x": amount}).rowcount:
        raise Refused(
            No(
                "Less than {amount:money} is owed on account {account}: it was paid meanwhile. "
                "A manager takes that payment back first.",
                {"amount": -amount, "account": str(account)},
                mend=TAKES_BACK,
            )
        )


def _enter(
    do: Doing, receipt: str, n: int, account: AccountId, amount: int, reference: str, on: OnAccount | None
) -> None:
    do.add(
        EntryRow,
        {
            "receipt": receipt,
            "n": n,
            "account": account,
            "amount": amount,
            "reference": reference,
            "signer": on.signer.id if on else None,
            "signature": on.signature.id if on and on.signature else None,
        },
    )


def _holds_signer(do: Doing, account: AccountFacts, signer: Private) -> None:
    if account.signers is None:
        return
    words = do.db.execute(select(Drawer.text).where(Drawer.id == account.signers)).scalar()
    if not may_sign(names_in(words), signer.text):
        told = {"account": str(account.id), "who": Kept(account.signers)}
        raise Refused(No("For account {account} only these may sign: {who}. A manager adds somebody.", told))


def _full(account: AccountFacts) -> No:
    if not account.active:
        return No("Account {account} is closed. A manager opens it again.", {"account": str(account.id)})
    return No(
        "On account {account} {free:money} is free, of {limit:money}. A manager can raise the limit.",
        {"account": str(account.id), "free": account.free, "limit": account.limit},
    )


@HOUSE.facts_of(AccountId)
def accounts(db: Connection, ids: Sequence[str]) -> dict[str, AccountFacts]:
    """Accounts by number: one statement."""
    return {r.id: _facts(r) for r in db.execute(_by_id, {"ids": list(ids)})}


@HOUSE.gives
def all_accounts(db: Connection) -> Accounts:
    """Every account with its words: one statement."""
    return Accounts(tuple(_shown(r) for r in db.execute(_all)))


@HOUSE.gives
def account_opened(db: Connection, account: AccountId) -> AccountOpened:
    """An account with its entries: two statements."""
    shown = _shown(db.execute(_one, {"account": account}).one())
    entries = entries_of(db, [account]).get(account, ())
    return AccountOpened(shown, tuple(entries), open_of(entries))


def entries_of(db: Connection, ids: Sequence[str]) -> Mapping[str, Sequence[Entry]]:
    """What went on some accounts and off them, the oldest first: one statement."""
    found: dict[str, list[Entry]] = {}
    for r in db.execute(_entries, {"ids": list(ids)}):
        signed = (r.signed or DASH) if r.signer else ""
        what = (r.receipt, r.number, r.at, r.business_day, r.reference, r.amount)
        entry = Entry(*what, r.signer, signed, r.undoes)
        found.setdefault(r.account, []).append(entry)
    return found


def _facts(r: Any) -> AccountFacts:
    return AccountFacts(AccountId(r.id), Holder(r.holder), r.name, r.signers, r.most, r.balance, r.active)


def _shown(r: Any) -> AccountShown:
    return AccountShown(_facts(r), r.called or DASH, names_in(r.sign))


_name_of = select(StaffRow.name).where(StaffRow.login == bindparam("login"))
_moves = update(AccountRow).where(AccountRow.id == bindparam("a"))
_moved = AccountRow.balance + bindparam("x")
_charge = _moves.where(AccountRow.active, _moved <= AccountRow.most).values(balance=_moved)
_off = _moves.where(_moved >= 0).values(balance=_moved)
_by_id = select(*AccountRow.__table__.columns).where(among(AccountRow.id, "ids"))
_name, _sign, _signed = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_all = (
    select(*AccountRow.__table__.columns, _name.text.label("called"), _sign.text.label("sign"))
    .join(_name, _name.id == AccountRow.name)
    .outerjoin(_sign, _sign.id == AccountRow.signers)
    .order_by(AccountRow.id)
)
_one = _all.where(AccountRow.id == bindparam("account"))
_of_receipt = (
    select(*EntryRow.__table__.columns)
    .where(EntryRow.receipt == bindparam("receipt"))
    .order_by(EntryRow.account, EntryRow.n)
)
_entries = (
    select(
        *EntryRow.__table__.columns,
        ReceiptRow.number,
        ReceiptRow.at,
        ReceiptRow.business_day,
        ReceiptRow.undoes,
        _signed.text.label("signed"),
    )
    .join(ReceiptRow, ReceiptRow.id == EntryRow.receipt)
    .outerjoin(_signed, _signed.id == EntryRow.signer)
    .where(among(EntryRow.account, "ids"))
    .order_by(ReceiptRow.at, ReceiptRow.number, EntryRow.n)
)


takes_sheet(
    HOUSE,
    SheetKind(
        "accounts",
        T("Accounts"),
        "house.open_account",
        (
            Column(("账号", "Account"), "account", text, needed=True),
            Column(
                ("类别", "Holder"),
                "what/holder",
                one_of(
                    {
                        "单位": Holder.COMPANY,
                        "客房": Holder.ROOM,
                        "company": Holder.COMPANY,
                        "room": Holder.ROOM,
                    }
                ),
                needed=True,
            ),
            Column(("户名", "Name"), "what/name", text, needed=True),
            Column(("限额(元)", "Limit"), "what/limit", money, needed=True),
            Column(("可签字人", "May sign"), "what/signers", text, optional=True),
        ),
        key="account",
    ),
)
