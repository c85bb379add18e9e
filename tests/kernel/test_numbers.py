"""Business days, and the numbers of documents."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.numbers import Kind, Number, business_day, by_code, is_counter, number, parse_number
from app.kernel.text import T

SHANGHAI = ZoneInfo("Asia/Shanghai")
ORDER = Kind("RO", T("job order"))
DAY = date(2026, 11, 23)


@pytest.mark.rule("COM-12")
@pytest.mark.parametrize(
    ("local", "ends_at", "day"),
    [
        ((2026, 11, 23, 18, 5), 4, date(2026, 11, 23)),
        ((2026, 11, 24, 3, 59), 4, date(2026, 11, 23)),
        ((2026, 11, 24, 4, 0), 4, date(2026, 11, 24)),
        ((2026, 11, 24, 0, 0), 0, date(2026, 11, 24)),
        ((2027, 1, 1, 0, 30), 4, date(2026, 12, 31)),
    ],
)
def test_a_business_day_ends_in_the_small_hours(local: tuple[int, ...], ends_at: int, day: date) -> None:
    moment = datetime(*local, tzinfo=SHANGHAI)  # type: ignore[misc, arg-type]  # five numbers, as listed
    assert business_day(moment.astimezone(UTC), SHANGHAI, ends_at) == day


@pytest.mark.rule("COM-12")
def test_a_business_day_goes_by_the_counters_zone() -> None:
    now = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
    assert business_day(now, SHANGHAI, 0) == date(2026, 11, 24)
    assert business_day(now, ZoneInfo("Europe/Lisbon"), 0) == date(2026, 11, 23)
    with pytest.raises(ValueError, match="zone"):
        business_day(datetime(2026, 11, 23), SHANGHAI, 4)


@pytest.mark.rule("COM-14")
def test_a_number_is_short_and_dated() -> None:
    assert number(ORDER, "A1", DAY, 7) == "RO-A1-261123-0007"
    assert number(ORDER, "A1", DAY, 12345) == "RO-A1-261123-12345"


@pytest.mark.rule("COM-14")
@given(
    st.from_regex("[A-Z]{2,4}", fullmatch=True),
    st.from_regex("[A-Z0-9]{1,8}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 999_999),
)
def test_a_number_reads_back(code: str, counter: str, day: date, n: int) -> None:
    assert parse_number(number(Kind(code, T("paper")), counter, day, n)) == Number(code, counter, day, n)


@pytest.mark.rule("COM-14")
@pytest.mark.parametrize(
    "typed", [" ro-a1-261123-0007 ", "ＲＯ－Ａ１－２６１１２３－０００７", "RO\u2013A1\u2013261123\u20130007"]
)
def test_a_number_is_read_as_typed(typed: str) -> None:
    assert parse_number(typed) == Number("RO", "A1", DAY, 7)


@pytest.mark.rule("COM-14")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "RO",
        "RO-A1-261123",
        "RO-A1-261123-7",
        "RO-A1-261323-0007",
        "RO-A1-261123-0000",
        "R-A1-261123-0007",
        "RO-A1-261123-0007x",
        "RO--261123-0007",
        "RO-A1-261123-٠٠٠٧",
        "RO-A1-261123-" + "9" * 5000,
    ],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse_number(typed) is None


@pytest.mark.rule("COM-14")
@pytest.mark.parametrize(
    ("counter", "day", "n"),
    [("a1", DAY, 1), ("", DAY, 1), ("A-1", DAY, 1), ("A1", DAY, 0), ("A1", date(1999, 12, 31), 1)],
)
def test_no_number_for_what_cannot_be_read_back(counter: str, day: date, n: int) -> None:
    with pytest.raises(ValueError, match=r"not a counter|no number"):
        number(ORDER, counter, day, n)


@pytest.mark.rule("COM-14")
def test_a_kind_is_declared_once() -> None:
    receipt = Kind("RC", T("receipt"))
    assert dict(by_code(ORDER, receipt)) == {"RO": ORDER, "RC": receipt}
    with pytest.raises(ValueError, match="share"):
        by_code(ORDER, Kind("RO", T("something else")))
    with pytest.raises(ValueError, match="capital"):
        Kind("ro", T("job order"))
    assert is_counter("A1")
    assert not is_counter("front desk")
