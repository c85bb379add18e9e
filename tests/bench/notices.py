"""COM-60: from a commit at one counter until another one hears of it, against the second that the rule gives."""

import queue
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.house import House, open_house
from app.store.base import add
from app.store.journal import Counter, append
from app.store.notices import Notice
from tests.bench.journal import entry
from tests.bench.measure import Measured, ms

TOLD = 50
GIVEN_UP = 60.0
"""Seconds."""


def measure() -> Iterator[Measured]:
    """The longest of many on SQLite, where the file is looked at from time to time."""
    with tempfile.TemporaryDirectory() as folder, closing(open_house(Path(folder))) as one:
        one.store.writer.run(lambda db: add(db, Counter, {"code": "A1", "name": "A1"}))
        with closing(open_house(Path(folder))) as other:
            took = sorted(_told(one, other))
    note = f"{TOLD} told, in the middle {ms(took)}, the longest {took[-1] * 1000:.0f} ms"
    yield Measured("N1", "a change until another counter hears of it / a second", took[-1], 1, note)


def _told(one: House, other: House) -> Iterator[float]:
    heard: queue.Queue[Notice] = queue.Queue()
    stop = other.store.watch(heard.put)
    for n in range(TOLD):
        one.store.writer.run(partial(_tell, one, n))
        begin = time.perf_counter()
        heard.get(timeout=GIVEN_UP)
        yield time.perf_counter() - begin
    stop()


def _tell(one: House, n: int, db: Connection) -> None:
    told = replace(entry(n), flow="house")
    seq, _ = append(db, told)
    one.store.tell(db, (told.touched,), "house.change_setting", seq)
