"""The expected finish of a car: its own work, the team's queue, missing parts, over the shop's hours (DLR-16, 22)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from app.flows.dealership.facts.forecast import Forecast, Whereabouts
from app.flows.dealership.facts.tracks import Job, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Cause, Did, Logged, TeamFacts
from app.flows.dealership.rules import clock
from app.flows.dealership.rules.dispatch import Team, Waiting, in_order, teams_for
from app.flows.dealership.rules.opening import hours_of
from app.flows.dealership.rules.promise import Ground, Outlook, causes, expected, outlook
from app.flows.dealership.rules.workshop import load, promises, waits
from app.flows.dealership.settings.workshop import WARN_BEFORE


def forecast(
    visit: VisitFacts,
    cars: Iterable[VisitFacts],
    teams: Sequence[TeamFacts],
    at: datetime,
    settings: Any,
    skill: str = "",
) -> Forecast:
    """When a car would be done, reckoned at a moment; `cars` are all that the workshop has or is handed.

    One that is not handed over yet would need `skill`, and goes behind those whose turn is before.
    """
    parts_at = _parts_at(visit, settings)
    work, rework, done = _minutes(visit, at, settings)
    ahead, lanes = _queue(visit, [one for one in cars if one.id != visit.id], teams, at, settings, skill)
    known = Forecast(at, at, at, False, work, rework, done, ahead, lanes, parts_at)
    found = expected(ground(known, settings), hours_of(settings), settings.calendar)
    return Forecast(at, found.begins, found.at, found.provisional, work, rework, done, ahead, lanes, parts_at)


def expectation(
    visit: VisitFacts,
    cars: Iterable[VisitFacts],
    teams: Sequence[TeamFacts],
    at: datetime,
    settings: Any,
    skill: str = "",
) -> Forecast:
    """The finish that a customer is told, on every screen the same: one that was reported counts until they answer."""
    found, change = forecast(visit, cars, teams, at, settings, skill), visit.work.to_tell
    if change is None or change.until is None:
        return found
    return replace(found, finish=max(found.finish, change.until))


def ground(known: Forecast, settings: Any) -> Ground:
    """What a forecast rests on, as the engine takes it."""
    waits = {Cause.PARTS: known.parts_at} if known.parts_at else {}
    at = known.at.astimezone(settings.zone)
    return Ground(at, known.work, known.rework, known.done, known.ahead, known.lanes, waits)


def why(now: Forecast, settings: Any, before: Forecast | None = None) -> Mapping[Cause, int]:
    """What moved the finish since another forecast, in minutes by the clock; without one, beyond the work itself."""
    after = ground(now, settings)
    first = ground(before, settings) if before else Ground(after.at, now.work, now.rework, now.done)
    return causes(first, after, hours_of(settings), settings.calendar)


def stands(visit: VisitFacts, now: datetime, ready: datetime, settings: Any) -> Outlook:
    """How the promise of a car in the workshop stands, by its expected finish: a minute from now at the soonest."""
    soonest = now + timedelta(minutes=1)
    return outlook(now, promises(visit.work)[-1].at, max(ready, soonest), settings.of(WARN_BEFORE))


def in_danger_at(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """From when the promise of a car that is not done yet is in danger: it stands on Today then (DLR-22)."""
    told = promises(visit.work)
    if not told or visit.step not in Visit.span(Visit.ORDERED, Visit.INSPECTED):
        return {}
    return {"": told[-1].at - timedelta(minutes=settings.of(WARN_BEFORE))}


def _parts_at(visit: VisitFacts, settings: Any) -> datetime | None:
    """When the last of its missing parts is expected to be there: the morning of that day; None where none is."""
    missing = (one for one in visit.estimate.standing if one.missing and one.reserved == 0)
    days = [one.expected_on for one in missing if one.expected_on]
    return datetime.combine(max(days), time.min, settings.zone) if days else None


def _minutes(visit: VisitFacts, at: datetime, settings: Any) -> tuple[int, int, int]:
    """Standard minutes that are ordered, that were sent back, and that are done of both."""
    if visit.work.handed is None:
        lines = (one for one in visit.estimate.standing if not one.is_material)
        return sum(one.quantity for one in lines), 0, 0
    jobs = {one.id: one for one in visit.work.jobs if one.step is not Job.DROPPED}
    failed = [one.job for one in visit.work.log if one.did is Did.FAILED and one.job in jobs]
    rework = sum(jobs[job].minutes for job in failed if job)
    done = rework + sum(clock.done_minutes(visit.work, one, settings, at) for one in jobs.values())
    return sum(one.minutes for one in jobs.values()), rework, done


def _queue(
    visit: VisitFacts,
    others: Sequence[VisitFacts],
    teams: Sequence[TeamFacts],
    at: datetime,
    settings: Any,
    skill: str,
) -> tuple[tuple[int, ...], int]:
    """What is to be done before, and by how many places at once."""

    def left(car: VisitFacts) -> int:
        return clock.left_minutes(car.work, settings, at)

    sent = visit.work.dispatched
    if sent and visit.step is not Visit.DISPATCHED:
        same = [one for one in others if one.step is Visit.IN_WORK and _is_before(one, sent)]
        return tuple(map(left, same)), 1
    loads = {one.id: load(one, [left(car) for car in others if _works(car, one.id)]) for one in teams}
    mine = _mine(visit, at, skill)
    here = {one.id: one for one in others if _waits(one)}
    for car in in_order([*(waits(one) for one in here.values()), mine]):
        first = next(iter(teams_for(car, loads.values()) or loads.values()), None)
        if first is None or car.id == visit.id:
            return (first.ahead, first.lanes) if first else ((), 1)
        loads[first.id] = Team(first.id, first.skills, first.lanes, (*first.ahead, left(here[car.id])))
    return (), 1


def _waits(one: VisitFacts) -> bool:
    """Whether a car was handed over, and no team has it yet."""
    to_come = one.work.to_take is not None or one.step is Visit.DISPATCHED
    return to_come and one.work.handed is not None and one.work.dispatched is None


def _mine(visit: VisitFacts, at: datetime, skill: str) -> Waiting:
    """The car itself as it waits, or as it would."""
    if visit.work.handed:
        return waits(visit)
    back = visit.comeback is not None and visit.comeback.line is not None
    stays = visit.where is Whereabouts.LOUNGE
    skills = frozenset({skill} if skill else ())
    return Waiting(visit.id, at, back, stays, booked=visit.booked_for is not None, skills=skills)


def _is_before(one: VisitFacts, sent: Logged) -> bool:
    """Whether a car was sent to the same bay, and earlier."""
    there = one.work.dispatched
    return there is not None and (there.team, there.bay) == (sent.team, sent.bay) and there.at < sent.at


def _works(one: VisitFacts, team: str) -> bool:
    sent = one.work.dispatched
    return one.step is Visit.IN_WORK and sent is not None and sent.team == team
