"""挂账: an account is paid off at the till, and its statement is printed (RST-35)."""

from datetime import date

from app.counter import accounts, till
from app.counter.doing import Doing
from app.counter.means import AccountId, Receipt
from app.counter.print_facts import DocumentId
from app.flows.restaurant.commands.arguments import Payments
from app.flows.restaurant.flow import FLOW
from app.kernel.command import does
from app.kernel.text import T

FLOW.facts_of(AccountId)(accounts.accounts)


@does(FLOW)
def take_account_payment(do: Doing, account: AccountId, payments: Payments) -> Receipt:
    """Take what pays an account off, whole or in part; the oldest of it is paid first."""
    what = T("Account {account}", account=str(account))
    return till.pay_account(do, account=account, parts=payments, what=what)


@does(FLOW)
def print_statement(do: Doing, account: AccountId, first: date, last: date) -> DocumentId:
    """Print the statement of an account over a span of business days, with what is open at its end."""
    return accounts.print_statement(do, account, first, last)
