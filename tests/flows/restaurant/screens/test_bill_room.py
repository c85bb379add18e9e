"""The bill page in every room: what pays is in sight and large enough, whatever the window and the text size (COM-70)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.bill import BillPage
from app.shell.language import Voice
from app.widgets.keypad import Keypad
from app.widgets.theme import Look, look
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import opened
from tests.flows.restaurant.screens.room import Room
from tests.qt_help import button, targets

SIZES = [
    (1366, 711, 100),
    (1366, 663, 100),
    (1024, 643, 100),
    (1024, 595, 100),
    (1366, 637, 125),
    (1366, 684, 150),
    (1366, 612, 150),
    (1024, 616, 150),
    (1024, 544, 150),
    (1920, 1023, 100),
]
"""Widths and heights below the tabs, with and without the banner of the sample day, and the text size."""


@pytest.fixture
def worn(voice: Voice) -> Iterator[Look]:
    """The look, put back as it was."""
    yield look()
    look().wear("light", 100)


def cut(part: QWidget) -> bool:
    """Whether any of a part is out of sight."""
    return part.visibleRegion().boundingRect() != part.rect()


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_is_in_sight_by_whatever_means(
    dining: Dining, room: Room, show: Shown, worn: Look, voice: Voice, language: str
) -> None:
    sitting = dining.at(Sitting.BILL)
    voice.change(language)
    clerk = opened(show, room, BillPage, sitting, CASHIER)
    [pad] = [one for one in clerk.work.findChildren(Keypad) if one.isVisible()]
    means = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_4]
    for width, height, scale in SIZES:
        worn.wear(scale=scale)
        clerk.page.resize(width, height)
        clerk.settle()
        stood = []
        for key in means:
            QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
            clerk.settle()
            keys = [key for key in pad.findChildren(QWidget) if key.isVisible()]
            assert [key.accessibleName() for key in keys if cut(key)] == [], (width, height, scale)
            assert targets(clerk.work) == [], (width, height, scale)
            assert not cut(clerk.work.settling.button)
            stood.append([key.mapTo(clerk.page, key.rect().topLeft()) for key in keys])
        assert stood[0] == stood[1] == stood[2], "nothing jumps from one means to the other"


@pytest.mark.rule("COM-70", "COM-30")
def test_the_end_of_a_number_is_asked_for_beside_the_means(dining: Dining, room: Room, show: Shown) -> None:
    clerk = opened(show, room, BillPage, dining.at(Sitting.BILL), CASHIER, (1024, 595))
    clerk.touch("Alipay")
    field, last = clerk.work.pay.tail, button(clerk.work, "Transfer")
    assert field.line.accessibleName() == "Last 4 characters of the payment number"
    assert not cut(field)
    tops = {part.mapTo(clerk.page, part.rect().topLeft()).y() for part in (field, last)}
    assert len(tops) == 1
