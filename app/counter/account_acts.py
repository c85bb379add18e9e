"""挂账 at a flow's till: an account is paid off, a payment taken back, and its statement printed (RST-35).

A flow with a till declares `account_acts(TILL)` among its acts and `SUBJECTS` among its subjects, and calls
`account_commands.keep_accounts(FLOW)`.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from app.counter.account_facts import AccountFacts, is_owed
from app.counter.flow import MANAGER
from app.counter.means import Part, money_moves
from app.kernel.flow import Act, act
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No
from app.kernel.steps import there
from app.kernel.text import T, Text

SUBJECTS = {"account": T("Account", "subject")}


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


def the_payment_back(account: AccountFacts) -> Text:
    """Of which account a payment goes back, and what is owed on it now."""
    told: dict[str, Any] = {"account": str(account.id), "owed": account.balance}
    return T("Account {account}: a payment is taken back. {owed:money} is owed now, without it more.", **told)


def account_acts(till: Collection[str]) -> tuple[Act, ...]:
    """What the roles at a flow's till do with accounts."""
    return (
        act(
            "take_account_payment",
            till,
            account=there,
            when=(paid_within_what_is_owed,),
            prints=("receipt",),
            title=T("Take a payment of an account"),
        ),
        act(
            "undo_account_payment",
            till,
            account=there,
            when=(a_manager_takes_it_back,),
            prints=("receipt",),
            title=T("Take the payment back"),
            tells=the_payment_back,
        ),
        act(
            "print_statement",
            till,
            account=there,
            when=(ends_when_it_begins_or_later,),
            prints=("statement",),
            title=T("Statement of account"),
        ),
    )
