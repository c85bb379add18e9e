"""The floor: a walk-in in two touches, rooms with their fee, kept tables, typing to jump, two windows."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.flows.restaurant.facts.kinds import TableState
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Floor, Tile
from app.flows.restaurant.screens.tab import Tab
from app.house import FLOWS, open_house
from app.widgets.floor import TileBoard
from app.widgets.number_row import TouchNumber
from tests.fixtures import Database
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, HOST, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import keys, tree

ENTER, F2, F5 = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F5


def tile_of(dining: Dining, table: str) -> Tile:
    """A table as the floor shows it now."""
    at_work = dining.desk.staff
    found = next(tile for tile in look(dining, Floor).tiles if tile.table == table)
    dining.desk.staff = at_work
    return found


def book(dining: Dining, table: str | None, minutes: int, **more: object) -> str:
    """A booking for in so many minutes."""
    at = (dining.clock.now() + timedelta(minutes=minutes)).isoformat()
    args = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at, "table": table} | more
    sitting: str = dining.do("book", HOST, **args).sitting
    return sitting


@pytest.mark.rule("RST-04", "COM-70")
def test_a_walk_in_sits_down_in_two_touches(clerk: Clerk, dining: Dining) -> None:
    clerk.touch_tile("A02")
    clerk.touch("3")
    assert clerk.touches == 2
    seated = tile_of(dining, "A02")
    assert (seated.state, seated.guests) == (TableState.SEATED, 3)
    assert dining.facts(str(seated.sitting)).waiter == "yuan"
    assert clerk.room.said == ["A02: 3 guests seated, 袁静 waits on them"]
    assert clerk.shows("Step 2 of 13: seated"), "its case stands beside the floor at once"


@pytest.mark.rule("RST-03", "COM-70")
def test_by_keys_the_best_table_is_preset_with_its_reason(clerk: Clerk, dining: Dining) -> None:
    clerk.key(F2, "3")
    assert clerk.shows("'A02' 4 seats for 3 guests and free all evening chosen")
    clerk.key(ENTER)
    assert clerk.keys == 3
    assert tile_of(dining, "A02").guests == 3


@pytest.mark.rule("RST-03", "COM-71")
def test_enter_may_come_before_the_table_is_known(clerk: Clerk, dining: Dining) -> None:
    keys(clerk.page, F2, "6", ENTER)
    clerk.settle()
    assert tile_of(dining, "A04").guests == 6


@pytest.mark.rule("RST-03")
def test_a_party_that_fits_nowhere_is_told_so(clerk: Clerk) -> None:
    clerk.key(F2, "4", "0")
    assert clerk.shows("No table seats 40 guests")


@pytest.mark.rule("RST-03", "RST-30a")
def test_a_room_with_a_fee_asks_to_tell_it_first(clerk: Clerk, dining: Dining) -> None:
    clerk.touch_tile("V01")
    clerk.touch("6")
    assert clerk.shows("听松 has a room fee of ¥80.00. Tell the guests first.")
    clerk.touch("Another table")
    assert tile_of(dining, "V01").sitting is None
    clerk.touch("6")
    clerk.touch("They agree")
    assert dining.facts(str(tile_of(dining, "V01").sitting)).fee_told == 8000


@pytest.mark.rule("RST-02", "COM-21")
def test_a_kept_table_wants_a_captains_pin(clerk: Clerk, dining: Dining, room: Room) -> None:
    sitting = book(dining, "A02", 30)
    clerk.touch_tile("A02")
    assert clerk.shows("沈砚秋"), "a booked table shows its booking"
    clerk.key(Qt.Key.Key_F10)
    clerk.settle()
    tab = clerk.page
    assert isinstance(tab, Tab)
    tab.floor.give_away(sitting)
    clerk.settle()
    clerk.touch("3")
    assert tile_of(dining, "A02").sitting is None
    assert "A02 is booked for 18:30" in room.words(room.asked[0][2].text)
    room.approve("he", "730153")
    clerk.settle()
    assert tile_of(dining, "A02").guests == 3


def test_more_guests_than_seats_are_refused_where_they_are_counted(clerk: Clerk, dining: Dining) -> None:
    clerk.key("a1", ENTER, "5")
    assert clerk.shows("A01 has 2 seats; there are 5 guests.")
    clerk.key(ENTER)
    assert tile_of(dining, "A01").sitting is None


@pytest.mark.parametrize(("typed", "table"), [("b1", "B01"), ("v3", "V03"), ("ts", "V01"), ("syq", "A03")])
def test_typing_jumps_to_a_table_a_room_or_a_guest(
    clerk: Clerk, dining: Dining, typed: str, table: str
) -> None:
    dining.seat("A03", name="沈砚秋")
    clerk.settle()
    clerk.key(typed)
    assert clerk.part(TileBoard).current == table


def test_letters_find_the_board_from_wherever_the_focus_is(clerk: Clerk) -> None:
    clerk.key("a2", ENTER)
    assert clerk.part(TouchNumber).hasFocus()
    clerk.key("b2")
    assert clerk.part(TileBoard).current == "B02"


def test_arrows_go_over_the_floor_and_enter_counts_the_guests(clerk: Clerk, dining: Dining) -> None:
    clerk.key("a1", Qt.Key.Key_Right, ENTER, "4", ENTER)
    assert tile_of(dining, "A02").guests == 4


@pytest.mark.rule("RST-01")
def test_every_state_is_told_in_a_word_and_counted(clerk: Clerk, dining: Dining) -> None:
    dining.at(Sitting.TEA, "B04")
    dining.at(Sitting.COLD, "A02")
    dining.at(Sitting.BILL, "A03")
    dining.at(Sitting.FAREWELL, "B03")
    dining.at(Sitting.CLEARING, "A04")
    dining.do("close_table", CAPTAIN, table="B01")
    book(dining, "B02", 30)
    clerk.settle()
    shown = tree(clerk.page)
    assert "B04, Seated, Walk-in · 4 pax" in shown
    assert "A02, Dining" in shown and "1/5 dishes" in shown
    assert "A03, Bill" in shown and "¥" in shown
    assert "B03, Paid" in shown, "who has paid owes nothing"
    assert "A04, To clear" in shown and "0/10 cleared" in shown
    assert "B01, Closed" in shown
    assert "B02, Booked" in shown and "in 30 min" in shown
    assert "Free 5 · Booked 1 · Seated 1 · Dining 1 · Bill 1 · Paid 1 · To clear 1" in shown


def test_a_closed_table_is_opened_and_closed_again(clerk: Clerk, dining: Dining) -> None:
    clerk.touch_tile("A02")
    clerk.touch("Close the table")
    assert tile_of(dining, "A02").state is TableState.CLOSED
    clerk.touch("Open the table")
    assert tile_of(dining, "A02").state is TableState.FREE


def test_what_is_late_comes_to_the_strip_and_leads_to_its_case(clerk: Clerk, dining: Dining) -> None:
    book(dining, "A03", 10)
    dining.later(40)
    clerk.touch_tile("A01")
    assert isinstance(clerk.page, Tab)
    clerk.page.floor.passed()
    clerk.settle()
    clerk.touch("A03 沈砚秋 is late 30 min")
    assert clerk.part(TileBoard).current == "A03"
    assert clerk.shows("Step 1 of 15: booked")


def test_what_the_strip_has_no_room_for_is_one_touch_away(clerk: Clerk, dining: Dining) -> None:
    for n, table in enumerate(("A03", "V01", "B01", "B02", "B03", "B04")):
        book(dining, table, 10 + n, fee_told=8000)
    dining.later(50)
    assert isinstance(clerk.page, Tab)
    clerk.page.floor.passed()
    clerk.settle()
    clerk.touch("All 6")
    clerk.touch("听松 沈砚秋 is late")
    assert clerk.part(TileBoard).current == "V01"


def test_another_waiter_is_named_before_they_sit(clerk: Clerk, dining: Dining) -> None:
    dining.seat("A03", guests=4)
    clerk.touch_tile("A02")
    clerk.touch("袁静")
    clerk.touch("何立群")
    clerk.touch("2")
    assert dining.facts(str(tile_of(dining, "A02").sitting)).waiter == "he"


@pytest.mark.rule("COM-60", "COM-72")
def test_what_one_window_does_shows_on_the_others_floor(
    clerk: Clerk, database: Database, dining: Dining, qtbot: QtBot, show: Shown, voice: object
) -> None:
    other = open_house(database.home, database.url, counter="A2", clock=dining.clock, folders=FLOWS)
    beside = Room(Dining(other, dining.clock, "A2"), clerk.room.words)
    there = Clerk(beside, Tab(beside))
    qtbot.addWidget(there.page)
    there.page.resize(1366, 711)
    there.page.show()
    there.settle()
    clerk.touch_tile("A02")
    clerk.touch("3")
    qtbot.waitUntil(lambda: "A02, Seated" in tree(there.page), timeout=60000)
    beside.bridge.close()
    other.close()


def test_what_is_not_chosen_offers_nothing(clerk: Clerk) -> None:
    assert clerk.shows("No table is chosen")
    clerk.key(F5)
    assert clerk.room.said == []


def test_a_role_that_seats_nobody_is_told_who_does(clerk: Clerk, dining: Dining, room: Room) -> None:
    room.desk.staff = WAITER
    clerk.touch_tile("A02")
    clerk.touch("3")
    assert tile_of(dining, "A02").sitting is None
    room.act_as(HOST)
    clerk.settle()
    assert tile_of(dining, "A02").guests == 3
