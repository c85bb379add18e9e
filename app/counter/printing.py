"""The print worker: lays out what was queued, hands it to the printers, and writes how it ended (COM-40, 41).

One thread lays out (ReportLab's registry and PDFium are the process's), one thread a printer sends, so
that a dead printer delays no other. A job is marked before its first byte leaves: whatever happens then,
it is either known to be printed, known not to be, or a person is asked. Nothing is lost, nothing doubled.
"""

import hashlib
import logging
import re
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from app.counter import print_queue as jobs
from app.counter.paper_settings import KEEP_SLIPS, SLIP_STALE_AFTER, STALE_AFTER
from app.counter.print_facts import Job
from app.counter.print_lanes import AHEAD, FIRST_WAIT, Lane, Ready
from app.counter.print_queue import Address, Drawn, Waiting
from app.counter.settings import Settings
from app.kernel.flow import Flow
from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.paper.fonts import Face, font
from app.paper.model import Format, Paper, Print
from app.paper.printers import Doubtful, Load, NotPrinted, Printer
from app.store.lease import Lease
from app.store.notices import Notice
from app.store.store import Store
from app.store.writer import Priority

R = TypeVar("R")
Layout = Callable[[Paper, Print], bytes]
"""Turns a paper and one of its prints into a PDF."""
log = logging.getLogger("yingke.print")

PURGE_EVERY = timedelta(hours=1)
GRACE = 3.0
"""Seconds that a print under way gets to end when the program closes; then it is doubtful."""
OUTAGE = "printer"
ROLLS = frozenset({Format.ROLL80, Format.ROLL58})
_UNFIT = re.compile(r"[^A-Za-z0-9\-]")


