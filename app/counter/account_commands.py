"""挂账: an account is paid off at a flow's till, and its statement is printed (RST-35)."""

from datetime import date

from app.counter import accounts, till
from app.counter.account_facts import standing_payments
from app.counter.doing import Doing
from app.counter.means import AccountId, Payments, Receipt, ReceiptId
from app.counter.print_facts import DocumentId
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.flow import Flow
from app.kernel.refusal import No, Refused
from app.kernel.text import T


def keep_accounts(flow: Flow) -> None:
    """Let a flow that declares `account_acts` carry them out."""
    flow.facts_of(AccountId)(accounts.accounts)
    for function in (take_account_payment, undo_account_payment, print_statement):
        does(flow)(function)


def take_account_payment(do: Doing, account: AccountId, payments: Payments) -> Receipt:
    """Take what pays an account off, whole or in part; the oldest of it is paid first."""
    what = T("Account {account}", account=str(account))
    return till.pay_account(do, account=account, parts=payments, what=what)


def undo_account_payment(do: Doing, account: AccountId, receipt: ReceiptId, why: Note) -> Receipt:
    """Take back a payment of an account that was a mistake: the money the other way, and it is owed again."""
    entries = accounts.entries_of(do.db, [account]).get(account, ())
    if receipt not in {one.receipt for one in standing_payments(entries)}:
        raise Refused(No("This is no payment of account {account} that still counts.", {"account": account}))
    return till.undo(do, receipt, why, T("Account {account}", account=str(account)))


def print_statement(do: Doing, account: AccountId, first: date, last: date) -> DocumentId:
    """Print the statement of an account over a span of business days, with what is open at its end."""
    return accounts.print_statement(do, account, first, last)
