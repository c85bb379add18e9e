"""From the desk's threads to the screen's: futures and notices arrive by queued signals."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

R = TypeVar("R")


class Teller(Protocol):
    """Whoever tells what changed: the desk."""

    @property
    def waiting(self) -> int: ...

    def subscribe(self, callback: Callable[[Any], None]) -> Callable[[], None]: ...


class Bridge(QObject):
    """One per desk. What it is handed runs on the thread that it was made on: the screen's."""

    changed = Signal(object)
    answered = Signal()
    _arrived = Signal(object)

    def __init__(self, desk: Teller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._under_way = 0
        self._closed = False
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._stop = desk.subscribe(lambda notice: self._arrived.emit(partial(self.changed.emit, notice)))

    @property
    def idle(self) -> bool:
        """Whether every answer has landed on the screen and nothing is about to be asked: what tests wait for."""
        return self._under_way == 0 and self._desk.waiting == 0

    def then(self, future: "Future[R]", receive: "Callable[[Future[R]], None]") -> None:
        """Call `receive` on the screen's thread once the answer is there."""
        self._under_way += 1
        future.add_done_callback(lambda f: self._arrived.emit(partial(self._landed, receive, f)))

    def later(self, work: Callable[[], None], after: int = 0) -> None:
        """Do some work when the present event has been dealt with, or so many milliseconds later."""
        self._under_way += 1
        QTimer.singleShot(after, self, partial(self._later, work))

    def close(self) -> None:
        """Hear nothing more from the desk, and ask it nothing more: what was still to come is dropped."""
        if not self._closed:
            self._closed = True
            self._stop()

    def _run(self, work: Callable[[], None]) -> None:
        work()

    def _landed(self, receive: "Callable[[Future[R]], None]", future: "Future[R]") -> None:
        self._under_way -= 1
        self.answered.emit()
        if not self._closed:
            receive(future)

    def _later(self, work: Callable[[], None]) -> None:
        self._under_way -= 1
        if not self._closed:
            work()
