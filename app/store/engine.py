"""The two databases: SQLite in the user's folder, PostgreSQL where several counters work together."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "busy_timeout": 5000,
    "wal_autocheckpoint": 0,
}


def sqlite_url(file: Path) -> URL:
    """The address of a SQLite file."""
    return URL.create("sqlite", database=str(file))


def open_engine(url: str | URL) -> Engine:
    """An engine on one of the two databases.

    SQLite: WAL with synchronous=FULL (a confirmed command survives a power cut), transactions begun
    IMMEDIATE by the writer; checkpoints are made by a thread of their own, never by a clerk's commit.
    PostgreSQL: READ COMMITTED; no rule rests on an isolation level. What a statement was given stands in
    no error: it may be personal.
    """
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        pool = NullPool if url.database in (None, ":memory:") else QueuePool
        engine = create_engine(url, poolclass=pool, hide_parameters=True)
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        return engine
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(url, isolation_level="READ COMMITTED", pool_pre_ping=True, hide_parameters=True)


def open_reader(url: str | URL) -> Engine:
    """An engine whose connections can only read, all of a transaction at one moment: nothing but the writer writes."""
    engine = open_engine(url)
    if is_sqlite(engine):
        event.listen(engine, "connect", _only_read)
        return engine
    return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")


def driver_of(db: Connection) -> Any:
    """The driver's own connection, for what SQLAlchemy has no words for."""
    return db.connection.driver_connection


@contextmanager
def as_stored(db: Connection) -> Iterator[None]:
    """Read a SQLite's texts whatever their bytes are: one that is damaged can be named, and ends nothing."""
    if db.dialect.name != "sqlite":
        yield
        return
    driver = driver_of(db)
    usual, driver.text_factory = driver.text_factory, _whatever
    try:
        yield
    finally:
        driver.text_factory = usual


def is_sqlite(engine: Engine) -> bool:
    """True on SQLite, False on PostgreSQL."""
    return engine.dialect.name == "sqlite"


def _set_pragmas(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("the SQLite engine got a connection of another kind")
    connection.isolation_level = None  # transactions are begun by _begin, never by the driver
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")


def _whatever(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")


def _only_read(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.cursor().execute("PRAGMA query_only=1")


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
