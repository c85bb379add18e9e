"""Handover, jobs, inspections and changes in the workshop (DLR-23, 30 to 35)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.roles import (
    ADVISER,
    INSPECTOR,
    MANAGER,
    TEAM_LEADER,
    TECHNICIAN,
    WORKSHOP_HEAD,
)
from app.flows.dealership.facts.tracks import CHANGES_ARE_TOLD, ENDED, Job, Line, Visit
from app.flows.dealership.facts.visits import VisitFacts, WorkshopBoard
from app.flows.dealership.facts.workshop import (
    MOVES_THE_PROMISE,
    WAITS,
    Cause,
    Check,
    Did,
    JobFacts,
    Logged,
    TeamFacts,
    WorkFacts,
)
from app.flows.dealership.rules.dispatch import Team, Waiting, in_order, teams_for
from app.flows.dealership.rules.promise import Promise
from app.flows.dealership.settings.workshop import TAKE_OVER_WITHIN, TELL_CHANGE_WITHIN
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No

LEADS = frozenset({TEAM_LEADER, WORKSHOP_HEAD})
CHECK_AT = {
    Visit.SELF_CHECKED: (Check.OWN, frozenset({TECHNICIAN})),
    Visit.TEAM_CHECKED: (Check.TEAM, frozenset({TEAM_LEADER})),
    Visit.INSPECTED: (Check.INSPECTION, frozenset({INSPECTOR, MANAGER})),
    Visit.HANDED_OVER: (Check.DESK, frozenset({ADVISER})),
    Visit.TOLD: (Check.DESK, frozenset({ADVISER})),
    Visit.SETTLED: (Check.DESK, frozenset({ADVISER})),
}
"""Which inspection is done at a step, and by whom; what the customer finds the adviser says."""


def waits(visit: VisitFacts) -> Waiting:
    """A car that waits for a team, as the order of dispatch sees it: its customer waits as long as they are here (DLR-30)."""
    work = visit.work
    handed = work.handed
    since = work.last(Did.TAKEN) or handed
    if since is None or handed is None:
        raise LookupError("this car was not handed over")
    return Waiting(
        visit.id,
        since.at,
        comeback=handed.comeback,
        customer_here=visit.where is Whereabouts.LOUNGE,
        promised=promises(work)[-1].at,
        booked=visit.booked_for is not None,
        skills=frozenset(one.skill for one in work.jobs),
    )


def load(facts: TeamFacts, ahead: Iterable[int]) -> Team:
    """A team with its load, as the order of dispatch sees it."""
    return Team(facts.id, frozenset(facts.skills), len(facts.bays), tuple(ahead))


def promises(work: WorkFacts) -> list[Promise]:
    """What the customer was told: the time of the handover, then each one that they took (DLR-35)."""
    told: list[Promise] = []
    change: Logged | None = None
    for one in work.log:
        if one.did is Did.HANDED and one.until:
            told = told or [Promise(one.until)]
        elif one.did is Did.CHANGED:
            change = one
        elif one.did is Did.TOLD and change and change.until and one.how in MOVES_THE_PROMISE:
            told.append(Promise(change.until, Cause(change.how)))
    return told


def to_do(visit: VisitFacts) -> list[LineFacts]:
    """The lines of the order that are worked on: no labour is begun on another one (DLR-21)."""
    return [one for one in visit.estimate.lines if one.step is Line.AGREED and not one.is_material]


def work_done(visit: VisitFacts) -> list[JobFacts]:
    """The jobs that somebody says are done, and that an inspection can send back."""
    return [one for one in visit.work.jobs if one.step is Job.DONE]


def right_first_time(work: WorkFacts) -> bool | None:
    """Whether no inspection sent the work back (DLR-33); None where nothing was inspected."""
    return work.last(Did.FAILED) is None if work.last(Did.FAILED) or work.last(Did.CHECKED) else None


# -- what falls due -------------------------------------------------------------------------------------


def take_over_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """When the workshop should have taken a car over."""
    waits = visit.work.to_take
    return {"": waits.at + timedelta(minutes=settings.of(TAKE_OVER_WITHIN))} if waits else {}


def tell_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """When the customer should be called about a change: after it was reported, and after each vain call.

    Once the car is ready they are told that instead.
    """
    work = visit.work
    if work.to_tell is None or visit.step not in CHANGES_ARE_TOLD:
        return {}
    last = work.last(Did.CHANGED, Did.TOLD) or work.to_tell
    return {"": last.at + timedelta(minutes=settings.of(TELL_CHANGE_WITHIN))}


# -- guards ---------------------------------------------------------------------------------------------


def is_not_handed_yet(visit: VisitFacts) -> No | None:
    """A car is handed over once, until it is sent back."""
    return No("This car waits for the workshop head already.") if visit.work.to_take else None


def is_handed(visit: VisitFacts) -> No | None:
    """Only what was handed over can be taken or sent back."""
    if visit.work.to_take:
        return None
    return No("This car was not handed over yet: the service adviser does that first.", mend="hand_over")


def something_to_do(visit: VisitFacts) -> No | None:
    """The workshop gets the labour that the customer agreed to."""
    if to_do(visit):
        return None
    return No("Nothing on the order is to be worked on: it needs labour.")


def promise_stands(visit: VisitFacts, promised: datetime, now: datetime) -> No | None:
    """What is promised lies ahead; a car that was sent back keeps its promise until the customer is told of another time."""
    told = promises(visit.work)
    if told:
        if promised == told[-1].at:
            return None
        return No(
            "{at:moment} is promised already. Tell the customer of another time first.",
            {"at": told[-1].at},
            mend="tell_delay",
        )
    return None if promised > now else No("The promised time has passed already.")


def head_takes_it(staff: Staff) -> No | None:
    """The workshop head takes the car over themselves (DLR-23)."""
    if WORKSHOP_HEAD in staff.roles:
        return None
    return Ask("The workshop head takes the car over with their own PIN.", who=(WORKSHOP_HEAD,))


def was_promised(visit: VisitFacts) -> No | None:
    """Only what was promised can be late."""
    return None if promises(visit.work) else No("Nothing was promised for this car yet.", mend="hand_over")


def bay_is_theirs(team: TeamFacts, bay: str) -> No | None:
    """A team works in its own bays."""
    return None if bay in team.bays else No("{bay} is no bay of this team.", {"bay": bay})


def team_can_do_it(visit: VisitFacts, team: TeamFacts, why: Note | None = None) -> No | None:
    """By skill, unless the workshop head says why not (DLR-30)."""
    if why or {one.skill for one in visit.work.jobs} <= team.skills:
        return None
    return No("This team has not all the skills that the work needs. Another team, or a reason.")


def out_of_turn(
    visit: VisitFacts, team: TeamFacts, bay: str, board: WorkshopBoard, why: Note | None
) -> No | None:
    """The car whose turn it is, to the able team that has a place first, into a free bay; otherwise a reason (DLR-30)."""
    if why:
        return None
    if visit.step is Visit.DISPATCHED:
        first = in_order(waits(one.facts) for one in board.cars if one.facts.step is Visit.DISPATCHED)[0]
        if first.id != visit.id:
            return No("Another car is before this one. Dispatch that one first, or say why not.")
        loads = {one.facts.id: load(one.facts, one.ahead) for one in board.teams}
        best = teams_for(waits(visit), loads.values())[0]
        if best.free_after < loads[team.id].free_after:
            name = next(one.facts.name for one in board.teams if one.facts.id == best.id)
            return No("{team} has a place before. Send the car there, or say why not.", {"team": name})
    return _bay_is_taken(visit, team, bay, board)


def _bay_is_taken(visit: VisitFacts, team: TeamFacts, bay: str, board: WorkshopBoard) -> No | None:
    """No two cars in a bay while one is free; a car that has a bay of theirs stays in it before that."""
    there, at = bays_taken(board, besides=visit.id), visit.work.dispatched
    if bay not in there:
        return None
    told = {"plate": there[bay], "bay": bay}
    if free := [one for one in team.bays if one not in there and not (at and at.bay == one)]:
        told |= {"free": free[0]}
        return No("{plate} stands in {bay}, and {free} is free. Send the car there, or say why not.", told)
    if at and at.bay in team.bays:
        told |= {"here": at.bay}
        return No("{plate} stands in {bay}. Leave the car in {here}, or say why not.", told)
    return None


def bays_taken(board: WorkshopBoard, besides: str = "") -> dict[str, str]:
    """The bays in which a car stands that the workshop has not handed back, with its plate."""
    cars = ((one.facts.work.dispatched, one) for one in board.cars if one.id != besides)
    return {at.bay: one.plate for at, one in cars if at and one.facts.step is not Visit.DISPATCHED}


def waits_for_something(why: Cause) -> No | None:
    """Work stands still for parts, consent, a bay or an expert."""
    return None if why in WAITS else No("Work waits for parts, consent, a bay or an expert.")


def is_on_it(visit: VisitFacts, job: Any, staff: Staff) -> No | None:
    """Who clocks off was clocked on."""
    known = visit.work.parts.get(job.id)
    if known is None or known.by == staff.login:
        return None
    return No(
        "{who} is clocked on here: they clock off themselves, or the team leader clocks them off.",
        {"who": known.called},
        mend="clock_off",
    )


def leads_or_is_on_it(visit: VisitFacts, job: Any, staff: Staff) -> No | None:
    """A technician clocks themselves off, whoever leads the work anybody."""
    return None if staff.roles & LEADS else is_on_it(visit, job, staff)


def stopped_since(visit: VisitFacts, job: Any, now: datetime, stopped: datetime | None) -> No | None:
    """Nobody stops before they began, nor later than now: so no two times of one technician overlap (DLR-32)."""
    begun = visit.work.parts[job.id].since
    if stopped is None or begun is None or begun <= stopped <= now:
        return None
    return No(
        "They clocked on at {begun:moment}, and it is {now:moment}: they stopped in between.",
        {"begun": begun, "now": now},
    )


def worked_on_it(visit: VisitFacts, staff: Staff) -> No | None:
    """The first inspection is the technician's own (DLR-33)."""
    if any(one.did is Did.BEGUN and one.by == staff.login for one in visit.work.log):
        return None
    return No("Whoever worked on the car checks their own work first.")


