"""Which rows a command wrote, each with a digest: what `audit --deep` holds every row against (COM-05).

The database tells it by triggers, so that no statement can forget to. On SQLite they belong to the writer's
connection and stand in no file; on PostgreSQL they are put up with the tables, and fill a temporary table
that the writer's connection alone has. The command's journal row keeps for each row what it was and what
it is now, and is hashed: whoever alters a row has to alter the chain.
"""

import hashlib
import json
import sqlite3
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Engine, Table, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from app.store.base import Base
from app.store.engine import is_sqlite

BYTES = 15
"""Of a digest: 20 characters, and no way to find another row with the same one."""
SEPARATOR = ">"
NOTED = "written"

_TEMPORARY = (
    "CREATE TEMP TABLE IF NOT EXISTS yingke_written"
    " (n bigint GENERATED ALWAYS AS IDENTITY, name text, was jsonb, now jsonb) ON COMMIT DELETE ROWS"
)
_TAKEN = text("DELETE FROM pg_temp.yingke_written RETURNING n, name, was, now")
FUNCTION = """
BEGIN
    IF to_regclass('pg_temp.yingke_written') IS NOT NULL THEN
        INSERT INTO pg_temp.yingke_written (name, was, now) VALUES (TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW));
    END IF;
    RETURN NULL;
END
"""
"""PostgreSQL's: notes a row for the connection that wishes it, and does nothing for any other."""


@cache
def columns(table: Table) -> tuple[Column[Any], ...]:
    """What of a table is sealed, by name; nothing of a table that machines write, or that is computed anew."""
    if "unsealed" in table.info:
        return ()
    return tuple(sorted((c for c in table.columns if "unsealed" not in c.info), key=lambda c: c.name))


def sealed_tables(db: Connection) -> list[Table]:
    """The tables of a database whose rows are sealed."""
    there = set(inspect(db).get_table_names())
    return [table for table in Base.metadata.sorted_tables if table.name in there and columns(table)]


def key(table: Table, row: Mapping[str, Any]) -> str:
    """How a row is called: its key."""
    return "/".join(str(_plain(c, row[c.name])) for c in table.primary_key.columns)


def digest(table: Table, row: Mapping[str, Any]) -> str:
    """The digest of a row as it is stored, the same on both databases. What is empty is left out of it.

    So a column that a later revision adds, and old rows leave empty, changes no digest.
    """
    told = {c.name: _plain(c, value) for c in columns(table) if (value := row[c.name]) is not None}
    spelt = json.dumps(told, separators=(",", ":"), default=str).encode()
    return b64encode(hashlib.blake2b(spelt, digest_size=BYTES).digest()).decode()


def watch(engine: Engine) -> None:
    """Have every connection of the writer's engine note which rows it writes."""
    event.listen(engine, "connect", _watch_sqlite if is_sqlite(engine) else _watch_postgresql)


def forget_noted(db: Connection) -> None:
    """A command begins: what was noted before is not its own. PostgreSQL forgets by itself, as it rolls back."""
    if db.dialect.name == "sqlite":
        db.info[NOTED].clear()


def noted(db: Connection) -> str:
    """What the command wrote until now, as its journal row keeps it: {table: {key: "was>is"}}."""
    tables = Base.metadata.tables
    images: dict[tuple[str, str], list[tuple[bool, Mapping[str, Any]]]] = defaultdict(list)
    for name, now, row in _images(db):
        images[name, key(tables[name], row)].append((now, row))
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (name, one), rows in sorted(images.items()):
        (began, first), (ended, last) = rows[0], rows[-1]
        was = "" if began else digest(tables[name], first)
        became = digest(tables[name], last) if ended else ""
        if was != became:
            found[name][one] = f"{was}{SEPARATOR}{became}"
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def triggers(names: Iterable[str]) -> dict[str, str]:
    """PostgreSQL's triggers for some tables, by name; so a guard's words are kept, too."""
    return {
        f"{name}_written": f"AFTER INSERT OR DELETE OR UPDATE ON public.{name}"
        " FOR EACH ROW EXECUTE FUNCTION row_written()"
        for name in names
    }


def _images(db: Connection) -> list[tuple[str, bool, Mapping[str, Any]]]:
    """Every image of a row in the order of writing: its table, whether it is the new one, its values."""
    if db.dialect.name == "sqlite":
        images = [*db.info[NOTED]]
        db.info[NOTED].clear()
        return images
    rows = sorted(db.execute(_TAKEN), key=lambda r: r.n)
    found = [(r.name, now, image) for r in rows for now, image in ((False, r.was), (True, r.now))]
    return [one for one in found if one[2] is not None]


def _plain(column: Column[Any], value: Any) -> Any:
    """A value as a digest takes it: SQLite has no truth of its own."""
    return bool(value) if isinstance(column.type, Boolean) and value in (0, 1) else value


def _watch_sqlite(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("the SQLite engine got a connection of another kind")
    noted: list[tuple[str, bool, Mapping[str, Any]]] = []
    record.info[NOTED] = noted
    connection.execute("PRAGMA temp_store=2")
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.execute("BEGIN")
    for table in Base.metadata.sorted_tables:
        if table.name in there and columns(table):
            names, function = [c.name for c in columns(table)], f"note_{table.name}"
            connection.create_function(function, -1, partial(_note, noted, table.name, names))
            for made in _on_sqlite(table.name, function, names):
                connection.execute(made)
    connection.execute("COMMIT")


def _note(noted: list[Any], table: str, names: Sequence[str], now: int, *values: Any) -> None:
    noted.append((table, bool(now), dict(zip(names, values, strict=True))))


def _on_sqlite(table: str, function: str, names: Sequence[str]) -> Iterable[str]:
    """The triggers of a table: what was, then what is, each by a call of the connection's own function."""
    images = {
        now: f"SELECT {function}({int(now)}, " + ", ".join(f'{image}."{name}"' for name in names) + "); "
        for now, image in ((False, "OLD"), (True, "NEW"))
    }
    for what, calls in (
        ("INSERT", images[True]),
        ("UPDATE", images[False] + images[True]),
        ("DELETE", images[False]),
    ):
        yield f"CREATE TEMP TRIGGER {table}_{what.lower()} AFTER {what} ON main.{table} BEGIN {calls}END"


def _watch_postgresql(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(_TEMPORARY)
    cursor.close()
    connection.commit()
