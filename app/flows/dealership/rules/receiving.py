"""When a team has received a car, and whether belongings may be moved (DLR-31)."""

from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.tracks import Job
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did, JobFacts, Moved, Symptom
from app.flows.dealership.rules.workshop import is_on_it
from app.flows.dealership.settings.workshop import TELL_CHANGE_WITHIN
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.refusal import No


def answer_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """When the customer should have been asked about belongings that work needs moved."""
    waits = visit.work.to_ask
    if not waits:
        return {}
    return {"": min(one.at for one in waits) + timedelta(minutes=settings.of(TELL_CHANGE_WITHIN))}


# -- guards ---------------------------------------------------------------------------------------------


def car_is_received(visit: VisitFacts) -> No | None:
    """The team that has the car received it against the form before anybody works on it."""
    if visit.work.received:
        return None
    return No(
        "The team has not received this car yet: look it over against the reception form first.",
        mend="receive_car",
    )


def is_not_received_yet(visit: VisitFacts) -> No | None:
    """A team receives a car once."""
    return No("The team has received this car already.") if visit.work.received else None


def says_what_was_found(symptom: Symptom = Symptom.CONFIRMED, found: Note | None = None) -> No | None:
    """A symptom that is not confirmed is told in the team's own words."""
    if symptom is Symptom.CONFIRMED or found:
        return None
    return No("Write down what was found instead.")


def belongings_may_be_moved(visit: VisitFacts, job: JobFacts) -> No | None:
    """A line whose work needs belongings moved waits for the customer's yes."""
    asked = visit.work.asked(job.id)
    if asked is None or (asked.did is Did.ANSWERED and asked.how == Moved.YES):
        return None
    if asked.did is Did.ASKED:
        return No("The customer has not answered yet whether belongings may be moved: this job waits.")
    return No(
        "The customer does not want belongings moved: this job waits. Ask again, or take it off the order."
    )


def is_not_asked_yet(visit: VisitFacts, job: JobFacts) -> No | None:
    """One question at a time."""
    asked = visit.work.asked(job.id)
    return No("The adviser was asked already.") if asked and asked.did is Did.ASKED else None


def was_asked(visit: VisitFacts, job: JobFacts) -> No | None:
    """Only what was asked is answered."""
    asked = visit.work.asked(job.id)
    return None if asked and asked.did is Did.ASKED else No("Nobody has asked about belongings here.")


def nobody_else_is_on_it(visit: VisitFacts, job: JobFacts, staff: Staff) -> No | None:
    """While somebody is clocked on, they ask themselves."""
    return is_on_it(visit, job, staff) if job.step is Job.IN_WORK else None
