"""Where a visit stands on the board: its column, what to know of it first, when it is due, how late it is (DLR-05, 22, 30)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from app.flows.dealership.facts.forecast import Forecast, Whereabouts
from app.flows.dealership.facts.tracks import CHECKS, EXPECTED, IN_THE_WORKSHOP, Job, Line, Visit
from app.flows.dealership.facts.visits import Board, VisitFacts
from app.flows.dealership.facts.workshop import Cause, Did
from app.flows.dealership.rules.arriving import greet_by, waits_since
from app.flows.dealership.rules.follow_up import call_by
from app.flows.dealership.rules.forecast import expectation, stands
from app.flows.dealership.rules.promise import Outlook
from app.flows.dealership.rules.workshop import promises, right_first_time, take_over_by, tell_by

SOON = timedelta(hours=1)


class Column(StrEnum):
    """Steps that stand together on the board, in their order."""

    BOOKED = "booked"
    PREPARED = "prepared"
    DESK = "desk"
    ESTIMATE = "estimate"
    DISPATCH = "dispatch"
    WORK = "work"
    CHECKS = "checks"
    READY = "ready"
    FOLLOW_UP = "follow_up"


COLUMNS: Mapping[Column, tuple[Visit, ...]] = {
    Column.BOOKED: (Visit.BOOKED,),
    Column.PREPARED: (Visit.PREPARED,),
    Column.DESK: (Visit.RECEIVED, Visit.DIAGNOSED),
    Column.ESTIMATE: (Visit.ESTIMATED, Visit.ORDERED),
    Column.DISPATCH: (Visit.DISPATCHED,),
    Column.WORK: (Visit.IN_WORK,),
    Column.CHECKS: (Visit.SELF_CHECKED, Visit.TEAM_CHECKED, Visit.INSPECTED),
    Column.READY: (Visit.HANDED_OVER, Visit.TOLD, Visit.SETTLED),
    Column.FOLLOW_UP: (Visit.FOLLOWED_UP,),
}
_COLUMN_OF = {step: column for column, steps in COLUMNS.items() for step in steps}


def column(visit: VisitFacts) -> Column:
    """Where a visit stands; one that was handed over waits for the workshop already."""
    return Column.DISPATCH if visit.work.to_take else _COLUMN_OF[visit.step]


class Span(StrEnum):
    """When something is due, as the board sorts by it; nobody has said so of the last."""

    LATE = "late"
    SOON = "soon"
    TODAY = "today"
    LATER = "later"
    OPEN = "open"


class Concern(StrEnum):
    """The one thing to know of a visit."""

    GREET = "greet"
    TELL = "tell"
    ASK = "ask"
    TAKE = "take"
    COMEBACK = "comeback"
    REWORK = "rework"
    DANGER = "danger"
    CONSENT = "consent"
    WAITS = "waits"
    SIGN = "sign"
    FORM = "form"
    PAID = "paid"
    TOLD = "told"
    LOUNGE = "lounge"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a visit stands at a moment.

    `due` is what was promised, agreed or booked, or when its customer is called; `late` since when something is over,
    `red` also where a promise is in danger; `why` is what the work waits for.
    """

    column: Column
    span: Span
    concern: Concern | None
    due: datetime | None
    late: datetime | None
    red: bool
    here: bool
    why: Cause | None = None


def standing(visit: VisitFacts, board: Board, settings: Any) -> Standing:
    """How a visit stands, as the whole shop is now."""
    now, outlook = board.at, _outlook(visit, board, settings)
    due, late = due_at(visit, settings), _late(visit, now, outlook, settings)
    red = late is not None or outlook is not Outlook.KEPT
    why = next((one.waits for one in visit.work.jobs if one.step is Job.WAITING), None)
    concern = next(_concerns(visit, outlook, why), None)
    here = customer_is_here(visit)
    return Standing(column(visit), _span(due, late, now, settings), concern, due, late, red, here, why)


def expected(visit: VisitFacts, board: Board, settings: Any) -> Forecast:
    """When a car that was handed over is expected to be done, as the whole shop is now."""
    cars = [one.facts for one in board.visits]
    return expectation(visit, cars, board.teams, board.at, settings)


