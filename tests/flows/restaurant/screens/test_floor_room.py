"""The floor, the order and the seating in low windows: what is touched next is in sight and whole (COM-70)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.tab import Tab
from app.shell.language import Voice
from app.widgets.guide import GuideCard
from app.widgets.order_list import OrderList
from app.widgets.theme import Look, look
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import button, targets

LOW = [(1366, 612), (1366, 684), (1024, 544), (1024, 616)]
"""Widths and heights below the tabs at a text size of 150 %, with and without the banner of the sample day."""
F2, F3, F5, F8, ESC = (getattr(Qt.Key, f"Key_{key}") for key in ("F2", "F3", "F5", "F8", "Escape"))


@pytest.fixture
def large(voice: Voice) -> Iterator[Look]:
    """The largest text, put back as it was."""
    look().wear(scale=150)
    yield look()
    look().wear("light", 100)


def cut(part: QWidget) -> bool:
    """Whether any of a part is out of sight."""
    return part.visibleRegion().boundingRect() != part.rect()


def whole(clerk: Clerk, *names: str) -> None:
    """These can be read and touched as they are, and nothing is smaller than a finger."""
    assert [name for name in names if cut(button(clerk.front, name))] == []
    assert targets(clerk.front) == []


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize(("width", "height"), LOW)
def test_in_a_low_window_a_walk_in_is_two_touches_away(
    dining: Dining, room: Room, show: Shown, large: Look, width: int, height: int
) -> None:
    clerk = show(Tab(room), width, height)
    clerk.touch_tile("A03")
    whole(clerk, "1", "4", "Seat a walk-in", "More")
    clerk.page.resize(width, 768 if width > 1024 else 700)  # a sheet has the whole window
    clerk.key(ESC, F2, "3")
    tables = [
        b for b in clerk.sheet.findChildren(QAbstractButton) if "seats for 3" in b.accessibleDescription()
    ]
    assert tables and not any(cut(table) for table in tables), "tables are proposed where they are seen"
    whole(clerk, "Seat them")


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize(("width", "height"), LOW)
def test_in_a_low_window_what_comes_next_is_whole_and_the_guide_folded(
    dining: Dining, room: Room, show: Shown, large: Look, width: int, height: int
) -> None:
    dining.at(Sitting.COLD, "A02")
    room.desk.staff = WAITER
    clerk = show(Tab(room), width, height)
    clerk.touch_tile("A02")
    whole(clerk, "Call the hot dishes", "More")
    assert button(clerk.page, "Call the hot dishes").height() == 90
    guide = clerk.part(GuideCard)
    assert guide.is_folded
    clerk.key(Qt.Key.Key_F1)
    assert not guide.is_folded
    clerk.key(ESC)
    clerk.touch_tile("A02")
    assert not guide.is_folded, "whoever opened it keeps it open"
    clerk.choose_more("Add dishes")
    assert clerk.shows("Initials, name or number")


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize(("width", "height"), LOW)
def test_in_a_low_window_the_order_shows_its_lines(
    dining: Dining, room: Room, show: Shown, large: Look, width: int, height: int
) -> None:
    dining.at(Sitting.ORDERING, "A02")
    room.desk.staff = CAPTAIN
    clerk = show(Tab(room), width, height)
    clerk.touch_tile("A02")
    clerk.key(F5, "lj", Qt.Key.Key_Return)
    if width < 1366:
        clerk.key(F8)
    lines = clerk.part(OrderList)
    assert lines.visibleRegion().boundingRect().height() >= 100, "at least two lines are seen"
    whole(clerk, "Send to the kitchen", "+", "Request")


@pytest.mark.rule("COM-70")
def test_what_was_asked_of_the_last_table_does_not_stand_over_the_next(
    dining: Dining, room: Room, show: Shown
) -> None:
    dining.at(Sitting.CLEARING, "A02")
    room.desk.staff = CAPTAIN
    clerk = show(Tab(room))
    clerk.touch_tile("A01")
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    clerk.settle()
    assert clerk.shows("Seat a walk-in")
    assert not clerk.shows("All clear, table free"), "the answer for A02 came when A03 was shown already"


@pytest.mark.rule("COM-70")
def test_where_no_table_is_chosen_each_way_of_the_house_has_the_width_for_its_words_and_its_key(
    dining: Dining, room: Room, show: Shown
) -> None:
    clerk = show(Tab(room), 1024, 588)
    for name in ("Kitchen slips", "Lost and found", "Stored bottles", "Hand over"):
        assert button(clerk.front, name).width() > 300, name
