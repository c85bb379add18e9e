"""A call at the desk: booked in by the end of the plate, moved, called off, taken in (DLR-02, COM-70)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import Board
from tests import qt_help
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import Shop
from tests.flows.dealership.test_bookings import TOMORROW, slot
from tests.flows.restaurant.screens.room import Clerk

ENTER, ESC, RIGHT, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_Down
F2, F3, F4, F5, F6, F8, F9 = (Qt.Key(Qt.Key.Key_F1 + n) for n in (1, 2, 3, 4, 5, 7, 8))


@pytest.mark.rule("DLR-02", "COM-70")
def test_a_call_is_booked_by_keys_moved_and_taken_in(clerk: Clerk, shop: Shop) -> None:
    shop.vehicle()
    clerk.key(F3, "507")
    clerk.key(F4)
    write(clerk, start="9:15", work="首保")
    clerk.key(F5)
    [one] = shop.look(Board).visits
    assert one.facts.step is Visit.BOOKED
    clerk.key(ESC)
    clerk.key(F6)
    assert clerk.shows("0 expected") or clerk.shows("Nobody is booked in")
    clerk.key(RIGHT)
    assert clerk.shows("1 expected") and clerk.shows("首保")
    clerk.touch("Move")
    write(clerk, start="10:00")
    clerk.key(F5)
    assert shop.visit(one.id).booked == 2
    shop.wait(24 * 60)
    clerk.touch("Has come")
    write(clerk, place="A03")
    clerk.key(F5)
    assert shop.visit(one.id).step is Visit.RECEIVED
    assert clerk.shows("A03") and clerk.shows("Booked for"), "what the customer said at the telephone"


@pytest.mark.rule("DLR-02", "COM-70")
def test_a_booking_is_called_off_and_one_that_nobody_came_to_is_kept(clerk: Clerk, shop: Shop) -> None:
    slot = {"day": "2026-11-23", "start": 570, "minutes": 60}
    first = shop.do("book", vehicle=shop.vehicle(), slot=slot, work="首保")
    other = shop.vehicle(plate="沪A7K218", owner="王磊", phone="13701754402")
    second = shop.do("book", vehicle=other, slot={**slot, "start": 585}, work="换机油")
    clerk.key(F6)
    clerk.key(F8)
    write(clerk, why="不来了")
    clerk.key(F5)
    assert shop.visit(first).step is Visit.CANCELLED
    shop.wait(60)
    clerk.key(F9)
    assert shop.visit(second).step is Visit.NOT_COME
    clerk.touch("Print")
    assert clerk.shows("called off") and clerk.shows("did not come")


@pytest.mark.rule("DLR-05", "COM-70")
def test_another_one_is_greeted_first_with_a_reason(clerk: Clerk, shop: Shop) -> None:
    shop.come(shop.vehicle())
    second = shop.come(shop.vehicle(plate="沪A7K218", owner="王磊", phone="13701754402"), "A05")
    clerk.key("218", ENTER)
    clerk.key(F5)
    assert clerk.shows("沪B·3M507")
    write(clerk, why="堵在门口")
    clerk.key(F5)
    assert shop.visit(second).adviser == "gu"


@pytest.mark.rule("DLR-02", "COM-70")
def test_in_the_evening_the_next_open_day_stands_there_and_arrows_go_on(clerk: Clerk, shop: Shop) -> None:
    """A Friday after closing: nobody comes that day any more, and Saturday and Sunday are off."""
    friday = {"day": "2026-11-27", "start": 1020, "minutes": 30}
    shop.do("book", vehicle=shop.vehicle(), slot=friday, work="首保")
    for n, plate in enumerate(("沪A7K218", "沪A7K219")):
        vehicle = shop.vehicle(plate=plate, owner="王磊", phone=f"1370175440{n}")
        slot = {"day": "2026-11-30", "start": 570 + 15 * n, "minutes": 60}
        shop.do("book", vehicle=vehicle, slot=slot, work="换机油")
    shop.wait(4 * 24 * 60 + 9 * 60)
    clerk.key(F6)
    assert clerk.shows("2 expected")
    days = qt_help.button(clerk.front, "Mon 11-30")
    assert days.isChecked() and days.accessibleDescription() == "2"
    clerk.key(DOWN, F8)
    assert clerk.shows("沪A·7K219"), "the keys are with the bookings"
    clerk.key(ESC)
    for _ in range(3):
        clerk.key(Qt.Key.Key_Left)
    assert clerk.shows("0 places free") and not clerk.shows("closed"), "what is over is not free"


@pytest.mark.rule("DLR-02", "COM-70")
def test_a_car_looked_for_from_the_bookings_is_booked_on_the_day_that_is_shown(
    clerk: Clerk, shop: Shop
) -> None:
    shop.vehicle()
    clerk.key(F6, RIGHT, RIGHT)
    clerk.key(F2)
    clerk.key("507", ENTER)
    assert clerk.shows("Free to begin: 8:30–11:45 and 13:00–17:15"), (
        "of the day that was shown, before one types"
    )
    write(clerk, start="8:45", work="首保")
    clerk.key(F5)
    [one] = shop.look(Board).visits
    assert one.facts.step is Visit.BOOKED, "a call is no arrival"
    assert clerk.shows("1 expected") and clerk.shows("首保"), "back on that day"


@pytest.mark.rule("DLR-01", "DLR-02", "COM-70")
def test_a_car_that_is_booked_for_another_day_leads_to_its_booking_and_not_into_the_queue(
    clerk: Clerk, shop: Shop
) -> None:
    vehicle = shop.vehicle()
    shop.do("book", vehicle=vehicle, slot=slot(), work="首保")
    clerk.key(F2, "507")
    assert clerk.shows(TOMORROW), "its file dates it by the day for which it is booked"
    clerk.key(ENTER)
    assert qt_help.button(clerk.front, "Tue 11-24").isChecked()
    assert clerk.shows("1 expected") and clerk.shows("首保")
    clerk.key(Qt.Key.Key_Escape)
    shop.wait(24 * 60)
    clerk.page.pages.currentWidget().again()
    clerk.settle()
    clerk.key(ENTER)
    assert clerk.shows("Parked at"), "on its day it comes"
