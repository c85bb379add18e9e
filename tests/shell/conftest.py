"""The window on a real house of two flows, and a clerk before it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.counter.bus import Call
from app.counter.desk import founder
from app.counter.sample import Told
from app.house import House, open_house, put_back
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.shell.login import Login
from app.shell.opening import Wish, sample_in
from app.shell.place import Place
from app.shell.window import Window
from tests.counter.conftest import plain_layout
from tests.fixtures import Database
from tests.qt_help import dress, keys, settle

W = TypeVar("W", bound=QWidget)
PINS = {"zhou": "402817", "lin": "730154", "su": "851936"}
PEOPLE = (("lin", "林静", ["housekeeper", "cashier"]), ("su", "苏越", ["teacher"]))
MANAGER = Staff("zhou", frozenset({"manager", "cashier", "housekeeper"}))
KEPT = Path(__file__).parent / "kept"


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("tests.flows.ninth", "tests.counter.shop")


class Counter:
    """The window, and the few words that a clerk's tests need."""

    def __init__(self, qtbot: QtBot, database: Database, clock: SetClock, founded: bool = True) -> None:
        self.qtbot, self.database, self.clock = qtbot, database, clock
        self.founded, self.k = founded, 0
        self.faults: list[BaseException] = []
        self.wishes: list[Wish] = []
        self.window: Window

    def make(self, wish: Wish, told: Told) -> House:
        """Opens houses for the window: with the test's clock, and papers that are laid out at once."""
        self.wishes.append(wish)
        if self.faults:
            raise self.faults.pop(0)
        if wish.sample:
            return sample_in(wish, told, self.database.folders, plain_layout)
        if wish.restore:
            put_back(wish.home, Path(wish.restore), self.database.folders)
        house = open_house(
            wish.home,
            None,
            counter=wish.counter,
            clock=self.clock,
            folders=self.database.folders,
            layout=plain_layout,
        )
        if self.founded:
            self.founded = False
            self.found(house)
        house.prints.start()
        return house

    def found(self, house: House) -> None:
        args = {
            "organisation": "松筠楼",
            "flows": ["ninth", "shop"],
            "language": "en",
            "counter": "A1",
            "counter_name": "Front desk",
            "manager": "zhou",
            "manager_name": "周敏",
            "pin": PINS["zhou"],
        }
        house.desk.carry_out(Call("up", "house.set_up", args, self.clock.now(), founder("zhou"), "A1"))
        roles = {"login": "zhou", "roles": sorted(MANAGER.roles)}
        house.desk.carry_out(Call("up1", "house.change_roles", roles, self.clock.now(), MANAGER, "A1"))
        for login, name, some in PEOPLE:
            told = {"login": login, "name": name, "roles": some, "pin": PINS[login]}
            house.desk.carry_out(
                Call(f"up-{login}", "house.add_staff", told, self.clock.now(), MANAGER, "A1")
            )

    def open(self, language: str = "en", **place: Any) -> Window:
        """Open the window as `main` does, and wait for its first page."""
        known = Place(language=language, scheme="light", **place)
        self.window = Window(self.database.home, known, make=self.make)
        self.qtbot.addWidget(self.window)
        self.window.painted.connect(self.window.begin)
        self.window.show()
        self.window.activateWindow()
        self.landed()
        return self.window

    def landed(self) -> None:
        """Wait until the house is open and every answer has arrived on the screen."""
        self.qtbot.waitUntil(lambda: self.window.front is not None, timeout=60000)
        self.idle()

    def idle(self) -> None:
        front = self.window.front
        self.qtbot.waitUntil(lambda: front is None or front.shell.bridge.idle, timeout=60000)
        settle()
        self.qtbot.waitUntil(lambda: front is None or front.shell.bridge.idle, timeout=60000)

    def log_in(self, login: str = "zhou") -> None:
        """Touch the tile and type the PIN."""
        page = self.find(Login)
        if page.chosen != login:
            page.choose(login)
        self.types(PINS[login])

    def types(self, *typed: str | Qt.Key) -> None:
        for stroke in typed:
            keys(self.window, stroke)
            self.idle()

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key of the window, as one who has a keyboard alone."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, held)
        settle()
        self.idle()

    def later(self, by: timedelta) -> None:
        """Let time pass while somebody is there: a key is touched, so that the counter does not lock itself."""
        self.clock.advance(by)
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Shift)

    def find(self, kind: type[W]) -> W:
        """The one part of a kind that is shown."""
        found = [part for part in self.window.findChildren(kind) if part.isVisible()]
        if len(found) != 1:
            pytest.fail(f"{len(found)} of {kind.__name__} are shown")
        return found[0]

    def shows(self, kind: type[QWidget]) -> bool:
        return any(part.isVisible() for part in self.window.findChildren(kind))

    def do(self, name: str, by: Staff = MANAGER, /, **args: Any) -> Any:
        """A command from elsewhere, as another counter would send it."""
        self.k += 1
        house = self.house
        result = house.desk.carry_out(Call(f"c{self.k}", name, args, self.clock.now(), by, "A1")).result
        self.idle()
        return result

    @property
    def house(self) -> House:
        front = self.window.front
        if front is None:
            pytest.fail("no house is open")
        return front.house


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication, database: Database, clock: SetClock) -> Iterator[Counter]:
    """A founded house behind a window that is still to be opened."""
    dress(qapp)
    one = Counter(qtbot, database, clock)
    yield one
    if hasattr(one, "window"):
        one.window.finish()
        dress(qapp)
