"""Every row of every table, held against what the journal says was written last: the heart of the deep audit (COM-05).

The journal is read once in the order of its numbers, into a scratch file that keeps the newest digest of
each row; then the tables are read as they are stored, so that nothing in them need be well-formed.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Table, column, select

from app.kernel.text import T, Text
from app.store.audit import Finding, Progress, quiet
from app.store.written import SEPARATOR, columns, digest, key, sealed_tables

CHUNK = 1000
MOST = 20
"""Rows of one table that are named; of more, how many they are."""


def altered(db: Connection, progress: Progress = quiet) -> Iterator[Finding]:
    """Rows that are not what a command last wrote, that are missing, or that no command wrote."""
    with closing(sqlite3.connect("")) as file:  # "": a file that goes with its connection
        newest = _Newest(file)
        yield from newest.read(db, progress)
        for table in sealed_tables(db):
            yield from _few(newest.compare(db, table, progress), table.name)
        for name in newest.left():
            yield from _few(newest.missing(name), name)


class _Newest:
    """The newest digest of each row, with the journal row that wrote it."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        file.execute(
            "CREATE TABLE newest (name TEXT, key TEXT, digest TEXT, counter TEXT, n INTEGER,"
            " PRIMARY KEY (name, key)) WITHOUT ROWID"
        )

    def read(self, db: Connection, progress: Progress) -> Iterator[Finding]:
        """Go through the journal; a row that a command changed had to be what was written before."""
        rows = db.exec_driver_sql(_JOURNAL, execution_options={"yield_per": CHUNK})
        for done, (counter, n, wrote) in enumerate(rows, start=1):
            for name, one, was, now in _changes(wrote):
                if was != self._digest(name, one):
                    yield Finding(_found_altered(name, one), counter, n)
                self._keep(name, one, now, counter, n)
            if not done % CHUNK:
                progress(_OF_JOURNAL, done)

    def compare(self, db: Connection, table: Table, progress: Progress) -> Iterator[Text]:
        """Go through a table; what fits is struck off."""
        names = [c.name for c in columns(table)]
        as_stored: Any = select(*(column(name) for name in names)).select_from(table)
        rows = db.execute(as_stored, execution_options={"yield_per": CHUNK})
        for done, values in enumerate(rows, start=1):
            row = dict(zip(names, values, strict=True))
            if what := self._fault(table.name, key(table, row), digest(table, row)):
                yield what
            if not done % CHUNK:
                progress(T("Rows of {table}", table=table.name), done)

    def left(self) -> list[str]:
        """Tables of which rows are left that nothing fitted."""
        return [name for (name,) in self._file.execute("SELECT DISTINCT name FROM newest ORDER BY name")]

    def missing(self, name: str) -> Iterator[Text]:
        """What was written and is not there."""
        for one, counter, n in self._file.execute(_LEFT, (name,)):
            yield T(
                "Row {key} of {table} is missing; row {n} of {counter} wrote it.",
                key=one,
                table=name,
                n=n,
                counter=counter,
            )

    def _digest(self, name: str, one: str) -> str:
        found = self._file.execute(
            "SELECT digest FROM newest WHERE name = ? AND key = ?", (name, one)
        ).fetchone()
        return found[0] if found else ""

    def _keep(self, name: str, one: str, now: str, counter: str, n: int) -> None:
        if now:
            self._file.execute(
                "INSERT OR REPLACE INTO newest VALUES (?, ?, ?, ?, ?)", (name, one, now, counter, n)
            )
        else:
            self._file.execute("DELETE FROM newest WHERE name = ? AND key = ?", (name, one))

    def _fault(self, name: str, one: str, now: str) -> Text | None:
        found = self._file.execute(
            "DELETE FROM newest WHERE name = ? AND key = ? RETURNING digest, counter, n", (name, one)
        ).fetchone()
        if found is None:
            return T("Row {key} of {table} was written by no command.", key=one, table=name)
        if found[0] == now:
            return None
        return T(
            "Row {key} of {table} is not what row {n} of {counter} wrote.",
            key=one,
            table=name,
            n=found[2],
            counter=found[1],
        )


def _changes(wrote: Any) -> Iterator[tuple[str, str, str, str]]:
    """Table, key, digest before and after, of each row that a command wrote; what is unreadable its hash tells."""
    try:
        told = json.loads(wrote)
        changes = [
            (name, one, *change.split(SEPARATOR)) for name in told for one, change in told[name].items()
        ]
    except (ValueError, TypeError, AttributeError):
        return
    yield from (one for one in changes if len(one) == 4)


def _few(faults: Iterator[Text], name: str) -> Iterator[Finding]:
    """The first faults of a table, and how many more there are."""
    more = 0
    for n, what in enumerate(faults):
        if n < MOST:
            yield Finding(what)
        else:
            more += 1
    if more:
        yield Finding(T("{count} more rows of {table} do not fit.", count=more, table=name))


def _found_altered(name: str, one: str) -> Text:
    return T(
        "This command changed row {key} of {table}, which was not as it had been written.",
        key=one,
        table=name,
    )


_JOURNAL = "SELECT counter, n, wrote FROM journal ORDER BY seq"
_LEFT = "SELECT key, counter, n FROM newest WHERE name = ? ORDER BY key"
_OF_JOURNAL = T("Rows written, by the journal")
