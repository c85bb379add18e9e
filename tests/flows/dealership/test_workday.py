"""A day of cars from several counters at once: nobody gets a piece twice, nothing is drawn without a yes (DLR-14, 21)."""

from pathlib import Path

import pytest

from app.house import FLOWS
from tests.fixtures import copied, template
from tests.workday.shop import workday

CARS, COUNTERS = 5, 2


@pytest.mark.rule("DLR-14", "DLR-21", "DLR-22", "DLR-35", "DLR-43")
def test_cars_go_through_the_shop_from_counters_that_know_nothing_of_each_other(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A small `make workday`: processes of their own on one PostgreSQL, the parts counted out to the last piece."""
    with copied(template("postgresql", FLOWS, request), tmp_path / "home", request) as place:
        day = workday(str(place.url), CARS, COUNTERS)
    assert (day.unequal, day.unmatched) == ([], [])
    assert day.looks == 3 * CARS + 2, "added work is found on two cars"
    assert day.in_time == day.last_kept < CARS, "one is promised too soon"
    assert (day.through, day.kept_out) == (CARS, 2 * 2 + 2 * CARS), (
        "two tries at each added work, and two at each till"
    )
