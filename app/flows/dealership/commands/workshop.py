"""交接, 派工, 维修, 三检: what is done with a car between the desk and the inside handover (DLR-23, 30 to 35)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any

from annotated_types import Len
from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import aliased

from app.counter.doing import Doing
from app.flows.dealership import papers
from app.flows.dealership.commands.advice import recommend
from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import BayId, JobId, TeamId, VisitId, WorkId
from app.flows.dealership.facts.tracks import INSPECTED_OR_BACK, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Cause, Check, Did, Reply, Skill
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.workshop import (
    BayRow,
    ChangeRow,
    DispatchRow,
    ForecastRow,
    HandoverRow,
    JobRow,
    StoppedRow,
    TeamRow,
    WorkRow,
)
from app.flows.dealership.queries.forecast import forecast_of
from app.flows.dealership.queries.workshop import sheet_of, workshop_board
from app.flows.dealership.rules import workshop
from app.kernel.command import does
from app.kernel.fields import Label, Note
from app.kernel.refusal import No, Refused

Bays = Annotated[tuple[Label, ...], Len(1, 20)]
Skills = Annotated[tuple[Skill, ...], Len(1, 7)]


@does(FLOW)
def add_team(do: Doing, name: Label, bays: Bays, skills: Skills) -> TeamId:
    """Add a team with its bays and what it can do."""
    team = do.new(TeamId)
    do.add(TeamRow, {"id": team, "name": name, "skills": " ".join(sorted(set(skills)))})
    do.add(BayRow, *({"id": do.new(BayId), "name": one, "team": team} for one in dict.fromkeys(bays)))
    return team


@does(FLOW)
def hand_over(
    do: Doing,
    visit: VisitId,
    promised: datetime,
    skill: Skill = Skill.UPKEEP,
    note: Note | None = None,
) -> None:
    """Hand car and keys to the workshop, with the labour that the customer signed for (DLR-23).

    A team needs `skill` for it. A repair that came back goes before others.
    """
    facts: VisitFacts = do.facts["visit"]
    work = log(do, visit, Did.HANDED, words=note)
    back = facts.comeback is not None and facts.comeback.line is not None
    told = {"promised": promised, "comeback": back}
    do.add(HandoverRow, {"work": work} | told)
    do.add(
        JobRow,
        *(
            {"id": do.new(JobId), "handed": work, "n": one.n, "name": one.name}
            | {"minutes": one.quantity, "skill": skill.value}
            for one in workshop.to_do(facts)
        ),
    )
    _expect(do, visit, work)


@does(FLOW)
def take_over(do: Doing, visit: VisitId) -> None:
    """The workshop head takes car and keys over."""
    log(do, visit, Did.TAKEN, by=do.approved_by.login if do.approved_by else do.staff.login)


@does(FLOW)
def send_back(do: Doing, visit: VisitId, why: Note) -> None:
    """The workshop head sends the car back to the desk, with the reason."""
    log(do, visit, Did.SENT_BACK, words=why)


@does(FLOW)
def dispatch(do: Doing, visit: VisitId, team: TeamId, bay: Label, why: Note | None = None) -> str:
    """Send the car to a team and a bay; out of its turn only with a reason. Prints the dispatch sheet (DLR-30)."""
    do.alone("dealership.dispatch")
    board = workshop_board(do.db, do.now, do.settings)
    if no := workshop.out_of_turn(do.facts["visit"], do.facts["team"], bay, board, why):
        raise Refused(no)
    work = log(do, visit, Did.DISPATCHED, words=why)
    do.add(DispatchRow, {"work": work, "team": team, "bay": bay})
    _expect(do, visit, work)
    sheet = sheet_of(do.db, visit, do.number(papers.DISPATCH_SHEET), do.settings)
    return do.print(papers.dispatch_sheet(sheet, do.settings), papers.WORKSHOP)


@does(FLOW)
def begin_job(do: Doing, visit: VisitId, job: JobId) -> None:
    """Whoever is at work clocks on to a job; they are on one at a time."""
    do.alone(f"dealership.clock {do.staff.login}")
    if do.db.execute(_on_a_job, {"by": do.staff.login}).first():
        raise Refused(No("You are clocked on to another job: clock off there first."))
    log(do, visit, Did.BEGUN, job=job)


@does(FLOW)
def pause_job(do: Doing, visit: VisitId, job: JobId, why: Cause, note: Note | None = None) -> None:
    """Clock off: the job has to wait for something (DLR-32)."""
    log(do, visit, Did.PAUSED, job=job, how=why, words=note)


@does(FLOW)
def finish_job(do: Doing, visit: VisitId, job: JobId) -> None:
    """Clock off: the job is done. With the last one the technician's own check begins."""
    log(do, visit, Did.FINISHED, job=job)
    if workshop.all_done(do.facts["visit"].work, job):
        do.move(visit, Visit.SELF_CHECKED)


