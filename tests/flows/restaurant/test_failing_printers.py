"""RST-19: several counters on PostgreSQL while printers refuse, hang and die half-way; nothing is lost, nothing doubled."""

from pathlib import Path

import pytest

from app.house import FLOWS
from tests.evening.night import evening
from tests.fixtures import copied, template

TABLES, COUNTERS = 6, 2


@pytest.mark.rule("RST-19", "RST-30", "COM-06", "COM-40")
def test_every_slip_is_accounted_for_and_every_bill_is_its_lines(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A small `make evening`: processes of their own, sockets that fail, then the slips' own codes and the deep audit."""
    with copied(template("postgresql", FLOWS, request), tmp_path / "home", request) as place:
        night = evening(str(place.url), TABLES, COUNTERS)
    assert (night.doubled, night.missing, night.unequal, night.unmatched) == (0, 0, [], [])
    assert (night.parties, night.bills) == (TABLES, TABLES)
    assert sum(night.slips.values()) > 4 * TABLES
