"""Opens a house beside the screen, and closes it again."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from app.house import House

SAMPLE = "sample"
"""The folder of the sample day, within the data folder: its books are its own."""


class Opener(QObject):
    """`opened` brings the house, `failed` why there is none; both on the screen's thread."""

    opened = Signal(object)
    failed = Signal(object)
    _landed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def open(self, make: "Callable[[], House]") -> None:
        """Open a house in a thread of its own."""
        self._thread = threading.Thread(target=self._run, args=(make,), name="opener")
        self._thread.start()

    def wait(self) -> None:
        """Stay until what is being opened is open: for a window that is closed meanwhile."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, make: "Callable[[], House]") -> None:
        try:
            self._landed.emit(make(), None)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: the window says it, and asks again
            self._landed.emit(None, error)

    def _land(self, house: "House | None", error: BaseException | None) -> None:
        if error is not None:
            self.failed.emit(error)
        else:
            self.opened.emit(house)


def house_in(home: Path, url: str | None, counter: str) -> "House":
    """The house of a data folder; a sample day made in it where it is one and still empty."""
    # Importing the house is importing SQLAlchemy: in the thread, after the first paint (P7).
    from app.house import open_house

    return open_house(home, url, counter=counter)
