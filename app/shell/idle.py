"""Notices that nobody touches the counter any more (COM-21)."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from app.kernel.clock import Clock

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
LOOKS = 1000
"""Milliseconds between two looks at the clock."""


class Idle(QObject):
    """Watches what comes into one window from outside; `gone` after so many minutes of the clock without any."""

    gone = Signal()

    def __init__(self, window: QWindow, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._span = clock, timedelta()
        self._touched = clock.now()
        self._timer = QTimer(self, interval=LOOKS)
        self._timer.timeout.connect(self._look)
        window.installEventFilter(self)

    def watch(self, minutes: int) -> None:
        """Count from now, with so many minutes."""
        self._span = timedelta(minutes=minutes)
        self.touch()
        self._timer.start()

    def rest(self) -> None:
        """Do not count: nobody is at work."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there: count from now."""
        self._touched = self._clock.now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return False

    def _look(self) -> None:
        if self._clock.now() - self._touched >= self._span:
            self.rest()
            self.gone.emit()
