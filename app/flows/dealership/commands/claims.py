"""索赔: claims are drafted, sent, answered and paid; nothing is written over (DLR-44)."""

from typing import Any

from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.flows.dealership import papers
from app.flows.dealership.facts.claims import Claimed, ClaimFacts, Granted, Sum
from app.flows.dealership.facts.ids import ClaimId, LineId, VisitId
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.claims import ClaimDeedRow, ClaimRow, ClaimTextRow
from app.flows.dealership.papers.kinds import CLAIM
from app.flows.dealership.papers.printers import DESK
from app.flows.dealership.queries.claims import claim_facts, sheet_of
from app.flows.dealership.rules.claims import bill_stands, excess_covers_what_was_taken
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused


@does(FLOW)
def draft_claim(do: Doing, visit: VisitId, what: Claimed, line: LineId | None = None) -> ClaimId:
    """Claim a warranty line from the maker; without a line, all that the insurer pays of the visit."""
    claim = do.new(ClaimId)
    do.add(ClaimRow, {"id": claim, "visit": visit, "line": line, "number": do.number(CLAIM)})
    _write(do, claim, 1, what)
    _did(do, claim, 1, Claim.DRAFTED)
    return claim


@does(FLOW)
def change_claim(do: Doing, claim: ClaimId, what: Claimed) -> None:
    """The claim says something else; what it said before stays in the books."""
    facts = held(do, claim)
    if no := excess_covers_what_was_taken(facts, what):
        raise Refused(no)
    _write(do, claim, facts.texts + 1, what)


@does(FLOW)
def send_claim(do: Doing, claim: ClaimId, why: Note | None = None) -> DocumentId:
    """The claim goes to the maker or the insurer, as it is printed; what was asked for then is what is answered.

    `why` it is sent without papers that the book asks for.
    """
    facts = held(do, claim)
    if no := bill_stands(facts):
        raise Refused(no)
    _did(do, claim, facts.deeds + 1, Claim.SENT, facts.asked, why, lines=facts.labour + facts.material)
    sheet = sheet_of(do.db, facts, do.now, do.staff.login)
    return do.print(papers.claim_sheet(sheet, do.settings), DESK)


@does(FLOW)
def accept_claim(do: Doing, claim: ClaimId) -> None:
    """All that was claimed is granted."""
    _next(do, claim, Claim.ACCEPTED)


@does(FLOW)
def cut_claim(do: Doing, claim: ClaimId, granted: Granted, why: Note) -> None:
    """Less than was claimed is granted, and why."""
    _next(do, claim, Claim.CUT, granted, why)


@does(FLOW)
def refuse_claim(do: Doing, claim: ClaimId, why: Note) -> None:
    """Nothing is granted, and why."""
    _next(do, claim, Claim.REFUSED, 0, why)


@does(FLOW)
def reopen_claim(do: Doing, claim: ClaimId, why: Note) -> None:
    """What was sent or answered wrongly, cut, refused or wrongly paid is taken back, and claimed anew; what was stays in the books."""
    _next(do, claim, Claim.DRAFTED, None, why)


@does(FLOW)
def pay_claim(do: Doing, claim: ClaimId, amount: Sum, why: Note | None = None) -> None:
    """The money came."""
    _next(do, claim, Claim.PAID, amount, why)


def _write(do: Doing, claim: str, n: int, what: Claimed) -> None:
    row: dict[str, Any] = {"claim": claim, "n": n, "code": what.code, "kept_until": what.kept_until}
    row |= {"insurer": what.insurer, "policy": what.policy, "loss": what.loss}
    row |= {"surveyor": what.surveyor.id if what.surveyor else None, "assessed": what.assessed}
    row |= {"papers": "\n".join(what.papers)}
    do.add(ClaimTextRow, row | {"excess": what.excess, "by": do.staff.login, "at": do.now})


def held(do: Doing, claim: str) -> ClaimFacts:
    """The claim as it stands, while nobody else can do anything with it before the end."""
    do.take(ClaimRow, [claim])
    seen: ClaimFacts = do.facts["claim"]
    now = claim_facts(do.db, [claim])[claim]
    if (now.deeds, now.texts) != (seen.deeds, seen.texts):
        raise Refused(No("Somebody else did something with this claim just now. Look again."))
    return now


def _next(do: Doing, claim: str, did: Claim, amount: int | None = None, words: Note | None = None) -> None:
    """Do the next thing with it: accepted, it is about all that is asked for."""
    facts = held(do, claim)
    whole = facts.asked if did is Claim.ACCEPTED else amount
    _did(do, claim, facts.deeds + 1, did, whole, words)


def _did(
    do: Doing,
    claim: str,
    n: int,
    did: Claim,
    amount: int | None = None,
    words: Note | None = None,
    *,
    lines: int | None = None,
) -> None:
    row: dict[str, Any] = {"claim": claim, "n": n, "did": did.value, "amount": amount, "lines": lines}
    row |= {"words": words.id if words else None, "by": do.staff.login, "at": do.now}
    do.add(ClaimDeedRow, row)
