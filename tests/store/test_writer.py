"""The one writer, its connection, the checkpoints beside it, and what is missing (D2, COM-61, 84)."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import DBAPIError

from app.kernel.clock import SetClock
from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.store import checkpoint
from app.store.base import add
from app.store.engine import PRAGMAS, driver_of, open_engine, open_reader
from app.store.journal import NoCounter, append
from app.store.outages import DATABASE
from app.store.store import FILE, Store, open_store
from app.store.tables import Outage, Setting
from app.store.writer import Priority
from tests.fixtures import Database
from tests.store.rows import entry, open_counters, write_rows

pytestmark = pytest.mark.rule("COM-61")


def put(db: Connection, key: str) -> str:
    add(db, Setting, {"key": key, "counter": "", "value": "1"})
    return key


def keys(store: Store) -> list[str]:
    with store.reading() as db:
        return list(db.execute(select(Setting.key).order_by(Setting.key)).scalars())


def test_a_clerk_is_taken_before_machines_and_imports(store: Store) -> None:
    gate, done = threading.Event(), []
    first = store.writer.submit(lambda db: gate.wait())
    queued = [
        store.writer.submit(lambda db, w=which: done.append(w), Priority[which])
        for which in ("BATCH", "MACHINE", "BATCH", "CLERK", "MACHINE", "CLERK")
    ]
    gate.set()
    for future in (first, *queued):
        future.result()
    assert done == ["CLERK", "CLERK", "MACHINE", "MACHINE", "BATCH", "BATCH"]


@pytest.mark.both
def test_what_ends_without_commit_leaves_nothing(store: Store) -> None:
    def stumble(db: Connection) -> None:
        put(db, "half")
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        store.writer.run(stumble)
    cancelled = store.writer.submit(lambda db: put(db, "cancelled"))
    cancelled.cancel()
    store.writer.run(lambda db: put(db, "whole"))
    assert set(keys(store)) <= {"whole", "cancelled"}
    assert cancelled.cancelled() != ("cancelled" in keys(store))


@pytest.mark.both
@pytest.mark.rule("COM-84")
def test_a_connection_with_a_fault_is_dropped_and_the_next_command_works(store: Store) -> None:
    seen: list[frozenset[str]] = []
    store.outages.listen(lambda now: seen.append(frozenset(now)))
    sqlite = store.engine.dialect.name == "sqlite"

    def lose(db: Connection) -> str:
        put(db, "lost")
        if sqlite:
            raise DBAPIError("commit", None, full())
        terminate(store, driver_of(db).info.backend_pid)
        return put(db, "lost too")

    with pytest.raises(Unavailable) as lost:
        store.writer.run(lose)
    assert "Nothing was lost" in lost.value.what.message
    assert DATABASE in store.outages.now
    before = store.writer.run(lambda db: id(driver_of(db)))
    assert store.writer.run(lambda db: put(db, "kept")) == "kept"
    assert store.writer.run(lambda db: id(driver_of(db))) == before, "a sound connection is kept"
    assert keys(store) == ["kept"]
    assert seen == [{DATABASE}, set()]
    with store.reading() as db:
        row = db.execute(select(Outage.name, Outage.begun_at, Outage.ended_at, Outage.reason)).one()
    assert row.name == DATABASE
    assert row.ended_at is not None


def terminate(store: Store, backend: int) -> None:
    engine = open_engine(store.url)
    with engine.connect() as db:
        db.execute(text(f"SELECT pg_terminate_backend({backend})"))
    engine.dispose()


def full() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


@pytest.mark.rule("COM-84")
def test_an_outage_is_one_row_with_begin_end_and_reason(store: Store, clock: SetClock) -> None:
    told: list[list[str]] = []
    stop = store.outages.listen(lambda now: told.append(sorted(now)))
    store.outages.begin("printer", T("No paper."))
    store.outages.begin("printer", T("Still no paper."))
    store.outages.begin("key", T("No key."))
    clock.advance(timedelta(minutes=9))
    store.outages.end("printer")
    store.outages.end("printer")
    stop()
    store.outages.end("key")
    rows = store.writer.run(
        lambda db: db.execute(select(Outage.name, Outage.begun_at, Outage.ended_at)).all(), Priority.BATCH
    )
    assert {r.name: r.ended_at - r.begun_at for r in rows} == {
        "printer": timedelta(minutes=9),
        "key": timedelta(minutes=9),
    }
    assert told == [["printer"], ["key", "printer"], ["key"]]


def pragmas(connection: Any) -> dict[str, Any]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}


def test_every_connection_keeps_what_it_was_told(store: Store) -> None:
    """D2: WAL, synchronous FULL, foreign keys on; a reader's can only read."""
    assert PRAGMAS["journal_mode"] == "wal"
    assert (PRAGMAS["synchronous"], PRAGMAS["foreign_keys"], PRAGMAS["recursive_triggers"]) == (2, 1, 1)
    assert store.writer.run(lambda db: pragmas(driver_of(db))) == PRAGMAS
    with store.reading() as db:
        assert pragmas(driver_of(db)) == PRAGMAS
        assert driver_of(db).execute("PRAGMA query_only").fetchone() == (1,)
        with pytest.raises(DBAPIError, match="readonly"):
            put(db, "by a reader")
    for opened in (open_engine(store.url), open_reader(store.url)):
        with opened.connect() as db:
            assert pragmas(driver_of(db)) == PRAGMAS
            with pytest.raises(DBAPIError):
                db.execute(text("INSERT INTO checks VALUES ('x', 'y', 'z')"))
        opened.dispose()


