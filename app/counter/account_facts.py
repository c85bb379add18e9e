"""Accounts that are paid later (挂账): what is known of them, and what of one is open; pure (RST-35)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.counter.means import AccountId
from app.kernel.refusal import No
from app.kernel.text import T, Text


class Holder(StrEnum):
    """Who has an account: a company, or a room of the hotel."""

    COMPANY = "company"
    ROOM = "room"


HOLDERS: dict[Holder, Text] = {Holder.COMPANY: T("Company", "account"), Holder.ROOM: T("Hotel room")}


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """An account: `limit` and what is owed on it in fen. `name` and `signers` are drawer ids."""

    id: AccountId
    holder: Holder
    name: str
    signers: str | None
    limit: int
    balance: int
    active: bool

    @property
    def free(self) -> int:
        """What may still go on it, in fen; nothing while it is closed."""
        return max(self.limit - self.balance, 0) if self.active else 0


@dataclass(frozen=True, slots=True)
class AccountShown:
    """An account as a screen shows it, with the words behind its drawer ids."""

    facts: AccountFacts
    name: str
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """Every account, by its number."""

    rows: tuple[AccountShown, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What went on an account, or off it (negative fen): by which receipt, for which bill, signed by whom.

    `undoes` is the receipt that it takes back; `signer` a drawer id, `signed` the name behind it.
    """

    receipt: str
    number: str
    at: datetime
    day: date
    reference: str
    amount: int
    signer: str | None = None
    signed: str = ""
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class AccountOpened:
    """An account with all its entries, the oldest first, and what is open of them."""

    account: AccountShown
    entries: tuple[Entry, ...]
    open: tuple[Entry, ...]


def names_in(signers: str | None) -> tuple[str, ...]:
    """Who may sign, as a manager wrote it: names with marks between them."""
    return tuple(filter(None, (one.strip() for one in re.split(r"[;；,，、\n]", signers or ""))))


def may_sign(signers: tuple[str, ...], name: str) -> bool:
    """Whether somebody may sign; where nobody is named, the holder answers for whoever does."""
    return not signers or name.strip() in signers


def open_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """What is not paid yet, each with what is left of it in fen: what was paid goes to the oldest first.

    What was taken back counts against the receipt that it takes back.
    """
    undone = {(entry.undoes, -entry.amount) for entry in entries if entry.undoes}
    standing = [e for e in entries if not e.undoes and (e.receipt, e.amount) not in undone]
    paid = -sum(entry.amount for entry in standing if entry.amount < 0)
    found: list[Entry] = []
    for entry in standing:
        if entry.amount > 0:
            covered = min(paid, entry.amount)
            paid -= covered
            if covered < entry.amount:
                found.append(replace(entry, amount=entry.amount - covered))
    return tuple(found)


def standing_payments(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """What was paid off and not taken back, the latest first."""
    undone = {entry.undoes for entry in entries if entry.undoes}
    paid = [one for one in entries if one.amount < 0 and not one.undoes and one.receipt not in undone]
    return tuple(reversed(paid))


def is_owed(account: AccountFacts, amount: int) -> No | None:
    """Nobody pays more than is owed on the account (fen)."""
    if amount <= account.balance:
        return None
    return No(
        "{owed:money} is owed on account {account}. Nobody pays more.",
        {"owed": account.balance, "account": str(account.id)},
    )
