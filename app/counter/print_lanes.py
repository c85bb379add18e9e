"""A lane is one printer with a thread of its own: what is on its way to it, and how long it rests after a failure."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.counter.print_queue import HOME, Address, Waiting
from app.counter.print_rules import How, host_and_port
from app.paper.printers import Folder, Network, Printer, System

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(seconds=60)
AHEAD = 4
"""Jobs that are laid out before their printer is ready for them."""


def waits(tries: int) -> timedelta:
    """How long a printer rests after so many failures in a row: 1 s, doubling to a minute."""
    return min(FIRST_WAIT * (1 << min(tries - 1, 10)), LONGEST_WAIT)


def reach(home: Path, at: Address) -> Printer:
    """The printer behind an address; the house's own is the folder of papers in the data folder."""
    if at == HOME:
        return Folder(home / "papers")
    if at.how is How.FOLDER:
        return Folder(Path(at.address))
    if at.how is How.SYSTEM:
        return System(at.address)
    host, port = host_and_port(at.address) or (at.address, 0)
    return Network(host, port)


@dataclass(frozen=True, slots=True)
class Ready:
    """A job that is laid out, as its printer takes it."""

    job: Waiting
    data: bytes
    name: str


class Lane:
    """A printer and its thread. `load` counts what is on its way; whoever changes it holds the worker's lock."""

    def __init__(self, name: str, printer: Printer, work: "Callable[[Lane, Ready], None]") -> None:
        self.printer = printer
        self.load = 0
        self._tries = 0
        self._rest: tuple[datetime, datetime] | None = None
        self._work = work
        self._queue: queue.SimpleQueue[Ready | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"printer {name or 'folder'}", daemon=True)
        self._thread.start()

    def take(self, ready: Ready) -> None:
        """Put a job on its way."""
        self._queue.put(ready)

    def fail(self, now: datetime) -> datetime:
        """It did not print: it rests until the moment that is returned."""
        self._tries += 1
        until = now + waits(self._tries)
        self._rest = (now, until)
        return until

    def work(self) -> None:
        """It printed."""
        self._tries, self._rest = 0, None

    @property
    def resting(self) -> bool:
        """Whether it failed, and nobody has tried it since: what was on its way goes back to the queue."""
        return self._rest is not None

    def rests(self, now: datetime, job: Waiting) -> bool:
        """Whether it still rests; a person who asks again ends that."""
        if self._rest is None:
            return False
        since, until = self._rest
        if now < until and not (job.asked_by_hand and job.asked_at > since):
            return True
        self._rest = None
        return False

    def left(self, now: datetime) -> timedelta | None:
        """How much longer it rests."""
        return self._rest[1] - now if self._rest and self._rest[1] > now else None

    def close(self) -> None:
        """Take nothing more."""
        self._queue.put(None)

    def join(self, seconds: float) -> None:
        """Wait for what is under way."""
        self._thread.join(seconds)

    def _run(self) -> None:
        while (ready := self._queue.get()) is not None:
            self._work(self, ready)
