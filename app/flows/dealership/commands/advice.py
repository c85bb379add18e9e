"""维修建议: what the team leader recommends, what the desk leaves out, and what the customer says (DLR-42)."""

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.flows.dealership.facts.ids import AdviceId, LineId, VisitId
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
    return recommend(do, visit, what, why, safety, risk)


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
    line: LineId | None = None,
    words: Note | None = None,
    signature: Strokes | None = None,
    witness_signature: Strokes | None = None,
) -> None:
    """What the customer says of a recommendation; a refused safety item is signed by them, or by two of the staff.

    `line` is the agreed labour that does what is wanted; a safety item without one is kept as put off: it comes up again.
    """
    facts: AdviceFacts = do.facts["advice"]
    kept = counts_as(do.facts["visit"], facts, outcome, line)
    row = {"advice": advice, "n": facts.heard + 1, "outcome": kept.value}
    row |= {"line": line if kept is Outcome.WANTED else None}
    drawn = {"signature": signature.id if signature else None, "words": words.id if words else None}
    second = {
        "witness": do.approved_by.login if do.approved_by else None,
        "witness_signature": witness_signature.id if witness_signature else None,
    }
    do.add(HeardRow, row | drawn | second | {"by": do.staff.login, "at": do.now})


def recommend(do: Doing, visit: VisitId, what: Note, why: Note, safety: bool, risk: Note | None) -> AdviceId:
    """Put work on the list of what is recommended, as whoever is at work wrote it."""
    facts: VisitFacts = do.facts["visit"]
    advice = do.new(AdviceId)
    row = {"id": advice, "visit": visit, "n": len(facts.leaving.advice) + 1, "what": what.id, "why": why.id}
    told = {"safety": safety, "risk": risk.id if risk else None, "asked": facts.estimate.account.version}
    do.add(AdviceRow, row | told | {"by": do.staff.login, "at": do.now})
    return advice
