"""A car leaves without repair, or with parts alone (DLR-20, 40, 43)."""

from app.counter.doing import Doing
from app.flows.dealership.commands.added import write_answers
from app.flows.dealership.commands.stock import let_go, release
from app.flows.dealership.commands.workshop import log
from app.flows.dealership.facts.asking import Said
from app.flows.dealership.facts.authorisation import Answer, Proof
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.tracks import ENDED
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.unrepaired import given_up
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def hand_out_parts(do: Doing, visit: VisitId) -> None:
    """All that was ordered are parts, and they are drawn: the workshop has nothing to do with this car (DLR-20)."""


@does(FLOW)
def leave_unrepaired(do: Doing, visit: VisitId, why: Note, keys: bool = False) -> None:
    """The car goes as it came, and why, in the customer's words; `keys` are back from the workshop.

    What was examined and drawn stays to be paid. All else of a signed order is a no; reserved parts are nobody's.
    """
    facts: VisitFacts = do.facts["visit"]
    log(do, visit, Did.UNREPAIRED, words=why)
    let_go(do, visit)
    lines = given_up(facts)
    if not lines:
        return
    answers = tuple(Said(one.id, Answer.NO) for one in lines)
    write_answers(do, facts, answers, Proof.SPOKEN, words=why)
    release(do, lines)
    numbers = {one.n for one in lines}
    dropped = (one for one in facts.work.jobs if one.n in numbers and one.step not in ENDED)
    for n, one in enumerate(dropped, 1):
        log(do, visit, Did.DROPPED, before=n, job=one.id)
