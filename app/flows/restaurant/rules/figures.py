"""Which moments count for the figures of a span and a meal, and what is reckoned from them (RST-61, COM-12)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.figures import DishSold, Meal
from app.kernel.refusal import No

DAY = timedelta(days=1)
LONGEST = 92
"""Days of a span at the most: a quarter of a year."""
RECENT = 14
"""Days of the line of takings at the least."""

Range = tuple[datetime, datetime]


def ranges(first: date, last: date, meal: Meal, settings: Settings) -> tuple[Range, ...]:
    """From when to when the business days of a span lie, of one meal or all; the end is not in it."""
    if meal is Meal.ALL:
        return ((_begins(first, settings), _begins(last + DAY, settings)),)
    return tuple(_meal(day, meal, settings) for day in every_day(first, last))


def every_day(first: date, last: date) -> tuple[date, ...]:
    """Each day of a span."""
    return tuple(first + n * DAY for n in range((last - first).days + 1))


def _meal(day: date, meal: Meal, settings: Settings) -> Range:
    evening = datetime.combine(day, time(settings.of(house.EVENING_FROM)), settings.zone)
    if meal is Meal.LUNCH:
        return _begins(day, settings), evening
    return evening, _begins(day + DAY, settings)


def _begins(day: date, settings: Settings) -> datetime:
    return datetime.combine(day, time(settings.day_ends_at), settings.zone)


def recent(first: date, last: date) -> date:
    """The first day of the line of takings."""
    return min(first, last - (RECENT - 1) * DAY)


def minutes(start: datetime | None, end: datetime | None) -> Iterator[int]:
    """The whole minutes between two moments, rounded; nothing where one is missing or comes too early."""
    if start and end and end >= start:
        yield round((end - start).total_seconds() / 60)


def by_course(dishes: Iterable[DishSold]) -> list[tuple[str, int]]:
    """What each course came to in fen, the most first."""
    found: Counter[str] = Counter()
    for dish in dishes:
        found[dish.course] += dish.money
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def hours(by_hour: Iterable[tuple[datetime, int]], settings: Settings) -> dict[int, int]:
    """Guests by the hour of the house at which they sat down, in the order of the business day."""
    found: Counter[int] = Counter()
    for at, guests in by_hour:
        found[at.astimezone(settings.zone).hour] += guests
    return dict(sorted(found.items(), key=lambda one: (one[0] - settings.day_ends_at) % 24))


# -- guards -----------------------------------------------------------------------------------------


def days_that_were(first: date, last: date, now: datetime, settings: Settings) -> No | None:
    """Figures are of days up to today, a quarter of a year at the most."""
    if last < first:
        told = {"first": first, "last": last}
        return No("{last:day} lies before {first:day}. Put the earlier day first.", told)
    if _begins(last, settings) > now:
        return No("{last:day} is still to come. Figures are of days up to today.", {"last": last})
    if (last - first).days >= LONGEST:
        return No("Figures span {days} days at the most. Choose fewer.", {"days": LONGEST})
    return None
