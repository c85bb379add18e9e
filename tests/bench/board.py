"""P6: the floor of 200 tables in mid-evening, against its bare statement; and with 500,000 sittings that are over."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text

from app.flows.restaurant.queries.floor import floor
from app.house import House, open_house
from app.kernel.judge import Staff
from app.store.store import FILE
from tests.bench.evening import Evening
from tests.bench.measure import Measured, in_turns, ms, ratio

PARTIES, HOUR = 100, 19
"""The first evening's parties, up to this hour."""
OVER = 500_000
HOST = Staff("zhoumin", frozenset({"host"}))
OF_ONE = "FROM {table}, n WHERE {table}.id = (SELECT id FROM restaurant_sittings WHERE freed_at IS NOT NULL LIMIT 1)"
COUNTING = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {OVER}) "


def measure() -> Iterator[Measured]:
    """The ratio to the bare statement, then the one of many sittings over to none, all taken in turns."""
    with tempfile.TemporaryDirectory() as folder:
        now, later = Path(folder) / "now", Path(folder) / "later"
        one = Evening(now, PARTIES)
        at = mid_evening(one)
        told = _statement(one.house, at)
        one.house.close()
        shutil.copytree(now, later)
        with closing(open_house(now)) as house, closing(open_house(later)) as old:
            old.store.writer.run(_fill)
            with closing(sqlite3.connect(now / FILE)) as raw:
                tables = len(raw.execute(*told).fetchall())
                variants = {"ours": _look(house, at), "over": _look(old, at)}
                found = in_turns({**variants, "raw": lambda: raw.execute(*told).fetchall()}, 201)
    note = f"{ms(found['ours'])} against {ms(found['raw'])}, {tables} tables"
    yield Measured("P6", "the floor / its bare statement", ratio(found["ours"], found["raw"]), 1.3, note)
    note = f"{ms(found['over'])} against {ms(found['ours'])}"
    what = f"the floor, {OVER:,} sittings over / none"
    yield Measured("P6", what, ratio(found["over"], found["ours"]), 1.1, note)


def _look(house: House, at: datetime) -> Callable[[], None]:
    def look() -> None:
        with house.store.reading() as db:
            floor(db, at, HOST, house.desk.settings)

    return look


def mid_evening(one: Evening) -> datetime:
    """Carry the first evening out up to its middle, and say when that is."""
    one.furnish()
    for call in one.calls():
        one.keep(call, one.house.desk.carry_out(call).result)
        if call.at and call.at.hour >= HOUR:
            return call.at
    raise LookupError(f"no evening reaches {HOUR} o'clock")


def _statement(house: House, at: datetime) -> tuple[str, tuple[object, ...]]:
    """The statement that the floor reads by, and its values."""
    told: list[tuple[str, tuple[object, ...]]] = []

    def capture(_c: object, _k: object, statement: str, parameters: Any, _x: object, _m: bool) -> None:
        told.append((statement, tuple(parameters)))

    with house.store.reading() as db:
        event.listen(db, "before_cursor_execute", capture)
        floor(db, at, HOST, house.desk.settings)
    [found] = told
    return found


def _fill(db: Connection) -> None:
    """Copies of a sitting that is over, and of its case."""
    for table in ("cases", "restaurant_sittings"):
        columns = [row[1] for row in db.execute(text(f"PRAGMA table_info({table})"))]
        told = {"id": "'over' || n.i", "number": "'over' || n.i"}
        values = ", ".join(told.get(name, f'{table}."{name}"') for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        db.execute(
            text(f"{COUNTING} INSERT INTO {table} ({names}) SELECT {values} {OF_ONE.format(table=table)}")
        )
