"""A small house at 18:00 on Monday, 23 November 2026, furnished once for all tests on SQLite."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.house import FLOWS, House, open_house
from app.kernel.clock import SetClock
from app.store.secrets import PEPPER
from app.store.store import FILE
from tests.fixtures import Database
from tests.flows.restaurant.dining import Dining

EVENING = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    """18:00 in Shanghai."""
    return SetClock(EVENING)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data file of the small house, before anybody came."""
    home = tmp_path_factory.mktemp("furnished")
    clock = SetClock(EVENING)
    house = open_house(home, clock=clock, folders=FLOWS)
    Dining(house, clock).set_up()
    house.close()
    return home / FILE


@pytest.fixture
def database(database: Database, furnished: Path) -> Database:
    """On SQLite a copy of the furnished house, its pepper with it; on PostgreSQL it is furnished when it is entered."""
    if database.dialect == "sqlite":
        for name in (FILE, PEPPER):
            shutil.copyfile(furnished.with_name(name), database.home / name)
        (database.home / PEPPER).chmod(0o600)
    return database


@pytest.fixture
def dining(house: House, clock: SetClock) -> Dining:
    """The small house, open."""
    one = Dining(house, clock)
    one.set_up()
    return one
