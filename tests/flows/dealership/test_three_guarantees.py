"""The three-guarantees watch: each limit at, below and above, and told before it is reached (DLR-13)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.dealership.facts.three_guarantees import Repair, Replaced, Weight
from app.flows.dealership.rules.terms import Term
from app.flows.dealership.rules.three_guarantees import (
    LIMITS,
    Duty,
    Ground,
    Raised,
    days_left,
    raised,
    same_again,
    substitute_from,
    would_raise,
)

ZONE = ZoneInfo("Asia/Shanghai")
SINCE = date(2025, 3, 10)
LAST = date(2027, 3, 10)
NOON = datetime(2025, 6, 10, 12, tzinfo=ZONE)
EXCHANGE, SUBSTITUTE = Duty.EXCHANGE, Duty.SUBSTITUTE


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def repair(
    began: datetime = NOON, hours: float = 3, km: int = 8_000, fault: str = "noise", **more: object
) -> Repair:
    return Repair(fault, began, began + timedelta(hours=hours), km, **more)  # type: ignore[arg-type]


def grounds(*repairs: Repair) -> list[tuple[Ground, int, str]]:
    return [(one.ground, one.counted, one.what) for one in raised(SINCE, repairs)]


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("hours", "away", "days"),
    [
        (0, 0, 1),
        (3, 0, 1),
        (23.9, 0, 1),
        (24, 0, 1),
        (24.1, 0, 2),
        (48, 0, 2),
        (49, 60, 2),
        (49, 59, 3),
        (5, 600, 1),
    ],
)
def test_a_begun_day_is_a_day_and_the_way_of_special_parts_is_none(
    hours: float, away: int, days: int
) -> None:
    assert repair(hours=hours, away=away).days == days


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("days", "found"),
    [(4, []), (5, []), (6, [(SUBSTITUTE, Ground.ONE_REPAIR, 6)])],
)
def test_more_than_five_days_in_one_repair(days: int, found: list[object]) -> None:
    one = repair(hours=24 * days)
    assert [(r.duty, r.ground, r.counted) for r in raised(SINCE, [one])] == found
    assert substitute_from(one) == NOON + timedelta(days=5)
    assert substitute_from(replace(one, away=90)) == NOON + timedelta(days=5, minutes=90)


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(("days", "found"), [(29, []), (30, []), (31, [(Ground.DAYS, 31, "")])])
def test_more_than_thirty_days_in_repair(days: int, found: list[object]) -> None:
    months = [repair(NOON + timedelta(days=20 * n), 24 * 5, fault=f"f{n}") for n in range(days // 5)]
    rest = [repair(NOON + timedelta(days=300), 24 * (days % 5), fault="rest")] if days % 5 else []
    assert grounds(*months, *rest) == found
    assert days_left(SINCE, [*months, *rest]) == 30 - days


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(("times", "found"), [(3, []), (4, []), (5, [(Ground.SAME_FAULT, 5, "noise")])])
def test_more_than_four_repairs_of_one_fault(times: int, found: list[object]) -> None:
    others = [repair(NOON + timedelta(days=200 + n), fault=f"other {n}") for n in range(4)]
    assert grounds(*(repair(NOON + timedelta(days=n)) for n in range(times)), *others) == found


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ([Weight.SEVERE], []),
        ([Weight.SEVERE, Weight.PLAIN, Weight.PLAIN], []),
        # Also where the second is another one.
        ([Weight.SEVERE, Weight.SEVERE], [(Ground.SEVERE, 2, "")]),
        ([Weight.SEVERE, Weight.GRAVEST, Weight.PLAIN], [(Ground.SEVERE, 2, "")]),
        ([Weight.SEVERE] * 3, [(Ground.SEVERE, 3, "")]),
    ],
)
def test_a_severe_fault_repaired_twice(weights: list[Weight], found: list[object]) -> None:
    assert grounds(*(repair(fault=f"f{n}", weight=one) for n, one in enumerate(weights))) == found


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("fresh", "found"),
    [
        ([(Replaced.ASSEMBLY, "engine")], []),
        ([(Replaced.ASSEMBLY, "engine"), (Replaced.ASSEMBLY, "gearbox")], []),
        ([(Replaced.ASSEMBLY, "engine")] * 2, [(Ground.ASSEMBLY, 2, "engine")]),
        ([(Replaced.ASSEMBLY, "engine")] * 3, [(Ground.ASSEMBLY, 3, "engine")]),
        ([(Replaced.MAIN_PART, "rack")], []),
        ([(Replaced.MAIN_PART, "rack"), (Replaced.MAIN_PART, "caliper")], []),
        ([(Replaced.MAIN_PART, "rack")] * 2, [(Ground.MAIN_PART, 2, "rack")]),
        ([(Replaced.THEIR_PART, "crankshaft")] * 2, [(Ground.MAIN_PART, 2, "crankshaft")]),
        # A new engine is no new crankshaft.
        ([(Replaced.ASSEMBLY, "engine"), (Replaced.THEIR_PART, "crankshaft")], []),
    ],
)
def test_the_same_assembly_or_part_twice(fresh: list[tuple[Replaced, str]], found: list[object]) -> None:
    assert grounds(*(repair(fault=f"f{n}", fresh=(one,)) for n, one in enumerate(fresh))) == found


@pytest.mark.rule("DLR-13")
def test_one_repair_changes_a_part_once() -> None:
    assert grounds(repair(fresh=((Replaced.MAIN_PART, "rack"), (Replaced.MAIN_PART, "rack")))) == []


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("day", "kind", "counts"),
    [
        (0, Replaced.ASSEMBLY, True),
        (6, Replaced.ASSEMBLY, True),
        (7, Replaced.ASSEMBLY, True),
        (8, Replaced.ASSEMBLY, False),
        (7, Replaced.THEIR_PART, True),
        (8, Replaced.THEIR_PART, False),
        (7, Replaced.MAIN_PART, False),
    ],
)
def test_seven_days_for_the_main_assemblies(day: int, kind: Replaced, counts: bool) -> None:
    one = repair(at(SINCE + timedelta(days=day)), km=90, fresh=((kind, "engine"),))
    assert grounds(one) == ([(Ground.SEVEN_DAYS, 1, "engine")] if counts else [])


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("day", "km", "weight", "counts"),
    [
        (59, 2_999, Weight.GRAVEST, True),
        (60, 3_000, Weight.GRAVEST, True),
        (61, 3_000, Weight.GRAVEST, False),
        (60, 3_001, Weight.GRAVEST, False),
        (60, 3_000, Weight.SEVERE, False),
    ],
)
def test_sixty_days_or_3000_km_for_the_gravest_faults(
    day: int, km: int, weight: Weight, counts: bool
) -> None:
    one = repair(at(SINCE + timedelta(days=day)), km=km, fault="brakes fail", weight=weight)
    assert grounds(one) == ([(Ground.SIXTY_DAYS, 1, "brakes fail")] if counts else [])


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("day", "km", "counts"),
    [
        (LAST - timedelta(days=1), 49_999, True),
        (LAST, 50_000, True),
        (LAST + timedelta(days=1), 50_000, False),
        (LAST, 50_001, False),
    ],
)
def test_only_what_began_within_the_term_counts(day: date, km: int, counts: bool) -> None:
    """A repair that began on the last evening counts with all its days."""
    one = repair(at(day, 23), 24 * 6, km)
    assert grounds(one) == ([(Ground.ONE_REPAIR, 6, "noise")] if counts else [])
    assert days_left(SINCE, [one]) == (24 if counts else 30)


@pytest.mark.rule("DLR-13")
@pytest.mark.parametrize(
    ("before", "next", "found"),
    [
        ([repair()] * 3, repair(), []),
        ([repair()] * 4, repair(), [Raised(EXCHANGE, Ground.SAME_FAULT, 5, "noise")]),
        ([repair()] * 4, repair(fault="smell"), []),
        ([repair()] * 5, repair(), [Raised(EXCHANGE, Ground.SAME_FAULT, 6, "noise")]),
        ([repair(weight=Weight.SEVERE)], repair(weight=Weight.SEVERE), [Raised(EXCHANGE, Ground.SEVERE, 2)]),
        (
            [repair(hours=24 * 5, fault=f"f{n}") for n in range(6)],
            repair(),
            [Raised(EXCHANGE, Ground.DAYS, 31)],
        ),
        (
            [repair(fresh=((Replaced.ASSEMBLY, "engine"),))],
            repair(fresh=((Replaced.ASSEMBLY, "engine"),)),
            [Raised(EXCHANGE, Ground.ASSEMBLY, 2, "engine")],
        ),
        ([], repair(hours=24 * 6), [Raised(SUBSTITUTE, Ground.ONE_REPAIR, 6, "noise")]),
        ([repair()] * 4, repair(km=50_001), []),
    ],
)
def test_what_the_next_repair_would_raise(before: list[Repair], next: Repair, found: list[Raised]) -> None:
    assert list(would_raise(SINCE, before, next)) == found


@pytest.mark.rule("DLR-13")
def test_the_next_of_the_same_is_one_day_at_the_least() -> None:
    once = repair(hours=24 * 4, away=60)
    next = same_again(once, NOON + timedelta(days=10), 9_000)
    assert (next.fault, next.days, next.km) == ("noise", 1, 9_000)


@pytest.mark.rule("DLR-13")
def test_every_limit_is_settable() -> None:
    strict = replace(
        LIMITS,
        days=2,
        same_fault=1,
        severe=1,
        replaced=1,
        one_repair=2,
        first=Term(days=200),
        early=Term(days=200, km=9_000),
    )
    fresh = ((Replaced.ASSEMBLY, "engine"), (Replaced.MAIN_PART, "rack"))
    bad = repair(hours=72, weight=Weight.GRAVEST, fresh=fresh)
    assert {one.ground for one in raised(SINCE, [bad, bad], strict)} == set(Ground)
    assert raised(SINCE, [bad], replace(strict, term=Term(days=30))) == ()


@pytest.mark.rule("DLR-13")
@given(
    st.lists(
        st.builds(
            repair,
            st.integers(0, 800).map(lambda days: at(SINCE) + timedelta(days=days)),
            st.integers(0, 300),
            st.integers(0, 60_000),
            st.sampled_from(["a", "b"]),
            weight=st.sampled_from(Weight),
        ),
        max_size=8,
    )
)
def test_one_more_repair_never_takes_a_duty_away(repairs: list[Repair]) -> None:
    there: set[tuple[Ground, str]] = set()
    for n in range(len(repairs) + 1):
        now = {(one.ground, one.what) for one in raised(SINCE, repairs[:n])}
        assert there <= now
        if n:
            told = {(one.ground, one.what) for one in would_raise(SINCE, repairs[: n - 1], repairs[n - 1])}
            assert now - there <= told <= now
        there = now
