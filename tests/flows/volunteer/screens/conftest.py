"""The centre's screens on the small college, in a window of the usual size."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.flows.volunteer.screens.tab import Tab
from app.shell.language import Voice
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.volunteer.centre import CLERKS, Centre
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
def clerk(qtbot: QtBot, centre: Centre, voice: Voice) -> Iterator[Clerk]:
    """A clerk at the tab."""
    room = Room(centre, voice)  # type: ignore[arg-type]  # it takes the desk alone
    room.desk.staff = CLERKS
    page = Tab(room)
    qtbot.addWidget(page)
    page.resize(1366, 711)
    page.show()
    page.activateWindow()
    at_work = Clerk(room, page)
    at_work.settle()
    yield at_work
    room.bridge.close()
