"""A booking of tomorrow is prepared by the adviser, and answered by the parts clerk (DLR-03, COM-70)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.prepared import Asked
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import MANAGER, Shop
from tests.flows.dealership.test_bookings import book
from tests.flows.dealership.test_preparing import STORE
from tests.flows.dealership.works import LEADER, Works
from tests.flows.restaurant.screens.room import Clerk

DOWN, ENTER, ESC = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
F3, F4, F5, F6, F8 = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F8


@pytest.mark.rule("DLR-03", "COM-70")
def test_a_booking_is_prepared_and_answered(clerk: Clerk, shop: Shop) -> None:
    Works(shop)
    shop.price_list()
    visit = book(shop, 1)
    clerk.room.desk.staff = MANAGER
    clerk.key(F4, "by040", DOWN)
    clerk.key(F8)
    write(clerk, parts="OF-21 2")
    clerk.key(F5)
    assert clerk.shows("OF-21 × 2")
    clerk.key(ESC, ESC)
    clerk.key(F6, F3)
    assert clerk.shows("to be prepared")
    clerk.key(F5, "swglby", ENTER)
    assert clerk.shows("机油滤清器 (OF-21) × 2"), "by name, the code beside"
    clerk.key("jylq 3", ENTER, F5)
    assert clerk.shows("missing: Which bay is pencilled in?") and shop.visit(visit).prepared is None, (
        "no bay is chosen for anybody"
    )
    clerk.key(DOWN, DOWN, F5)
    prepared = shop.visit(visit).prepared
    assert prepared and (prepared.operations, prepared.bay) == (("BY-040",), "2号工位")
    assert prepared.parts == (("OF-21", 3),), "found by initials, as on an estimate"
    assert clerk.shows("both asked") and clerk.shows("5 只, missing")
    clerk.room.desk.staff = LEADER
    clerk.page.pages.currentWidget().again()
    clerk.settle()
    clerk.key(F5)
    assert clerk.shows("Parts clerk asked")
    clerk.room.desk.staff = STORE
    clerk.page.pages.currentWidget().again()
    clerk.settle()
    clerk.key(F4)
    write(clerk, why="批次不符")
    clerk.key(F5)
    said = shop.visit(visit).prepared
    assert said and not said.replies[Asked.PARTS].can
    assert clerk.shows("批次不符")
    clerk.key(F6)
    assert "The list is printed." in clerk.room.said
