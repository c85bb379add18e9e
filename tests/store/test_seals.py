"""J9: a missing or locked key stops nothing; what waits is signed later, and keeps both times (COM-05)."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.store.audit import audit
from app.store.base import spelled
from app.store.seals import Keys, seal, sealed, sign_waiting
from app.store.store import Store
from app.store.tables import Seal
from tests.fixtures import BEGIN, Database
from tests.store.rows import write_rows

pytestmark = pytest.mark.rule("COM-05")
LATER = BEGIN + timedelta(hours=9)


def test_a_key_is_made_at_first_use_and_is_its_owners_alone(store: Store, database: Database) -> None:
    keys = Keys(database.home / "keys")
    write_rows(store, 1, 3)
    assert store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "shift"))
    key, folder = database.home / "keys" / "A1.key", database.home / "keys"
    assert (len(key.read_bytes()), stat.S_IMODE(key.stat().st_mode)) == (32, 0o600)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert Keys(folder).own("A1").private_bytes_raw() == key.read_bytes()  # type: ignore[union-attr]


@pytest.mark.both
@pytest.mark.parametrize("how", ["gone", "locked", "damaged"])
def test_without_its_key_work_goes_on_and_the_seal_is_signed_later(
    store: Store, database: Database, how: str
) -> None:
    keys, key = Keys(database.home / "keys"), database.home / "keys" / "A1.key"
    write_rows(store, 1, 3)
    store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "shift"))
    kept = key.read_bytes()
    key.unlink()
    if how == "locked":
        key.mkdir()  # root, too, reads no key out of it
    elif how == "damaged":
        key.write_bytes(b"no key")
    write_rows(store, 4, 6)
    assert not store.writer.run(lambda db: seal(db, keys, "A1", BEGIN + timedelta(hours=8), "day"))
    write_rows(store, 7, 8)
    with store.reading() as db:
        report = audit(db, keys)
    assert report.whole
    assert (report.pending, report.unsealed) == (1, 5)
    put_back(key, kept)
    assert store.writer.run(lambda db: sign_waiting(db, keys, "A1", LATER)) == 1
    with store.reading() as db:
        times = db.execute(select(Seal.at, Seal.sealed_at).where(Seal.n == 2)).one()
        assert (spelled(times.at), spelled(times.sealed_at)) == (
            spelled(BEGIN + timedelta(hours=8)),
            spelled(LATER),
        )
        report = audit(db, keys)
    assert (report.pending, report.unsealed, report.whole) == (0, 2, True)


def test_a_key_that_is_lost_for_good_is_renewed_and_old_seals_stay_right(
    store: Store, database: Database
) -> None:
    keys = Keys(database.home / "keys")
    write_rows(store, 1, 3)
    store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "shift"))
    (database.home / "keys" / "A1.key").unlink()
    keys.renew("A1")
    store.writer.run(lambda db: seal(db, keys, "A1", LATER, "day"))
    with store.reading() as db:
        assert sealed(db, keys).faults == []
    assert len(keys.public("A1")) == 2


def test_a_seal_by_a_key_that_the_counter_never_had_is_no_seal(
    store: Store, database: Database, tmp_path: Path
) -> None:
    write_rows(store, 1, 3)
    store.writer.run(lambda db: seal(db, Keys(tmp_path / "forger"), "A1", BEGIN, "shift"))
    ours = Keys(database.home / "keys")
    ours.renew("A1")
    with store.reading() as db:
        [fault] = sealed(db, ours).faults
    assert "never had" in fault.message


def test_a_folder_that_cannot_be_written_stops_no_audit(
    store: Store, database: Database, tmp_path: Path
) -> None:
    write_rows(store, 1, 3)
    store.writer.run(lambda db: seal(db, Keys(database.home / "keys"), "A1", BEGIN, "shift"))
    (tmp_path / "file").write_text("no folder")
    with store.reading() as db:
        assert audit(db, Keys(tmp_path / "file")).whole
    blocked = Keys(tmp_path / "file")
    assert not store.writer.run(lambda db: seal(db, blocked, "A1", LATER, "day"))


def put_back(key: Path, kept: bytes) -> None:
    if key.is_dir():
        key.rmdir()
    key.write_bytes(kept)
    key.chmod(0o600)
