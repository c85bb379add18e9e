"""Asking for a PIN: what was wrong with it, and how long one waits, counted down by the house's clock (COM-82)."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.kernel.refusal import Refused, Unavailable
from app.kernel.text import T
from app.shell.context import Shell
from app.widgets.keypad import PinPad

TICK = 250
"""Milliseconds between two looks at the clock while somebody waits."""


class PinEntry(QObject):
    """Ties a PIN pad to the desk: `begin(ask)` says who is asked; `right(answer)` when the PIN was theirs."""

    right = Signal(object)

    def __init__(self, pad: PinPad, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._pad, self._shell = pad, shell
        self._ask: Callable[[str], Future[Any]] | None = None
        self._asked = 0
        self.asking = False
        self._until: datetime | None = None
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._count)
        pad.completed.connect(self._send)

    def begin(self, ask: Callable[[str], "Future[Any]"] | None) -> None:
        """Ask somebody else; None asks nobody. What was asked before is no answer any more."""
        self._ask = ask
        self._asked += 1
        self._until = None
        self._timer.stop()
        self._pad.rest("")
        self._pad.begin()
        self._pad.wait_for("" if ask else T("Touch your name first"))

    def _send(self, pin: str) -> None:
        if self._ask is None:
            return
        mine, self.asking = self._asked, True
        self._pad.pad.shut(True)
        self._shell.bridge.then(self._ask(pin), lambda answer: self._answered(mine, answer))

    def _answered(self, mine: int, answer: "Future[Any]") -> None:
        self.asking = False
        if mine != self._asked:
            return
        self._pad.pad.shut(False)
        error = answer.exception()
        if error is None:
            self._pad.begin()
            self.right.emit(answer.result())
        elif isinstance(error, Refused):
            self._refused(error)
        elif isinstance(error, Unavailable):
            self._pad.wrong(error.what)
        else:
            self._pad.begin()
            self._shell.trouble(error)

    def _refused(self, error: Refused) -> None:
        seconds = error.no.args.get("seconds")
        if not isinstance(seconds, int):
            self._pad.wrong(error.no.text)
            return
        self._until = self._shell.desk.clock.now() + timedelta(seconds=seconds)
        self._timer.start()
        self._count()

    def _count(self) -> None:
        left = (self._until - self._shell.desk.clock.now()).total_seconds() if self._until else 0
        if left <= 0:
            self._until = None
            self._timer.stop()
            self._pad.rest("")
            return
        self._pad.rest(T("Too many wrong PINs. Try again in {seconds} seconds.", seconds=int(left + 0.999)))
