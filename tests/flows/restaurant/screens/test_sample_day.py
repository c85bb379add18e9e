"""The sample day in the real window: it is in full swing, every picture shows its screen, and an evening is walked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from app.counter.sample import MANAGER
from app.flows.restaurant.screens.shots import SHOTS, TOUR
from app.shell.shots import LEAST
from app.shell.stage import RealStage, stage
from tests.qt_help import dress

FLOWS = ("app.flows.restaurant",)


@pytest.mark.rule("COM-60", "COM-74", "RST-30", "RST-41")
def test_an_evening_is_walked_by_keys_on_the_sample_day(qapp: QApplication, tmp_path: Path) -> None:
    try:
        with stage(FLOWS) as one:
            assert {"booked", "ordering", "cold", "hot", "staple", "free"} <= {step for step, _ in cases(one)}
            one.look("en", "light", LEAST)
            one.log_in(MANAGER.login)
            for shot in SHOTS:
                shot.show(one)
                shot.clear(one)
            ended, paid = closed(one)
            for shot in TOUR:
                shot.show(one)
            assert closed(one) == (ended + 1, paid + 1)
            one.front.house.prints.drain()
            assert list((one.front.house.home / "papers").glob("*.pdf"))
    finally:
        dress(qapp)


def cases(one: RealStage) -> list[tuple[str, int]]:
    with one.front.house.store.reading() as db:
        return [tuple(row) for row in db.execute(text("SELECT step, count(*) FROM cases GROUP BY step"))]


def closed(one: RealStage) -> tuple[int, int]:
    """How many tables are free again, and how many receipts there are."""
    with one.front.house.store.reading() as db:
        return dict(cases(one))["free"], db.execute(text("SELECT count(*) FROM receipts")).scalar_one()
