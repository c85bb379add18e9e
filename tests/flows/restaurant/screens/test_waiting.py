"""The waiting list on the screen: put on it, called, seated, gone; by touch and by keys (RST-05)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.arrivals import Waiting
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.waiting.list import WaitingList
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.restaurant.screens.test_bookings import write
from tests.flows.restaurant.screens.test_floor import tile_of
from tests.qt_help import tree

ENTER, F2, F3, F4, F5, F7, F11 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_F2,
    Qt.Key.Key_F3,
    Qt.Key.Key_F4,
    Qt.Key.Key_F5,
    Qt.Key.Key_F7,
    Qt.Key.Key_F11,
)


def fill(dining: Dining, clerk: Clerk) -> None:
    """Somebody sits at every table that seats four, or more."""
    for table in ("A02", "A03", "A04", "B01", "B02", "B03", "B04", "V03"):
        dining.seat(table, guests=2)
    clerk.settle()


def leave(dining: Dining, table: str) -> None:
    """Whoever sits at a table goes, and it is cleared."""
    sitting = tile_of(dining, table).sitting
    dining.do("guests_left", HOST, sitting=sitting)
    dining.do("clear_rest", HOST, sitting=sitting)


def waiting(dining: Dining) -> Waiting:
    at_work = dining.desk.staff
    found = look(dining, Waiting)
    dining.desk.staff = at_work
    return found


@pytest.mark.rule("RST-05", "COM-70")
def test_who_finds_no_table_gets_a_number_by_keys_alone(clerk: Clerk, dining: Dining) -> None:
    fill(dining, clerk)
    clerk.key(F2, "4", F7)
    assert clerk.shows("0 parties before them · about 2 h")
    clerk.key(ENTER)
    assert clerk.keys == 4
    [row] = waiting(dining).rows
    assert (row.called, row.facts.guests, row.facts.step) == ("A1 001", 4, Sitting.GREETED)
    assert clerk.room.said == ["A1 001: 4 guests wait"]
    assert clerk.shows("A1 001 · told about 2 h"), "its case stands beside the floor at once"
    clerk.key(F7, "6", ENTER)
    assert [one.facts.guests for one in waiting(dining).rows] == [4, 6]


@pytest.mark.rule("RST-05", "COM-70")
def test_who_finds_no_table_gets_a_number_in_four_touches_and_is_called_in_two(
    clerk: Clerk, dining: Dining
) -> None:
    fill(dining, clerk)
    for name in ("Walk-in", "4", "Put on the waiting list", "Give them a number"):
        clerk.touch(name)
    assert clerk.touches == 4
    leave(dining, "A03")
    for name in ("Waiting", "Call the next"):
        clerk.touch(name)
    assert clerk.touches == 6
    [row] = waiting(dining).rows
    assert (row.called, row.facts.summoned) == ("A1 001", 1)


@pytest.mark.rule("RST-05")
def test_by_touch_with_a_name_a_phone_and_a_wish(clerk: Clerk, dining: Dining) -> None:
    fill(dining, clerk)
    clerk.touch("Waiting")
    assert clerk.shows("Nobody waits")
    clerk.touch("Put on the waiting list")
    clerk.touch("5")
    clerk.touch("by the window")
    write(clerk, "Name", "Kang Peng")
    write(clerk, "Phone", "123")
    assert clerk.shows("This phone number cannot be rung. Type it once more.")
    write(clerk, "Phone", "18611388944")
    clerk.touch("Give them a number")
    clerk.touch("Waiting")
    shown = tree(clerk.part(WaitingList))
    row = "A1 001 18:00 · 0 min | Kang Peng 18611388944 and by the window | 5 guests | in about 2 h | waits"
    assert row in shown
    assert "No table is free for who waits." in shown


@pytest.mark.rule("RST-05")
def test_nobody_is_put_on_the_list_in_vain(clerk: Clerk, dining: Dining) -> None:
    clerk.key(F7, "1", "7")
    assert clerk.shows("No table seats 17 guests; the largest has 16 seats.")
    clerk.key(ENTER)
    assert waiting(dining).rows == ()


@pytest.mark.rule("RST-05", "COM-70")
def test_the_next_is_called_by_one_key_and_seated_by_two(clerk: Clerk, dining: Dining) -> None:
    fill(dining, clerk)
    first = dining.do("greet_walk_in", HOST, guests=6).sitting
    second = dining.do("greet_walk_in", HOST, guests=4).sitting
    clerk.settle()
    assert not clerk.shows("is free")
    leave(dining, "A02")
    clerk.settle()
    assert clerk.shows("A1 002: A02 is free"), "on the strip, until they are called"
    clerk.key(F11)
    assert clerk.keys == 1
    assert clerk.room.said == ["A1 002 is called"]
    assert dining.facts(second).summoned == 1
    assert clerk.shows("18:00, 1 times so far")
    clerk.key(F3)
    assert dining.facts(second).summoned == 2, "called once more"
    clerk.key(F5, ENTER)
    assert (dining.facts(second).step, dining.facts(second).table) == (Sitting.SEATED, "A02")
    assert [row.sitting for row in waiting(dining).rows] == [first]


@pytest.mark.rule("RST-05")
def test_who_waits_no_longer_leaves_the_list_with_the_reason(clerk: Clerk, dining: Dining) -> None:
    fill(dining, clerk)
    dining.do("greet_walk_in", HOST, guests=6)
    clerk.touch("Waiting")
    clerk.key(Qt.Key.Key_Down)
    clerk.key(F4)
    write(clerk, "Reason", "waits too long")
    clerk.touch("They have left")
    assert waiting(dining).rows == ()
    assert clerk.shows("Nobody waits")
