"""The folder into which the camera puts its files: looked at anew when files arrive, its pictures made small beside the screen."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QFileSystemWatcher, QObject, QStandardPaths, Signal

from app.counter.photo_intake import Found, TakenIn, newest, shrunk, taken_in, thumbnail
from app.counter.settings import PHOTO_FOLDER, Settings
from app.kernel.refusal import No, Refused
from app.widgets.bridge import Bridge

R = TypeVar("R")
SIDE = 480
"""Pixels of the longer side of a picture that is made small."""


def photo_folder(settings: Settings) -> Path:
    """The folder of this counter: as it is set, else the pictures of whoever uses this computer."""
    chosen = settings.of(PHOTO_FOLDER)
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(chosen or pictures).expanduser()


class PhotoFolder(QObject):
    """`PhotoFolder(bridge, folder, parent)`, then `look()`.

    `changed` tells that `found` (the newest first) or `no` (why there are none) is another; `drawn(path, bytes)` that a
    picture was made small, no bytes where that cannot be done.
    """

    changed = Signal()
    drawn = Signal(str, bytes)

    def __init__(self, bridge: Bridge, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self.found: tuple[Found, ...] = ()
        self.no: No | None = None
        self._bridge = bridge
        self._beside = ThreadPoolExecutor(1, "photos")
        self._asked: dict[str, Found] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._watcher.fileChanged.connect(self.look)

    def look(self, *_: str) -> None:
        """Look at the folder, beside the screen."""
        self._then(lambda: newest(self.folder), self._looked)

    def take_in(self, file: Path, zone: tzinfo, then: "Callable[[Future[TakenIn]], None]") -> None:
        """Make a photo of the house of a file."""
        self._then(partial(taken_in, file, zone), then)

    def shrink(self, content: bytes, then: Callable[[bytes], None]) -> None:
        """Make a photo of the house small."""
        self._then(partial(shrunk, content, SIDE), lambda made: then(made.result()))

    def close(self) -> None:
        """What is still to be made small is wanted no more."""
        self._beside.shutdown(wait=False, cancel_futures=True)

    def _then(self, work: Callable[[], R], receive: "Callable[[Future[R]], None]") -> None:
        def landed(future: "Future[R]") -> None:
            if shiboken6.isValid(self) and not future.cancelled():
                receive(future)

        self._bridge.then(self._beside.submit(work), landed)

    def _looked(self, future: "Future[tuple[Found, ...]]") -> None:
        error = future.exception()
        if error and not isinstance(error, Refused):
            raise error
        found, self.no = ((), error.no) if isinstance(error, Refused) else (future.result(), None)
        if self.no is None and str(self.folder) not in self._watcher.directories():
            self._watcher.addPath(str(self.folder))
        self.found = found
        self.changed.emit()
        for one in found:
            if self._asked.get(one.path) != one:
                self._asked[one.path] = one
                self._then(partial(thumbnail, Path(one.path), SIDE), partial(self._drawn, one))

    def _drawn(self, one: Found, future: "Future[Any]") -> None:
        """A file that cannot be read may still be arriving: it is looked at anew whenever it changes."""
        error = future.exception()
        if error is None:
            self.drawn.emit(one.path, future.result())
        elif isinstance(error, Refused):
            self._watcher.addPath(one.path)
            self.drawn.emit(one.path, b"")
        else:
            raise error
