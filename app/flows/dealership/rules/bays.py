"""The day by bay and team: what is in work, what comes after it, what is pencilled in and booked (DLR-03, 16, 30)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from app.flows.dealership.facts.tracks import EXPECTED, Job, Visit
from app.flows.dealership.facts.visits import Board, VisitFacts, VisitLine
from app.flows.dealership.facts.workshop import Did, Logged, TeamFacts
from app.flows.dealership.rules.clock import left_minutes
from app.flows.dealership.rules.dispatch import in_order, teams_for
from app.flows.dealership.rules.opening import open_on
from app.flows.dealership.rules.standing import expected, standing
from app.flows.dealership.rules.workshop import load, waits


class Held(StrEnum):
    """How a bay is held: the work is done, is being done, waits, comes next, is pencilled in, is booked."""

    DONE = "done"
    WORK = "work"
    WAITS = "waits"
    NEXT = "next"
    PENCILLED = "pencilled"
    BOOKED = "booked"


@dataclass(frozen=True, slots=True)
class BaySpan:
    """A car in a bay from one moment to another; `red` where its promise is in danger or it came back."""

    visit: str
    plate: str
    model: str
    held: Held
    begins: datetime
    ends: datetime
    red: bool = False


@dataclass(frozen=True, slots=True)
class BayDay:
    """A bay of a team with its spans by their begin, and the standard minutes that its cars still need.

    The last has no name: cars that are booked and have no bay yet.
    """

    bay: str
    team: str
    minutes: int
    spans: tuple[BaySpan, ...]


@dataclass(frozen=True, slots=True)
class Workday:
    """The bays of a day: from when to when it is drawn, when the shop is closed in between, and every bay."""

    opens: datetime
    closes: datetime
    closed: tuple[tuple[datetime, datetime], ...]
    bays: tuple[BayDay, ...]


def workday(board: Board, settings: Any) -> Workday:
    """The bays of the board's day."""
    now, zone = board.at, settings.zone
    day = now.astimezone(zone).date()
    hours = [
        (datetime.combine(day, one.opens, zone), datetime.combine(day, one.closes, zone))
        for one in open_on(day, settings)
    ]
    opens = min([now, *(start for start, _ in hours)])
    closes = max([now + timedelta(hours=1), *(end for _, end in hours)])
    lunch = tuple((end, start) for (_, end), (start, _) in pairwise(hours))
    found = [one for one in _spans(board, day, settings) if one[1].ends > opens and one[1].begins < closes]
    bays = [
        BayDay(bay, one.name, _minutes(board, one, bay, settings), _of(found, (one.id, bay)))
        for one in board.teams
        for bay in one.bays
    ]
    nowhere = _of(found, ("", ""))
    return Workday(opens, closes, lunch, (*bays, *([BayDay("", "", 0, nowhere)] if nowhere else ())))


def _of(found: Sequence[tuple[tuple[str, str], BaySpan]], place: tuple[str, str]) -> tuple[BaySpan, ...]:
    return tuple(sorted((span for at, span in found if at == place), key=lambda one: one.begins))


def _minutes(board: Board, of: TeamFacts, bay: str, settings: Any) -> int:
    """What the cars that stand in a bay still need."""
    there = (one.facts.work for one in board.visits if _stands_in(one.facts, of.id, bay))
    return sum(left_minutes(one, settings, board.at) for one in there)


def _stands_in(visit: VisitFacts, team: str, bay: str) -> bool:
    sent = visit.work.dispatched
    return visit.step is Visit.IN_WORK and sent is not None and (sent.team, sent.bay) == (team, bay)


def _spans(board: Board, day: date, settings: Any) -> Iterator[tuple[tuple[str, str], BaySpan]]:
    """Every span with the team and the bay that it belongs to."""
    plan = _Plan(board, settings)
    for one in board.visits:
        sent = one.facts.work.dispatched
        if sent and sent.team and one.facts.step is not Visit.DISPATCHED:
            yield (sent.team, sent.bay), plan.sent(one, sent)
    yield from plan.waiting()
    for one in board.visits:
        at = one.facts.booked_for
        if one.facts.step in EXPECTED and at and at.astimezone(settings.zone).date() == day:
            pencilled = one.facts.prepared
            place = (pencilled.team, pencilled.bay) if pencilled else ("", "")
            held = Held.PENCILLED if pencilled else Held.BOOKED
            yield place, _span(one, held, at, at + timedelta(minutes=one.minutes))


class _Plan:
    """What follows from the cars that are in work: when each bay is free, and for which car."""

    def __init__(self, board: Board, settings: Any) -> None:
        self._board, self._settings = board, settings
        self._now = board.at.astimezone(settings.zone)
        self._cars = [one.facts for one in board.visits if one.facts.work.handed]
        self._free: dict[tuple[str, str], datetime] = {}

    def sent(self, one: VisitLine, sent: Logged) -> BaySpan:
        """A car that was sent to a bay: until its work was done, or as it is expected to be."""
        visit = one.facts
        if visit.step is not Visit.IN_WORK:
            done = visit.work.last(Did.FINISHED)
            return _span(one, Held.DONE, sent.at, done.at if done else self._now)
        found, place = expected(visit, self._board, self._settings), (sent.team or "", sent.bay)
        self._free[place] = max(found.finish, self._free.get(place, self._now))
        if visit.work.last(Did.BEGUN) is None:
            return self._span(one, Held.NEXT, found.begins, found.finish)
        stands_still = [job.step for job in visit.work.jobs if job.step in (Job.WAITING, Job.IN_WORK)]
        held = Held.WAITS if stands_still and Job.IN_WORK not in stands_still else Held.WORK
        return self._span(one, held, sent.at, found.finish)

    def waiting(self) -> Iterator[tuple[tuple[str, str], BaySpan]]:
        """The cars that wait for a bay in the order of dispatch, each where it is free first."""
        lines: dict[str, VisitLine] = {one.id: one for one in self._board.visits if _waits(one.facts)}
        loads = {one.id: load(one, self._ahead(one)) for one in self._board.teams}
        bays = {one.id: one.bays for one in self._board.teams}
        for car in in_order(waits(one.facts) for one in lines.values()):
            first = next(iter(teams_for(car, loads.values())), None)
            if first is None:
                continue
            one = lines[car.id]
            place = min(
                ((first.id, bay) for bay in bays[first.id]), key=lambda at: self._free.get(at, self._now)
            )
            found = expected(one.facts, self._board, self._settings)
            span = self._span(one, Held.NEXT, found.begins, found.finish)
            self._free[place] = span.ends
            loads[first.id] = replace(first, ahead=(*first.ahead, self._left(one.facts)))
            yield place, span

    def _span(self, one: VisitLine, held: Held, begins: datetime, ends: datetime) -> BaySpan:
        back = one.facts.comeback is not None and one.facts.comeback.line is not None
        red = back or standing(one.facts, self._board, self._settings).red
        return replace(_span(one, held, begins, ends), red=red)

    def _ahead(self, of: TeamFacts) -> list[int]:
        return [self._left(one) for one in self._cars for bay in of.bays if _stands_in(one, of.id, bay)]

    def _left(self, visit: VisitFacts) -> int:
        return left_minutes(visit.work, self._settings, self._board.at)


def _waits(visit: VisitFacts) -> bool:
    """Whether a car is handed over, and no team has it."""
    handed = visit.work.handed is not None
    return handed and (visit.step is Visit.DISPATCHED or visit.work.to_take is not None)


def _span(one: VisitLine, held: Held, begins: datetime, ends: datetime) -> BaySpan:
    return BaySpan(one.id, one.plate, one.model, held, begins, ends)
