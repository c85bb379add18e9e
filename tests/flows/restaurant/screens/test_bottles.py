"""A touch shows a bottle, the next one opens it; the time that is left stands on its row (RST-17)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.tracks import Line
from app.widgets.tick import Tick
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import WAITER
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_sitting import chosen, large
from tests.flows.restaurant.test_bottles import bottles
from tests.qt_help import button

F4, F5 = Qt.Key.Key_F4, Qt.Key.Key_F5


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


@pytest.mark.rule("RST-17", "RST-26", "COM-70")
def test_a_bottle_that_waits_is_what_comes_next_at_the_table(
    clerk: Clerk, room: Room, dining: Dining
) -> None:
    room.desk.staff = WAITER
    sitting, _ = bottles(dining)
    chosen(clerk, sitting)
    clerk.key(F5)
    assert large(clerk).accessibleName() == "Shown, and agreed to" and "2" in large(clerk).second
    tick = button(clerk.page, "Ordered drinks shown")
    assert isinstance(tick, Tick)
    clerk.touch("Ordered drinks shown")
    known = dining.line(sitting, "7001")
    assert known.bottles and known.bottles.shown == 2, "the tick is the act that it stands for"
    assert not tick.isVisible() and room.said == []
    assert large(clerk).accessibleName() == "Opened"
    clerk.key(F5)
    assert dining.line(sitting, "7001").step == Line.SERVED
    assert large(clerk).accessibleName() == "Serve"
