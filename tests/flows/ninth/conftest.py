"""The school in which the ninth flow is tried, on either database."""

from collections.abc import Sequence

import pytest

from app.house import House
from app.kernel.clock import SetClock
from tests.flows.ninth.school import School, found


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("tests.flows.ninth",)


@pytest.fixture
def school(house: House, clock: SetClock) -> School:
    """A founded house with one flow, and nobody in it but the manager."""
    return found(house, clock)
