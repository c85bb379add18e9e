"""A touch shows a bottle, the next one opens it; the time that is left stands on its row (RST-17)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.tracks import Line
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import WAITER
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_sitting import chosen
from tests.flows.restaurant.test_bottles import bottles

F4 = Qt.Key.Key_F4


@pytest.mark.rule("RST-17", "COM-70")
def test_a_bottle_is_shown_and_opened_by_one_touch_each(clerk: Clerk, room: Room, dining: Dining) -> None:
    room.desk.staff = WAITER
    sitting, line = bottles(dining)
    chosen(clerk, sitting)
    assert clerk.shows("show it to the guest within 5 min")
    dining.later(7)
    clerk.key(F4)
    before = clerk.touches
    clerk.touch_tile(line)
    known = dining.line(sitting, "7001")
    assert known.bottles
    assert (known.bottles.shown, known.bottles.opened) == (2, 0)
    clerk.touch_tile(line)
    assert clerk.touches - before == 2
    known = dining.line(sitting, "7001")
    assert known.bottles
    assert (known.bottles.opened, known.step) == (2, Line.SERVED)
