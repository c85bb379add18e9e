"""班组接车: the car against its form, the symptom, who gets in, and belongings that are moved (DLR-31)."""

from app.counter.doing import Doing
from app.flows.dealership.commands.workshop import log
from app.flows.dealership.facts.ids import JobId, VisitId
from app.flows.dealership.facts.workshop import Cause, Did, Moved, Symptom
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.workshop import CarReceivedRow
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def receive_car(
    do: Doing,
    visit: VisitId,
    symptom: Symptom = Symptom.CONFIRMED,
    differs: Note | None = None,
    found: Note | None = None,
    road_test: bool = False,
) -> None:
    """The team receives the car against the reception form: what differs is written down at once, the symptom confirmed.

    `found` says what was found instead of a symptom that is not confirmed.
    """
    work = log(do, visit, Did.RECEIVED, how=symptom, words=differs, road_test=road_test)
    do.add(CarReceivedRow, {"work": work, "symptom": found.id if found else None})


@does(FLOW)
def enter_car(do: Doing, visit: VisitId, job: JobId, why: Note) -> None:
    """Somebody gets into the car or switches on a device, since the work on a line needs it."""
    log(do, visit, Did.ENTERED, job=job, words=why)


@does(FLOW)
def ask_to_move(do: Doing, visit: VisitId, job: JobId, what: Note) -> None:
    """Work needs belongings moved: the line waits for the customer's answer, whom the adviser asks."""
    log(do, visit, Did.ASKED, job=job, how=Cause.CONSENT, words=what)


@does(FLOW)
def answer_move(do: Doing, visit: VisitId, job: JobId, answer: Moved, how: Note) -> None:
    """What the customer answered about their belongings: yes or no, how and when. Without a yes the line waits."""
    log(do, visit, Did.ANSWERED, job=job, how=answer, words=how)
