"""Where errors arrive that nobody awaited: on the screen's thread, in the log, never as the program's end."""

import faulthandler
import logging
import sys
import threading
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from app.shell.report import chain, places, write_fall

log = logging.getLogger("yingke")
_levels = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Hooks(QObject):
    """Installed once by `main`. `trouble` brings every unexpected error to the screen's thread.

    `fell` is the report of the last run, once installed, if that one fell (COM-71).
    """

    trouble = Signal(object)
    _arrived = Signal(object)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.logs = logs
        self.fell: Path | None = None
        self._crash: TextIO | None = None
        self._arrived.connect(self.trouble, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Listen from here on; a folder that cannot be written leaves the log on standard error."""
        try:
            self.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = RotatingFileHandler(
                self.logs / "yingke.log",
                maxBytes=1 << 20,
                backupCount=3,
                encoding="utf-8",
            )
            file.setFormatter(Nameless("%(asctime)s %(levelname)s %(name)s %(message)s"))
            log.addHandler(file)
            self.fell = fallen(self.logs)
            self._crash = (self.logs / "crash.log").open("w")
            faulthandler.enable(self._crash)
        except OSError as error:
            log.warning("no log is written: %s", error.strerror)
        log.setLevel(logging.INFO)
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        qInstallMessageHandler(said_by_qt)

    def remove(self) -> None:
        """Give back what was there before; for the end of the program."""
        sys.excepthook, threading.excepthook = (
            sys.__excepthook__,
            threading.__excepthook__,
        )
        qInstallMessageHandler(None)
        faulthandler.disable()
        for handler in [h for h in log.handlers if isinstance(h, RotatingFileHandler)]:
            log.removeHandler(handler)
            handler.close()
        if self._crash:
            self._crash.close()
            (self.logs / "crash.log").unlink(missing_ok=True)

    def tell(self, error: BaseException) -> None:
        """Log an unexpected error by its kind and places, and bring it to the screen; from any thread."""
        log.error("%s\n%s", type(error).__qualname__, "\n".join(places(error)))
        self._arrived.emit(error)

    def _raised(self, kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, _)
        else:
            self.tell(error)

    def _raised_in_thread(self, raised: Any) -> None:
        if raised.exc_value is not None:
            self.tell(raised.exc_value)


class Nameless(logging.Formatter):
    """Errors by kinds and places: their messages may hold what somebody typed (COM-83)."""

    def formatException(self, ei: Any) -> str:
        return "\n".join(chain(ei[1]))


def said_by_qt(kind: QtMsgType, where: QMessageLogContext, words: str) -> None:
    """What Qt itself has to say goes to the log."""
    logging.getLogger("yingke.qt").log(_levels.get(kind, logging.INFO), "%s", words)


def fallen(logs: Path) -> Path | None:
    """Make a report of the trace that the last run left as it fell; None after an end that left none."""
    left = logs / "crash.log"
    if not left.exists() or not (trace := left.read_text("utf-8", "replace")):
        return None
    return write_fall(trace, datetime.fromtimestamp(left.stat().st_mtime, UTC), logs)
