"""Which car next, to which team, and when it can be handed back (DLR-30, 41)."""

from datetime import date, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.dealership.rules.dispatch import Team, Waiting, in_order, teams_for
from app.flows.dealership.rules.peak import PEAKS, in_peak, next_free
from app.kernel.days import Calendar
from app.kernel.working_time import Hours, Span

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar()
SHOP = Hours((Span(time(8, 30), time(12)), Span(time(13), time(17, 30))))


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


NINE = at(23, 9)


@pytest.mark.rule("DLR-30")
def test_the_order_of_the_rule() -> None:
    cars = [
        Waiting("comeback, waits here", NINE + timedelta(hours=3), comeback=True, customer_here=True),
        Waiting("comeback", NINE + timedelta(hours=3), comeback=True),
        Waiting("waits here, promised", NINE + timedelta(hours=2), customer_here=True, promised=at(23, 17)),
        Waiting("waits here", NINE + timedelta(hours=2), customer_here=True, booked=True),
        Waiting("promised early", NINE + timedelta(hours=1), promised=at(23, 12)),
        Waiting("promised late, booked", NINE, promised=at(23, 16), booked=True),
        Waiting("promised late", NINE - timedelta(hours=1), promised=at(23, 16)),
        Waiting("booked", NINE + timedelta(hours=1), booked=True),
        Waiting("first of the others", NINE - timedelta(hours=2)),
        Waiting("second of the others", NINE - timedelta(hours=1)),
    ]
    assert in_order(reversed(cars)) == cars
    assert all(in_order(some) == cars[:4] for some in permutations(cars[:4]))


@pytest.mark.rule("DLR-30")
@pytest.mark.parametrize(
    ("skills", "teams"),
    [
        (set(), ["c", "b", "d", "a"]),
        ({"engine"}, ["b", "d"]),
        ({"engine", "high voltage"}, ["d"]),
        ({"paint"}, []),
    ],
)
def test_skill_first_then_load(skills: set[str], teams: list[str]) -> None:
    house = [
        Team("a", frozenset({"chassis"}), 1, (120,)),
        Team("b", frozenset({"engine", "chassis"}), 2, (90, 60)),
        Team("c", frozenset({"chassis"}), 2, (200,)),
        Team("d", frozenset({"engine", "high voltage"}), 1, (60, 30)),
    ]
    assert [one.id for one in teams_for(Waiting("x", NINE, skills=frozenset(skills)), house)] == teams


@pytest.mark.rule("DLR-30")
def test_among_teams_that_are_free_at_once_the_less_loaded() -> None:
    busy, idle = Team("a", frozenset(), 3, (300, 300)), Team("b", frozenset(), 1)
    assert [one.id for one in teams_for(Waiting("x", NINE), [busy, idle])] == ["b", "a"]


@pytest.mark.rule("DLR-41")
@pytest.mark.parametrize(
    ("hour", "minute", "rush"),
    [(8, 29, False), (8, 30, True), (9, 59, True), (10, 0, False), (16, 29, False), (16, 30, True), (17, 59, True), (18, 0, False)],
)  # fmt: skip
def test_the_rush(hour: int, minute: int, rush: bool) -> None:
    assert in_peak(at(23, hour, minute)) is rush


@pytest.mark.rule("DLR-41")
@pytest.mark.parametrize(
    ("wish", "apart", "free"),
    [
        (at(23, 8, 30), True, at(23, 10)),
        (at(23, 8, 30), False, at(23, 8, 30)),
        (at(23, 7), False, at(23, 8, 30)),
        (at(23, 7), True, at(23, 10)),
        (at(23, 10), True, at(23, 10)),
        (at(23, 16, 29), True, at(23, 16, 29)),
        (at(23, 16, 30), True, at(24, 10)),
        (at(23, 16, 30), False, at(23, 16, 30)),
        (at(23, 17, 30), False, at(24, 8, 30)),
        (at(23, 12), True, at(23, 13)),
        (at(23, 12, 30), True, at(23, 13)),
        (at(27, 17), True, at(30, 10)),
        (at(27, 17, 30), False, at(30, 8, 30)),
        (datetime(2026, 11, 23, 11, 59, 30, tzinfo=ZONE), True, at(23, 13)),
        (datetime(2025, 12, 31, 17, tzinfo=ZONE), True, datetime(2026, 1, 4, 10, tzinfo=ZONE)),
    ],
)
def test_the_next_free_time(wish: datetime, apart: bool, free: datetime) -> None:
    assert next_free(wish, apart, SHOP, CALENDAR).at == free


@pytest.mark.rule("DLR-41")
def test_a_shop_that_is_open_in_the_rush_alone() -> None:
    rush = Hours((Span(time(8, 30), time(10)),))
    assert next_free(NINE, False, rush, CALENDAR).at == NINE
    with pytest.raises(ValueError, match="outside the rush"):
        next_free(NINE, True, rush, CALENDAR)
    later = Hours(rush.usual, by_day={date(2026, 12, 5): (Span(time(9), time(11)),)})
    assert next_free(NINE, True, later, CALENDAR).at == at(5, 10, month=12)
    assert next_free(
        NINE, True, SHOP, CALENDAR, (Span(time(8), time(14)), Span(time(13), time(15)))
    ).at == at(23, 15)


@pytest.mark.rule("DLR-41")
@given(st.integers(0, 60 * 24 * 60), st.booleans())
def test_what_is_offered_is_open_and_out_of_the_rush(minutes: int, apart: bool) -> None:
    wish = at(1, 0) + timedelta(minutes=minutes)
    found = next_free(wish, apart, SHOP, CALENDAR)
    assert found.at >= wish and CALENDAR.day(found.at.date()).working
    assert any(span.opens <= found.at.time() < span.closes for span in SHOP.usual)
    assert not (apart and in_peak(found.at, PEAKS))