@pytest.mark.both
def test_a_reader_sees_one_moment_and_writes_nothing(store: Store) -> None:
    write_rows(store, 1, 3)
    count = text("SELECT count(*) FROM journal")
    with store.reading() as db:
        assert db.execute(count).scalar_one() == 3
        write_rows(store, 4, 5)
        assert db.execute(count).scalar_one() == 3
        with pytest.raises(DBAPIError):
            db.execute(text("DELETE FROM settings"))
    with store.reading() as db:
        assert db.execute(count).scalar_one() == 5


@pytest.mark.both
def test_two_writers_that_wait_for_each_other_both_come_through(database: Database) -> None:
    one, two = (open_store(database.home, database.url, database.folders) for _ in range(2))
    for key in ("a", "b"):
        one.writer.run(lambda db, k=key: put(db, k))
    meet = threading.Barrier(2)

    def turn(first: str, second: str) -> Callable[[Connection], int]:
        tries = 0

        def work(db: Connection) -> int:
            nonlocal tries
            tries += 1
            db.execute(update(Setting).where(Setting.key == first).values(value=first))
            if tries == 1:
                with suppress(threading.BrokenBarrierError):
                    meet.wait(60 if database.url else 0.01)
            db.execute(update(Setting).where(Setting.key == second).values(value=first))
            return tries

        return work

    futures = [one.writer.submit(turn("a", "b")), two.writer.submit(turn("b", "a"))]
    tries = sorted(future.result(30) for future in futures)
    assert tries == ([1, 2] if database.url else [1, 1])
    for opened in (one, two):
        opened.close()


def test_the_log_is_carried_over_while_there_is_work_and_cut_when_there_is_none(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "LIMIT", 50_000)
    monkeypatch.setattr(checkpoint, "COMMITS", 1)
    monkeypatch.setattr(checkpoint, "IDLE", 0.05)
    done: dict[str, threading.Event] = {"PASSIVE": threading.Event(), "TRUNCATE": threading.Event()}

    real = checkpoint.Checkpoints._checkpoint

    def noted(self: checkpoint.Checkpoints, driver: sqlite3.Connection, how: str) -> None:
        real(self, driver, how)
        done[how].set()

    monkeypatch.setattr(checkpoint.Checkpoints, "_checkpoint", noted)
    store = open_store(database.home, None, database.folders)
    log = Path(f"{database.home / FILE}-wal")
    write_rows(store, 1, 200)
    store.writer.run(lambda db: put(db, "one more"))
    assert done["PASSIVE"].wait(20)
    assert done["TRUNCATE"].wait(20)
    while log.stat().st_size:
        assert done["TRUNCATE"].wait(20)
    store.close()
    with closing(sqlite3.connect(database.home / FILE)) as db:
        assert db.execute("SELECT count(*) FROM journal").fetchone() == (200,)


@pytest.mark.both
@pytest.mark.rule("COM-05")
def test_a_row_of_an_unknown_counter_is_no_row(store: Store) -> None:
    store.writer.run(lambda db: open_counters(db, "A1"))
    with pytest.raises(NoCounter):
        store.writer.run(lambda db: append(db, entry(1, "B9")))


def test_work_that_is_queued_is_finished_before_the_store_is_closed(database: Database) -> None:
    store = open_store(database.home, None, database.folders)
    futures: list[Future[str]] = [
        store.writer.submit(lambda db, k=k: put(db, f"k{k}"), Priority.BATCH) for k in range(20)
    ]
    store.close()
    assert [f.result(0) for f in futures] == [f"k{k}" for k in range(20)]
