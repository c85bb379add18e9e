"""The one writer of a process: a thread that keeps its connection and takes a clerk's command first."""

import itertools
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.store.trouble import unavailable

R = TypeVar("R")
Ended = Callable[[BaseException | None], None]
log = logging.getLogger("yingke.store")
ENTANGLED = ("40001", "40P01")
"""PostgreSQL's words for a transaction that it ended since two waited for each other."""
TRIES = 4


class Priority(IntEnum):
    """Who waits for whom: a clerk never waits behind an import (DESIGN, Store)."""

    CLERK = 0
    MACHINE = 1
    BATCH = 2


class Writer:
    """Runs functions one after the other, each in one transaction on the same connection.

    A function that raises rolls back. What the database itself cannot do becomes `Unavailable`;
    the connection is then dropped and what is on disk is read anew. Where two counters wait for each
    other, the one that the server ends is simply run again.
    """

    def __init__(self, engine: Engine, ended: Ended = lambda _: None) -> None:
        """`ended` is told, on the writer's thread, how each transaction ended: None is committed."""
        self._engine = engine
        self._ended = ended
        self._work: queue.PriorityQueue[tuple[int, int, Any]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._connection: Connection | None = None
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Connection], R], priority: Priority = Priority.CLERK) -> "Future[R]":
        """Queue some work; the future has its answer once the transaction is on disk."""
        future: Future[R] = Future()
        self._work.put((priority, next(self._order), (work, future)))
        return future

    def run(self, work: Callable[[Connection], R], priority: Priority = Priority.CLERK) -> R:
        """Do some work and wait for it."""
        return self.submit(work, priority).result()

    def close(self) -> None:
        """Finish what is queued, then let the connection go."""
        self._work.put((max(Priority) + 1, next(self._order), None))
        self._thread.join()

    def _run(self) -> None:
        while (item := self._work.get()[2]) is not None:
            work, future = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                answer = self._again_and_again(work)
            except BaseException as error:  # noqa: BLE001 - the edge of the thread: the caller gets it
                self._ended(error)
                future.set_exception(error)
            else:
                self._ended(None)
                future.set_result(answer)
        self._drop()

    def _again_and_again(self, work: Callable[[Connection], R]) -> R:
        for _ in range(TRIES - 1):
            try:
                return self._carry_out(work)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", "") not in ENTANGLED:
                    raise
                self._ended(error)
        return self._carry_out(work)

    def _carry_out(self, work: Callable[[Connection], R]) -> R:
        try:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(writes=True)
            with self._connection.begin():
                return work(self._connection)
        except (DBAPIError, OSError) as error:
            fault = unavailable(error)
            if fault is None:
                raise
            self._drop()
            raise fault from error

    def _drop(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            try:
                connection.invalidate()
                connection.close()
            except DBAPIError:
                log.info("a broken connection could not be closed")
