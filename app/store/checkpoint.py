"""SQLite's checkpoints, made beside the work: never inside a clerk's commit (performance.md 2)."""

import logging
import sqlite3
import threading
from pathlib import Path

from sqlalchemy import Engine

from app.store.engine import driver_of, is_sqlite

log = logging.getLogger("yingke.store")

LIMIT = 1024 * 1024
"""Bytes of write-ahead log after which it is carried into the file."""
COMMITS = 32
"""Commits between two looks at the log's size: a log that was carried over keeps its size until it is cut."""
IDLE = 2.0
"""Seconds without a commit after which the log is cut to nothing."""


class Checkpoints:
    """A thread that carries the write-ahead log over: PASSIVE while there is work, TRUNCATE when it is idle.

    Neither waits for anybody, and neither makes anybody wait. On PostgreSQL there is nothing to do.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._wal = Path(f"{engine.url.database}-wal")
        self._commits = 0
        self._wake = threading.Event()
        self._over = False
        self._thread: threading.Thread | None = None
        if is_sqlite(engine):
            self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
            self._thread.start()

    def grown(self) -> None:
        """A transaction was committed."""
        self._commits += 1
        if self._commits % COMMITS == 0:
            self._wake.set()

    def close(self) -> None:
        """Stop; SQLite itself carries the rest over when the last connection closes."""
        self._over = True
        self._wake.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        with self._engine.connect() as db:
            driver = driver_of(db)
            driver.execute("PRAGMA busy_timeout=0")  # a reader in the way: next time
            seen = 0
            while not self._over:
                woken = self._wake.wait(IDLE)
                self._wake.clear()
                idle = not woken and seen == self._commits
                seen = self._commits
                size = self._wal.stat().st_size if self._wal.exists() else 0
                if not self._over and (size >= LIMIT if woken else idle and size):
                    self._checkpoint(driver, "PASSIVE" if woken else "TRUNCATE")
            db.invalidate()

    def _checkpoint(self, driver: sqlite3.Connection, how: str) -> None:
        try:
            driver.execute(f"PRAGMA wal_checkpoint({how})")
        except sqlite3.Error as error:
            log.warning("the log could not be carried over: %s", error)
