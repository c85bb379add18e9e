"""What the account of the authorised sum takes in, and what may be begun, drawn and billed by it (DLR-20, 21)."""

from collections.abc import Collection, Mapping

from app.flows.dealership.facts.authorisation import Account, Answer, Entry
from app.kernel.money import Fen
from app.kernel.refusal import No


def can_enter(account: Account, entry: Entry, touched: Collection[str] = ()) -> No | None:
    """Whether an answer can be taken; `touched` are the lines that were begun, or that parts were drawn for.

    Who agreed may still take it back while nothing was done; the price of what was agreed to stays.
    """
    told = {"line": entry.line}
    if entry.amount < 0:
        return No("Line {line}: a sum is nothing or more.", told)
    if entry.version not in (max(account.version, 1), account.version + 1):
        return No("Line {line}: this asking is not the last one. Look again.", told)
    if account.agreed(entry.line) is None:
        return None
    if entry.answer is not Answer.NO:
        return No(
            "Line {line} is agreed already: its price stays. What costs more is a line of its own.", told
        )
    if entry.line in touched:
        return No("Line {line} was begun: consent cannot be taken back any more.", told)
    return None


def entered(account: Account, entry: Entry) -> Account:
    """The account with one answer more."""
    return Account((*account.entries, entry))


def customer_agreed(account: Account, line: str) -> No | None:
    """No labour is begun on a line, and no part drawn for it, without the customer's yes."""
    return None if account.agreed(line) else _not_agreed(account, line)


def can_bill(account: Account, billed: Mapping[str, Fen]) -> No | None:
    """No line is billed above what was agreed to, not by a fen; the first that is, is named."""
    for line, amount in billed.items():
        agreed = account.agreed(line)
        if agreed is None and amount:
            return _not_agreed(account, line)
        if agreed and amount > agreed.amount:
            return No(
                "Line {line}: {amount:money} is more than the {agreed:money} that the customer agreed to.",
                {"line": line, "amount": amount, "agreed": agreed.amount},
            )
        if amount < 0:
            return No("Line {line}: a sum is nothing or more.", {"line": line})
    return None


def _not_agreed(account: Account, line: str) -> No:
    said = account.said(line)
    if said is None:
        return No("Line {line}: the customer was not asked yet. Ask first.", {"line": line})
    if said.answer is Answer.LATER:
        return No("Line {line}: the customer will decide later. Ask again first.", {"line": line})
    return No("Line {line}: the customer said no.", {"line": line})
