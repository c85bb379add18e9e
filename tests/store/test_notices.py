"""What one counter does shows at the others within a second, without asking (COM-60)."""

import queue
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import IO

import pytest
from sqlalchemy import Connection, text

from app.store.engine import open_engine
from app.store.journal import append
from app.store.notices import LONGEST, LOOK_EVERY, Notice
from app.store.store import Store, open_store
from tests.fixtures import Database
from tests.store.rows import entry, open_counters, write_rows

pytestmark = pytest.mark.rule("COM-60")
SOON = 60.0
"""Seconds after which a notice is given up: how soon it comes is measured by `make bench`."""

OTHER = """
import sys
from pathlib import Path
from app.house import load
from app.store.journal import append
from app.store.store import open_store
from tests.store.rows import entry
load(("tests.flows.ninth",))
store = open_store(Path(sys.argv[1]), sys.argv[2] or None, ("tests.flows.ninth",), counter="B2")
heard = lambda n: None if n.mine else print("heard", *n.cases, flush=True)
stop = store.watch(heard)
print("ready", flush=True)
for line in sys.stdin:
    k = int(line)
    def work(db):
        seq, _ = append(db, entry(k, "B2"))
        store.tell(db, (f"case-{k}",), "ninth.practise", seq)
    store.writer.run(work)
stop()
store.close()
"""


@contextmanager
def another(database: Database) -> Iterator[tuple[IO[str], IO[str]]]:
    """Another process at another counter: writes the k-th row when told k, and says what it hears."""
    told = [sys.executable, "-c", OTHER, str(database.home), database.url or ""]
    pipe = subprocess.PIPE
    with subprocess.Popen(told, stdin=pipe, stdout=pipe, text=True, bufsize=1) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process.stdin, process.stdout
        process.stdin.close()
    assert process.returncode == 0


def tell(store: Store, k: int, cases: tuple[str, ...]) -> None:
    def work(db: Connection) -> None:
        seq, _ = append(db, entry(k, "A1"))
        store.tell(db, cases, "ninth.practise", seq)

    store.writer.run(work)


@pytest.mark.both
def test_two_processes_hear_of_each_other(store: Store, database: Database) -> None:
    assert LOOK_EVERY * 5 <= 1
    store.writer.run(lambda db: open_counters(db, "A1", "B2"))
    heard: queue.Queue[Notice] = queue.Queue()
    stop = store.watch(heard.put)
    with another(database) as (speak, hear):
        for k in (5, 6):
            speak.write(f"{k}\n")
            notice = heard.get(timeout=SOON)
            assert (notice.mine, notice.topics) == (False, {"ninth"})
            assert notice.cases in ((f"case-{k}",), (f"case-{k % 11}",))
            tell(store, 100 + k, (f"case-{100 + k}",))
            mine = heard.get(timeout=SOON)
            assert mine.mine
            assert hear.readline() == f"heard case-{(100 + k) % 11 if database.url is None else 100 + k}\n"
    stop()
    assert heard.empty()


@pytest.mark.both
def test_what_is_rolled_back_is_told_to_nobody(store: Store) -> None:
    write_rows(store, 1, 2)
    heard: list[Notice] = []
    store.watch(heard.append)

    def fails(db: Connection) -> None:
        store.tell(db, ("c",), "ninth.practise", 3)
        raise KeyError

    with pytest.raises(KeyError):
        store.writer.run(fails)
    tell(store, 3, ("case-3",))
    assert [n.cases for n in heard] == [("case-3",)]


@pytest.mark.both
def test_a_listener_that_stumbles_deafens_nobody(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    write_rows(store, 1, 2)
    heard: list[Notice] = []

    def stumble(_: Notice) -> None:
        raise RuntimeError

    store.watch(stumble)
    store.watch(heard.append)
    tell(store, 3, ("case-3",))
    assert len(heard) == 1
    assert "a listener failed" in caplog.text
    caplog.clear()


@pytest.mark.both
def test_a_notice_about_hundreds_of_cases_arrives_whole(database: Database, dialect: str) -> None:
    if dialect == "sqlite":
        many = tuple(f"case-{k}" for k in range(3))  # read from the journal anyway
    else:
        many = tuple(f"a-case-with-a-long-name-{k:06}" for k in range(600))
        assert len(" ".join(many)) > LONGEST
    one, two = (open_store(database.home, database.url, database.folders, counter=c) for c in ("A1", "B2"))
    one.writer.run(lambda db: open_counters(db, "A1"))
    heard: queue.Queue[Notice] = queue.Queue()
    two.watch(heard.put)

    def work(db: Connection) -> None:
        seq, _ = append(db, replace(entry(1), touched=" ".join(many)))
        one.tell(db, many, "ninth.practise", seq)

    one.writer.run(work)
    assert heard.get(timeout=SOON).cases == many
    one.close()
    two.close()


@pytest.mark.both
def test_after_a_lost_connection_what_was_missed_is_told(
    store: Store, dialect: str, caplog: pytest.LogCaptureFixture
) -> None:
    if dialect == "sqlite":
        return  # a file has no connection to lose
    write_rows(store, 1, 3)
    heard: queue.Queue[Notice] = queue.Queue()
    store.watch(heard.put)
    tell(store, 4, ("case-4",))
    assert heard.get(timeout=SOON).mine
    write_rows(store, 5, 5)  # nobody is told of it
    engine = open_engine(store.url)
    with engine.connect() as db:
        db.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND query LIKE '%max(journal.seq)%'"
            )
        )
    engine.dispose()
    while "case-5" not in heard.get(timeout=SOON).cases:
        pass
    caplog.clear()
