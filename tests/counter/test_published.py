"""The notice of a year as a manager types it (COM-13)."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counter.published import Mistyped, Typed, entered, known, read, with_year, written
from app.counter.settings import CALENDAR, Settings
from app.kernel.days import Calendar, Holiday

pytestmark = pytest.mark.rule("COM-13")
NOTICE = {
    Holiday.NEW_YEAR: Typed("2026-12-31~1.2", "2026-12-27"),
    Holiday.SPRING_FESTIVAL: Typed("2月5日至11日", "1月30日 2月14日"),
    Holiday.LABOUR: Typed("5.1-5.5", "4/25，5/8"),
}


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", []),
        ("2.5", ["02-05"]),
        ("2/5、2/7", ["02-05", "02-07"]),
        ("2.5-2.7", ["02-05", "02-06", "02-07"]),
        ("2月5日 至 7日", ["02-05", "02-06", "02-07"]),
        ("2027-02-05 ~ 2027-02-06", ["02-05", "02-06"]),
        ("2027年2月5日", ["02-05"]),
        ("2.6 2.5-2.7", ["02-05", "02-06", "02-07"]),
    ],
)
def test_days_are_typed_as_the_notice_tells_them(typed: str, days: list[str]) -> None:
    assert [f"{day:%m-%d}" for day in read(typed, 2027)] == days


@pytest.mark.parametrize(
    "typed",
    ["x", "2.30", "13.1", "2.5-1.31", "2.5-4.5", "5", "2030-01-01", "2.5-2.7-2.9", "2.", "～", "一月五日"],
)
def test_what_is_no_day_is_told(typed: str) -> None:
    with pytest.raises(Mistyped) as wrong:
        read(typed, 2027)
    assert wrong.value.why.message


def test_a_worked_weekend_is_one() -> None:
    assert read("1.30", 2027, weekends=True) == [date(2027, 1, 30)]
    with pytest.raises(Mistyped, match="no Saturday"):
        read("2.1", 2027, weekends=True)


def test_a_year_is_kept_beside_others_and_taken_back() -> None:
    first = with_year("", 2028, {Holiday.NATIONAL: Typed("10.1-10.7", "10.8")})
    stored = with_year(first, 2027, NOTICE)
    assert CALENDAR.fits(stored)
    calendar = Settings({(CALENDAR.key, ""): json.dumps(stored)}, "A1").calendar
    assert not calendar.day(date(2026, 12, 31)).working
    assert [calendar.day(date(2027, 2, d)).working for d in (4, 5, 11, 12, 14)] == [
        True,
        False,
        False,
        True,
        True,
    ]
    assert (calendar.day(date(2027, 2, 5)).provisional, known(calendar, 2027)) == (False, True)
    shown = entered(stored)
    assert set(shown) == {2027, 2028}
    assert shown[2027][Holiday.SPRING_FESTIVAL] == Typed("2.5–2.11", "1.30 2.14")
    assert shown[2027][Holiday.NEW_YEAR] == Typed("2026-12-31–1.2", "2026-12-27")
    assert with_year(stored, 2027, shown[2027]) == stored
    assert with_year(stored, 2027, {}) == first
    assert with_year(first, 2028, {Holiday.NATIONAL: Typed()}) == ""
    assert entered("") == {}


def test_what_the_package_knows_needs_no_entry() -> None:
    assert known(Calendar(), 2026)
    assert not known(Calendar(), 2044)


@given(st.sets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=30))
def test_what_is_written_is_read_again(days: set[date]) -> None:
    assert read(written(days, 2027), 2027) == sorted(days)
