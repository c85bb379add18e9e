"""Accounts that are paid later (挂账), as the restaurant's till takes their payment (RST-35)."""

from collections.abc import Sequence
from datetime import date

from app.counter.account_facts import AccountFacts, is_owed
from app.counter.means import Part, money_moves
from app.kernel.refusal import No


def paid_within_what_is_owed(account: AccountFacts, payments: Sequence[Part]) -> No | None:
    """An account is paid off in money, whole or in part, and never beyond what is owed."""
    return money_moves(payments) or is_owed(account, sum(part.amount for part in payments))


def ends_when_it_begins_or_later(first: date, last: date) -> No | None:
    """A statement is of a span of business days."""
    return No("A statement ends when it begins, or later.") if first > last else None
