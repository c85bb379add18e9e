"""The one paper of the ninth flow."""

from app.counter.letterhead import letterhead
from app.counter.settings import Settings
from app.kernel.numbers import Kind
from app.kernel.text import T
from app.paper.model import Fact, Facts, Format, Paper, Sum, Sums
from tests.flows.ninth.facts import LoanFacts

LOAN = Kind("NL", T("Loan"))


def loan_slip(loan: LoanFacts, number: str, settings: Settings) -> Paper:
    """What a pupil takes along with the instrument: until when, by which rules, and the pledge (in fen)."""
    facts = (Fact(T("From"), T("{day:day}", day=loan.starts)), Fact(T("Rules"), loan.terms.name))
    return Paper(
        kind=LOAN.code,
        number=number,
        title=T("Loan"),
        format=Format.A5,
        blocks=(Facts(facts), Sums((Sum(T("Pledge"), 50000, strong=True),))),
        letterhead=letterhead(settings),
    )
