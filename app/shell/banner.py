"""What is missing, in one line under the tabs, from the moment it is known until it is back (COM-84)."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.shell.context import Shell
from app.store.outages import Missing
from app.widgets.button import ActionButton
from app.widgets.part import Column, Label, Panel, Part, Role, Row, showing
from app.widgets.sentence import Sentence


class Banner(Part, QWidget):
    """`Banner(shell)`: outages of the house as they begin and end, and a look that failed until one succeeds.

    In the sample day it says so, with the way back: `sample_left`.
    """

    sample_left = Signal()
    _heard = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing: dict[str, Missing] = {}
        self._error: Text | None = None
        self._said = Sentence(icon="plug-zap", hue="bad")
        self._bar = Panel("bad_t")
        Row(self._bar, gap=8, edge=(16, 8, 16, 8)).addWidget(self._said, 1)
        column = Column(self, gap=0)
        if shell.house.sample:
            column.addWidget(self._sample())
        column.addWidget(self._bar)
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._stop = shell.house.store.outages.listen(self._heard.emit)
        shell.outages.connect(self.show_error)
        shell.bridge.answered.connect(self._answered)
        self._take(shell.house.store.outages.now)

    def show_error(self, error: Unavailable) -> None:
        """Say why the last look or command had no answer."""
        self._error = error.what
        self._tell()

    def stop(self) -> None:
        """Hear nothing more."""
        self._stop()

    def retold(self) -> None:
        self._tell()

    def _sample(self) -> Panel:
        bar = Panel("warn_t")
        row = Row(bar, gap=8, edge=(16, 2, 8, 2))
        row.addWidget(Label(T("Sample day: nothing in it counts."), Role.SECOND, "warn_i"), 1)
        leave = ActionButton(T("Leave the sample day"), icon="log-out", high=44)
        leave.clicked.connect(self.sample_left)
        row.addWidget(leave)
        return bar

    def _answered(self) -> None:
        # What failed says so again right after this.
        if self._error is not None:
            self._error = None
            QTimer.singleShot(0, self, self._tell)

    def _take(self, missing: Mapping[str, Missing]) -> None:
        self._missing = dict(missing)
        self._tell()

    def _tell(self) -> None:
        told = [T("{reason} (since {at:time})", reason=m.reason, at=m.since) for m in self._missing.values()]
        known = {m.reason.message for m in self._missing.values()}
        if self._error is not None and self._error.message not in known:
            told.append(self._error)
        self._said.say(" ".join(self.look.say(one) for one in told))
        showing(self._bar, bool(told))
