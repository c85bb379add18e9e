"""Dumps of PostgreSQL, put back: rows alone are taken from a dump, into tables of our own making (COM-62, 81).

Nothing that a dump says is carried out: its rows are read as text and copied. So the guards of the
journal hold its rows against each other while they come in.
"""

import re
import secrets
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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
from app.store.trouble import HELD, cause, unavailable

MAGIC = b"PGDMP"
GAP = (
    "INSERT INTO outages (id, counter, name, reason, begun_at, ended_at)"
    " VALUES (:id, '', 'restore', :reason, :begun, :ended)"
)
"""What a restore leaves among the outages, on both databases: the time that was lost (COM-84)."""
IN_ORDER = {"journal": "seq", "seals": "n"}
"""Tables whose guards want their rows in order."""
MIB = 1024 * 1024
_VERSIONS = "alembic_version"
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
        db.execute(text(GAP), gap)
    engine.dispose()
    _tell(
        live,
        f'ALTER DATABASE "{live.database}" RENAME TO "{kept}"',
        f'ALTER DATABASE "{scratch.database}" RENAME TO "{live.database}"',
    )
    return kept


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one table, as they stood in a dump."""

    columns: Sequence[str]
    file: Path


def _fill(engine: Engine, file: Path, rooms: Sequence[Room], now: datetime) -> None:
    with tempfile.TemporaryDirectory(prefix="yingke-dump-") as place:
        rows = _apart(file, Path(place))
        revisions = (
            frozenset(rows[_VERSIONS].file.read_text("ascii").split()) if _VERSIONS in rows else frozenset()
        )
        if not revisions:
            raise not_ours()
        refuse_newer(Standing(revisions, ""), rooms)
        build(engine, rooms, revisions, now)
        tables = MetaData()
        with engine.connect() as db:
            tables.reflect(db)
        strange = [name for name in rows if set(rows[name].columns) != _columns(tables, name)]
        if strange:
            raise not_ours(sorted(strange))
        with engine.begin() as db:
            db.execute(text("DELETE FROM alembic_version"))
            db.execute(text("DELETE FROM upgrades"))
            for table in tables.sorted_tables:
                if table.name in rows:
                    _load(db, table, rows[table.name])
            db.execute(text("SELECT setval('journal_seq', coalesce(max(seq), 0) + 1, false) FROM journal"))


def _columns(tables: MetaData, name: str) -> set[str]:
    return set(tables.tables[name].columns.keys()) if name in tables.tables else set()


def _apart(file: Path, place: Path) -> dict[str, _Rows]:
    """Read the rows out of a dump, each table's into a file of its own. pg_restore gets no database to write in."""
    found: dict[str, _Rows] = {}
    told = [client("pg_restore"), "--data-only", "--file=-", str(file)]
    with subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        if reading.stdout is None:
            raise OSError("pg_restore gave nothing to read")
        for line in reading.stdout:
            if (head := _COPY.fullmatch(line)) is None:
                continue
            columns = [name.strip().strip('"') for name in head[2].decode("utf-8", "replace").split(",")]
            rows = found[head[1].decode()] = _Rows(columns, place / f"{len(found)}.rows")
            with rows.file.open("wb") as out:
                out.writelines(_until_end(reading.stdout))
        said = reading.communicate()[1]
    if reading.returncode:
        raise Unavailable(
            T("{file} is damaged. Take another backup.", file=file.name), said.decode("utf-8", "replace")
        )
    return found


def _until_end(stream: IO[bytes]) -> Iterator[bytes]:
    for line in stream:
        if line == _END:
            return
        yield line


def _load(db: Connection, table: Table, rows: _Rows) -> None:
    """Copy the rows of one table; those that have an order of their own by way of a temporary table."""
    order, into = IN_ORDER.get(table.name), table
    if order:
        into = table.to_metadata(MetaData(), name=f"in_{table.name}")
        db.execute(text(f'CREATE TEMP TABLE "{into.name}" (LIKE public."{table.name}") ON COMMIT DROP'))
    some = ", ".join(f'"{column}"' for column in rows.columns)
    with (
        driver_of(db).cursor().copy(f'COPY "{into.name}" ({some}) FROM STDIN') as copy,
        rows.file.open("rb") as file,
    ):
        while piece := file.read(MIB):
            copy.write(piece)
    if order:
        ordered = select(*(into.c[column] for column in rows.columns)).order_by(into.c[order])
        db.execute(insert(table).from_select(list(rows.columns), ordered))


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
        return Unavailable(HELD, cause(error))
    if state == "42501":
        return Unavailable(
            T(
                "The database's user may not make databases, so no dump can be tried out. Ask the administrator."
            ),
            cause(error),
        )
    return unavailable(error)
