"""Change notices: what one counter does shows at the others within a second (COM-60).

PostgreSQL: NOTIFY inside the command's transaction. SQLite: the file's data version, looked at five
times a second, then the journal rows after the last one seen.
"""

import json
import logging
import selectors
import socket
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, bindparam, func, select, text

from app.store.engine import driver_of, is_sqlite
from app.store.journal import Journal

log = logging.getLogger("yingke.store")

LOOK_EVERY = 0.2
"""Seconds between two looks at a SQLite file: five times within the second that COM-60 gives."""
LONGEST = 7000
"""Bytes of a NOTIFY's payload; PostgreSQL takes 8,000. What is longer is read from the journal."""
OVERLAP = 200
"""Rows read again after a lost connection: numbers can be committed in another order than drawn."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What changed: cases by id, topics (a flow's name, "house", "print"); `mine`: done by this process."""

    cases: tuple[str, ...]
    topics: frozenset[str]
    seq: int = 0
    mine: bool = False


class Watch(Protocol):
    """A thread that sees what others did."""

    def tell(self, db: Connection, notice: Notice) -> None: ...
    def untell(self, notice: Notice) -> None: ...
    def close(self) -> None: ...


class Notices:
    """Collects what this process does and what others did, and tells whoever listens."""

    def __init__(self, engine: Engine) -> None:
        self._listeners: list[Callable[[Notice], None]] = []
        self._pending: list[Notice] = []
        self._watch: Watch = (_File if is_sqlite(engine) else _Server)(engine, self._spread)

    def listen(self, callback: Callable[[Notice], None]) -> Callable[[], None]:
        """Have a callback told, on any thread; returns how to stop it."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def tell(self, db: Connection, notice: Notice) -> None:
        """Say inside a transaction of the writer what it changes; it is spread once that is committed."""
        self._watch.tell(db, notice)
        self._pending.append(notice)

    def ended(self, committed: bool) -> None:
        """The writer's transaction has ended: spread what it told, or forget it."""
        told, self._pending = self._pending, []
        for notice in told:
            (self._spread if committed else self._watch.untell)(notice)

    def close(self) -> None:
        """Stop watching."""
        self._watch.close()

    def _spread(self, notice: Notice) -> None:
        for callback in list(self._listeners):
            try:
                callback(notice)
            except Exception:  # the edge of a thread: one listener's bug must not deafen the others
                log.exception("a listener failed")


class _File:
    """SQLite: another connection's commit changes the file's data version."""

    def __init__(self, engine: Engine, spread: Callable[[Notice], None]) -> None:
        self._engine, self._spread = engine, spread
        self._own: set[int] = set()
        self._over = threading.Event()
        with engine.connect() as db:
            self._seen: int = db.execute(_newest).scalar_one()
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
        self._thread.start()

    def tell(self, db: Connection, notice: Notice) -> None:
        self._own.add(notice.seq)

    def untell(self, notice: Notice) -> None:
        self._own.discard(notice.seq)  # the number is free again, and may be another process's next

    def close(self) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        with self._engine.connect() as db:
            version = None
            while not self._over.wait(LOOK_EVERY):
                try:
                    now = driver_of(db).execute("PRAGMA data_version").fetchone()
                    if now != version:
                        version = now
                        self._look(db)
                except Exception as error:  # noqa: BLE001 - the edge of a thread: the next look may find the file again
                    log.warning("the data file could not be looked at: %s", error)

    def _look(self, db: Connection) -> None:
        with db.begin():
            rows = db.execute(_after, {"seq": self._seen}).all()
        for row in rows:
            self._seen = row.seq
            if row.seq in self._own:
                self._own.discard(row.seq)
            else:
                self._spread(_of(row))


class _Server:
    """PostgreSQL: LISTEN on a connection of its own; a lost one is made again, what was missed is read."""

    def __init__(self, engine: Engine, spread: Callable[[Notice], None]) -> None:
        self._engine, self._spread = engine, spread
        self._name = uuid.uuid4().hex[:12]
        self._over = threading.Event()
        self._ear, self._mouth = socket.socketpair()
        self._seen, self._heard = 0, True
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="notices", daemon=True)
        self._thread.start()
        ready.wait(10)

    def tell(self, db: Connection, notice: Notice) -> None:
        said = {"by": self._name, "seq": notice.seq, "topics": sorted(notice.topics), "cases": notice.cases}
        payload = json.dumps(said)
        if len(payload) > LONGEST:
            payload = json.dumps(said | {"cases": None})
        db.execute(_notify, {"payload": payload})

    def untell(self, notice: Notice) -> None:
        """PostgreSQL drops the NOTIFY of a transaction that is rolled back."""

    def close(self) -> None:
        self._over.set()
        self._mouth.send(b".")
        self._thread.join()
        self._ear.close()
        self._mouth.close()

    def _run(self, ready: threading.Event) -> None:
        while not self._over.is_set():
            try:
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
                    self._hear(db, ready)
                    db.invalidate()
            except Exception as error:  # noqa: BLE001 - the edge of a thread: the driver's own errors come unwrapped
                if self._heard:  # said once, however long it is away
                    log.warning("the database is gone: %s", error)
                self._heard = False
                self._over.wait(LOOK_EVERY)

    def _hear(self, db: Connection, ready: threading.Event) -> None:
        db.execute(text("LISTEN yingke"))
        newest = db.execute(_newest).scalar_one()
        for row in db.execute(_after, {"seq": self._seen - OVERLAP}).all() if ready.is_set() else ():
            self._spread(_of(row))
        self._seen, self._heard = newest, True
        ready.set()
        driver = driver_of(db)
        with selectors.DefaultSelector() as selector:
            selector.register(driver.fileno(), selectors.EVENT_READ)
            selector.register(self._ear, selectors.EVENT_READ)
            while not self._over.is_set():
                selector.select()
                # All of them first: the driver lets nothing else be asked while it hands them out.
                for payload in [heard.payload for heard in driver.notifies(timeout=0)]:
                    self._take(db, payload)

    def _take(self, db: Connection, payload: str) -> None:
        said = json.loads(payload)
        if said["by"] == self._name:
            return
        cases = said["cases"]
        if cases is None:
            cases = db.execute(_touched, {"seq": said["seq"]}).scalar_one().split()
        self._seen = max(self._seen, said["seq"])
        self._spread(Notice(tuple(cases), frozenset(said["topics"]), said["seq"]))


def _of(row: Any) -> Notice:
    return Notice(tuple(row.touched.split()), frozenset({row.command.partition(".")[0]}), row.seq)


_newest = select(func.coalesce(func.max(Journal.seq), 0))
_after = (
    select(Journal.seq, Journal.touched, Journal.command)
    .where(Journal.seq > bindparam("seq"))
    .order_by(Journal.seq)
)
_touched = select(Journal.touched).where(Journal.seq == bindparam("seq"))
_notify = text("SELECT pg_notify('yingke', :payload)")
