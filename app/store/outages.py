"""An outage is a state with a name: shown at once, kept with begin, end and reason (COM-84)."""

import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from app.kernel.clock import Clock
from app.kernel.refusal import Unavailable
from app.kernel.text import Text
from app.store.base import add, spelled
from app.store.tables import Outage
from app.store.writer import Priority, Writer

DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing just now: "database", "disk", "printer", "key", "clock"; since when, and why."""

    id: str
    name: str
    reason: Text
    since: datetime


class Outages:
    """What is missing at this counter, shown at once; the rows are written as soon as they can be."""

    def __init__(self, writer: Writer, clock: Clock, counter: str) -> None:
        self._writer, self._clock, self._counter = writer, clock, counter
        self._now: dict[str, Missing] = {}
        self._lock = threading.Lock()
        self._listeners: list[Callable[[Mapping[str, Missing]], None]] = []

    @property
    def now(self) -> Mapping[str, Missing]:
        """What is missing, by name; empty when all is well."""
        return dict(self._now)

    def listen(self, callback: Callable[[Mapping[str, Missing]], None]) -> Callable[[], None]:
        """Have a callback told, on any thread, when something goes missing or is back."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def begin(self, name: str, reason: Text) -> None:
        """Something is missing from now on; said again, it changes nothing."""
        with self._lock:
            if name in self._now:
                return
            one = Missing(uuid.uuid4().hex, name, reason, self._clock.now())
            self._now[name] = one
        if name != DATABASE:
            self._writer.submit(lambda db: self._write(db, one, None), Priority.MACHINE)
        self._tell()

    def note(self, name: str, reason: Text, begun: datetime, ended: datetime) -> None:
        """Keep something that was amiss and is over already; the same beginning said again is one row."""
        one = Missing(f"{name}-{self._counter}-{spelled(begun)}", name, reason, begun)

        def once(db: Connection) -> None:
            if db.execute(select(Outage.id).where(Outage.id == one.id)).first() is None:
                self._write(db, one, ended)

        self._writer.submit(once, Priority.MACHINE)

    def end(self, name: str) -> None:
        """It is back."""
        with self._lock:
            one = self._now.pop(name, None)
        if one is not None:
            at = self._clock.now()
            self._writer.submit(lambda db: self._write(db, one, at), Priority.MACHINE)
            self._tell()

    def database(self, error: BaseException | None) -> None:
        """How the writer's last transaction ended: the database's own outage begins and ends here."""
        if isinstance(error, Unavailable):
            self.begin(DATABASE, error.what)
        elif error is None and DATABASE in self._now:
            self.end(DATABASE)

    def _write(self, db: Connection, one: Missing, ended: datetime | None) -> None:
        if ended and db.execute(update(Outage).where(Outage.id == one.id).values(ended_at=ended)).rowcount:
            return
        row = {"id": one.id, "counter": self._counter, "name": one.name, "reason": one.reason.message}
        add(db, Outage, row | {"begun_at": one.since, "ended_at": ended})

    def _tell(self) -> None:
        for callback in list(self._listeners):
            callback(self.now)
