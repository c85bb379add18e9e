"""What was done with each car in the workshop, and the teams: read with the facts of a visit (DLR-23, 30 to 35)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from app.counter.staff import StaffRow
from app.flows.dealership.facts.forecast import Forecast
from app.flows.dealership.facts.ids import TeamId
from app.flows.dealership.facts.tracks import Job
from app.flows.dealership.facts.workshop import Cause, Did, JobFacts, Logged, Skill, TeamFacts, WorkFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.leaving import AgreedRow, ReturnRow
from app.flows.dealership.model.workshop import (
    BayRow,
    CarReceivedRow,
    ChangeRow,
    DispatchRow,
    ForecastRow,
    HandoverRow,
    JobRow,
    StoppedRow,
    TeamRow,
    WorkRow,
)
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Drawer

_STEPS = {
    Did.BEGUN: Job.IN_WORK,
    Did.PAUSED: Job.WAITING,
    Did.FINISHED: Job.DONE,
    Did.CLOCKED_OFF: Job.OPEN,
    Did.FAILED: Job.OPEN,
    Did.ADDED: Job.OPEN,
    Did.DROPPED: Job.DROPPED,
    Did.ASKED: Job.WAITING,
}
"""Where a job stands after what was done with it."""
WAITS_AFTER = (Did.PAUSED, Did.ASKED)
"""What says why a job waits."""


@FLOW.facts_of(TeamId)
def teams(db: Connection, ids: Sequence[str]) -> dict[str, TeamFacts]:
    """Teams with their bays: one statement."""
    return teams_of(db.execute(TEAMS.where(among(TeamRow.id, "ids")), {"ids": list(ids)}))


def work_of(db: Connection, ids: Sequence[str]) -> dict[str, WorkFacts]:
    """What was done with the cars of some visits: two statements."""
    logs: dict[str, list[Any]] = {}
    for r in db.execute(_log, {"ids": list(ids)}):
        logs.setdefault(r.visit, []).append(r)
    if not logs:
        return {}
    jobs: dict[str, list[Any]] = {}
    for job in db.execute(_jobs, {"ids": list(logs)}):
        jobs.setdefault(job.handed, []).append(job)
    return {visit: _work(rows, jobs) for visit, rows in logs.items()}


def teams_of(rows: Iterable[Any]) -> dict[str, TeamFacts]:
    """Teams from their rows, one a bay."""
    bays: dict[str, list[str]] = {}
    about: dict[str, Any] = {}
    for r in rows:
        about[r.id] = r
        bays.setdefault(r.id, []).append(r.bay)
    return {
        id: TeamFacts(id, r.name, frozenset(map(Skill, r.skills.split())), tuple(bays[id]))
        for id, r in about.items()
    }


def _work(rows: Sequence[Any], jobs: dict[str, list[Any]]) -> WorkFacts:
    log = tuple(map(_logged, rows))
    handed = next((r.id for r in reversed(rows) if r.did == Did.HANDED), "")
    return WorkFacts(tuple(_job(r, log) for r in jobs.get(handed, ())), log)


def _logged(r: Any) -> Logged:
    return Logged(
        n=r.n,
        at=r.at,
        by=r.by,
        did=Did(r.did),
        job=r.job,
        how=r.how or "",
        words=Kept(r.words) if r.words else None,
        until=r.promised or r.finish or r.on or r.stopped,
        team=r.team,
        bay=r.bay or "",
        comeback=bool(r.comeback),
        forecast=_forecast(r) if r.begins else None,
        symptom=Kept(r.symptom) if r.symptom else None,
        road_test=bool(r.road_test),
        place=r.place or "",
        given_by=r.given_by or "",
        called=r.called or r.by,
    )


def _forecast(r: Any) -> Forecast:
    ahead = tuple(map(int, r.ahead.split()))
    return Forecast(
        r.at, r.begins, r.finishes, r.provisional, r.work, r.rework, r.done, ahead, r.lanes, r.parts_at
    )


def _job(r: Any, log: Iterable[Logged]) -> JobFacts:
    """A job, by what was done with it: a span by the clock ends where somebody clocks off, or says that they stopped.

    Each clock-on has its span, or `since`: one that no row ends counts nothing, and the deep audit names it.
    """
    step, by, called, waits = Job.OPEN, "", "", None
    spans, since = list[tuple[datetime, datetime]](), None
    for one in log:
        if one.job != r.id or one.did not in _STEPS:
            continue
        step, waits = _STEPS[one.did], Cause(one.how) if one.did in WAITS_AFTER else None
        if one.did is Did.BEGUN:
            if since:
                spans.append((since, since))
            by, called, since = one.by, one.called, one.at
        elif since:
            spans.append((since, one.until or one.at))
            since = None
    told = (r.id, r.n, r.name, r.minutes, Skill(r.skill), step, by, waits, tuple(spans), since)
    return JobFacts(*told, called=called)


TEAMS = (
    select(TeamRow.id, TeamRow.name, TeamRow.skills, BayRow.name.label("bay"))
    .join(BayRow, BayRow.team == TeamRow.id)
    .order_by(TeamRow.name, BayRow.name)
)
_log = (
    select(
        *(WorkRow.id, WorkRow.visit, WorkRow.n, WorkRow.at, WorkRow.by, WorkRow.did, WorkRow.job),
        *(WorkRow.how, WorkRow.words, HandoverRow.promised, HandoverRow.comeback),
        *(DispatchRow.team, DispatchRow.bay, ChangeRow.finish, AgreedRow.on, StoppedRow.stopped),
        *(ReturnRow.place, ReturnRow.given_by),
        *(ForecastRow.begins, ForecastRow.finishes, ForecastRow.provisional, ForecastRow.work),
        *(ForecastRow.rework, ForecastRow.done, ForecastRow.ahead, ForecastRow.lanes, ForecastRow.parts_at),
        *(CarReceivedRow.symptom, WorkRow.road_test, Drawer.text.label("called")),
    )
    .outerjoin(StaffRow, StaffRow.login == WorkRow.by)
    .outerjoin(Drawer, Drawer.id == StaffRow.name)
    .outerjoin(HandoverRow, HandoverRow.work == WorkRow.id)
    .outerjoin(DispatchRow, DispatchRow.work == WorkRow.id)
    .outerjoin(ChangeRow, ChangeRow.work == WorkRow.id)
    .outerjoin(StoppedRow, StoppedRow.work == WorkRow.id)
    .outerjoin(ForecastRow, ForecastRow.of == WorkRow.id)
    .outerjoin(CarReceivedRow, CarReceivedRow.work == WorkRow.id)
    .outerjoin(ReturnRow, ReturnRow.work == WorkRow.id)
    .outerjoin(AgreedRow, AgreedRow.work == WorkRow.id)
    .where(among(WorkRow.visit, "ids"))
    .order_by(WorkRow.visit, WorkRow.n)
)
_jobs = (
    select(*(JobRow.id, JobRow.handed, JobRow.n, JobRow.name, JobRow.minutes, JobRow.skill))
    .join(WorkRow, WorkRow.id == JobRow.handed)
    .where(among(WorkRow.visit, "ids"))
    .order_by(JobRow.handed, JobRow.n)
)
