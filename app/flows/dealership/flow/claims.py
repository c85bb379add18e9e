"""索赔: one claim for each warranty line, one for an insurance case; sent, answered, paid (DLR-44)."""

from app.flows.dealership.facts.roles import DESK, MANAGER
from app.flows.dealership.facts.tracks import Claim, Line, Visit
from app.flows.dealership.rules import claims, fault_codes
from app.kernel.flow import Changed, act
from app.kernel.refusal import No
from app.kernel.steps import Steps
from app.kernel.text import T, Text

DONE = Visit.span(Visit.HANDED_OVER, Visit.CLOSED) | Visit.LEFT
"""Once the work is inspected, and after the car has left, repaired or not, what others pay is claimed."""
STEP_TITLES: dict[Steps, Text] = {
    Claim.DRAFTED: T("drafted", "claim"),
    Claim.SENT: T("sent", "claim"),
    Claim.ACCEPTED: T("accepted", "claim"),
    Claim.CUT: T("accepted in part", "claim"),
    Claim.REFUSED: T("refused", "claim"),
    Claim.PAID: T("paid", "claim"),
    Claim.VOID: T("void", "claim"),
}
SUBJECTS = {"claim": T("Claim", "subject")}
CLASHES = {
    "pk_dealership_fault_codes": No("Somebody else wrote this fault code just now. Look again."),
    "uq_dealership_claims_line": No("This line is claimed already: choose its claim."),
    "uq_dealership_claims_case": No("This insurance case is claimed already: choose its claim."),
}
CHANGED = {
    "claim_version": Changed(
        No(
            "You saw version {seen} of this claim; {staff} has written version {now} since. Look again, then write it."
        ),
        by=("change_claim",),
    )
}
ACTS = (
    act(
        "write_fault_code",
        {MANAGER},
        when=(fault_codes.wmi_is_one,),
        title=T("Write a fault code into the claims book"),
    ),
    act(
        "draft_claim",
        DESK,
        visit=DONE,
        line=Line.AGREED,
        when=(claims.is_the_makers, claims.insurer_pays, claims.excess_is_within),
        title=T("Draft a claim"),
    ),
    act(
        "change_claim",
        DESK,
        claim=Claim.DRAFTED | Claim.VOID,
        relies=(claims.claim_version,),
        when=(
            claims.excess_is_within,
            claims.excess_covers_what_was_taken,
            claims.excess_is_of_what_was_done,
        ),
        title=T("Write the claim anew"),
    ),
    act(
        "send_claim",
        DESK,
        claim=Claim.DRAFTED >> Claim.SENT,
        when=(claims.bill_stands, claims.is_complete, fault_codes.papers_are_there),
        prints=("claim_sheet",),
        title=T("Send the claim"),
    ),
    act("accept_claim", DESK, claim=Claim.SENT >> Claim.ACCEPTED, title=T("Accepted in full")),
    act(
        "cut_claim",
        DESK,
        claim=Claim.SENT >> Claim.CUT,
        when=(claims.is_less,),
        title=T("Accepted in part"),
    ),
    act("refuse_claim", DESK, claim=Claim.SENT >> Claim.REFUSED, title=T("The claim is refused")),
    act(
        "reopen_claim",
        DESK,
        claim=(Claim.SENT | Claim.ACCEPTED | Claim.CUT | Claim.REFUSED | Claim.PAID) >> Claim.DRAFTED,
        when=(claims.a_manager_takes_paid_back,),
        title=T("Take it back, claim anew"),
    ),
    act(
        "pay_claim",
        DESK,
        claim=(Claim.ACCEPTED | Claim.CUT) >> Claim.PAID,
        when=(claims.within_what_was_granted,),
        title=T("The claim is paid"),
    ),
)