@does(FLOW)
def clock_off(do: Doing, visit: VisitId, job: JobId, why: Note, stopped: datetime | None = None) -> None:
    """Somebody forgot, went home or was called away: they stopped now, or earlier; the job is open again (DLR-32).

    They clock themselves off, or whoever leads the work does. What is worked ends at `stopped`.
    """
    work = log(do, visit, Did.CLOCKED_OFF, job=job, words=why)
    if stopped:
        do.add(StoppedRow, {"work": work, "stopped": stopped})


@does(FLOW)
def report_change(
    do: Doing, visit: VisitId, job: JobId, why: Cause, finish: datetime, note: Note | None = None
) -> None:
    """Report a change of progress to workshop head and adviser: line, reason, new finish (DLR-35)."""
    work = log(do, visit, Did.CHANGED, job=job, how=why, words=note)
    do.add(ChangeRow, {"work": work, "finish": finish})
    _expect(do, visit, work)


@does(FLOW)
def tell_change(do: Doing, visit: VisitId, reply: Reply, note: Note | None = None) -> None:
    """Keep what the customer answered; only their acceptance or understanding moves the promised time."""
    log(do, visit, Did.TOLD, how=reply, words=note)


@does(FLOW)
def check_own(do: Doing, visit: VisitId) -> None:
    """The technician's own inspection is passed."""
    log(do, visit, Did.CHECKED, how=Check.OWN)


@does(FLOW)
def check_team(
    do: Doing,
    visit: VisitId,
    advice: Note | None = None,
    why: Note | None = None,
    safety: bool = False,
    risk: Note | None = None,
    nothing: bool = False,
) -> None:
    """The team leader's inspection is passed; the work that they recommend comes before the customer (DLR-33, 42).

    `nothing`: there is nothing to recommend, besides what they wrote before.
    """
    if advice and why:
        recommend(do, visit, advice, why, safety, risk)
    log(do, visit, Did.CHECKED, how=Check.TEAM)


@does(FLOW)
def inspect(do: Doing, visit: VisitId, note: Note | None = None, road_test: bool = False) -> str:
    """The inspector's check is passed, with a road test where one was made. Prints the inspection sheet (DLR-33)."""
    log(do, visit, Did.CHECKED, how=Check.INSPECTION, words=note, road_test=road_test)
    sheet = sheet_of(do.db, visit, do.number(papers.INSPECTION_SHEET), do.settings)
    return do.print(papers.inspection_sheet(sheet, do.settings), papers.WORKSHOP)


@does(FLOW)
def fail_check(do: Doing, visit: VisitId, job: JobId, why: Note) -> None:
    """An inspection found what is not right, or the customer: the job goes back to work.

    What the customer signed as they walked round the car counts no more.
    """
    step = do.facts["visit"].step
    check, _ = workshop.CHECK_AT[step]
    signed = step is Visit.SETTLED
    if signed:
        log(do, visit, Did.RESUMED)
    _expect(do, visit, log(do, visit, Did.FAILED, before=int(signed), job=job, how=check, words=why))


