"""A party moves to another table, from its own page; what it leaves is cleared (RST-06)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.kinds import TableState
from app.flows.restaurant.facts.tracks import Sitting
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.restaurant.screens.test_bookings import write
from tests.flows.restaurant.screens.test_floor import tile_of

F5 = Qt.Key.Key_F5


@pytest.mark.rule("RST-06", "RST-03", "COM-70")
def test_a_party_moves_to_the_table_that_is_proposed(clerk: Clerk, dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    clerk.touch_tile("A02")
    clerk.choose_more("Move")
    assert clerk.shows("Move 4 guests to another table")
    assert clerk.shows("'B01' 4 seats for 4 guests")
    write(clerk, "Reason", "by the window")
    clerk.key(F5)
    assert clerk.room.said == ["4 guests sit at B01 now"]
    assert dining.facts(sitting).table == "B01"
    assert clerk.shows("cold dishes"), "its case stands beside the floor still"
    clerk.touch_tile("A02")
    assert clerk.shows("The party moved to another table. What it left here is to be cleared.")
    clerk.key(F5)
    assert tile_of(dining, "A02").state is TableState.FREE
    assert clerk.shows("Seat a walk-in")


@pytest.mark.rule("RST-06", "RST-30a")
def test_a_room_tells_its_fee_or_that_it_is_not_charged(clerk: Clerk, dining: Dining) -> None:
    early, late = dining.at(Sitting.TEA), dining.at(Sitting.COLD, "A03")
    clerk.touch_tile("A02")
    clerk.choose_more("Move")
    clerk.touch("A room")
    clerk.touch("听松")
    clerk.key(F5)
    assert clerk.shows("听松 has a room fee of ¥80.00. Tell the guests first.")
    clerk.touch("They agree")
    assert (dining.facts(early).table, dining.facts(early).fee_told) == ("V01", 8000)
    clerk.touch_tile("A03")
    clerk.choose_more("Move")
    clerk.touch("A room")
    clerk.touch("云水")
    assert clerk.shows("The room fee of ¥200.00 did not stand on their order: they pay ¥0.00.")
    clerk.key(F5)
    assert (dining.facts(late).table, dining.facts(late).fee_told) == ("V02", 0)
