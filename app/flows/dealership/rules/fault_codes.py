"""What is to be known of a fault code while its claim is drafted, and what it needs before it is sent (DLR-44)."""

import re
from collections.abc import Iterable, Sequence

from app.flows.dealership.facts.claims import ClaimFacts, ClaimLine
from app.flows.dealership.facts.fault_codes import FaultCode, PastClaim
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.rules.makers import maker
from app.kernel.fields import Code, Note
from app.kernel.refusal import No
from app.kernel.text import Text

MOST = 5
"""So many claims of the same code are shown, the newest first."""
WMI = re.compile(r"[A-HJ-NPR-Z0-9]{2,3}")


def entry_of(book: Iterable[FaultCode], code: str | None, vin: str | None) -> FaultCode | None:
    """What the book says of a code for a car: what its maker says, else what holds for any car."""
    fits = [one for one in book if one.code == code and _is_for(one.wmi, vin or "")]
    return max(fits, key=lambda one: len(one.wmi), default=None)


def past_of(claims: Sequence[ClaimLine], code: str | None, who: Text | str, but: str = "") -> list[PastClaim]:
    """The last claims about a code of one maker, the newest first."""
    same = [
        one
        for one in claims
        if code and one.facts.code == code and one.who == who and one.id != but and one.facts.deeds > 1
    ]
    same.sort(key=lambda one: one.deeds[0].at, reverse=True)
    return [_past(one) for one in same[:MOST]]


def _past(one: ClaimLine) -> PastClaim:
    """Where a claim stands, and its last cut or refusal."""
    lost = next((deed for deed in reversed(one.deeds) if deed.did in (Claim.CUT, Claim.REFUSED)), None)
    asked = next((deed.amount for deed in reversed(one.deeds) if deed.did is Claim.SENT), None) or 0
    cut = asked - (lost.amount or 0) if lost else 0
    return PastClaim(one.facts.number, one.facts.step, cut, lost.words if lost else "")


def _is_for(wmi: str, vin: str) -> bool:
    if not wmi or vin.startswith(wmi):
        return True
    built = maker(wmi)
    return built is not None and built == maker(vin)


# -- guards ---------------------------------------------------------------------------------------------


def wmi_is_one(wmi: Code | None = None) -> No | None:
    """A VIN begins with two or three capitals or figures that name its maker."""
    if wmi is None or WMI.fullmatch(wmi):
        return None
    return No("The first 2 or 3 places of a VIN are asked for, such as LFM; nothing for any maker.")


def papers_are_there(claim: ClaimFacts, why: Note | None = None) -> No | None:
    """What the book asks for goes with the claim, or it is said why it is sent without."""
    if why or not claim.lacks:
        return None
    return No(
        "Still missing: {papers:list}. Tick what is there, or write down why it is sent without.",
        {"papers": list(claim.lacks)},
    )
