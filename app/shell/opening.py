"""Opens a house beside the screen, and closes it again: the real one, or its sample day."""

import importlib
import json
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.counter.sample import SHOWS_AT, Told
from app.house import FLOWS
from app.kernel.clock import ShiftedClock
from app.paper.words import SHANGHAI

if TYPE_CHECKING:
    from app.counter.printing import Layout
    from app.house import House

SAMPLE = "sample"
"""The folder of the sample day, within the data folder: its books are its own."""
MADE = "made.json"
"""Written last into it: when it was made, and by how much its clock is moved."""
FRESH = timedelta(hours=4)
"""A sample day that is older is made anew: its evening is over."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which house is to be opened. A sample day has the language and the name that it is given.

    `restore` is a backup that is put in the place of damaged data first.
    """

    home: Path
    url: str | None
    counter: str
    sample: bool = False
    language: str = "zh"
    name: str = ""
    restore: str = ""


Make = Callable[[Wish, Told], "House"]
"""Opens a house, in a thread; what it makes on the way it counts."""


class Opener(QObject):
    """`opened` brings the house, `failed` why there is none, `made` how far a sample day is; on the screen's thread."""

    opened = Signal(object)
    failed = Signal(object)
    made = Signal(int, int)
    _landed = Signal(object)

    def __init__(self, make: Make, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._thread: threading.Thread | None = None
        self._house: House | None = None
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def open(self, wish: Wish, before: "House | None" = None) -> None:
        """Open a house in a thread of its own; the one before it is closed there first."""
        self._thread = threading.Thread(target=self._run, args=(wish, before), name="opener")
        self._thread.start()

    def wait(self) -> "House | None":
        """Stay until what is being opened is open: a window that is closed meanwhile gets it here, and closes it."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        house, self._house = self._house, None
        return house

    def _run(self, wish: Wish, before: "House | None") -> None:
        try:
            if before is not None:
                before.close()
            self._house = self._make(wish, self.made.emit)
            self._landed.emit(None)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: the window says it, and asks again
            self._landed.emit(error)

    def _land(self, error: BaseException | None) -> None:
        house = self.wait()
        if error is not None:
            self.failed.emit(error)
        elif house is not None:
            self.opened.emit(house)


def house_in(wish: Wish, told: Told) -> "House":
    """The house of a data folder, printing; or its sample day, made first where there is none of today."""
    # Importing the house is importing SQLAlchemy: in the thread, after the first paint (P7).
    from app.house import open_house, put_back

    importlib.import_module("app.shell.front")  # with its screens: the window waits for none of them
    if wish.restore:
        put_back(wish.home, Path(wish.restore))

    house = sample_in(wish, told) if wish.sample else open_house(wish.home, wish.url, counter=wish.counter)
    house.start()
    return house


def sample_in(
    wish: Wish, told: Told, folders: Sequence[str] = FLOWS, layout: "Layout | None" = None
) -> "House":
    """The sample day within a data folder. Half a one, left by a crash, is thrown away."""
    from app.house import make_sample, open_house

    folder, now = wish.home / SAMPLE, datetime.now(UTC)
    shift = _kept(folder, now)
    if shift is None:
        shutil.rmtree(folder, ignore_errors=True)
    clock = ShiftedClock(_to_evening(now) if shift is None else shift)
    house = open_house(folder, counter=wish.counter, clock=clock, folders=folders, layout=layout, sample=True)
    if shift is None:
        try:
            make_sample(house, wish.name, wish.language, told)
            told_of = {"made_at": now.isoformat(), "shift": _to_evening(now).total_seconds()}
            (folder / MADE).write_text(json.dumps(told_of), "utf-8")
        except BaseException:
            house.close()
            raise
    return house


def _kept(folder: Path, now: datetime) -> timedelta | None:
    """How the clock of a whole and still fresh sample day is moved."""
    try:
        told = json.loads((folder / MADE).read_text("utf-8"))
        fresh = now - datetime.fromisoformat(told["made_at"]) < FRESH
        return timedelta(seconds=float(told["shift"])) if fresh else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _to_evening(now: datetime) -> timedelta:
    here = now.astimezone(SHANGHAI)
    return here.replace(hour=SHOWS_AT.hour, minute=SHOWS_AT.minute, second=0, microsecond=0) - here
