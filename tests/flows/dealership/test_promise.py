"""The promise: the example of the rule, holidays, queues, and what moved it (DLR-16, 22, 35)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.flows.dealership.rules.promise import (
    WAITS,
    Cause,
    Ground,
    Outlook,
    Promise,
    causes,
    expected,
    free_after,
    outlook,
    slips,
)
from app.kernel.days import Calendar
from app.kernel.working_time import Hours, Span

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar()
SHOP = Hours((Span(time(8, 30), time(12)), Span(time(13), time(17, 30))))


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


FRIDAY = at(11, 20, 15)


@pytest.mark.rule("DLR-16")
@pytest.mark.parametrize(
    ("ground", "begins", "ends"),
    [
        # The example of the rule.
        (Ground(FRIDAY, 300), FRIDAY, at(11, 23, 11)),
        (Ground(FRIDAY, 150), FRIDAY, at(11, 20, 17, 30)),
        (Ground(FRIDAY, 151), FRIDAY, at(11, 23, 8, 31)),
        # What is done is not done again; what an inspection sent back is.
        (Ground(FRIDAY, 300, done=150), FRIDAY, at(11, 20, 17, 30)),
        (Ground(FRIDAY, 60, done=90), FRIDAY, FRIDAY),
        (Ground(FRIDAY, 60, rework=30, done=60), FRIDAY, at(11, 20, 15, 30)),
        # Behind one car, behind two on two places, over lunch.
        (Ground(FRIDAY, 60, ahead=(90,)), at(11, 20, 16, 30), at(11, 20, 17, 30)),
        (Ground(FRIDAY, 60, ahead=(90, 30), lanes=2), at(11, 20, 15, 30), at(11, 20, 16, 30)),
        (Ground(at(11, 20, 11), 60, ahead=(45,)), at(11, 20, 11, 45), at(11, 20, 13, 45)),
        # What is waited for: earlier than the queue, later, and outside opening hours.
        (Ground(FRIDAY, 60, ahead=(90,), waits={Cause.BAY: at(11, 20, 16)}), at(11, 20, 16, 30), at(11, 20, 17, 30)),
        (Ground(FRIDAY, 60, waits={Cause.BAY: at(11, 20, 16), Cause.PARTS: at(11, 23, 10)}), at(11, 23, 10), at(11, 23, 11)),
        (Ground(FRIDAY, 60, waits={Cause.PARTS: at(11, 21, 10)}), at(11, 23, 8, 30), at(11, 23, 9, 30)),
        # New Year 2026 is off from Thursday to Saturday, and made up for on Sunday the 4th.
        (Ground(at(12, 31, 15, year=2025), 300), at(12, 31, 15, year=2025), at(1, 4, 11)),
        (Ground(at(1, 1, 9), 60), at(1, 4, 8, 30), at(1, 4, 9, 30)),
        (Ground(at(12, 31, 15, year=2025), 150 + 480), at(12, 31, 15, year=2025), at(1, 4, 17, 30)),
        (Ground(at(12, 31, 15, year=2025), 151 + 480), at(12, 31, 15, year=2025), at(1, 5, 8, 31)),
    ],
)  # fmt: skip
def test_the_expected_finish(ground: Ground, begins: datetime, ends: datetime) -> None:
    found = expected(ground, SHOP, CALENDAR)
    assert (found.begins, found.at, found.provisional) == (begins, ends, False)


@pytest.mark.rule("DLR-16")
def test_the_shops_own_days_go_before_the_calendar() -> None:
    open_on_saturdays = Hours(SHOP.usual, by_weekday={5: SHOP.usual[:1]})
    assert expected(Ground(FRIDAY, 300), open_on_saturdays, CALENDAR).at == at(11, 21, 11)
    stocktaking = replace(open_on_saturdays, by_day={date(2026, 11, 21): ()})
    assert expected(Ground(FRIDAY, 300), stocktaking, CALENDAR).at == at(11, 23, 11)
    new_year = replace(SHOP, by_day={date(2026, 1, 1): SHOP.usual})
    assert expected(Ground(at(12, 31, 15, year=2025), 300), new_year, CALENDAR).at == at(1, 1, 11)


@pytest.mark.rule("DLR-16", "COM-13")
def test_a_finish_that_rests_on_a_guess_says_so() -> None:
    assert expected(Ground(at(11, 20, 15, year=2098), 300), SHOP, CALENDAR).provisional


@pytest.mark.rule("DLR-16")
def test_who_waits_goes_to_the_place_that_is_free_first() -> None:
    assert free_after((), 1) == free_after((90,), 2) == 0
    assert free_after((90, 30), 1) == 120
    assert free_after((90, 30, 20), 2) == 50
    assert free_after((90, 30, 20, 60), 2) == 90
    with pytest.raises(ValueError, match="one place"):
        free_after((10,), 0)


@pytest.mark.rule("DLR-16", "DLR-35")
@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (Ground(at(11, 23, 9), 120), Ground(at(11, 23, 10), 120, done=60), {}),
        (Ground(at(11, 23, 9), 120), Ground(at(11, 23, 10), 120, done=40), {Cause.PACE: 20}),
        (Ground(at(11, 23, 9), 120), Ground(at(11, 23, 10), 120, done=90), {Cause.PACE: -30}),
        (Ground(at(11, 23, 9), 60), Ground(at(11, 23, 9), 90), {Cause.ADDED_WORK: 30}),
        # Half an hour of work more, and lunch between.
        (Ground(at(11, 23, 9), 180), Ground(at(11, 23, 9), 210), {Cause.ADDED_WORK: 90}),
        (Ground(at(11, 23, 9), 180), Ground(at(11, 23, 9), 240), {Cause.ADDED_WORK: 120}),
        (Ground(at(11, 23, 9), 60, done=60), Ground(at(11, 23, 9), 60, 20, 60), {Cause.REWORK: 20}),
        (Ground(at(11, 23, 9), 60), Ground(at(11, 23, 9), 60, ahead=(45,)), {Cause.QUEUE: 45}),
        (Ground(at(11, 23, 9), 60, ahead=(45,)), Ground(at(11, 23, 9, 30), 60, ahead=(15,)), {}),
        (Ground(at(11, 23, 9), 60, ahead=(45,)), Ground(at(11, 23, 9, 30), 60), {Cause.PACE: -15}),
        (
            Ground(at(11, 23, 9), 60),
            Ground(at(11, 23, 9), 90, waits={Cause.PARTS: at(11, 23, 10), Cause.CONSENT: at(11, 23, 9, 30)}),
            {Cause.ADDED_WORK: 30, Cause.PARTS: 60},
        ),
        (
            Ground(at(11, 23, 9), 60, waits={Cause.PARTS: at(11, 23, 10)}),
            Ground(at(11, 23, 9), 60, waits={Cause.EXPERT: at(11, 23, 9, 30)}),
            {Cause.PARTS: -60, Cause.EXPERT: 30},
        ),
    ],
)  # fmt: skip
def test_what_moved_it(before: Ground, after: Ground, moved: dict[Cause, int]) -> None:
    assert causes(before, after, SHOP, CALENDAR) == moved


_MINUTES = st.integers(0, 400)
_GROUNDS = st.builds(
    Ground,
    at=st.integers(0, 3000).map(lambda minutes: at(11, 23, 8, 30) + timedelta(minutes=minutes)),
    work=_MINUTES,
    rework=_MINUTES,
    done=_MINUTES,
    ahead=st.lists(_MINUTES, max_size=4).map(tuple),
    lanes=st.integers(1, 3),
    waits=st.dictionaries(
        st.sampled_from(WAITS),
        st.integers(0, 9000).map(lambda minutes: at(11, 23, 8) + timedelta(minutes=minutes)),
    ),
)


@pytest.mark.rule("DLR-16", "DLR-35")
@given(_GROUNDS, _GROUNDS)
@settings(max_examples=60)
def test_the_causes_add_up_to_the_whole_move(before: Ground, after: Ground) -> None:
    move = expected(after, SHOP, CALENDAR).at - expected(before, SHOP, CALENDAR).at
    assert timedelta(minutes=sum(causes(before, after, SHOP, CALENDAR).values())) == move


@pytest.mark.rule("DLR-16")
def test_a_wait_may_be_told_in_another_zone() -> None:
    parts = at(11, 23, 10).astimezone(UTC)
    assert expected(Ground(FRIDAY, 60, waits={Cause.PARTS: parts}), SHOP, CALENDAR).at == at(11, 23, 11)


@pytest.mark.rule("DLR-22")
@pytest.mark.parametrize(
    ("now", "ready", "stands"),
    [
        (at(11, 23, 14), at(11, 23, 16, 30), Outlook.KEPT),
        (at(11, 23, 14), at(11, 23, 17), Outlook.KEPT),
        (at(11, 23, 14), at(11, 23, 17, 1), Outlook.IN_DANGER),
        (at(11, 23, 16, 30), at(11, 23, 16, 59), Outlook.KEPT),
        (at(11, 23, 16, 31), at(11, 23, 16, 59), Outlook.IN_DANGER),
        (at(11, 23, 17), at(11, 23, 17), Outlook.KEPT),
        (at(11, 23, 17), at(11, 23, 17, 1), Outlook.IN_DANGER),
        (at(11, 23, 17, 1), at(11, 23, 17, 1), Outlook.MISSED),
        (at(11, 23, 18), at(11, 23, 17), Outlook.KEPT),
        (at(11, 23, 18), at(11, 23, 17, 30), Outlook.MISSED),
        (at(11, 23, 16, 50), at(11, 23, 16, 40), Outlook.KEPT),
    ],
)
def test_a_promise_is_red_before_it_is_missed(now: datetime, ready: datetime, stands: Outlook) -> None:
    assert outlook(now, at(11, 23, 17), ready, 30) is stands


@pytest.mark.rule("DLR-35")
def test_what_the_customer_was_told_moves_by_its_causes() -> None:
    told = [
        Promise(at(11, 23, 12)),
        Promise(at(11, 23, 14), Cause.PARTS),
        Promise(at(11, 23, 13, 30), Cause.QUEUE),
        Promise(at(11, 23, 15), Cause.PARTS),
    ]
    assert slips(told) == {Cause.PARTS: 210, Cause.QUEUE: -30}
    assert slips(told[:1]) == slips([]) == {}
    with pytest.raises(ValueError, match="its cause"):
        slips([*told, Promise(at(11, 23, 16))])
