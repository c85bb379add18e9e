"""The centre in which its flow is tried."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from app.house import House
from app.kernel.clock import SetClock
from tests.fixtures import Database, Founded, moved_in
from tests.flows.volunteer.centre import Centre


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("app.flows.volunteer",)


@pytest.fixture(scope="session")
def furnish() -> Founded:
    return Founded(Centre)


@pytest.fixture
def clock() -> SetClock:
    """14:06 in Shanghai on Monday, 23 November 2026."""
    return SetClock(datetime(2026, 11, 23, 6, 6, tzinfo=UTC))


@pytest.fixture
def centre(database: Database, house: House, clock: SetClock) -> Centre:
    """A founded house with two classes."""
    return moved_in(Centre, database, house, clock)
