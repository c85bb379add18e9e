"""Notices that nobody touches the counter any more (COM-21)."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

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
MINUTE = 60_000


class Idle(QObject):
    """Watches what comes into one window from outside; `gone` after so many minutes without any."""

    gone = Signal()

    def __init__(self, window: QWindow, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=minutes * MINUTE, singleShot=True)
        self._timer.timeout.connect(self.gone)
        window.installEventFilter(self)

    def watch(self, minutes: int) -> None:
        """Count from now, with so many minutes."""
        self._timer.start(minutes * MINUTE)

    def rest(self) -> None:
        """Do not count: nobody is at work."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
