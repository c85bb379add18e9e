"""The heads of all chains are sealed once a business day has ended; a missing key stops nothing (COM-05, 12, 84)."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.counter.sealing import KEY, keep_sealed
from app.kernel.clock import SetClock
from app.store.audit import audit
from app.store.seals import Keys
from app.store.tables import Outage, Seal
from app.store.writer import Priority
from tests.counter.conftest import Shop

pytestmark = pytest.mark.rule("COM-05", "COM-84")


def looked(shop: Shop, at: datetime) -> bool:
    shop.clock.set(at)
    return keep_sealed(shop.house.store, shop.house.home, "A1", shop.desk.settings, at)


@pytest.mark.both
@pytest.mark.rule("COM-12")
def test_each_day_that_ended_is_sealed_once_and_a_missing_key_shows(shop: Shop, clock: SetClock) -> None:
    noon = clock.now()
    key = shop.house.home / "keys" / "A1.key"
    assert looked(shop, noon), "the house was founded the day before"
    assert not looked(shop, noon + timedelta(hours=1))
    shop.tab()
    assert not looked(shop, noon + timedelta(hours=16, minutes=55)), "it is not four in the morning yet"
    assert looked(shop, noon + timedelta(hours=17))
    assert not looked(shop, noon + timedelta(hours=40)), "nothing was written since"
    kept = key.read_bytes()
    key.unlink()
    shop.tab()
    assert looked(shop, noon + timedelta(hours=70))
    assert KEY in shop.house.store.outages.now
    shop.tab()
    key.write_bytes(kept)
    key.chmod(0o600)
    assert not looked(shop, noon + timedelta(hours=71))
    assert shop.house.store.outages.now == {}
    rows = shop.rows(select(Seal.n, Seal.at, Seal.sealed_at, Seal.signature).order_by(Seal.n))
    assert [r.sealed_at - r.at for r in rows] == [timedelta(0), timedelta(0), timedelta(hours=1)]
    assert all(r.signature for r in rows)
    shop.house.store.writer.run(lambda db: None, Priority.BATCH)
    with shop.house.store.reading() as db:
        report = audit(db, Keys(shop.house.home / "keys"))
        [outage] = db.execute(select(Outage.begun_at, Outage.ended_at).where(Outage.name == KEY)).all()
    assert (report.whole, report.unsealed, report.pending) == (True, 1, 0)
    assert outage.ended_at - outage.begun_at == timedelta(hours=1)
