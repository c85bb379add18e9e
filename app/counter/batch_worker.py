"""The worker of batches: one command after the other, behind every clerk, until nothing is left (COM-43)."""

import logging
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.counter.batch_facts import Batch
from app.counter.batches import Open, answered, note_waits, open_batches, standing
from app.counter.bus import Call
from app.counter.desk import Desk
from app.counter.kept import written_no
from app.counter.staff import staff_of
from app.kernel.judge import Staff
from app.kernel.refusal import No, NotNow, Refused, Unavailable
from app.store.lease import Lease
from app.store.notices import Notice
from app.store.writer import Priority

R = TypeVar("R")
log = logging.getLogger("yingke.batch")
AGAIN = 1.0
"""Seconds until what the database, the disk or a key kept from being done is tried again."""
NOBODY = No(
    "Whoever began it works here no more, or does something else now. Go on with it, and it goes on in your name."
)
STUMBLED = No("The program stumbled over it; the report is in the log. Start the program again, then go on.")


class BatchWorker:
    """Carries out the batches of one counter, in the name of who began each; start it once the house is open."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._changed = threading.Condition()
        self._wakes, self._served, self._over, self._once = 1, 0, False, False
        self._stumbled: set[str] = set()
        self._noted: dict[str, str | None] = {}
        self._lease = Lease(desk.store.engine, f"batches-{desk.counter}")
        self._thread = threading.Thread(target=self._run, name="batches", daemon=True)
        self._unwatch: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Go on with what is begun, now and whenever something is."""
        self._unwatch = self._store.watch(self._heard)
        self._thread.start()

    def finish(self) -> None:
        """Carry out what is begun and wait for it, where no window stays open; raises NotNow or Unavailable."""
        self._once = True
        self._pass()

    def drain(self) -> None:
        """Wait until nothing is left that can be carried out now."""
        self._wake()
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._served == self._wakes)

    def close(self) -> None:
        """End behind the command that is under way; the rest is found again at the next start."""
        self._unwatch()
        with self._changed:
            self._over = True
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join()
        self._lease.let_go()

    def _heard(self, notice: Notice) -> None:
        if threading.current_thread() is not self._thread:
            self._wake()

    def _wake(self) -> None:
        with self._changed:
            self._wakes += 1
            self._changed.notify_all()

    def _run(self) -> None:
        while wakes := self._wait():
            try:
                self._pass()
            except Unavailable as fault:
                log.info("the batches cannot be read: %s", fault)
            except Exception:  # the edge of the thread: the next batch is tried all the same
                log.exception("a batch stumbled")
            with self._changed:
                self._served = wakes
                self._changed.notify_all()

    def _wait(self) -> int:
        with self._changed:
            self._changed.wait_for(lambda: self._wakes > self._served or self._over)
            return 0 if self._over else self._wakes

    def _pass(self) -> None:
        for batch in self._read(partial(open_batches, counter=self._desk.counter)):
            if batch.id in self._stumbled or not self._lease.take():
                continue
            try:
                self._go_through(batch)
            except (NotNow, Unavailable):
                raise
            except Exception:  # one batch's bug stops no other, and is not met again before the next start
                self._stumbled.add(batch.id)
                log.exception("batch %s stumbled", batch.id)
                self._note(batch.id, STUMBLED)

    def _go_through(self, batch: Open) -> None:
        """Carry out what is left; it ends once everything has an answer, and stops where somebody says so."""
        self._noted[batch.id] = batch.waits
        for n, staff in self._left(batch):
            item = batch.items[n]
            if not self._done(batch, self._call(batch.call_id(n), item.act, item.args, staff)):
                return
        step, by = self._standing(batch)
        if self._over or step is None or step is Batch.PAUSED:
            return
        if by is None:
            self._note(batch.id, NOBODY)
        else:
            self._done(batch, self._call(uuid.uuid4().hex, "house.end_batch", {"batch": batch.id}, by))

    def _left(self, batch: Open) -> Iterator[tuple[int, Staff]]:
        """What is left, one by one, and in whose name; between two somebody may pause or cancel it, take it over, or leave."""
        known = self._read(partial(answered, batch=batch))
        for n in batch.left(known):
            step, staff = self._standing(batch)
            if self._over or step is None or step is Batch.PAUSED:
                return
            if staff is None:
                return
            if step is Batch.RUNNING or batch.items[n].closes:
                yield n, staff

    def _standing(self, batch: Open) -> tuple[Batch | None, Staff | None]:
        """Where it stands here, and who carries it out: nobody who left, or whose work is another now."""

        def read(db: Connection) -> tuple[Batch | None, Staff | None]:
            return standing(db, batch), staff_of(db, batch.by)

        step, staff = self._read(read)
        return step, staff if staff and staff.roles & batch.roles else None

    def _note(self, batch: str, no: No | None) -> None:
        """Note what it waits for, once, so that every counter shows it; a database that is away shows itself."""
        kept = written_no(no) if no else None
        if self._noted.get(batch) == kept:
            return

        def write(db: Connection) -> None:
            note_waits(db, batch, kept)
            self._store.tell(db, (), "house.batch")

        with suppress(Unavailable):
            self._store.writer.run(write, Priority.BATCH)
            self._noted[batch] = kept

    def _done(self, batch: Open, call: Call) -> bool:
        """Have a command carried out, however long that takes; False where the program ends before."""
        while True:
            try:
                self._desk.carry_out(call)
            except (NotNow, Unavailable) as fault:
                self._note(batch.id, _why(fault))
                if self._once:
                    raise
                log.info("a batch waits: %s", fault)
                with self._changed:
                    if self._changed.wait_for(lambda: self._over, AGAIN):
                        return False
            except Refused:
                break  # it is kept, and shown with the batch
            else:
                break
        self._note(batch.id, None)
        return True

    def _call(self, id: str, act: str, args: Mapping[str, Any], staff: Staff) -> Call:
        return Call(id, act, args, self._desk.clock.now(), staff, self._desk.counter)

    def _read(self, query: Callable[[Connection], R]) -> R:
        with self._store.reading() as db:
            return query(db)


def _why(fault: NotNow | Unavailable) -> No:
    """What keeps something from being done, as a no."""
    if isinstance(fault, NotNow):
        return fault.no
    return No(fault.what.message, fault.what.args, fault.what.context)
