"""One window per data folder: a second start raises the first one and ends (two tills on one drawer are none)."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000  # ms


class Alone(QObject):
    """Holds the data folder for this process; `asked` is sent when another start wanted the window."""

    asked = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with suppress(OSError):  # a folder that cannot be made is told by the store, in words
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = QLockFile(str(home / "running.lock"))
        self._lock.setStaleLockTime(0)  # only a dead process loses it, never a slow one
        self._name = _name(home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def take(self) -> bool:
        """Whether this process has the folder now; if not, the one that has it is asked to show itself."""
        if not self._lock.tryLock(0):
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return True  # so is one that cannot be written
            self._ask()
            return False
        QLocalServer.removeServer(self._name)  # left by a crash: the lock says that nobody listens
        self._server.listen(self._name)
        return True

    def let_go(self) -> None:
        """Leave the folder to others."""
        self._server.close()
        self._lock.unlock()

    def _ask(self) -> None:
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        socket.waitForConnected(PATIENCE)
        socket.abort()

    def _connected(self) -> None:
        """Somebody at the door says it all: nothing is read from outside."""
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.abort()
            socket.deleteLater()
            self.asked.emit()


def _name(home: Path) -> str:
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    return "yingke-" + hashlib.sha256(f"{user}\n{home.resolve()}".encode()).hexdigest()[:20]
