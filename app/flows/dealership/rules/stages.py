"""What is left to be done before a car leaves, in its order (DLR-40 to 43)."""

from enum import StrEnum

from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.rules import advice, billing


class Stage(StrEnum):
    """One of the things that are done between the last inspection and the gate."""

    KEYS = "keys"
    LOOK = "look"
    CALL = "call"
    TIME = "time"
    OLD_PARTS = "old_parts"
    ADVICE = "advice"
    NEXT = "next"
    WALK = "walk"
    LIST = "list"
    PAY = "pay"
    GATE = "gate"


def stages(visit: VisitFacts) -> dict[Stage, bool]:
    """Everything that this car needs before it leaves, and whether it is done."""
    work, leaving = visit.work, visit.leaving
    steps = list(Visit)
    told = steps.index(visit.step) > steps.index(Visit.HANDED_OVER)
    agreed = steps.index(visit.step) > steps.index(Visit.TOLD)
    done = {
        Stage.KEYS: work.since_done(Did.RETURNED) is not None,
        Stage.LOOK: told,
        Stage.CALL: work.since_done(Did.CALLED) is not None,
        Stage.TIME: agreed,
        Stage.OLD_PARTS: advice.old_parts_are_kept(visit) is None,
        Stage.ADVICE: billing.advice_is_answered(visit) is None,
        Stage.NEXT: leaving.next is not None,
        Stage.WALK: leaving.out is not None,
        Stage.LIST: leaving.settled or billing.list_is_made(visit) is None,
        Stage.PAY: leaving.settled,
        Stage.GATE: leaving.passed_at is not None,
    }
    needless = set[Stage]()
    if work.unrepaired or (work.handed is None and agreed):
        needless |= {Stage.KEYS, Stage.LOOK, Stage.CALL, Stage.TIME}
    if work.unrepaired:
        needless.add(Stage.NEXT)
    if not leaving.settled and billing.may_leave(visit) is None:
        needless |= {Stage.LIST, Stage.PAY}
    if not any(one.drawn for one in visit.estimate.lines):
        needless.add(Stage.OLD_PARTS)
    if not leaving.recommended:
        needless.add(Stage.ADVICE)
    return {stage: is_done for stage, is_done in done.items() if stage not in needless}


def next_stage(visit: VisitFacts) -> Stage | None:
    """What comes next; None once the car may leave."""
    return next((stage for stage, is_done in stages(visit).items() if not is_done), None)
