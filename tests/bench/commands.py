"""P1 to P3: a command against the very same statements by sqlite3, and its tail while a reader is open.

The statements are captured while the house carries a command out, and repeated at once on a copy. P1 counts
the process's CPU time, P2 and P3 the time on the wall.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.store.engine import PRAGMAS, driver_of
from app.store.store import FILE
from tests.bench.evening import Evening
from tests.bench.measure import Measured, ms, ratio, share

PARTIES = 90
COUNTED = 2_000


def measure() -> Iterator[Measured]:
    """CPU alone, then with every commit on disk, then the tail."""
    ours, raw, statements = _side_by_side(synchronous=0, now=time.process_time)
    note = f"{ms(ours)} against {ms(raw)}, {statements:.1f} statements"
    yield Measured("P1", "a command / its statements by sqlite3, not synced", ratio(ours, raw), 6, note)
    ours, raw, _ = _side_by_side(synchronous=2, now=time.perf_counter)
    sync = f"{ms(ours)} against {ms(raw)}, fdatasync {_fdatasync() * 1000:.2f} ms"
    yield Measured("P2", "a command / its statements by sqlite3, on disk", ratio(ours, raw), 3, sync)
    yield from _tail()


def _side_by_side(synchronous: int, now: Callable[[], float]) -> tuple[list[float], list[float], float]:
    """Seconds of each command, of its statements alone, and how many statements it has on average."""
    with tempfile.TemporaryDirectory() as folder:
        one = Evening(Path(folder), PARTIES)
        captured: list[tuple[str, Any, bool]] = []
        event.listen(one.house.store.engine, "before_cursor_execute", _capture(captured))
        one.furnish()
        one.house.store.writer.run(lambda db: None)
        copy = _copied(Path(folder), synchronous)
        with _synced(one, synchronous), closing(copy):
            ours, raw, count = [], [], 0
            for call in one.calls():
                captured.clear()
                begin = now()
                done = one.house.desk.carry_out(call)
                ours.append(now() - begin)
                one.keep(call, done.result)
                told = [c for c in captured if not c[0].startswith("PRAGMA")]
                begin = now()
                _repeat(copy, told)
                raw.append(now() - begin)
                count += len(told)
                if len(ours) == COUNTED:
                    break
        one.house.close()
    return ours, raw, count / len(ours)


def _tail() -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as folder:
        one = Evening(Path(folder), PARTIES)
        one.furnish()
        with closing(sqlite3.connect(Path(folder) / FILE, isolation_level=None)) as reader:
            ours: list[float] = []
            for call in one.calls():
                if len(ours) % 50 == 0:
                    _look_anew(reader)
                begin = time.perf_counter()
                done = one.house.desk.carry_out(call)
                ours.append(time.perf_counter() - begin)
                one.keep(call, done.result)
                if len(ours) == COUNTED:
                    break
        one.house.close()
    middle = share(ours, 50)
    yield Measured("P3", "a command's p99 / its own p50, a reader open", share(ours, 99) / middle, 3)
    yield Measured("P3", "a command's longest / its own p50", max(ours) / middle, 10)


def _look_anew(reader: sqlite3.Connection) -> None:
    if reader.in_transaction:
        reader.execute("COMMIT")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM journal").fetchone()


def _capture(captured: list[tuple[str, Any, bool]]) -> Any:
    def told(_c: Any, _k: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        captured.append((statement, parameters, many))

    return told


def _copied(home: Path, synchronous: int) -> sqlite3.Connection:
    """A copy of the data, opened as the store opens it."""
    copy = sqlite3.connect(home / "copy.db", isolation_level=None, cached_statements=512)
    with closing(sqlite3.connect(home / FILE)) as source:
        source.backup(copy)
    for name, value in (PRAGMAS | {"synchronous": synchronous}).items():
        copy.execute(f"PRAGMA {name}={value}")
    return copy


@contextmanager
def _synced(one: Evening, synchronous: int) -> Iterator[None]:
    """Let the writer's connection be as careless as asked."""

    def set_it(db: Any) -> None:
        driver = driver_of(db)
        driver.execute("COMMIT")
        driver.execute(f"PRAGMA synchronous={synchronous}")
        driver.execute("BEGIN IMMEDIATE")

    one.house.store.writer.run(set_it)
    yield


def _repeat(copy: sqlite3.Connection, told: list[tuple[str, Any, bool]]) -> None:
    """The same statements with the same values, in one transaction."""
    copy.execute("BEGIN IMMEDIATE")
    for statement, parameters, many in told:
        if statement.startswith("BEGIN"):
            continue
        if many:
            copy.executemany(statement, parameters)
        else:
            copy.execute(statement, parameters).fetchall()
    copy.execute("COMMIT")


def _fdatasync() -> float:
    """Seconds in which this disk has 12 KiB more, the median of 50."""
    import os

    with tempfile.NamedTemporaryFile() as file:
        taken = []
        for _ in range(50):
            begin = time.perf_counter()
            file.write(b"x" * 12_288)
            file.flush()
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - begin)
    return sorted(taken)[25]
