"""Dumps of PostgreSQL, put back: rows alone are taken from a dump, into tables of our own making (COM-62, 81).

Nothing that a dump says is carried out: its rows are read as text and copied. So the guards of the
journal hold its rows against each other while they come in.
"""

import re
import secrets
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import URL, Connection, Engine, MetaData, Table, insert, select, text
from sqlalchemy.exc import DBAPIError

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.store.backup import client
from app.store.engine import driver_of, open_engine
from app.store.migrate import Standing, build, refuse_newer
from app.store.rooms import Room
from app.store.schema import not_ours
from app.store.trouble import HELD, unavailable

MAGIC = b"PGDMP"
IN_ORDER = {"journal": "seq", "seals": "n"}
"""Tables whose guards want their rows in order."""
_COPY = re.compile(rb"COPY public\.(\w+) \(([^()]*)\) FROM stdin;\n")
_END = b"\\.\n"


def is_dump(file: Path) -> bool:
    """Whether a file is a dump of PostgreSQL. Raises Unavailable for one that cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise unavailable(error) or error from error


@contextmanager
def loaded(file: Path, server: URL, rooms: Sequence[Room], now: datetime) -> Iterator[URL]:
    """A scratch database on the server with the rows of a dump, gone afterwards unless it was put in place."""
    name = f"{server.database}_scratch_{secrets.token_hex(4)}"
    _tell(server, f'CREATE DATABASE "{name}"')
    try:
        url = server.set(database=name)
        engine = open_engine(url)
        try:
            _fill(engine, file, rooms, now)
        finally:
            engine.dispose()
        yield url
    finally:
        _tell(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def put(scratch: URL, live: URL, now: datetime, gap: dict[str, str]) -> str:
    """Give the scratch database the live one's name, in one step; the old one stays under a name of its own."""
    kept = f"{live.database}_before_{now:%Y%m%dT%H%M%S%f}".lower()
    engine = open_engine(scratch)
    with engine.begin() as db:
        db.execute(_gap, gap)
    engine.dispose()
    _tell(
        live,
        f'ALTER DATABASE "{live.database}" RENAME TO "{kept}"',
        f'ALTER DATABASE "{scratch.database}" RENAME TO "{live.database}"',
    )
    return kept


def _fill(engine: Engine, file: Path, rooms: Sequence[Room], now: datetime) -> None:
    revisions = frozenset(_lines(file, "alembic_version"))
    if not revisions:
        raise not_ours()
    refuse_newer(Standing(revisions, ""), rooms)
    build(engine, rooms, revisions, now)
    tables = MetaData()
    with engine.connect() as db:
        tables.reflect(db)
    if strange := sorted(_tables(file) - tables.tables.keys()):
        raise not_ours(strange)
    with engine.begin() as db:
        db.execute(text("DELETE FROM alembic_version"))
        db.execute(text("DELETE FROM upgrades"))
        for table in tables.sorted_tables:
            _load(db, table, file)
        db.execute(text("SELECT setval('journal_seq', coalesce(max(seq), 0) + 1, false) FROM journal"))


def _load(db: Connection, table: Table, file: Path) -> None:
    """Copy the rows of one table; those that have an order of their own by way of a temporary table."""
    order, into = IN_ORDER.get(table.name), table
    if order:
        into = table.to_metadata(MetaData(), name=f"in_{table.name}")
        db.execute(text(f'CREATE TEMP TABLE "{into.name}" (LIKE public."{table.name}") ON COMMIT DROP'))
    with _told(file, table.name) as stream:
        columns = _until_rows(stream, table)
        if columns:
            _pour(db, into.name, columns, stream)
    if order and columns:
        rows = select(*(into.c[column] for column in columns)).order_by(into.c[order])
        db.execute(insert(table).from_select(columns, rows))


def _pour(db: Connection, into: str, columns: Sequence[str], stream: IO[bytes]) -> None:
    some = ", ".join(f'"{column}"' for column in columns)
    with driver_of(db).cursor().copy(f'COPY "{into}" ({some}) FROM STDIN') as copy:
        for line in stream:
            if line == _END:
                return
            copy.write(line)
    raise not_ours([into])


def _until_rows(stream: IO[bytes], table: Table) -> list[str]:
    """Read up to a table's rows; returns their columns, none for a table that the dump does not have."""
    for line in stream:
        if found := _COPY.fullmatch(line):
            columns = [column.strip().strip('"') for column in found[2].decode("ascii", "replace").split(",")]
            if found[1].decode() != table.name or set(columns) != set(table.columns.keys()):
                raise not_ours([table.name])
            return columns
    return []


def _lines(file: Path, table: str) -> list[str]:
    """The rows of a table of one column."""
    with _told(file, table) as stream:
        rest = stream.read().partition(b"FROM stdin;\n")[2].partition(b"\\.\n")[0]
    return rest.decode("ascii", "replace").split()


def _tables(file: Path) -> set[str]:
    """The tables that a dump has rows of."""
    with _told(file, "", "--list") as stream:
        told = stream.read().decode("utf-8", "replace")
    return set(re.findall(r"^\d+;.* TABLE DATA public (\S+) ", told, re.MULTILINE))


@contextmanager
def _told(file: Path, table: str, *how: str) -> Iterator[IO[bytes]]:
    """What pg_restore reads out of a dump, as text; it gets no database to carry anything out in."""
    some = (
        [*how, str(file)]
        if how
        else ["--data-only", "--schema=public", f"--table={table}", "--file=-", str(file)]
    )
    with subprocess.Popen(
        [client("pg_restore"), *some], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reading:
        if reading.stdout is None or reading.stderr is None:
            raise OSError("pg_restore gave nothing to read")
        yield reading.stdout
        said = reading.communicate()[1]
    if reading.returncode:
        raise Unavailable(
            T("{file} is damaged. Take another backup.", file=file.name), said.decode("utf-8", "replace")
        )


def _tell(server: URL, *statements: str) -> None:
    """Have the server make, rename or drop databases, from the one that every server has."""
    alone = len(statements) == 1
    engine = open_engine(server.set(database="postgres"))
    if alone:
        engine = engine.execution_options(isolation_level="AUTOCOMMIT")
    try:
        with engine.begin() as db:
            for statement in statements:
                db.execute(text(statement))
    except DBAPIError as error:
        raise _unable(error) or error from error
    finally:
        engine.dispose()


def _unable(error: DBAPIError) -> Unavailable | None:
    state = getattr(error.orig, "sqlstate", "")
    if state == "55006":
        return Unavailable(HELD, str(error))
    if state == "42501":
        return Unavailable(
            T("The database's user may not make databases. Ask the administrator to restore."), str(error)
        )
    return unavailable(error)


_gap = text(
    "INSERT INTO outages (id, counter, name, reason, begun_at, ended_at)"
    " VALUES (:id, '', 'restore', 'The data were restored from a backup.', :begun, :ended)"
)