def follow(do: Doing, answers: Iterable[tuple[LineFacts, Answer]]) -> None:
    """Once a car is handed over, what is to be done follows the customer's answers about labour (DLR-21).

    A yes adds a job, and leads a car that was inspected back to work; a no drops one that nobody has begun.
    """
    facts: VisitFacts = do.facts["visit"]
    if facts.work.handed is None:
        return
    visit = VisitId(facts.id)
    jobs = {one.n: one for one in facts.work.jobs}
    added, dropped = list[str](), list[str]()
    for line, answer in answers:
        job = jobs.get(line.n)
        if line.is_material or (answer is not Answer.YES and job is None):
            continue
        if answer is not Answer.YES and job:
            dropped.append(job.id)
        else:
            added.append(job.id if job else _job_of(do, facts, line))
    for n, (did, one) in enumerate(
        [*((Did.ADDED, one) for one in added), *((Did.DROPPED, one) for one in dropped)]
    ):
        work = log(do, visit, did, before=n, job=one)
        _expect(do, visit, work)
    if added and facts.step in INSPECTED_OR_BACK:
        do.move(visit, Visit.IN_WORK)
    elif not added and facts.step is Visit.IN_WORK and workshop.nothing_left(facts.work, dropped):
        do.move(visit, Visit.SELF_CHECKED)


def _job_of(do: Doing, facts: VisitFacts, line: LineFacts) -> str:
    """A job more of the handover that stands; it needs what the others need."""
    job = do.new(JobId)
    handed = do.db.execute(_handed, {"visit": facts.id}).scalar_one()
    row = {"id": job, "handed": handed, "n": line.n, "name": line.name, "minutes": line.quantity}
    do.add(JobRow, row | {"skill": facts.work.jobs[0].skill.value})
    return job


def _expect(do: Doing, visit: VisitId, work: str) -> None:
    """Reckon anew when the car is done, after what was just written down (DLR-16)."""
    found = forecast_of(do.db, visit, do.now, do.settings)
    row = {"of": work, "begins": found.begins, "finishes": found.finish, "provisional": found.provisional}
    row |= {"work": found.work, "rework": found.rework, "done": found.done, "lanes": found.lanes}
    do.add(ForecastRow, row | {"ahead": " ".join(map(str, found.ahead)), "parts_at": found.parts_at})


def log(do: Doing, visit: VisitId, did: Did, before: int = 0, **told: Any) -> str:
    """Write down what was done, after `before` others of the same command; returns its id."""
    known: Mapping[str, Any] = {
        "job": None,
        "how": None,
        "words": None,
        "by": do.staff.login,
        "road_test": None,
        **told,
    }
    facts: VisitFacts = do.facts["visit"]
    words, work = known["words"], do.new(WorkId)
    row = {
        "id": work,
        "visit": visit,
        "n": len(facts.work.log) + 1 + before,
        "asked": facts.estimate.account.version,
        "at": do.now,
        "did": did.value,
    }
    do.add(WorkRow, row | {**known, "words": words.id if words else None})
    return work


_handed = (
    select(WorkRow.id)
    .where(WorkRow.visit == bindparam("visit"), WorkRow.did == Did.HANDED.value)
    .order_by(WorkRow.n.desc())
    .limit(1)
)
_off = aliased(WorkRow)
_on_a_job = (
    select(WorkRow.id)
    .where(WorkRow.by == bindparam("by"), WorkRow.did == Did.BEGUN.value)
    .where(
        ~exists().where(
            _off.visit == WorkRow.visit,
            _off.job == WorkRow.job,
            _off.n > WorkRow.n,
            _off.did.in_([Did.PAUSED.value, Did.FINISHED.value, Did.ASKED.value, Did.CLOCKED_OFF.value]),
        )
    )
    .limit(1)
)
