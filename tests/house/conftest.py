"""The small house of the restaurant's tests, furnished once."""

import pytest

from app.house import FLOWS
from tests.fixtures import Database, Founded, template
from tests.flows.restaurant.conftest import EVENING, clock, dining, furnish
from tests.flows.restaurant.dining import Dining

__all__ = ["clock", "dining", "furnish"]


@pytest.fixture(scope="session")
def furnished(request: pytest.FixtureRequest) -> Database:
    """The small house, before anybody came: it is only copied."""
    return template("sqlite", FLOWS, request, Founded(Dining), EVENING)
