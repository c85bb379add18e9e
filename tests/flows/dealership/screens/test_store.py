"""The opening list is ticked, a count put right, and an alternative named by keys and touches (DLR-04, 14, COM-70)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.opening import Opening, OpeningList
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop
from tests.flows.dealership.test_added import part
from tests.flows.restaurant.screens.room import Clerk

DOWN = Qt.Key.Key_Down
F3, F4, F5, F9 = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F9


@pytest.mark.rule("DLR-04", "COM-70")
def test_the_opening_list_is_ticked(clerk: Clerk, shop: Shop) -> None:
    clerk.page.open_record("opening")
    clerk.settle()
    assert clerk.shows("0 of 6 ticked")
    clerk.touch("1  My own appearance")
    clerk.key("23456")
    assert clerk.shows("6 of 6 ticked")
    assert set(shop.look(OpeningList, ADVISERS).ticked) == set(Opening)


@pytest.mark.rule("DLR-14", "DLR-15", "COM-70")
def test_a_count_is_put_right_and_what_is_taken_instead_is_named(clerk: Clerk, shop: Shop) -> None:
    shop.price_list()
    shop.do("note_market_price", MANAGER, code="OF-21", price=5_200, source="行业报价", day="2026-11-01")
    clerk.room.desk.staff = MANAGER
    clerk.key(F4)
    clerk.touch("Parts")
    assert clerk.shows("52.00") and clerk.shows("行业报价")
    clerk.key("of", DOWN)
    clerk.key(F9)
    write(clerk, counted="7", why="开业盘点")
    clerk.key(F5)
    assert part(shop).on_hand == 7
    clerk.key(F3)
    write(clerk, others="SW-3")
    clerk.key(F5)
    assert clerk.shows("instead: SW-3")
