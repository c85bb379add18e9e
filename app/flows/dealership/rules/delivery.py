"""内部交车, 通知, 约定: from the last inspection to the time at which the customer fetches the car (DLR-40, 41)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.leaving import Handed, Ready
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.tracks import Job, Line, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.warranty import Verdict
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.rules import peak
from app.flows.dealership.rules.opening import hours_of
from app.flows.dealership.settings.bookings import spans
from app.flows.dealership.settings.leaving import PEAKS, TELL_READY_WITHIN
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.kernel.working_time import AtTime

MAJOR = frozenset({Repair.WHOLE_CAR, Repair.ASSEMBLY})
"""大修: kept out of the peak hours of delivery."""
HANDED: dict[Handed, Text] = {
    Handed.KEYS: T("keys", "handover inside"),
    Handed.ORDER: T("job order", "handover inside"),
    Handed.FORM: T("reception form", "handover inside"),
}
READY: dict[Ready, Text] = {
    Ready.DONE: T("each line is really done on the car", "handover inside"),
    Ready.FAULT_GONE: T("the fault is gone, road test if needed", "handover inside"),
    Ready.OLD_PARTS: T("old parts are at hand", "handover inside"),
    Ready.CLEAN: T("clean inside and out", "handover inside"),
    Ready.NOTHING_LEFT: T("no rags, tools or nuts left", "handover inside"),
}


def finished_at(visit: VisitFacts) -> dict[str, datetime]:
    """When keys, order and form should go back: as soon as the last inspection is passed."""
    checks = visit.work.checks
    waits = visit.step is Visit.HANDED_OVER and not visit.work.since_done(Did.RETURNED)
    return {"": checks[-1].at} if waits and checks else {}


def check_from(visit: VisitFacts) -> dict[str, datetime]:
    """The adviser's look at the car is due from the moment that its keys are back (DLR-40)."""
    returned = visit.work.since_done(Did.RETURNED)
    return {"": returned.at} if returned and visit.step is Visit.HANDED_OVER else {}


def tell_ready_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """When the customer should be told: after the inside handover, and after each vain call (DLR-41)."""
    last = visit.work.since_done(Did.READY, Did.MISSED, Did.CALLED)
    if visit.step is not Visit.TOLD or last is None or last.did is Did.CALLED:
        return {}
    return {"": last.at + timedelta(minutes=settings.of(TELL_READY_WITHIN))}


def kinds_of(visit: VisitFacts) -> tuple[Repair, ...]:
    """Which kinds of repair are done by what the customer agreed to, the gravest first; of parts alone, none."""
    done = {one.repair for one in visit.estimate.lines if one.step is Line.AGREED and one.repair}
    return tuple(one for one in Repair if one in done)


def is_apart(visit: VisitFacts) -> bool:
    """A major repair, or one of an accident: it keeps out of the peak hours."""
    accident = any(one.payer is Payer.INSURANCE for one in visit.estimate.standing)
    return accident or not MAJOR.isdisjoint(kinds_of(visit))


def free_from(visit: VisitFacts, at: datetime, settings: Any) -> AtTime:
    """The next time from a moment on at which this car can be handed back."""
    peaks = spans(settings.of(PEAKS)) if settings.of(PEAKS) else ()
    return peak.next_free(
        at.astimezone(settings.zone), is_apart(visit), hours_of(settings), settings.calendar, peaks
    )


# -- guards ---------------------------------------------------------------------------------------------


def all_is_handed(handed: Sequence[Handed]) -> No | None:
    """Keys, order and form are complete."""
    return _missing([word for one, word in HANDED.items() if one not in handed])


def keys_are_back(visit: VisitFacts) -> No | None:
    """The adviser looks at a car whose keys are back."""
    if visit.work.since_done(Did.RETURNED):
        return None
    return No(
        "Keys, order and form are not back yet: the workshop head notes that first.", mend="note_finished"
    )


def are_not_back_yet(visit: VisitFacts) -> No | None:
    """Keys come back once."""
    return No("Keys, order and form are back already.") if visit.work.since_done(Did.RETURNED) else None


def every_line_has_its_record(visit: VisitFacts) -> No | None:
    """What was agreed to is done or drawn, and what was asked is answered; the first line that is not is named."""
    jobs = {one.n: one for one in visit.work.jobs}
    for line in visit.estimate.lines:
        if line.step is Line.ESTIMATED:
            return No("Line {n}: ask the customer about it first.", {"n": line.n}, mend="note_answer")
        if line.step is not Line.AGREED:
            continue
        if line.is_material and not line.drawn:
            return No(
                "Line {n}: nothing was drawn for it. Draw it, or note that the customer does not want it.",
                {"n": line.n},
                mend="draw_part",
            )
        job = jobs.get(line.n)
        if not line.is_material and (job is None or job.step is not Job.DONE):
            return No("Line {n}: no record says that it is done.", {"n": line.n})
    return None


def what_was_examined_is_decided(visit: VisitFacts) -> No | None:
    """Who pays for what was to be examined is known before the car is handed back; the first that is not is named (DLR-12)."""
    return first_to_decide(visit.estimate.lines)


def first_to_decide(lines: Iterable[LineFacts]) -> No | None:
    """Names the first of some lines that was agreed to and is still to be examined."""
    for line in lines:
        if line.step is Line.AGREED and line.decided and line.decided.verdict is Verdict.EXAMINE:
            return No(
                "Line {n}: its warranty is still to be examined. Decide it by what was found.",
                {"n": line.n},
                mend="decide_warranty",
            )
    return None


def car_is_ready(ready: Sequence[Ready]) -> No | None:
    """All that the adviser looks at is right."""
    return _missing([word for one, word in READY.items() if one not in ready])


def is_to_be_told(visit: VisitFacts) -> No | None:
    """A customer who was reached is not told again."""
    return No("The customer knows that the car is ready.") if visit.work.since_done(Did.CALLED) else None


def customer_is_told(visit: VisitFacts) -> No | None:
    """Only then is the time agreed (DLR-41)."""
    if visit.work.since_done(Did.CALLED):
        return None
    return No("The customer was not reached yet: tell them first that the car is ready.", mend="tell_ready")


def time_is_free(visit: VisitFacts, on: datetime, now: datetime, settings: Any) -> No | None:
    """Open hours, ahead, and for major and accident repairs no peak; the next free time is offered (DLR-41)."""
    if on <= now:
        return No("This time has passed already.")
    next = free_from(visit, on, settings).at
    if next == on:
        return None
    told = {"on": on, "next": next}
    if is_apart(visit) and peak.in_peak(on.astimezone(settings.zone), spans(settings.of(PEAKS))):
        return No(
            "{on:moment} is in the rush: major and accident repairs are not handed back then. "
            "{next:moment} is free.",
            told,
        )
    return No("The shop is closed at {on:moment}. {next:moment} is free.", told)


def _missing(words: Sequence[Text]) -> No | None:
    return No("Not right yet: {what:list}.", {"what": list(words)}) if words else None
