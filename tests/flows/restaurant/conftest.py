"""A small house at 18:00 on Monday, 23 November 2026, furnished once for all tests."""

from datetime import UTC, datetime

import pytest

from app.house import House
from app.kernel.clock import SetClock
from tests.fixtures import Database, Founded, moved_in
from tests.flows.restaurant.dining import Dining

EVENING = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    """18:00 in Shanghai."""
    return SetClock(EVENING)


@pytest.fixture(scope="session")
def furnish() -> Founded:
    return Founded(Dining)


@pytest.fixture
def dining(database: Database, house: House, clock: SetClock) -> Dining:
    """The small house, before anybody came."""
    return moved_in(Dining, database, house, clock)
