"""P16: the audit of a journal, against a bare SELECT of its rows."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from app.house import House, open_house
from app.store.audit import audit
from app.store.base import add
from app.store.engine import driver_of
from app.store.journal import Counter, Entry, append
from app.store.seals import Keys
from tests.bench.measure import Measured, in_turns, ms, ratio

ROWS = 100_000
BEGIN = datetime(2026, 11, 23, 3, tzinfo=UTC)


def measure() -> Iterator[Measured]:
    """The ratio of the two walks."""
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(Path(folder))
        house.store.writer.run(_fill)
        keys = Keys(Path(folder) / "keys")
        found = in_turns({"select": lambda: _select(house), "audit": lambda: _audit(house, keys)}, 5)
        house.close()
    note = f"{ROWS:,} rows: {ms(found['audit'])} against {ms(found['select'])}"
    yield Measured(
        "P16", "audit / bare SELECT of the journal", ratio(found["audit"], found["select"]), 2.5, note
    )


def _fill(db: Connection) -> None:
    add(db, Counter, {"code": "A1", "name": "A1"})
    for n in range(ROWS):
        append(db, entry(n))


def entry(n: int) -> Entry:
    """The n-th command of a long evening."""
    return Entry(
        counter="A1",
        command_id=f"c{n}",
        at=BEGIN + timedelta(seconds=n),
        staff="chen",
        on_behalf=None,
        approved_by=None,
        flow="restaurant",
        case=f"s{n // 20}",
        touched=f"s{n // 20}",
        command="restaurant.serve_dishes",
        args=f'{{"lines":["l{n}"],"sitting":"s{n // 20}"}}',
        seen="{}",
        result="null",
        wrote="{}",
    )


def _select(house: House) -> None:
    with house.store.reading() as db:
        cursor = driver_of(db).execute("SELECT * FROM journal ORDER BY counter, n")
        while cursor.fetchmany(1000):
            pass


def _audit(house: House, keys: Keys) -> None:
    with house.store.reading() as db:
        if not audit(db, keys).whole:
            raise RuntimeError("the journal is not whole")
