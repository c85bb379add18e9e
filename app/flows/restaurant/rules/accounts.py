"""Accounts that are paid later (挂账), as the restaurant's till takes their payment (RST-35)."""

from collections.abc import Sequence
from datetime import date

from app.counter.account_facts import AccountFacts, is_owed
from app.counter.means import Part, money_moves
from app.flows.restaurant.facts.roles import MANAGER
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def paid_within_what_is_owed(account: AccountFacts, payments: Sequence[Part]) -> No | None:
    """An account is paid off in money, whole or in part, and never beyond what is owed."""
    return money_moves(payments) or is_owed(account, sum(part.amount for part in payments))


def a_manager_takes_it_back(account: AccountFacts, staff: Staff) -> No | None:
    """A mistaken payment is taken back by a manager, who may lend their PIN (COM-30)."""
    if MANAGER in staff.roles:
        return None
    told = {"account": str(account.id)}
    return Ask("A payment of account {account} is taken back by a manager.", told, who=(MANAGER,))


def ends_when_it_begins_or_later(first: date, last: date) -> No | None:
    """A statement is of a span of business days."""
    return No("A statement ends when it begins, or later.") if first > last else None
