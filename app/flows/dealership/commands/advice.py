"""维修建议: what the team leader recommends, what the desk leaves out, and what the customer says (DLR-42)."""

from sqlalchemy import bindparam, select

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.counter.staff import StaffRow
from app.flows.dealership.facts.ids import AdviceId, VisitId
from app.flows.dealership.facts.leaving import AdviceFacts, Outcome
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.leaving import AdviceRow, HeardRow, LeftOutRow
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.ids import Login
from app.kernel.judge import unknown
from app.kernel.refusal import Refused


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
    witness: Login | None = None,
    witness_signature: Strokes | None = None,
) -> None:
    """What the customer says of a recommendation; a refused safety item is signed by them, or by two of the staff."""
    facts: AdviceFacts = do.facts["advice"]
    if witness and not do.db.execute(_works_here, {"login": witness}).scalar():
        raise Refused(unknown("witness", witness))
    row = {"advice": advice, "n": facts.heard + 1, "outcome": outcome.value}
    drawn = {"signature": signature.id if signature else None, "words": words.id if words else None}
    second = witness_signature.id if witness_signature else None
    do.add(
        HeardRow,
        row | drawn | {"witness": witness, "witness_signature": second, "by": do.staff.login, "at": do.now},
    )


_works_here = select(StaffRow.login).where(StaffRow.login == bindparam("login"), StaffRow.active)
