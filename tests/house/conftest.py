"""The small house of the restaurant's tests, furnished once."""

from pathlib import Path

import pytest

from app.house import FLOWS, open_house
from app.kernel.clock import SetClock
from app.store.store import FILE
from tests.flows.restaurant.conftest import EVENING, clock, dining, furnish
from tests.flows.restaurant.dining import Dining

__all__ = ["clock", "dining", "furnish"]


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data file of the small house, before anybody came; its pepper lies beside it."""
    home, now = tmp_path_factory.mktemp("furnished"), SetClock(EVENING)
    house = open_house(home, clock=now, folders=FLOWS)
    Dining(house, now).found()
    house.close()
    return home / FILE