def ready_at(visit: VisitFacts, board: Board, settings: Any) -> datetime | None:
    """The same until the work is done; None where nobody has promised anything yet, and once it is."""
    in_hand = visit.step in Visit.span(Visit.ORDERED, Visit.INSPECTED) and visit.work.handed
    return expected(visit, board, settings).finish if in_hand else None


def due_at(visit: VisitFacts, settings: Any) -> datetime | None:
    """By when something is to be done: what was agreed with the customer goes before what was promised."""
    if visit.step in EXPECTED:
        return visit.booked_for
    if visit.step is Visit.FOLLOWED_UP:
        return call_by(visit, settings).get("")
    agreed, told = visit.work.since_done(Did.AGREED), promises(visit.work)
    if agreed and agreed.until:
        return agreed.until
    return told[-1].at if told else None


def customer_is_here(visit: VisitFacts) -> bool:
    """Whether the customer is in the shop: said so, or at the desk until the order is handed over."""
    if visit.where is not None:
        return visit.where is Whereabouts.LOUNGE
    at_the_desk = visit.step in Visit.span(Visit.RECEIVED, Visit.ORDERED)
    return at_the_desk and visit.work.handed is None


def _late(visit: VisitFacts, now: datetime, outlook: Outlook, settings: Any) -> datetime | None:
    """Since when the first thing is over."""
    dues = [
        *greet_by(visit, settings).values(),
        *take_over_by(visit, settings).values(),
        *tell_by(visit, settings).values(),
        *call_by(visit, settings).values(),
        *([promises(visit.work)[-1].at] if outlook is Outlook.MISSED else ()),
    ]
    return min((at for at in dues if at <= now), default=None)


def _outlook(visit: VisitFacts, board: Board, settings: Any) -> Outlook:
    """How the promise stands while the car is worked on, and until its customer is told that it is ready."""
    told = promises(visit.work)
    if not told or visit.step not in Visit.span(Visit.ORDERED, Visit.HANDED_OVER):
        return Outlook.KEPT
    if visit.step is Visit.HANDED_OVER or visit.work.handed is None:
        return Outlook.MISSED if board.at > told[-1].at else Outlook.KEPT
    return stands(visit, board.at, expected(visit, board, settings).finish, settings)


def _span(due: datetime | None, late: datetime | None, now: datetime, settings: Any) -> Span:
    if late is not None:
        return Span.LATE
    if due is None:
        return Span.OPEN
    if due < now + SOON:
        return Span.SOON
    return Span.TODAY if settings.business_day(due) == settings.business_day(now) else Span.LATER


def _concerns(visit: VisitFacts, outlook: Outlook, why: Cause | None) -> Iterator[Concern]:
    """What there is to know, the weightiest first."""
    work, step, estimate = visit.work, visit.step, visit.estimate
    known = {
        Concern.GREET: waits_since(visit) is not None,
        Concern.TELL: work.to_tell is not None or outlook is Outlook.MISSED,
        Concern.ASK: bool(work.to_ask),
        Concern.TAKE: work.to_take is not None,
        Concern.COMEBACK: visit.comeback is not None and visit.comeback.line is not None,
        Concern.REWORK: step in (Visit.IN_WORK, *CHECKS) and right_first_time(work) is False,
        Concern.DANGER: outlook is Outlook.IN_DANGER,
        Concern.CONSENT: step in IN_THE_WORKSHOP
        and any(one.step is Line.ESTIMATED for one in estimate.lines),
        Concern.WAITS: step is Visit.IN_WORK and why is not None,
        Concern.SIGN: estimate.order is not None and not estimate.signed,
        Concern.FORM: step in (Visit.DIAGNOSED, Visit.ESTIMATED) and visit.reception.signed_at is None,
        Concern.PAID: step is Visit.SETTLED and visit.leaving.settled,
        Concern.TOLD: step is Visit.TOLD and work.since_done(Did.CALLED) is not None,
        Concern.LOUNGE: visit.where is Whereabouts.LOUNGE,
    }
    return (one for one, holds in known.items() if holds and step not in (*EXPECTED, Visit.FOLLOWED_UP))
