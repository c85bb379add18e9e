"""Working days by the Chinese calendar: holidays off, make-up weekends on (COM-13).

Three sources, the first that knows a day decides: what the manager entered from the published notice,
the package's published years, and for every other year Monday to Friday less the fixed holidays. The
last is a guess and marked provisional (暂定), and so is every result that rests on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

import chinese_calendar

from app.kernel.text import T, Text

ONE_DAY = timedelta(days=1)


class Holiday(Enum):
    """Why a day is off, or made up for."""

    NEW_YEAR = "new_year"
    SPRING_FESTIVAL = "spring_festival"
    TOMB_SWEEPING = "tomb_sweeping"
    LABOUR = "labour"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL = "national"
    EXTRA = "extra"

    @property
    def title(self) -> Text:
        return _TITLES[self]


_TITLES: Mapping[Holiday, Text] = {
    Holiday.NEW_YEAR: T("New Year's Day"),
    Holiday.SPRING_FESTIVAL: T("Spring Festival"),
    Holiday.TOMB_SWEEPING: T("Tomb-sweeping Day"),
    Holiday.LABOUR: T("Labour Day"),
    Holiday.DRAGON_BOAT: T("Dragon Boat Festival"),
    Holiday.MID_AUTUMN: T("Mid-autumn Festival"),
    Holiday.NATIONAL: T("National Day"),
    Holiday.EXTRA: T("public holiday"),
}

# In this order: the Chinese New Year is no New Year's Day, and two may fall on one day.
_SIGNS = (
    ("spring", Holiday.SPRING_FESTIVAL),
    ("chinese new year", Holiday.SPRING_FESTIVAL),
    ("new year", Holiday.NEW_YEAR),
    ("tomb", Holiday.TOMB_SWEEPING),
    ("labo", Holiday.LABOUR),
    ("dragon", Holiday.DRAGON_BOAT),
    ("national", Holiday.NATIONAL),
    ("autumn", Holiday.MID_AUTUMN),
)


@dataclass(frozen=True, slots=True)
class Day:
    """What a day is. `name` is the holiday, or on a make-up working day the one that is made up for."""

    working: bool
    name: Text | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day that was reckoned; provisional if any day on the way was."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class HowMany:
    """Working days that were counted; provisional if any day on the way was."""

    days: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """The calendar of a year as the manager enters it from the State Council's notice.

    `off` are the days off, weekends among them or not; `made_up` the weekends that are worked. A notice
    may also change days just outside its year.
    """

    year: int
    off: Mapping[date, Holiday]
    made_up: Mapping[date, Holiday] = field(default_factory=dict)


class Calendar:
    """The working days of a house, for every day from year 1 to 9999; to leave them raises OverflowError."""

    def __init__(self, published: Iterable[PublishedYear] = ()) -> None:
        self._years: set[int] = set()
        self._entered: dict[date, Day] = {}
        for year in published:
            self._years.add(year.year)
            self._entered |= {day: Day(working=False, name=why.title) for day, why in year.off.items()}
            self._entered |= {day: Day(working=True, name=why.title) for day, why in year.made_up.items()}

    def day(self, day: date) -> Day:
        """What a day is. Never raises."""
        if entered := self._entered.get(day):
            return entered
        if day.year in self._years:
            return Day(working=_is_weekday(day))
        return _published(day) or _guessed(day)

    def add_working_days(self, start: date, days: int) -> OnDay:
        """The n-th working day after `start`, which does not count; before it, if `days` is negative."""
        step = ONE_DAY if days > 0 else -ONE_DAY
        day, left, provisional = start, abs(days), False
        while left:
            day += step
            one = self.day(day)
            left -= one.working
            provisional |= one.provisional
        return OnDay(day, provisional)

    def working_days_between(self, start: date, end: date) -> HowMany:
        """How many working days lead from `start`, which does not count, to `end`, which does.

        Negative if `end` is earlier: the number that `add_working_days(start, n)` needs.
        """
        sign = 1 if start <= end else -1
        days = [self.day(day) for day in _walk(start, end, sign)]
        return HowMany(sign * sum(day.working for day in days), any(day.provisional for day in days))

    def next_working_day(self, day: date) -> OnDay:
        """The first working day after a day."""
        return self.add_working_days(day, 1)

    def on_working_day(self, day: date) -> OnDay:
        """The day itself if it is worked, else the next: the last day of a legal period (Civil Code 203)."""
        here = self.day(day)
        if here.working:
            return OnDay(day, here.provisional)
        after = self.next_working_day(day)
        return OnDay(after.day, after.provisional or here.provisional)


def _walk(start: date, end: date, sign: int) -> Iterator[date]:
    while start != end:
        start += sign * ONE_DAY
        yield start


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5


def _holiday(name: str) -> Text:
    """The title of a holiday by the English name that a package gives it."""
    name = name.casefold()
    return next((holiday for sign, holiday in _SIGNS if sign in name), Holiday.EXTRA).title


@lru_cache(maxsize=4096)
def _published(day: date) -> Day | None:
    """The day as the package has it; None for a year that it does not know yet.

    It looks through all of its days for each that it is asked about (90 µs): what it said is remembered.
    """
    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    return Day(working=not off, name=_holiday(name) if name else None)


def _guessed(day: date) -> Day:
    off, made_up = _lawful_year(day.year)
    name = off.get(day)
    return Day(working=(_is_weekday(day) and name is None) or day in made_up, name=name, provisional=True)


@lru_cache(maxsize=64)
def _lawful_year(year: int) -> tuple[Mapping[date, Text], frozenset[date]]:
    """The days off that the law itself names, and make-up days where this package knows some of its own."""
    # A heavy library (240 ms), needed only beyond the published years.
    from holidays import country_holidays

    listed = country_holidays("CN", years=year, observed=False, language="en_US")
    solar = _solar_holidays(year) if not listed and year >= 1950 else {}
    return solar | {day: _holiday(name) for day, name in listed.items()}, frozenset(listed.weekend_workdays)


def _solar_holidays(year: int) -> dict[date, Text]:
    """Those bound to the sun's year, for years whose lunar dates nobody has computed."""
    fixed = {
        Holiday.NEW_YEAR: ((1, 1),),
        Holiday.TOMB_SWEEPING: ((4, 5),),
        Holiday.LABOUR: ((5, 1), (5, 2)),
        Holiday.NATIONAL: ((10, 1), (10, 2), (10, 3)),
    }
    return {date(year, month, day): holiday.title for holiday, days in fixed.items() for month, day in days}
