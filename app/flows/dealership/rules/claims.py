"""What can be claimed, and what a claim needs before it is sent (DLR-44)."""

from typing import Any

from app.flows.dealership.facts.claims import Claimed, ClaimFacts
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.roles import MANAGER
from app.flows.dealership.facts.tracks import Claim, Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.billing import charge_of
from app.kernel.judge import Staff
from app.kernel.money import Fen
from app.kernel.refusal import Ask, No

MAKERS = frozenset({Payer.WARRANTY, Payer.FIRST})
"""What the maker pays, line by line: its warranty, and the first maintenance."""


def lines_of(visit: VisitFacts, line: str | None) -> tuple[LineFacts, ...]:
    """The lines of a claim that stand: the one of the maker while they pay it, or all that the insurer pays."""
    if line is not None:
        return tuple(one for one in done(visit) if one.id == line and one.payer in MAKERS)
    return tuple(one for one in done(visit) if one.payer is Payer.INSURANCE)


def done(visit: VisitFacts) -> tuple[LineFacts, ...]:
    """What the customer agreed to, and what was not brought back of it: nothing else is claimed (DLR-21, 32)."""
    return tuple(
        one for one in visit.estimate.lines if one.step is Line.AGREED and (one.drawn or not one.is_material)
    )


def is_the_makers(visit: VisitFacts, line: LineFacts | None = None) -> No | None:
    """Only what the maker pays, and what was done of it, is claimed line by line."""
    if line is None or lines_of(visit, line.id):
        return None
    if line.payer in MAKERS:
        return No("Line {n}: nothing was drawn for it.", {"n": line.n})
    return No("The maker does not pay this line: there is nothing to claim.")


def insurer_pays(visit: VisitFacts, what: Claimed, line: LineFacts | None = None) -> No | None:
    """An insurance case has a line that the insurer pays, and says who that is."""
    if line is not None:
        return None
    if not lines_of(visit, None):
        return No("No line of this order is paid by an insurer.")
    return None if what.insurer else No("Which insurer is it?")


def bill_stands(claim: ClaimFacts) -> No | None:
    """What is claimed is what the settled list charges, and no piece of it comes back (DLR-43)."""
    if claim.settled:
        return None
    return No("Settle the visit first: what its list charges is what is claimed.", mend="settle")


def is_complete(claim: ClaimFacts) -> No | None:
    """A claim on the maker needs its fault code, but of a first maintenance; one on an insurer its name, policy, loss number and what was assessed."""
    if claim.line is not None:
        free = claim.payer is Payer.FIRST
        return None if claim.code or free else No("The fault code is missing.", mend="change_claim")
    if claim.insurer and claim.policy and claim.loss and claim.assessed is not None:
        return None
    return No(
        "Insurer, policy, loss number and assessed sum are needed before it is sent.", mend="change_claim"
    )


def claim_version(claim: ClaimFacts) -> int:
    """Which version the claim is, from 1: whoever writes it anew has read the last one (COM-06)."""
    return claim.texts


def excess_is_within(what: Claimed) -> No | None:
    """The customer bears no more than was assessed."""
    if what.assessed is None or what.excess <= what.assessed:
        return None
    return No("The excess is more than what was assessed.")


def excess_covers_what_was_taken(claim: ClaimFacts, what: Claimed) -> No | None:
    """What the customer has paid of the excess is not written away."""
    if what.excess >= claim.excess_taken:
        return None
    return No(
        "{taken:money} of the excess was taken from the customer already: it cannot be less.",
        {"taken": claim.excess_taken},
    )


def excess_is_of_what_was_done(claim: ClaimFacts, what: Claimed) -> No | None:
    """Of what nobody did the customer bears nothing."""
    if claim.step is not Claim.VOID or not what.excess:
        return None
    return No(
        "What {number} claims was not done: the customer bears nothing of it.", {"number": claim.number}
    )


def a_manager_takes_paid_back(claim: ClaimFacts, staff: Staff) -> No | None:
    """Money that was entered wrong, or went back, is claimed anew by a manager's decision."""
    if claim.step is not Claim.PAID or MANAGER in staff.roles:
        return None
    return Ask("The claim is paid: a manager takes it back.", who=(MANAGER,))


def insurer_is_named(visit: VisitFacts) -> No | None:
    """What an insurer pays has its case before the car leaves: who, by which policy, under which loss number (DLR-43, 44)."""
    known, insured = (
        visit.leaving.excess,
        next((one for one in lines_of(visit, None) if charge_of(one).net), None),
    )
    if insured is None or (known and known.named):
        return None
    return No(
        "Line {n} is paid by an insurer, and no claim names insurer, policy and loss number. The adviser writes it under "
        "Claims first.",
        {"n": insured.n},
        mend="change_claim" if known else "draft_claim",
    )


def sent_claims_stand(visit: VisitFacts) -> No | None:
    """What was claimed before a list was opened again is what the new list charges; the first claim that is not is named."""
    for one in visit.leaving.sent:
        now = sum(charge_of(line).net for line in lines_of(visit, one.line))
        if now != one.lines:
            told = {"number": one.number, "asked": one.asked, "then": one.lines, "now": now}
            return No(
                "Claim {number} asks {asked:money} for lines that came to {then:money}, and come to {now:money} by this "
                "list. Take the claim back first, under Claims.",
                told,
                mend="reopen_claim",
            )
    return None


def is_less(claim: ClaimFacts, granted: Fen) -> No | None:
    """A cut claim is granted in part."""
    if granted < claim.asked:
        return None
    return No("That is all that was claimed, {asked:money}: it is accepted.", {"asked": claim.asked})


def within_what_was_granted(claim: ClaimFacts, amount: Fen, why: Any = None) -> No | None:
    """What is paid is what was granted, or it is said why not."""
    if amount == claim.granted or why is not None:
        return None
    return No("{granted:money} was granted. Write down why another sum came.", {"granted": claim.granted})
