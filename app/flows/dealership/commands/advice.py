"""维修建议: what the team leader recommends, what the desk leaves out, and what the customer says (DLR-42)."""

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.flows.dealership.facts.ids import AdviceId, VisitId
from app.flows.dealership.facts.leaving import AdviceFacts, Outcome
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.leaving import AdviceRow, HeardRow, LeftOutRow
from app.flows.dealership.rules.advice import counts_as
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def advise(
    do: Doing, visit: VisitId, what: Note, why: Note, safety: bool = False, risk: Note | None = None
) -> AdviceId:
    """Recommend work, and say why; what concerns safety says what comes of not doing it."""
    facts: VisitFacts = do.facts["visit"]
    advice = do.new(AdviceId)
    row = {"id": advice, "visit": visit, "n": len(facts.leaving.advice) + 1, "what": what.id, "why": why.id}
    told = {"safety": safety, "risk": risk.id if risk else None}
    do.add(AdviceRow, row | told | {"by": do.staff.login, "at": do.now})
    return advice


@does(FLOW)
def leave_out_advice(do: Doing, visit: VisitId, advice: AdviceId) -> None:
    """The desk leaves a recommendation out; the list says who did."""
    do.add(LeftOutRow, {"advice": advice, "by": do.staff.login, "at": do.now})


@does(FLOW)
def answer_advice(
    do: Doing,
    visit: VisitId,
    advice: AdviceId,
    outcome: Outcome,
    words: Note | None = None,
    signature: Strokes | None = None,
    witness_signature: Strokes | None = None,
) -> None:
    """What the customer says of a recommendation; a refused safety item is signed by them, or by two of the staff.

    One that is wanted, and that nothing is agreed to for, is kept as put off: it comes up again.
    """
    facts: AdviceFacts = do.facts["advice"]
    kept = counts_as(do.facts["visit"], facts, outcome)
    row = {"advice": advice, "n": facts.heard + 1, "outcome": kept.value}
    drawn = {"signature": signature.id if signature else None, "words": words.id if words else None}
    second = {
        "witness": do.approved_by.login if do.approved_by else None,
        "witness_signature": witness_signature.id if witness_signature else None,
    }
    do.add(HeardRow, row | drawn | second | {"by": do.staff.login, "at": do.now})
