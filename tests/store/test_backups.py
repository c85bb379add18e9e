"""D6: backups are copies of live data, kept by the calendar, and put back whole or not at all (COM-62, 81)."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, make_url, text

from app.kernel.clock import SetClock
from app.kernel.refusal import Unavailable
from app.store.audit import Report, audit
from app.store.backup import DAYS, MONTHS, WEEKS, Backup, Backups, keeps
from app.store.engine import open_engine, sqlite_url
from app.store.restore import examined, restore
from app.store.seals import Keys, seal
from app.store.store import FILE, Store, open_store
from tests.fixtures import BEGIN, Database
from tests.store.rows import write_rows

pytestmark = pytest.mark.rule("COM-62")
LAST = 16
"""Steps at the end of a restore, in which the data are put in place."""


def opened(database: Database, clock: SetClock | None = None) -> Store:
    return open_store(database.home, database.url, database.folders, clock=clock, counter="A1")


def audited(database: Database) -> Report:
    store = opened(database)
    with store.reading() as db:
        report = audit(db, Keys(database.home / "keys"), anchors=store.backups.anchors())
    store.close()
    return report


@pytest.mark.both
@pytest.mark.rule("COM-05")
def test_a_live_copy_is_put_back_and_the_old_data_are_kept(database: Database, clock: SetClock) -> None:
    store, keys = opened(database, clock), Keys(database.home / "keys")
    write_rows(store, 1, 20, ("A1", "B2"))
    store.writer.run(lambda db: seal(db, Keys(database.home / "keys"), "A1", BEGIN, "shift"))
    (database.home / "keys" / "A1.key").rename(database.home / "away")
    store.writer.run(
        lambda db: seal(db, keys, "A1", BEGIN, "day")
    )  # waits for its key: signed after the next
    (database.home / "away").rename(database.home / "keys" / "A1.key")
    store.writer.run(lambda db: seal(db, keys, "A1", BEGIN, "day"))
    made = store.backups.make("by hand")  # while the store is open, and its log is not carried over
    assert made.whole()
    assert {c: n for c, (n, _) in made.heads.items()} == {"A1": 10, "B2": 10}
    write_rows(store, 21, 30, ("A1", "B2"))
    clock.advance(timedelta(hours=1))
    later = store.backups.make("by hand")
    with pytest.raises(Unavailable, match="Another program holds"):
        restore(store.backups, made.file, database.home, keys, clock.now())
    store.close()
    kept = restore(store.backups, made.file, database.home, keys, clock.now())
    report = audited(database)
    assert (report.rows, report.findings) == (20, [])
    assert [b.left for b in store.backups.all()] == [True, False], "the later backup's heads bind nobody now"
    store = opened(database)
    with store.reading() as db:
        [gap] = db.execute(text("SELECT name, begun_at, ended_at FROM outages")).all()
    assert gap == ("restore", "2026-11-23T03:00:00.000000Z", "2026-11-23T04:00:00.000000Z")
    write_rows(store, 40, 41)  # the journal goes on, its numbers too
    store.close()
    assert (
        count(sqlite_url(Path(kept)) if database.url is None else make_url(database.url).set(database=kept))
        == 30
    )
    if database.url is None:  # the other one costs a server some seconds more
        clock.advance(timedelta(hours=1))
        restore(store.backups, later.file, database.home, keys, clock.now())
        assert audited(database).rows == 30
        assert [b.left for b in store.backups.all()] == [False, False]


def count(place: URL) -> int:
    engine = open_engine(place)
    with engine.connect() as db:
        found: int = db.execute(text("SELECT count(*) FROM journal")).scalar_one()
    engine.dispose()
    return found


def test_what_is_still_in_the_log_is_in_the_copy_and_no_half_made_one_stays(store: Store) -> None:
    write_rows(store, 1, 50)
    assert Path(f"{store.url.database}-wal").stat().st_size
    made = store.backups.make()
    with closing(sqlite3.connect(made.file)) as db:
        assert db.execute("SELECT count(*) FROM journal").fetchone() == (50,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert made.file.stat().st_mode & 0o777 == made.manifest.stat().st_mode & 0o777 == 0o600
    left = sorted(file.name for file in store.backups.folder.iterdir())
    assert left == [made.file.name, made.manifest.name]


def damaged(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    how = chance.randrange(3)
    if how == 0:
        at = chance.randrange(len(content))
        content[at] ^= 1 << chance.randrange(8)
    elif how == 1:
        del content[chance.randrange(len(content)) :]
    else:
        content += b"\0"
    file.write_bytes(content)


def test_100_corruptions_of_a_backup_are_all_found_by_its_digest(store: Store) -> None:
    write_rows(store, 1, 5)
    made = store.backups.make()
    whole, chance = made.file.read_bytes(), random.Random(20261123)
    for _ in range(100):
        damaged(made.file, chance)
        assert not made.whole()
        made.file.write_bytes(whole)
    assert made.whole()


FOREIGN: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a view in a table's place": lambda db: db.executescript(
        "ALTER TABLE staff RENAME TO old; CREATE VIEW staff AS SELECT * FROM old"
    ),
    "a trigger of its own": lambda db: db.execute(
        "CREATE TRIGGER odd AFTER INSERT ON outages BEGIN DELETE FROM settings; END"
    ),
    "a guard taken down": lambda db: db.execute("DROP TRIGGER journal_keeps"),
    "a table that nobody asked for": lambda db: db.execute("CREATE TABLE odd (x)"),
    "a column with a default that runs": lambda db: db.execute(
        "ALTER TABLE settings ADD COLUMN odd DEFAULT (abs(-1))"
    ),
    "versions that are a view": lambda db: db.executescript(
        "ALTER TABLE alembic_version RENAME TO v; CREATE VIEW alembic_version AS SELECT * FROM v"
    ),
    "no versions": lambda db: db.execute("DELETE FROM alembic_version"),
    "newer ones": lambda db: db.execute("UPDATE alembic_version SET version_num = 'ninth_0099'"),
    "a row changed": lambda db: db.executescript(
        "DROP TRIGGER journal_stays; UPDATE journal SET staff = 'thief' WHERE n = 2;"
        "CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN\n"
        "    SELECT RAISE(ABORT, 'journal: a row is never changed');\nEND"
    ),
}


@pytest.mark.rule("COM-81")
def test_no_foreign_or_damaged_file_takes_the_place_of_the_data(
    store: Store, database: Database, tmp_path: Path
) -> None:
    write_rows(store, 1, 5)
    made, keys, live = store.backups.make(), Keys(database.home / "keys"), database.home / FILE
    store.close()
    before = sorted(file.name for file in database.home.iterdir()), live.read_bytes()
    file = tmp_path / "foreign.db"
    files: dict[str, Callable[[], object]] = {
        "empty": lambda: file.write_bytes(b""),
        "text": lambda: file.write_text("no database"),
        "another program's": lambda: stranger(file),
        "cut": lambda: file.write_bytes(made.file.read_bytes()[:70_000]),
        "a folder": file.mkdir,
        "missing": lambda: None,
    }
    for name, change in FOREIGN.items():
        files[name] = lambda change=change: altered(made.file, file, change)
    for name, make in files.items():
        make()
        with pytest.raises(Unavailable) as refused:
            restore(store.backups, file, database.home, keys, BEGIN)
            pytest.fail(name)
        assert refused.value.what.message, name
        assert (sorted(f.name for f in database.home.iterdir()), live.read_bytes()) == before, name
        shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
    damaged(made.file, random.Random(1))
    with pytest.raises(Unavailable, match="not what was written"):
        restore(store.backups, made.file, database.home, keys, BEGIN)


def stranger(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE x (y)")


def altered(source: Path, file: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    shutil.copyfile(source, file)
    with closing(sqlite3.connect(file)) as db:
        change(db)
        db.commit()


def test_a_copy_with_its_log_beside_it_is_read_with_it(
    store: Store, database: Database, tmp_path: Path
) -> None:
    write_rows(store, 1, 8)
    for ending in ("", "-wal"):
        shutil.copyfile(f"{store.url.database}{ending}", tmp_path / f"copy.db{ending}")
    before = {file.name: file.read_bytes() for file in tmp_path.glob("copy*")}
    keys = Keys(database.home / "keys")
    with examined(tmp_path / "copy.db", database.home, store.backups.rooms, keys, BEGIN) as one:
        assert one.report.rows == 8
    assert {file.name: file.read_bytes() for file in tmp_path.glob("copy*")} == before


def test_a_dump_goes_to_postgresql_only_and_a_file_to_sqlite(
    store: Store, database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "some.dump"
    file.write_bytes(b"PGDMP and so on")
    with pytest.raises(Unavailable, match="other database"):
        restore(store.backups, file, database.home, Keys(database.home / "keys"), BEGIN)


def killed_while_restoring(store: Store, database: Database, start: Path, every: int) -> None:
    """Whole data after each kill, nothing between; the last steps are all tried, of the others each n-th."""
    write_rows(store, 1, 5)
    made = store.backups.make()
    write_rows(store, 6, 9)
    store.close()
    shutil.copytree(database.home, start)
    told = [sys.executable, "-m", "tests.store.killer", str(database.home), str(made.file)]
    pipe, seen = subprocess.PIPE, []
    with subprocess.Popen(told, stdin=pipe, stdout=pipe, text=True, bufsize=1) as killer:
        assert killer.stdin
        assert killer.stdout
        steps = int(killer.stdout.readline())
        for left in (*range(0, steps - LAST, every), *range(steps - LAST, steps + 1)):
            shutil.rmtree(database.home)
            shutil.copytree(start, database.home)
            killer.stdin.write(f"{left}\n")
            assert int(killer.stdout.readline()) == (signal.SIGKILL if left < steps else 0)
            seen.append(rows_of(database))
        killer.stdin.close()
    assert set(seen) == {5, 9}
    assert sorted(seen, reverse=True) == seen, "once it is put back it stays so"


def test_a_kill_during_a_restore_leaves_the_old_or_the_new(
    store: Store, database: Database, tmp_path: Path
) -> None:
    killed_while_restoring(store, database, tmp_path / "start", 5)


@pytest.mark.soak
def test_a_kill_at_every_step_of_a_restore(store: Store, database: Database, tmp_path: Path) -> None:
    killed_while_restoring(store, database, tmp_path / "start", 1)


def rows_of(database: Database) -> int:
    """Rows of a journal that must be whole."""
    with closing(sqlite3.connect(database.home / FILE)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ends = db.execute("SELECT count(*), max(n) FROM journal").fetchone()
    assert ends[0] == ends[1]
    return int(ends[0])


# -- the rotation -----------------------------------------------------------------------------------


def a_backup(days_ago: float) -> Backup:
    at = BEGIN - timedelta(days=days_ago)
    return Backup(Path(f"yingke-{at:%Y%m%dT%H%M%S}.db"), "", at, "", "", {})


@pytest.mark.both
def test_400_days_of_backups_leave_two_weeks_of_days_eight_weeks_and_a_year_of_months() -> None:
    kept: list[Backup] = []
    for day in range(400, -1, -1):
        now = BEGIN - timedelta(days=day)
        kept = keeps([*kept, a_backup(day)], now)
    days = {b.made_at.date() for b in kept if BEGIN - b.made_at < timedelta(days=DAYS)}
    weeks = {b.made_at.date().isocalendar()[:2] for b in kept}
    months = {(b.made_at.year, b.made_at.month) for b in kept}
    assert len(days) == DAYS
    assert len(weeks) >= WEEKS
    assert len(months) == MONTHS
    assert len(kept) <= DAYS + WEEKS + MONTHS


@settings(max_examples=150)
@given(st.lists(st.floats(0, 500), min_size=1, max_size=60))
def test_what_the_rotation_keeps_does_not_hang_on_when_it_ran(ages: list[float]) -> None:
    every = [a_backup(age) for age in ages]
    at_once = {b.made_at for b in keeps(every, BEGIN)}
    half = keeps(every[: len(every) // 2], BEGIN)
    assert {b.made_at for b in keeps([*half, *every[len(every) // 2 :]], BEGIN)} == at_once
    assert {b.made_at for b in keeps(keeps(every, BEGIN), BEGIN)} == at_once
    assert max(b.made_at for b in every) in at_once or min(ages) > 330


def test_rotation_keeps_the_newest_good_one_and_takes_half_made_ones_away(
    store: Store, clock: SetClock
) -> None:
    backups = Backups(store.backups.folder, store.url, store.backups.rooms, clock)
    good = backups.make()
    old = backups.folder / "yingke-20260101T000000000000Z.db"
    old.write_bytes(b"left by a kill")
    clock.advance(timedelta(days=800))
    newer = backups.make()
    newer.file.write_bytes(b"damaged")
    assert backups.newest_good() == good
    assert backups.due()
    assert backups.rotate() == []
    assert good.whole()
    assert not old.exists()
    told = json.loads(newer.manifest.read_text())
    newer.manifest.write_text(json.dumps(told | {"file": "../../elsewhere.db"}))
    assert all(b.file.parent == backups.folder for b in backups.all())
    newer.manifest.write_text("{")
    assert backups.all() == [good]
