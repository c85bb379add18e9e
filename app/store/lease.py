"""A lease: what one process at a time looks after. It ends with the process, however that ends."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from app.store.engine import is_sqlite


class Lease:
    """Beside a SQLite file a file of its own, locked as SQLite locks; on PostgreSQL an advisory lock."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._name = engine, name
        self._held: sqlite3.Connection | Connection | None = None

    def take(self) -> bool:
        """Whether this process has it now; not while another one has it, and not where it cannot be known."""
        if self._held is None:
            try:
                self._held = self._locked_file() if is_sqlite(self._engine) else self._locked_at_server()
            except (OSError, sqlite3.Error, DBAPIError):
                return False
        return self._held is not None

    def let_go(self) -> None:
        """Leave it to others."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _locked_file(self) -> sqlite3.Connection:
        file = Path(self._engine.url.database or "").with_name(f"{self._name}.lock")
        file.touch(mode=0o600)
        db = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode=off")  # nothing is ever written in it
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _locked_at_server(self) -> Connection | None:
        db = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            if db.execute(_lock, {"name": self._name}).scalar():
                db.detach()  # closed with the lease, and never again in the pool
                return db
        except DBAPIError:
            db.close()
            raise
        db.close()
        return None


_lock = text("SELECT pg_try_advisory_lock(hashtextextended('lease ' || :name, 0))")
