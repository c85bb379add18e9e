"""The desk's screens on the small store, in a window of the usual size."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.flows.dealership.screens.tab import Tab
from app.shell.language import Voice
from tests.flows.dealership.shop import ADVISERS, Shop
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import dress


@pytest.fixture
def voice(qapp: QApplication) -> Iterator[Voice]:
    """What the screens speak; English until a test changes it."""
    spoken = Voice("en")
    dress(qapp, spoken)
    spoken.install()
    yield spoken
    spoken.leave()


@pytest.fixture
def clerk(qtbot: QtBot, shop: Shop, voice: Voice) -> Iterator[Clerk]:
    """An adviser at the tab."""
    room = Room(shop, voice)
    room.desk.staff = ADVISERS
    page = Tab(room)
    qtbot.addWidget(page)
    page.resize(1366, 711)
    page.show()
    page.activateWindow()
    at_work = Clerk(room, page)
    at_work.settle()
    yield at_work
    room.bridge.close()
