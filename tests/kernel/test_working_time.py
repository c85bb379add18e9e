"""When work is done: hours, lunch, opening days."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kernel.days import Calendar
from app.kernel.working_time import AtTime, Hours, Span, finish

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar()
MORNING, AFTERNOON = Span(time(8, 30), time(12)), Span(time(13), time(17, 30))
SHOP = Hours(usual=(MORNING, AFTERNOON))


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.rule("DLR-16")
@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (at(11, 20, 15), 300, at(11, 23, 11)),
        (at(11, 20, 15), 150, at(11, 20, 17, 30)),
        (at(11, 20, 15), 151, at(11, 23, 8, 31)),
        (at(11, 20, 10), 120, at(11, 20, 12)),
        (at(11, 20, 10), 121, at(11, 20, 13, 1)),
        (at(11, 20, 12, 30), 60, at(11, 20, 14)),
        (at(11, 20, 7), 60, at(11, 20, 9, 30)),
        (at(11, 20, 20), 60, at(11, 23, 9, 30)),
        (at(11, 21, 10), 30, at(11, 23, 9)),
        (at(9, 30, 17), 60, at(10, 8, 9)),
        (at(10, 9, 17), 60, at(10, 10, 9)),
        (at(11, 20, 15), 0, at(11, 20, 15)),
        (at(11, 23, 8, 30), 480 * 5, at(11, 27, 17, 30)),
    ],
)
def test_work_ends_in_working_hours(start: datetime, minutes: int, end: datetime) -> None:
    assert finish(start, minutes, SHOP, CALENDAR) == AtTime(end, provisional=False)


@pytest.mark.rule("DLR-16")
def test_the_shops_own_days_go_before_the_calendar() -> None:
    saturdays = Hours(SHOP.usual, by_weekday={5: (MORNING,)})
    assert finish(at(11, 20, 17), 60, saturdays, CALENDAR).at == at(11, 21, 9)
    stocktaking = Hours(SHOP.usual, by_weekday={5: (MORNING,)}, by_day={date(2026, 11, 21): ()})
    assert finish(at(11, 20, 17), 60, stocktaking, CALENDAR).at == at(11, 23, 9)
    late = Hours(SHOP.usual, by_day={date(2026, 11, 20): (AFTERNOON, Span(time(18), time(21)), MORNING)})
    assert finish(at(11, 20, 17), 60, late, CALENDAR).at == at(11, 20, 18, 30)


@pytest.mark.rule("DLR-16")
@pytest.mark.rule("COM-13")
def test_an_end_that_rests_on_a_guess_says_so() -> None:
    assert finish(datetime(2098, 11, 21, 15, tzinfo=ZONE), 300, SHOP, CALENDAR).provisional
    every_day = Hours((), by_weekday=dict.fromkeys(range(7), SHOP.usual))
    assert not finish(datetime(2098, 11, 21, 15, tzinfo=ZONE), 300, every_day, CALENDAR).provisional


@pytest.mark.rule("DLR-16")
def test_hours_keep_their_length_when_clocks_change() -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    night = Hours((), by_weekday={6: (Span(time(0), time(6)),)})
    start = datetime(2026, 3, 29, 0, 0, tzinfo=lisbon)
    end = finish(start, 300, night, CALENDAR).at
    assert end == datetime(2026, 3, 29, 6, 0, tzinfo=lisbon)
    assert end.utcoffset() == timedelta(hours=1)


@pytest.mark.rule("DLR-16")
@pytest.mark.parametrize("hours", [Hours(()), Hours(SHOP.usual, by_weekday=dict.fromkeys(range(7), ()))])
def test_a_shop_that_never_opens_finishes_nothing(hours: Hours) -> None:
    with pytest.raises(ValueError, match="never open"):
        finish(at(11, 20, 15), 1, hours, CALENDAR)


def test_what_cannot_be_reckoned_with() -> None:
    with pytest.raises(ValueError, match="zone"):
        finish(datetime(2026, 11, 20, 15), 1, SHOP, CALENDAR)
    with pytest.raises(ValueError, match="0 minutes"):
        finish(at(11, 20, 15), -1, SHOP, CALENDAR)
    with pytest.raises(ValueError, match="end after"):
        Span(time(12), time(12))


@pytest.mark.rule("DLR-16")
@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)), st.integers(0, 3000), st.integers(0, 3000))
@settings(max_examples=60)
def test_work_can_be_cut_in_two(naive: datetime, first: int, second: int) -> None:
    start = naive.replace(tzinfo=ZONE)
    halfway = finish(start, first, SHOP, CALENDAR).at
    assert finish(halfway, second, SHOP, CALENDAR) == finish(start, first + second, SHOP, CALENDAR)
