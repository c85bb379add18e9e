"""The sample day of the whole house, as a newcomer opens it: every trade's, in one house."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.counter.checks import checks
from app.house import FLOWS, make_sample, open_house
from app.kernel.clock import SetClock
from app.shell.stage import DAY
from app.store.audit import audit
from app.store.seals import Keys


@pytest.mark.rule("COM-74", "COM-03")
def test_the_sample_day_of_every_trade_is_made_and_fits(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with closing(open_house(tmp_path, clock=SetClock(DAY), sample=True)) as house:
        make_sample(house, "聚贤楼", "zh", lambda done, of: told.append((done, of)))
        with house.store.reading() as db:
            assert audit(db, Keys(tmp_path / "keys"), checks(house.flows)).findings == []
            lived = {flow for (flow,) in db.execute(text("SELECT DISTINCT flow FROM journal"))}
    assert {name.rpartition(".")[2] for name in FLOWS} <= lived
    assert told[-1][0] == told[-1][1]
