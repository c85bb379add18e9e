"""The store in which its flow is tried."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from app.house import House, open_house
from app.kernel.clock import SetClock
from tests.fixtures import Database, Founded, moved_in
from tests.flows.dealership.shop import MANAGER, Shop


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("app.flows.dealership",)


@pytest.fixture(scope="session")
def furnish() -> Founded:
    return Founded(Shop)


@pytest.fixture
def clock() -> SetClock:
    """9:22 in Shanghai on Monday, 23 November 2026."""
    return SetClock(datetime(2026, 11, 23, 1, 22, tzinfo=UTC))


@pytest.fixture
def shop(database: Database, house: House, clock: SetClock) -> Shop:
    """A founded house with an adviser."""
    return moved_in(Shop, database, house, clock)


@pytest.fixture
def second(shop: Shop, database: Database) -> Iterator[Shop]:
    """The same store at a counter of its own."""
    shop.do("house.add_counter", MANAGER, counter="B1", name="侧台", flows=["dealership"])
    opened = open_house(database.home, database.url, counter="B1", clock=shop.clock, folders=database.folders)
    yield Shop(opened, shop.clock)
    opened.close()
