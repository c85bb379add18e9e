"""Screens of the restaurant on the small house, in a window of the usual size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.flows.restaurant.screens.tab import Tab
from app.shell.language import Voice
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import dress

Shown = Callable[..., Clerk]


@pytest.fixture
def voice(qapp: QApplication) -> Iterator[Voice]:
    """What the screens speak; English until a test changes it."""
    spoken = Voice("en")
    dress(qapp, spoken)
    spoken.install()
    yield spoken
    spoken.leave()


@pytest.fixture
def room(dining: Dining, voice: Voice) -> Iterator[Room]:
    """The shell around a screen: the host is at work."""
    made = Room(dining, voice)
    yield made
    made.bridge.close()


@pytest.fixture
def show(qtbot: QtBot, room: Room) -> Shown:
    """Show a page, and be the clerk who works on it."""
    kept: list[QWidget] = []

    def shown(page: QWidget, width: int = 1366, height: int = 711) -> Clerk:
        qtbot.addWidget(page)
        kept.append(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        clerk = Clerk(room, page)
        clerk.settle()
        return clerk

    return shown


@pytest.fixture
def clerk(room: Room, show: Shown) -> Clerk:
    """A clerk at the tab."""
    return show(Tab(room))
