"""跟踪: calls to customers after their cars left; an unhappy answer is taken in as a complaint (DLR-50)."""

from app.counter.doing import Doing
from app.flows.dealership.commands.complaints import open_complaint
from app.flows.dealership.facts.follow_up import Called, Marks
from app.flows.dealership.facts.ids import ComplaintId, VehicleId, VisitId
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.follow_up import FollowUpMarkRow, FollowUpRow
from app.flows.dealership.queries.owners import signer_or_owner
from app.flows.dealership.rules.follow_up import is_unhappy
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def follow_up(do: Doing, visit: VisitId, marks: Marks, words: Note | None = None) -> ComplaintId | None:
    """The customer was reached, and marks each question; gives the complaint that an unhappy answer opens."""
    facts: VisitFacts = do.facts["visit"]
    complaint = None
    if words and is_unhappy(marks, do.settings):
        whose = signer_or_owner(do.db, visit, facts.vehicle)
        complaint = open_complaint(do, VehicleId(facts.vehicle), whose, words)
    _called(do, visit, Called.ANSWERED, words, complaint)
    rows = [{"visit": visit, "question": one.question.value, "points": one.points} for one in marks]
    do.add(FollowUpMarkRow, *rows)
    return complaint


@does(FLOW)
def miss_follow_up(do: Doing, visit: VisitId, last: bool = False, note: Note | None = None) -> None:
    """Nobody answered: the call is due again on the next working day, or no further one is tried."""
    _called(do, visit, Called.GIVEN_UP if last else Called.MISSED, note)
    if last:
        do.move(visit, Visit.CLOSED)


def _called(
    do: Doing, visit: str, called: Called, words: Note | None, complaint: ComplaintId | None = None
) -> None:
    facts: VisitFacts = do.facts["visit"]
    row = {"visit": visit, "n": facts.leaving.calls.n + 1, "called": called.value, "complaint": complaint}
    row |= {"words": words.id if words else None, "by": do.staff.login, "at": do.now}
    do.add(FollowUpRow, row)
