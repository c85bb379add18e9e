"""Minutes on the clock: of a job only those in which the workshop is open (DLR-16, 32, 61)."""

from datetime import datetime
from typing import Any

from app.flows.dealership.facts.tracks import ENDED, Job
from app.flows.dealership.facts.workshop import JobFacts, WorkFacts
from app.flows.dealership.rules.opening import hours_of
from app.kernel.working_time import worked


def worked_minutes(job: JobFacts, settings: Any, now: datetime | None = None) -> int:
    """Whole open minutes of a job; with `now` also those of whoever is on it until then."""
    spans = [*job.spans, *([(job.since, now)] if job.since and now else ())]
    hours = hours_of(settings) if spans else None
    return sum(
        worked(begun.astimezone(settings.zone), ended, hours, settings.calendar)
        for begun, ended in spans
        if hours
    )


def done_minutes(work: WorkFacts, job: JobFacts, settings: Any, now: datetime) -> int:
    """Standard minutes of a job that are done since it was last sent back: all of it, or what the clock says."""
    if job.step is Job.DONE:
        return job.minutes
    return min(job.minutes, worked_minutes(work.this_time(job), settings, now))


def left_minutes(work: WorkFacts, settings: Any, now: datetime) -> int:
    """Standard minutes of a car that are still to be done: what is worked of them already is not (DLR-16)."""
    todo = (one for one in work.jobs if one.step not in ENDED)
    return sum(one.minutes - done_minutes(work, one, settings, now) for one in todo)
