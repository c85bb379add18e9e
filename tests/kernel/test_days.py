"""The Chinese working-day calendar: published, entered, guessed."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kernel.days import ONE_DAY, Calendar, Day, Holiday, HowMany, OnDay, PublishedYear

FIRST = min(chinese_calendar.holidays).year
LAST = max(chinese_calendar.holidays).year
"""The package's first and last published years: they move on each November, and the tests with them."""

CALENDAR = Calendar()
ANY_DAY = st.dates(date(2003, 6, 1), date(2030, 12, 31))


@pytest.mark.rule("COM-13")
@pytest.mark.parametrize(
    ("day", "working", "name"),
    [
        (date(2026, 11, 23), True, None),
        (date(2026, 11, 21), False, None),
        (date(2026, 10, 1), False, Holiday.NATIONAL),
        (date(2026, 10, 10), True, Holiday.NATIONAL),
        (date(2026, 2, 14), True, Holiday.SPRING_FESTIVAL),
        (date(2026, 2, 16), False, Holiday.SPRING_FESTIVAL),
        (date(2026, 1, 1), False, Holiday.NEW_YEAR),
        (date(2026, 1, 4), True, Holiday.NEW_YEAR),
        (date(2026, 4, 6), False, Holiday.TOMB_SWEEPING),
        (date(2026, 5, 9), True, Holiday.LABOUR),
        (date(2026, 6, 19), False, Holiday.DRAGON_BOAT),
        (date(2026, 9, 25), False, Holiday.MID_AUTUMN),
        (date(2015, 9, 3), False, Holiday.EXTRA),
    ],
)
def test_holidays_are_off_and_made_up_weekends_are_on(day: date, working: bool, name: Holiday | None) -> None:
    assert CALENDAR.day(day) == Day(working, name.title if name else None)


@pytest.mark.rule("COM-13")
def test_the_edges_of_the_published_years() -> None:
    assert not CALENDAR.day(date(FIRST, 1, 1)).provisional
    assert CALENDAR.day(date(FIRST, 1, 1) - ONE_DAY).provisional
    assert not CALENDAR.day(date(LAST, 12, 31)).provisional
    after = CALENDAR.day(date(LAST + 1, 1, 1))
    assert after == Day(working=False, name=Holiday.NEW_YEAR.title, provisional=True)


@pytest.mark.rule("COM-13")
@pytest.mark.parametrize(
    ("day", "working", "name"),
    [
        (date(2098, 2, 1), False, Holiday.SPRING_FESTIVAL),
        (date(2098, 2, 6), True, None),
        (date(2098, 10, 1), False, Holiday.NATIONAL),
        (date(2098, 11, 22), False, None),
        (date(2098, 11, 24), True, None),
        (date(2200, 10, 2), False, Holiday.NATIONAL),
        (date(2200, 10, 6), True, None),
    ],
)
def test_an_unknown_year_is_monday_to_friday_less_the_fixed_holidays(
    day: date, working: bool, name: Holiday | None
) -> None:
    expected = Day(working, name.title if name else None, provisional=True)
    assert CALENDAR.day(day) == expected


@pytest.mark.rule("COM-13")
@given(st.dates())
@settings(max_examples=60)
def test_no_day_raises(day: date) -> None:
    one = CALENDAR.day(day)
    assert one.provisional == (not FIRST <= day.year <= LAST)


@pytest.mark.rule("COM-13")
def test_the_first_and_the_last_day_of_all() -> None:
    assert CALENDAR.day(date.min).working
    assert CALENDAR.day(date.max).working
    assert CALENDAR.add_working_days(date.max - 3 * ONE_DAY, 3).day == date.max
    with pytest.raises(OverflowError):
        CALENDAR.next_working_day(date.max)


NEXT = LAST + 1
ENTERED = Calendar(
    [
        PublishedYear(
            NEXT,
            off={
                date(LAST, 12, 31): Holiday.NEW_YEAR,
                date(NEXT, 1, 1): Holiday.NEW_YEAR,
                date(NEXT, 6, 9): Holiday.EXTRA,
            },
            made_up=dict.fromkeys((date(NEXT, 1, 9), date(NEXT, 1, 10)), Holiday.NEW_YEAR),
        )
    ]
)


@pytest.mark.rule("COM-13")
def test_what_the_manager_entered_is_certain() -> None:
    assert ENTERED.day(date(NEXT, 1, 9)) == Day(working=True, name=Holiday.NEW_YEAR.title)
    assert ENTERED.day(date(NEXT, 6, 9)) == Day(working=False, name=Holiday.EXTRA.title)
    for n in range(365):
        day = date(NEXT, 1, 1) + timedelta(n)
        one = ENTERED.day(day)
        assert not one.provisional
        if one.name is None:
            assert one.working == (day.weekday() < 5)


@pytest.mark.rule("COM-13")
def test_a_notice_may_change_the_last_days_of_the_year_before() -> None:
    assert ENTERED.day(date(LAST, 12, 31)) == Day(working=False, name=Holiday.NEW_YEAR.title)
    assert ENTERED.day(date(LAST, 12, 30)) == CALENDAR.day(date(LAST, 12, 30))


@pytest.mark.rule("COM-13")
def test_working_days_are_counted_from_the_day_after() -> None:
    before_golden_week = date(2026, 9, 30)
    assert CALENDAR.add_working_days(before_golden_week, 1) == OnDay(date(2026, 10, 8), provisional=False)
    assert CALENDAR.add_working_days(before_golden_week, 3).day == date(2026, 10, 10)
    assert CALENDAR.add_working_days(before_golden_week, 0).day == before_golden_week
    assert CALENDAR.working_days_between(before_golden_week, date(2026, 10, 10)) == HowMany(
        3, provisional=False
    )


@pytest.mark.rule("PHO-06")
def test_working_days_are_counted_back_from_a_departure() -> None:
    departure = date(2026, 10, 9)
    assert CALENDAR.add_working_days(departure, -3).day == date(2026, 9, 29)
    assert CALENDAR.working_days_between(departure, date(2026, 9, 29)).days == -3


@pytest.mark.rule("COM-13")
def test_a_result_is_provisional_if_a_day_on_the_way_was() -> None:
    eve = date(LAST, 12, 31)
    assert CALENDAR.add_working_days(eve, 1).provisional
    assert not CALENDAR.add_working_days(eve, -1).provisional
    assert CALENDAR.working_days_between(eve, eve + ONE_DAY).provisional
    assert not ENTERED.add_working_days(eve, 5).provisional
    assert not CALENDAR.working_days_between(eve, eve).provisional


@pytest.mark.rule("COM-13")
def test_the_next_working_day_and_the_day_itself() -> None:
    friday, saturday, monday = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
    assert CALENDAR.next_working_day(friday) == OnDay(monday, provisional=False)
    assert CALENDAR.on_working_day(friday) == OnDay(friday, provisional=False)
    assert CALENDAR.on_working_day(saturday) == OnDay(monday, provisional=False)
    assert CALENDAR.on_working_day(date(NEXT, 1, 1)).provisional


@pytest.mark.rule("COM-13")
@given(ANY_DAY, st.integers(-300, 300))
@settings(max_examples=60)
def test_adding_and_counting_are_one_rule(start: date, days: int) -> None:
    reached = CALENDAR.add_working_days(start, days)
    assert CALENDAR.working_days_between(start, reached.day) == HowMany(days, reached.provisional)
    assert days == 0 or CALENDAR.day(reached.day).working
