"""The stage of pictures and tours: the real window on a sample day, its clock standing still, without a display."""

import importlib
import importlib.util
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.counter.sample import SHOWS_AT, Told
from app.house import FLOWS, House, make_sample, open_house, sample_people
from app.kernel.clock import SetClock
from app.paper.words import SHANGHAI
from app.shell.first_run.pages import Manager
from app.shell.frame import Frame
from app.shell.front import Front
from app.shell.login import Login
from app.shell.main import started
from app.shell.opening import SAMPLE, Wish
from app.shell.place import Place
from app.shell.window import Window
from app.widgets.shot import Shot

DAY = datetime(2026, 11, 23, SHOWS_AT.hour, SHOWS_AT.minute, tzinfo=SHANGHAI)
"""When the pictures are taken: the same each time, so that only what changed differs."""
PATIENCE = 120.0
"""Seconds that an answer may take, or the making of the sample day may stand still, before it is given up."""
BEAT = 5
"""Milliseconds after which a wait looks up though nothing happened."""
ROUNDS = 6
NAME = "聚贤楼"


def _untold(done: int, of: int) -> None:
    """Nobody looks on."""


class Late(Exception):
    """An answer did not come, or something went wrong behind the window."""


class RealStage:
    """The window on a home of its own; `opened` waits for its sample day, or for the pages of the first day."""

    def __init__(
        self, home: Path, folders: Sequence[str] = FLOWS, *, first_day: bool = False, told: Told = _untold
    ) -> None:
        self.home, self._folders, self._first_day, self._told = home, tuple(folders), first_day, told
        self.clock = SetClock(DAY)
        self._heard = time.monotonic()
        self.window = Window(home, Place(scheme="light"), make=self._make)
        self.window.worn.still = True
        self.window.painted.connect(self.window.begin)
        self.window.show()

    def opened(self) -> None:
        """Wait until the house that was asked for is open, and its papers are printed."""
        self._until(lambda: self.window.front is not None)
        self.front.house.prints.drain()
        self.idle()

    @property
    def front(self) -> Front:
        """What is shown of the open house. Raises Late while there is none."""
        if self.window.front is None:
            raise Late("no house is open")
        return self.window.front

    # -- the hands: what `app.widgets.shot.Stage` promises ------------------------------------------------

    def tab(self, name: str) -> QWidget:
        """Show a tab or a section of the settings, and wait until it has its answers."""
        self._frame().go(name)
        self.idle()
        return self._frame().show_tab(name.partition("/")[0])

    def open_case(self, flow: str, case: str) -> QWidget:
        """Go to a case; returns the tab of its flow."""
        self._frame().open_case(flow, case)
        self.idle()
        return self._frame().show_tab(flow)

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key where the focus is, and wait."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self._focus(), key, held)
        self.idle()

    def type(self, words: str) -> None:
        """Type letters and digits where the focus is, and wait."""
        for letter in words:
            QTest.keyClicks(self._focus(), letter)  # one by one: each may lead the next one elsewhere
        self.idle()

    def go_on(self) -> None:
        """Go on with the first day as whoever reads its pages: the PIN is typed once more."""
        for page in self.window.findChildren(Manager):
            if page.isVisible():
                page.ui.again.setFocus()
                self.type(page.ui.pin.text)
        self.press(Qt.Key.Key_Return)

    def log_out(self) -> None:
        """Nobody works here: the log-in page."""
        if self.front.frame is not None:
            self.front.login()
        self.idle()

    def log_in(self, login: str) -> None:
        """Let somebody of the sample day work here."""
        self.log_out()
        [page] = [p for p in self.window.findChildren(Login) if p.isVisible()]
        page.choose(login)
        self.type(next(p.pin for p in sample_people(self._folders) if p.login == login))

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self.clock.advance(by)
        self.front.idle.touch()
        self._frame().passed()
        self.idle()

    def idle(self) -> None:
        """Wait until every answer has arrived and every layout has found its place."""
        for _ in range(2):
            self._until(lambda: self.window.front is None or self.window.front.shell.bridge.idle)
            for _ in range(ROUNDS):
                QApplication.processEvents()
            # Outside of an event loop what was left is not thrown away by itself.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def look(self, language: str, scheme: str, size: tuple[int, int]) -> None:
        """Wear another look."""
        self.window.wear(language=language, scheme=scheme)
        self.window.resize(*size)
        self.window.toaster.clear()
        self.idle()

    def save(self, file: Path, *, said: bool = False) -> None:
        """Draw the window into a file, with its toasts if they are what the picture is of."""
        if not said:
            self.window.toaster.clear()
        self.idle()
        self.window.grab().save(str(file))

    # -- inside -------------------------------------------------------------------------------------------

    def _make(self, wish: Wish, told: Told) -> House:
        sample = wish.sample or not self._first_day
        home = wish.home / SAMPLE if sample else wish.home
        house = open_house(home, counter=wish.counter, clock=self.clock, folders=self._folders, sample=sample)
        if sample:
            make_sample(house, NAME, wish.language, partial(self._making, told))
        house.start()
        return house

    def _making(self, told: Told, done: int, of: int) -> None:
        self._heard = time.monotonic()
        told(done, of)
        self._told(done, of)

    def _frame(self) -> Frame:
        if self.front.frame is None:
            raise Late("nobody is at work")
        return self.front.frame

    def _focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def _until(self, so: Callable[[], bool]) -> None:
        self._heard, beat = time.monotonic(), QTimer(interval=BEAT)
        beat.start()  # wakes the wait where nothing else happens
        while not so():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > self._heard + PATIENCE:
                raise Late("an answer did not come")


@contextmanager
def stage(
    folders: Sequence[str] = FLOWS, *, first_day: bool = False, told: Told = _untold
) -> Iterator[RealStage]:
    """A stage in a scratch folder, without a display where there is none; `told` as its sample day is made."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or started()
    with tempfile.TemporaryDirectory(prefix="yingke-") as folder:
        one = RealStage(Path(folder), folders, first_day=first_day, told=told)
        try:
            one.opened()
            yield one
        finally:
            one.window.finish()
            one.window.close()
    del application


def contributed(folders: Sequence[str], name: str) -> Iterator[Shot]:
    """What the flows contribute: `SHOTS` or `TOUR` of their `screens.shots`, in the house's order."""
    for folder in folders:
        module = f"{folder}.screens.shots"
        if importlib.util.find_spec(f"{folder}.screens") and importlib.util.find_spec(module):
            yield from getattr(importlib.import_module(module), name, ())