class PrintWorker:
    """Prints what one counter has queued. There is one a counter; start it once the house is open.

    `layout` makes PDFs, `settings` gives those in force, `reach` the printer behind an address; `flows` may keep papers
    back.
    """

    def __init__(
        self,
        store: Store,
        counter: str,
        layout: Layout,
        settings: Callable[[], Settings],
        reach: Callable[[Address], Printer],
        flows: Iterable[Flow] = (),
    ) -> None:
        self._store, self._counter, self._layout = store, counter, layout
        self._settings, self._reach, self._flows = settings, reach, flows
        self._drawing = ThreadPoolExecutor(1, "layout")
        self._lanes: dict[Address, Lane] = {}
        self._held: set[str] = set()
        self._down: dict[Lane, Text] = {}
        self._changed = threading.Condition()
        self._wakes, self._served, self._over = 1, 0, False
        self._purged: datetime | None = None
        self._lease, self._found = Lease(store.engine, f"printing-{counter}"), False
        self._once = False
        self._fault: Unavailable | None = None
        self._thread = threading.Thread(target=self._run, name="prints", daemon=True)
        self._unwatch: Callable[[], None] = lambda: None

    # -- what the house has of it -----------------------------------------------------------------

    def start(self) -> None:
        """Print what waits from now on; first what was under way when a program ended."""
        self._drawing.submit(font, Face.HEI)  # the day's first paper waits for no font
        self._unwatch = self._store.watch(self._heard)
        self._thread.start()

    def print_what_waits(self) -> None:
        """Print once and wait for it, where no window stays open; what another process prints is left to it.

        Raises Unavailable at the first outcome that cannot be written; that print is found again by the next.
        """
        self._once = True
        self._thread.start()
        self.drain()
        if self._fault:
            raise self._fault

    def wake(self) -> None:
        """Look at the queue now."""
        with self._changed:
            self._wakes += 1
            self._changed.notify_all()

    def drain(self) -> None:
        """Wait until everything that can be printed is printed; a printer that rests is not waited for."""
        self.wake()
        with self._changed:
            self._changed.wait_for(lambda: self._over or (not self._held and self._served == self._wakes))

    def pdf(self, document: str) -> "Future[bytes]":
        """An original as it was printed, or will be: for the preview."""
        return self._drawing.submit(self._original, document)

    def close(self) -> None:
        """End: what is under way may still come out, what waits is found again at the next start."""
        self._unwatch()
        with self._changed:
            self._over = True
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join()
        for lane in self._lanes.values():
            lane.close()
        for lane in self._lanes.values():
            lane.join(GRACE)
        self._drawing.shutdown()
        self._lease.let_go()

    # -- the queue ----------------------------------------------------------------------------------

    def _heard(self, notice: Notice) -> None:
        if not (notice.mine and notice.topics == {"print"}):  # its own outcomes queue nothing
            self.wake()

    def _run(self) -> None:
        while wakes := self._wait():
            try:
                self._pass()
            except Unavailable as fault:  # the database is away: the jobs are in it, and so will be
                if not self._given_up(fault):
                    log.info("the queue cannot be read: %s", fault)
            except Exception:  # the edge of the thread: one job's bug must not stop the others
                log.exception("the print queue stumbled")
            with self._changed:
                self._served = wakes
                self._changed.notify_all()

    def _wait(self) -> int:
        """Sleep until something changed or a printer has rested; 0 at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._wakes > self._served or self._over, self._longest())
            return 0 if self._over else self._wakes

    def _longest(self) -> float:
        now = self._store.clock.now()
        rests = [left for lane in self._lanes.values() if (left := lane.left(now))]
        return max(0.05, min([*rests, PURGE_EVERY]).total_seconds())

    def _pass(self) -> None:
        """Hand to each printer what it can take next, in the order in which it was asked for."""
        self._purge()
        self._find_again()
        waiting = self._read(partial(jobs.waiting, counter=self._counter))
        ways = self._read(jobs.ways)
        now = self._store.clock.now()
        lanes = [self._lane(ways.of(job, self._counter)) for job in waiting]
        self._expect_nothing_of(lanes)
        for job, lane in zip(waiting, lanes, strict=True):
            if job.id in self._held or lane.load >= AHEAD or lane.rests(now, job):
                continue
            if not self._had(job, lane) and not self._stale(job, lane):
                self._hand_over(job, lane)

    def _lane(self, at: Address) -> Lane:
        if at not in self._lanes:
            self._lanes[at] = Lane(at.id, self._reach(at), self._print)
        return self._lanes[at]

    def _expect_nothing_of(self, awaited: Sequence[Lane]) -> None:
        """A printer that is out of order is missed only while something waits for it."""
        with self._changed:
            idle = [lane for lane in self._down if lane not in awaited and not lane.load]
        for lane in idle:
            self._is_well(lane)

    def _had(self, job: Waiting, lane: Lane) -> bool:
        """What a station has acknowledged before it came out is not cooked twice (RST-19); a folder takes it whenever."""
        if lane.printer.harmless or not job.had:
            return False
        self._settle(job, Job.ACKNOWLEDGED, None)
        return True

    def _stale(self, job: Waiting, lane: Lane) -> bool:
        """Tickets of yesterday, and slips of ten minutes ago, need a person's yes; a folder takes them whenever (RST-19)."""
        now = self._store.clock.now()
        if lane.printer.harmless or now - job.asked_at < self._limit(job):
            return False
        why = T("It waited since {at:moment}. Is it still wanted?", at=job.asked_at.isoformat())
        self._settle(job, Job.FAILED, why)
        return True

    def _limit(self, job: Waiting) -> timedelta:
        return timedelta(minutes=self._settings().of(SLIP_STALE_AFTER if job.slip else STALE_AFTER))

    def _hand_over(self, job: Waiting, lane: Lane) -> None:
        try:
            ready = self._drawing.submit(self._prepare, job, lane.printer).result()
        except NotPrinted as no:
            self._settle(job, Job.FAILED, no.why, failed=True)
        except Unavailable as fault:
            self._not_printed(lane, job, NotPrinted(fault.what))
        except Exception:  # the edge of the layout: this paper stands aside, with its reason
            log.exception("document %s cannot be laid out", job.document)
            self._settle(job, Job.FAILED, _BUG, failed=True)
        else:
            with self._changed:
                self._held.add(job.id)
                lane.load += 1
            lane.take(ready)

    # -- laying out, on one thread --------------------------------------------------------------------

    def _prepare(self, job: Waiting, printer: Printer) -> Ready:
        drawn = self._read(partial(jobs.drawn, document=job.document, job=job.id))
        pdf = self._original(job.document, drawn) if job.copy == 1 else self._layout(drawn.paper, drawn.print)
        name = f"{_UNFIT.sub('-', drawn.paper.number)}-{job.copy}-{job.document[:6]}"
        load = Load(name, pdf, drawn.paper.format in ROLLS, job.pulse)
        return Ready(job, printer.prepare(load), name)

    def _original(self, document: str, drawn: Drawn | None = None) -> bytes:
        """The original's bytes, as kept; laid out and kept at its first print."""
        kept = self._read(partial(jobs.original, document=document))
        if kept is not None:
            return kept
        told = drawn or self._read(partial(jobs.drawn, document=document))
        pdf = self._layout(told.paper, told.print)
        if drawn and not told.laid_out:
            until = None if told.keeps else self._store.clock.now() + self._slips_stay
            digest = hashlib.sha256(pdf).hexdigest()
            keep = partial(jobs.keep_original, document=document, content=pdf, sha256=digest, until=until)
            self._store.writer.run(keep, Priority.MACHINE)
        return pdf

    @property
    def _slips_stay(self) -> timedelta:
        return timedelta(days=self._settings().of(KEEP_SLIPS))

    # -- sending, on each printer's thread ------------------------------------------------------------

    def _print(self, lane: Lane, ready: Ready) -> None:
        """Print one job, and write how it ended; whatever happens, the job is let go of."""
        try:
            if not lane.resting and not self._over and self._claimed(lane, ready.job):
                self._try(lane, ready)
        except Exception:  # the edge of the thread: the job stays as it is in the queue
            log.exception("print job %s stumbled", ready.job.id)
        finally:
            with self._changed:
                self._held.discard(ready.job.id)
                lane.load -= 1
                self._wakes += 1
                self._changed.notify_all()

    def _claimed(self, lane: Lane, job: Waiting) -> bool:
        try:
            now = self._store.clock.now()
            return self._write(partial(jobs.claim, job=job, flows=self._flows, at=now))
        except Unavailable as fault:  # what cannot be marked is not sent
            self._given_up(fault)
            lane.fail(self._store.clock.now())
            return False

    def _try(self, lane: Lane, ready: Ready) -> None:
        try:
            lane.printer.send(ready.data, ready.name)
        except NotPrinted as no:
            self._not_printed(lane, ready.job, no)
        except Doubtful as doubt:
            self._settle(ready.job, Job.DOUBTFUL, doubt.why, failed=True)
        except Exception:  # the edge of a port: what it did not say cannot be known
            log.exception("printer failed with job %s", ready.job.id)
            self._settle(ready.job, Job.DOUBTFUL, _UNKNOWN, failed=True)
        else:
            self._settle(ready.job, Job.PRINTED, None)
            self._works(lane)

    def _not_printed(self, lane: Lane, job: Waiting, no: NotPrinted) -> None:
        """The job waits and says why; its printer rests, longer each time."""
        if no.lasting:
            return self._settle(job, Job.FAILED, no.why, failed=True)
        until = lane.fail(self._store.clock.now())
        self._settle(job, Job.QUEUED, no.why, failed=True, next_at=until)
        with self._changed:
            self._down[lane] = no.why
        self._store.outages.begin(OUTAGE, no.why)
        return None

    def _works(self, lane: Lane) -> None:
        lane.work()
        self._is_well(lane)

    def _is_well(self, lane: Lane) -> None:
        with self._changed:
            last = self._down.pop(lane, None) is not None and not self._down
        if last:
            self._store.outages.end(OUTAGE)

    # -- the database -----------------------------------------------------------------------------------

    def _settle(
        self,
        job: Waiting,
        state: Job,
        why: Text | None,
        *,
        failed: bool = False,
        next_at: datetime | None = None,
    ) -> None:
        """Write how a try ended; while the database is away, what is not written is held on to."""
        now = self._store.clock.now()
        outcome = partial(
            jobs.settle, job=job.id, state=state, why=why, at=now, failed=failed, next_at=next_at or now
        )
        while True:
            try:
                return self._write(outcome)
            except Unavailable as fault:
                if self._given_up(fault):
                    return None
                log.info("how job %s ended cannot be written yet: %s", job.id, fault)
                with self._changed:
                    if self._changed.wait_for(lambda: self._over, FIRST_WAIT.total_seconds()):
                        return None  # found again as doubtful

    def _given_up(self, fault: Unavailable) -> bool:
        """Whether this ends here: where no window stays open, nobody waits until the database is back."""
        if self._once:
            with self._changed:
                self._fault, self._over = self._fault or fault, True
                self._changed.notify_all()
        return self._once

    def _find_again(self) -> None:
        """Jobs under way when a program ended: doubtful, or simply sent again where that is harmless.

        Once, and while no other process prints: what that one has under way is not left behind.
        """
        if self._found or not self._lease.take():
            return
        ways = self._read(jobs.ways)
        for job in self._read(partial(jobs.under_way, counter=self._counter)):
            if job.id in self._held:
                continue
            if self._reach(ways.of(job, self._counter)).harmless:
                self._settle(job, Job.QUEUED, None)
            else:
                self._settle(job, Job.DOUBTFUL, _ENDED)
        self._found = True

    def _purge(self) -> None:
        now = self._store.clock.now()
        if self._purged is None or now - self._purged >= PURGE_EVERY:
            self._purged = now
            self._store.writer.run(partial(jobs.purge, now=now), Priority.MACHINE)

    def _read(self, query: Callable[[Connection], R]) -> R:
        with self._store.reading() as db:
            return query(db)

    def _write(self, work: Callable[[Connection], R]) -> R:
        def told(db: Connection) -> R:
            answer = work(db)
            self._store.tell(db, (), "print")
            return answer

        return self._store.writer.run(told, Priority.MACHINE)


_BUG = T("It could not be laid out. Send the report file; its data are kept.")
_UNKNOWN = T("Something went wrong while it was printed. Look whether it came out.")
_ENDED = T("The program ended while this was printed. Look whether it came out.")
