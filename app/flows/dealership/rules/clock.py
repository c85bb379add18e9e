"""Minutes on the clock: of a job only those in which the workshop is open (DLR-16, 32, 61)."""

from datetime import datetime
from typing import Any

from app.flows.dealership.facts.workshop import JobFacts
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
