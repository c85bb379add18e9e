"""The desk: what screens, command line and tests have of the house. Ask `may`, call `do`, `look`."""

import logging
import threading
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from app.counter import dues
from app.counter.approvals import Approval, Pins
from app.counter.bus import Bus, Call, Done
from app.counter.clock_watch import ClockWatch, newest_entry
from app.counter.closed import Viewer
from app.counter.documents import filled, personal_texts
from app.counter.facts import HouseSettings
from app.counter.flow import FOUNDER, HOLDER, HOUSE
from app.counter.settings import Settings
from app.kernel.clock import Clock
from app.kernel.flow import Flow, picked
from app.kernel.ids import derived
from app.kernel.judge import Staff, Verdict, judge, unknown
from app.kernel.refusal import No, Refused, Shut, Unavailable
from app.kernel.text import Kept
from app.store.notices import Notice
from app.store.store import Store
from app.store.writer import Priority

R = TypeVar("R")
log = logging.getLogger("yingke.counter")


class _TakenBack(Exception):
    """Ends the transaction of a rehearsal: nothing of it stays."""


class Desk:
    """One per process. `staff` is who is logged in; every answer comes as a future, from another thread."""

    def __init__(self, store: Store, bus: Bus, clock: Clock, counter: str) -> None:
        self.store, self.bus, self.clock, self.counter = store, bus, clock, counter
        self.staff: Staff | None = None
        self._pins = Pins(store, clock, counter, bus.pepper)
        self._readers = ThreadPoolExecutor(2, "reader")
        self._underway = 0
        self._lock, self._renewing = threading.Lock(), threading.Lock()
        self._listeners: list[Callable[[Notice], None]] = []
        self._told = self._known = 0
        self.settings = self._read(self._settings_of)
        newest = self._read(partial(newest_entry, counter=counter))
        self._clock_watch = ClockWatch(clock, store.outages, newest)
        self._unwatch = store.watch(self._changed)

    # -- asking and doing -------------------------------------------------------------------------

    def may(
        self, name: str, args: Mapping[str, Any], facts: Mapping[str, Any], staff: Staff | None = None
    ) -> Verdict:
        """Whether the person at work, or `staff`, may do this, by the facts that the screen shows; reads nothing."""
        flow, _, act = name.partition(".")
        declared = self.bus.flows[flow].by_name[act]
        return judge(
            declared, args, facts, staff or self._at_work(), self.clock.now(), settings=self.settings
        )

    def do(
        self,
        name: str,
        args: Mapping[str, Any],
        *,
        seen: Mapping[str, Any] | None = None,
        staff: Staff | None = None,
        approval: Approval | None = None,
        id: str | None = None,
    ) -> "Future[Done]":
        """Have a command carried out on the writer; the future raises Refused or Unavailable."""
        self._clock_watch.look()
        call = Call(
            id or uuid.uuid4().hex,
            name,
            args,
            self.clock.now(),
            staff or self._at_work(),
            self.counter,
            self._pins.spend(approval, name, args),
            seen=seen or {},
        )
        return self._count(self._submit(call, Priority.CLERK))

    def carry_out(self, call: Call) -> Done:
        """Have a call of another door (replay, import) carried out, and wait for it."""
        return self._submit(call, Priority.BATCH).result()

    def carry_out_all(self, calls: Sequence[Call]) -> list[Done]:
        """Have a few calls of an import carried out with one commit, and wait for it: all of them, or none.

        Raises Refused where one of them is; which one, each alone tells.
        """
        done = self.store.writer.run(lambda db: [self._transact(db, call) for call in calls], Priority.BATCH)
        for call, one in zip(calls, done, strict=True):
            self._take_over(call, one)
        return done

    def rehearse(self, call: Call, first: Sequence[Call] = ()) -> No | None:
        """What a call would be refused for, found by carrying it out and taking it back: for a preview.

        `first` are calls that come before it, taken back as well; what they are refused for is theirs. Raises
        Unavailable.
        """
        try:
            self.store.writer.run(partial(self._take_back, call, first), Priority.BATCH)
        except Refused as error:
            return self._in_words(error.no)
        except _TakenBack:
            pass
        return None

    def flow(self, name: str) -> Flow:
        """A flow as it is declared: its acts, and its words for steps and roles."""
        return self.bus.flows[name]

    def look(self, kind: type[R], /, **args: Any) -> "Future[R]":
        """Run the query that gives this dataclass, on a reader's thread and its own connection.

        A query that asks for `at`, `staff`, `settings` or `flows` gets the clock's time, who is at work, the settings
        in force, and every flow; `viewer` are the first three together. What a role may not see is left out. Refused
        where nothing has the first argument's id.
        """
        query = next(f.queries[kind] for f in self._flows() if kind in f.queries)
        at, staff = self.clock.now(), self._at_work()

        def looked(db: Connection) -> R:
            viewer = Viewer(staff, at, self._in_force(db))
            known = viewer.told(query) | picked(query, {"flows": self.bus.flows})
            return cast("R", query(db, **known | args))

        return self._count(self._readers.submit(self._looked, looked, args, staff, at))

    def facts(self, flow: str, ids: Iterable[str]) -> "Future[dict[str, Any]]":
        """The facts of some cases of a flow: what `may` judges."""
        owner, wanted = self.bus.flows[flow], list(ids)
        if owner.case is None:
            raise TypeError(f"flow {flow} has no cases")
        loader = owner.loaders[owner.case]
        return self._count(self._readers.submit(self._read, lambda db: dict(loader(db, wanted))))

    @property
    def waiting(self) -> int:
        """Commands and looks under way; 0 means that every answer has landed."""
        return self._underway

    def subscribe(self, callback: Callable[[Notice], None]) -> Callable[[], None]:
        """Be told, on any thread, what changed here or at another counter; returns how to stop it."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    # -- who is at work ---------------------------------------------------------------------------

    def log_in(self, login: str, pin: str) -> "Future[Staff]":
        """Let somebody work at this counter; raises Refused with what to do."""
        return self._count(self._readers.submit(self._log_in, login, pin))

    def log_out(self) -> None:
        """Nobody is at work any more."""
        self.staff = None

    def approve(self, login: str, pin: str, name: str, args: Mapping[str, Any]) -> "Future[Approval]":
        """A second person's yes, by their PIN, to exactly this command (COM-21, 82)."""
        return self._count(self._readers.submit(self._pins.approve, login, pin, name, dict(args), self.staff))

    def identify(self, login: str, pin: str) -> "Future[Staff]":
        """Somebody else's PIN for one command, without ending the work of who is logged in (COM-21)."""
        return self._count(self._readers.submit(self._pins.check, login, pin))

    def close(self) -> None:
        """Stop reading; the store is closed by who opened it."""
        self._unwatch()
        self._readers.shutdown()

    # -- inside -----------------------------------------------------------------------------------

    def _at_work(self) -> Staff:
        return self.staff or Staff("nobody", frozenset())

    def _flows(self) -> Iterable[Flow]:
        return (HOUSE, *self.bus.flows.values())

    def _looked(
        self, look: Callable[[Connection], R], asked: Mapping[str, Any], staff: Staff, at: datetime
    ) -> R:
        try:
            return self._read(look)
        except NoResultFound:
            if not asked:
                raise
            raise Refused(unknown(*next(iter(asked.items())))) from None
        except Refused as refused:
            if isinstance(refused.no, Shut):
                tried = Call(uuid.uuid4().hex, "look", {}, at, staff, self.counter)
                self._write(partial(self._note_try, no=refused.no, tried=tried))
            raise

    def _submit(self, call: Call, priority: Priority) -> "Future[Done]":
        answer: Future[Done] = Future()
        work = self.store.writer.submit(lambda db: self._transact(db, call), priority)
        work.add_done_callback(lambda f: self._landed(call, f, answer))
        return answer

    def _transact(self, db: Connection, call: Call) -> Done:
        done = self.bus.carry_out(db, call, self._in_force(db))
        if not done.again:
            self.store.tell(db, done.touched, done.call.name, done.seq)
        return done

    def _take_back(self, call: Call, first: Sequence[Call], db: Connection) -> None:
        for one in first:
            with suppress(Refused):
                self.bus.rehearse(db, one, self._in_force(db))
        self.bus.rehearse(db, call, self._in_force(db))
        raise _TakenBack

    def _landed(self, call: Call, work: "Future[Done]", answer: "Future[Done]") -> None:
        error = work.exception()
        if isinstance(error, Refused) and error.kept:
            kept = self.store.writer.submit(lambda db: self._keep_no(db, call, error.no), Priority.CLERK)
            # An answer that is not on disk is none: the same call might get another one.
            kept.add_done_callback(lambda f: answer.set_exception(f.exception() or self._said(error)))
        elif error is not None:
            answer.set_exception(error)
        else:
            try:
                self._take_over(call, work.result())
            finally:  # it is on disk: whatever fails behind it, whoever asked hears so
                answer.set_result(work.result())

    def _keep_no(self, db: Connection, call: Call, no: No) -> None:
        self.bus.remember_refusal(db, call, no)
        if isinstance(no, Shut):
            self._note_try(db, no, replace(call, id=derived(call.id, "try")))

    def _note_try(self, db: Connection, no: Shut, tried: Call) -> None:
        """Write into the journal who tried to open a case that is closed to them (RST-51)."""
        flow = self.bus.flows[no.args["flow"]]
        if not tried.staff.roles & flow.by_name[flow.tries].roles:
            return  # nobody is at work, or nobody whom the flow knows
        [case] = flow.by_name[flow.tries].at
        args = {case: no.args["case"], "of": tried.name}
        call = Call(tried.id, f"{flow.name}.{flow.tries}", args, tried.at, tried.staff, tried.counter)
        self.bus.carry_out(db, call, self._in_force(db))  # no screen is told: it would look, and try again

    def _take_over(self, call: Call, done: Done) -> None:
        """What was changed for more than one case holds here from now on."""
        flow, _, act = call.name.partition(".")
        if flow == "house" and not done.again:
            self._read_settings()
        if self.bus.flows[flow].by_name[act].moves_deadlines and not done.again:
            self._move_deadlines()

    def _said(self, refused: Refused) -> Exception:
        """A refusal in words; what hinders that is the answer then, for there always is one."""
        try:
            no = self._in_words(refused.no)
        except Exception as error:  # noqa: BLE001 - the edge of a thread: whoever asked gets it
            return error
        return refused if no is refused.no else Refused(no)

    def _in_words(self, no: No) -> No:
        """A refusal for whoever asked, with the personal texts that it is kept without (COM-05)."""
        ids = [value.id for value in no.args.values() if isinstance(value, Kept)]
        if not ids:
            return no
        texts = self._read(lambda db: personal_texts(db, ids))
        return replace(no, args={name: filled(value, texts) for name, value in no.args.items()})

    def _move_deadlines(self) -> None:
        """What changed moves the deadlines of all open cases, in one pass beside the daily work."""
        for flow in self.bus.flows.values():
            self._count(self.store.writer.submit(partial(self._queue_deadlines, flow), Priority.BATCH))

    def _queue_deadlines(self, flow: Flow, db: Connection) -> None:
        ids = dues.open_cases(db, flow)
        for start in range(0, len(ids), dues.AT_ONCE):
            some = ids[start : start + dues.AT_ONCE]
            self._count(self.store.writer.submit(partial(self._recompute, flow, some), Priority.BATCH))

    def _recompute(self, flow: Flow, ids: list[str], db: Connection) -> None:
        if dues.recompute(db, flow, ids, self._in_force(db)):
            self.store.tell(db, tuple(ids), f"{flow.name}.dues")

    def _read(self, query: Callable[[Connection], R]) -> R:
        with self.store.reading() as db:
            return query(db)

    def _read_settings(self) -> None:
        """Have the settings as they are stored now; where that cannot be, before the next thing done or looked at."""
        with self._lock:
            self._told += 1
        try:
            self._read(self._renew)
        except Unavailable as error:
            log.warning("the settings could not be read: %s", error)

    def _in_force(self, db: Connection) -> Settings:
        """The settings in force; a change that could not be read when it was told is caught up on."""
        if self._known != self._told:
            self._renew(db)
            self._move_deadlines()
        return self.settings

    def _renew(self, db: Connection) -> None:
        with self._renewing:
            told = self._told
            self.settings = self._settings_of(db)
            self._known = told

    def _settings_of(self, db: Connection) -> Settings:
        return Settings(HOUSE.queries[HouseSettings](db).stored, self.counter)

    def _changed(self, notice: Notice) -> None:
        if "house" in notice.topics:
            self._read_settings()
        for listener in list(self._listeners):
            listener(notice)

    def _count(self, future: "Future[R]") -> "Future[R]":
        with self._lock:
            self._underway += 1
        future.add_done_callback(self._counted)
        return future

    def _counted(self, _: "Future[Any]") -> None:
        with self._lock:
            self._underway -= 1

    def _log_in(self, login: str, pin: str) -> Staff:
        self.staff = self._pins.check(login, pin)
        return self.staff

    def _write(self, work: Callable[[Connection], R]) -> R:
        return self.store.writer.run(work, Priority.CLERK)


def founder(login: str) -> Staff:
    """Who sets up a house in which nobody is yet."""
    return Staff(login, frozenset({FOUNDER}))


def holder() -> Staff:
    """Whoever holds the data folder, in a house where no PIN fits any more; no login is spelled like this."""
    return Staff("(data folder)", frozenset({HOLDER}))
