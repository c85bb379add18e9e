"""Who pays a line: the customer only for what neither the maker nor the house answers for (DLR-12, 15, 34)."""

from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.roles import ADVISER, MANAGER
from app.flows.dealership.facts.warranty import Decided, Verdict
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def who_pays(named: Payer, decided: Decided | None, *, again: bool) -> Payer:
    """Who pays, whoever was named on the line.

    `again` says that the car came back for it: the house does it again for nothing. What is decided to be covered is
    the maker's, from the moment on at which both papers were seen.
    """
    if named is not Payer.CUSTOMER:
        return named
    if again:
        return Payer.GOODWILL
    covered = decided is not None and decided.verdict is Verdict.COVERED and not decided.provisional
    return Payer.WARRANTY if covered else named


# -- guards ---------------------------------------------------------------------------------------------


def payer_is_theirs_to_name(payer: Payer, staff: Staff) -> No | None:
    """Who finds work says that it is needed; who else pays for it the adviser says, and the house's money a manager gives."""
    if payer is Payer.CUSTOMER or MANAGER in staff.roles:
        return None
    if ADVISER not in staff.roles:
        return No("Who else pays for it is said by the adviser: leave it with the customer.", who=(ADVISER,))
    if payer is Payer.GOODWILL:
        return Ask("Goodwill is given by a manager.", who=(MANAGER,))
    return None
