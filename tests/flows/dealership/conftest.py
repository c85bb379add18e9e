"""The store in which its flow is tried."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from app.house import House
from app.kernel.clock import SetClock
from tests.flows.dealership.shop import Shop


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("app.flows.dealership",)


@pytest.fixture
def clock() -> SetClock:
    """9:22 in Shanghai on Monday, 23 November 2026."""
    return SetClock(datetime(2026, 11, 23, 1, 22, tzinfo=UTC))


@pytest.fixture
def shop(house: House, clock: SetClock) -> Shop:
    """A founded house with an adviser."""
    one = Shop(house, clock)
    one.found()
    return one
