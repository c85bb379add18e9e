"""Clocks: the machine's, and one that is set."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.kernel.clock import Clock, SetClock, SystemClock

EVENING = datetime(2026, 11, 23, 18, 5, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.rule("COM-12")
def test_every_clock_tells_utc() -> None:
    clocks: list[Clock] = [SystemClock(), SetClock(EVENING)]
    assert [clock.now().utcoffset() for clock in clocks] == [timedelta(0)] * 2


@pytest.mark.rule("COM-12")
def test_a_set_clock_stands_still_until_told() -> None:
    clock = SetClock(EVENING)
    assert clock.now() == clock.now() == datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
    clock.advance(timedelta(minutes=55))
    assert clock.now() == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    clock.set(EVENING)
    assert clock.now() == EVENING


@pytest.mark.rule("COM-12")
def test_a_moment_without_zone_is_no_time() -> None:
    with pytest.raises(ValueError, match="zone"):
        SetClock(datetime(2026, 11, 23, 18, 5))
