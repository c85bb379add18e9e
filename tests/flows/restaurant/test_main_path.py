"""A whole evening, from the greeting to the free table."""

import pytest

from app.flows.restaurant.facts.tracks import Sitting
from tests.flows.restaurant.dining import Dining


@pytest.mark.both
def test_walk(dining: Dining) -> None:
    sitting = dining.at(Sitting.FREE)
    print([(p.kind, p.number) for p in dining.papers(sitting)])
