"""The figures of the desk: from the facts of each car that left to sums, shares and means (DLR-61)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.figures import OfVisit, Totals
from app.flows.dealership.facts.follow_up import Given
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did, WorkFacts
from app.flows.dealership.rules import clock
from app.flows.dealership.rules.billing import charges
from app.flows.dealership.rules.follow_up import in_time
from app.flows.dealership.rules.opening import hours_of, minute, open_on
from app.flows.dealership.rules.workshop import promises, right_first_time
from app.kernel.money import Fen, part
from app.kernel.working_time import worked

DAY = timedelta(days=1)
Days = tuple[date, date]


def month_of(day: date) -> Days:
    """The first day and the last of its month."""
    first = day.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY


def year_of(day: date) -> Days:
    """The first day and the last of its year."""
    return date(day.year, 1, 1), date(day.year, 12, 31)


def of_visit(
    visit: VisitFacts, left: datetime, marks: Sequence[Given], called: datetime | None, settings: Any
) -> OfVisit:
    """One car that left; the first promise counts, against the adviser's last look at the car (DLR-35)."""
    lines = [one for one in visit.estimate.lines if one.step is Line.AGREED]
    told, ready = promises(visit.work), visit.work.last(Did.READY)
    entries = visit.estimate.account.entries
    signed = {one.line for one in entries if one.version == 1}
    added = {one.line for one in entries} - signed
    made = visit.leaving.settlement
    return OfVisit(
        number=visit.number,
        day=settings.business_day(left),
        adviser=visit.adviser or "",
        sold=sum(one.quantity for one in lines if not one.is_material),
        worked=sum(clock.worked_minutes(one, settings) for one in visit.work.jobs),
        amount=sum(one.net for one in charges(visit)),
        kept=ready.at <= told[0].at if told and ready else None,
        right=right_first_time(visit.work),
        estimate=sum(one.amount for one in entries if one.version == 1 and one.answer is Answer.YES),
        bill=made.due - made.excess if made else 0,
        asked=len(added),
        agreed=sum(visit.estimate.account.agreed(line) is not None for line in added),
        comeback=visit.comeback is not None and visit.comeback.line is not None,
        marks=tuple(marks),
        in_time=in_time(left, called, settings) if called else None,
    )


def totals(visits: Iterable[OfVisit]) -> Totals:
    """Sums over some cars."""
    some = list(visits)
    points = [given.points for one in some for given in one.marks]
    return Totals(
        orders=len(some),
        sold=sum(one.sold for one in some),
        worked=sum(one.worked for one in some),
        amount=sum(one.amount for one in some),
        promised=sum(one.kept is not None for one in some),
        kept=sum(one.kept is True for one in some),
        inspected=sum(one.right is not None for one in some),
        right=sum(one.right is True for one in some),
        estimate=sum(one.estimate for one in some),
        bill=sum(one.bill for one in some),
        asked=sum(one.asked for one in some),
        agreed=sum(one.agreed for one in some),
        comebacks=sum(one.comeback for one in some),
        marks=len(points),
        points=sum(points),
        called=sum(one.in_time is not None for one in some),
        in_time=sum(one.in_time is True for one in some),
    )


def share(some: int, of: int) -> int | None:
    """So many percent, rounded half-up; None where there is nothing to hold it against."""
    return part(some, 100, of) if of else None


def average(amount: Fen, n: int) -> Fen | None:
    """The mean, to the fen; None of nothing."""
    return part(amount, 1, n) if n else None


def tenths(some: int, of: int) -> int | None:
    """A quotient in tenths, rounded half-up; None where there is nothing to hold it against."""
    return part(some, 10, of) if of else None


def by_the_clock(
    works: Iterable[WorkFacts], first: date, last: date, now: datetime, settings: Any
) -> dict[tuple[str, date], int]:
    """The open minutes that each technician was on the clock, by the days from `first` to `last` on which they were."""
    hours, found = hours_of(settings), dict[tuple[str, date], int]()
    for login, begun, ended in (one for work in works for one in _clocked(work, now)):
        begins, ends = begun.astimezone(settings.zone), ended.astimezone(settings.zone)
        day, until = max(first, begins.date()), min(last, ends.date())
        while day <= until:
            opens = datetime.combine(day, time.min, settings.zone)
            closes = min(ends, datetime.combine(day + DAY, time.min, settings.zone))
            minutes = worked(max(begins, opens), closes, hours, settings.calendar)
            found[login, day] = found.get((login, day), 0) + minutes
            day += DAY
    return found


def _clocked(work: WorkFacts, now: datetime) -> Iterator[tuple[str, datetime, datetime]]:
    """Who was on the clock, from when, until when: each clock-on of a job begins one of its spans, the last may run on."""
    for job in work.jobs:
        spans = [*job.spans, *([(job.since, now)] if job.since else ())]
        on = [one.by for one in work.log if one.job == job.id and one.did is Did.BEGUN]
        yield from ((by, *span) for by, span in zip(on, spans, strict=True))


def present(days: Iterable[tuple[str, date]], settings: Any) -> int:
    """The open minutes of each day for each technician who was on the clock then."""
    return sum(minute(span.closes) - minute(span.opens) for _, day in days for span in open_on(day, settings))
