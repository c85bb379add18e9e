"""Who sits where, by touch and by keys: the guests dialog leads there, and Esc skips it (RST-04, 28)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.persons import Person, Standing
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.tab import Tab
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import WAITER
from tests.flows.restaurant.screens.room import Clerk, Room

F5, F6, ESC = Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_Escape


@pytest.mark.rule("RST-04", "RST-28")
def test_a_digit_a_seat_from_host_to_deputy_and_children_are_asked_for(
    clerk: Clerk, dining: Dining, room: Room
) -> None:
    room.desk.staff = WAITER
    sitting = dining.at(Sitting.COLD)
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(sitting)
    clerk.settle()
    clerk.choose_more("Guests, waiter")
    clerk.key(F6, "1", "3", "2")
    assert clerk.shows("In this order: seat 3 → 4 → 1 → 2. The best part: 3 and 1.")
    clerk.key("4")
    assert clerk.shows("In this order: seat 4 → 3 → 1 → 2."), "elders first"
    assert not clerk.shows("Do children come first?")
    clerk.touch("Children")
    clerk.touch("Seat not known")
    assert clerk.shows("Do children come first? Ask the guests.")
    clerk.touch("Children first")
    clerk.key(F5)
    facts = dining.facts(sitting)
    known = (
        Person(Standing.HOST, 1),
        Person(Standing.HONOUR, 3),
        Person(Standing.DEPUTY, 2),
        Person(Standing.ELDER, 4),
        Person(Standing.CHILD),
    )
    assert (facts.persons, facts.children_first) == (known, True)
    assert clerk.shows("In this order: seat 4 → 3 → 1 → 2."), "it stands at the table's panel"
    clerk.choose_more("Guests, waiter")
    clerk.key(F6)
    clerk.touch("Host")
    clerk.touch("1")
    clerk.touch("Keep it")
    assert dining.facts(sitting).persons == known[1:], "a second touch takes it back"
    clerk.choose_more("Guests, waiter")
    clerk.key(F6, ESC)
    assert dining.facts(sitting).persons == known[1:], "one key skips it"
