"""The order waits for who is still to come, said by one touch on their number (RST-16)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules import parking
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_sitting import action, chosen, large

F4, F5, F6 = Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6


@pytest.mark.rule("RST-16", "COM-70")
def test_an_order_waits_tea_is_added_and_all_who_came_are_asked(
    clerk: Clerk, room: Room, dining: Dining
) -> None:
    room.desk.staff = CAPTAIN
    sitting = chosen(clerk, dining.at(Sitting.TEA))
    before = clerk.touches
    clerk.touch("Not all here")
    clerk.touch("2")
    assert clerk.touches - before == 2
    assert clerk.shows("2 of 4 here since 18:00")
    assert large(clerk).accessibleName() == "They order now all the same"
    dining.later(11)
    clerk.key(F6)
    assert clerk.shows("tea added at 18:11")
    before = clerk.keys
    clerk.key(F4, "4", F5)
    assert clerk.keys - before == 3
    assert parking.all_have_come(dining.facts(sitting))
    assert clerk.shows("May I take your order now, sir, madam?"), "the sentence that asks for the order"
    assert action(clerk, "Take the order")
    assert dining.facts(sitting).step is Sitting.TEA