def is_another_person(visit: VisitFacts, staff: Staff) -> No | None:
    """Three inspections, three people (DLR-33)."""
    if all(one.by != staff.login for one in visit.work.checks):
        return None
    return No("You inspected this car before: the next inspection is another person's.")


def inspects_here(visit: VisitFacts, staff: Staff) -> No | None:
    """Who sends work back is whose inspection it is."""
    _, roles = CHECK_AT[visit.step]
    if roles & staff.roles:
        return None
    return No("This inspection is another person's.").by(*sorted(roles))


def lies_ahead(finish: datetime, now: datetime) -> No | None:
    """A new finish lies ahead."""
    return None if finish > now else No("The new finish has passed already.")


def is_later_than_promised(visit: VisitFacts, finish: datetime) -> No | None:
    """A delay moves the promise on: what is done in time is none."""
    told = promises(visit.work)
    if not told or finish > told[-1].at:
        return None
    return No("The car is promised for {at:moment} already: a delay is later than that.", {"at": told[-1].at})


def moves_a_finish(why: Cause) -> No | None:
    """The pace of work is no reason that a customer is told."""
    return (
        No("Say what it is for: parts, consent, bay, expert, queue, added work or rework.")
        if why is Cause.PACE
        else None
    )


def waits_for_a_call(visit: VisitFacts) -> No | None:
    """The customer is told of a change that was reported and not answered yet."""
    return None if visit.work.to_tell else No("Nothing has changed that the customer has not been told.")


def all_done(work: WorkFacts, last: str) -> bool:
    """Whether nothing is left to do once the last one is done."""
    return all(one.step in ENDED or one.id == last for one in work.jobs)


def nothing_left(work: WorkFacts, dropped: Collection[str]) -> bool:
    """Whether nothing is left to do once some jobs are dropped, and something was done that can be inspected."""
    return any(one.step is Job.DONE for one in work.jobs) and all(
        one.step in ENDED or one.id in dropped for one in work.jobs
    )
