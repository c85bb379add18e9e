"""The tab as a whole: an evening by keys alone, and cases opened from elsewhere."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.kinds import TableState
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.sitting.panel import SittingPanel
from app.flows.restaurant.screens.tab import Tab
from app.widgets.floor import TileBoard
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER, WAITER
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_floor import book, tile_of

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
F2, F3, F5, F9 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F9


@pytest.mark.rule("COM-70")
def test_an_evening_from_the_seat_to_the_free_table_by_keys_alone(
    clerk: Clerk, dining: Dining, room: Room
) -> None:
    room.desk.staff = MANAGER
    clerk.key(F2, "3", ENTER)
    sitting = str(tile_of(dining, "A02").sitting)
    clerk.key(F5, ENTER, TAB, TAB, TAB, ENTER, F5)
    assert dining.facts(sitting).step is Sitting.TEA
    clerk.key(F5, "gh", ENTER, "dp", ENTER, F5, ENTER)
    assert dining.facts(sitting).step is Sitting.CONFIRMED
    clerk.key(F5)
    clerk.key(F5, ENTER)
    clerk.key(F5, ENTER)
    assert dining.facts(sitting).step is Sitting.CALLED
    clerk.key(F5, ENTER)
    assert dining.facts(sitting).step is Sitting.HOT
    clerk.key(F5)
    assert clerk.page.findChildren(BillPage)
    clerk.key(F5, "500", ENTER)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    for key in (ENTER, F5, F5):
        clerk.key(key)
    assert tile_of(dining, "A02").state is TableState.FREE


def test_today_and_the_search_lead_to_a_case_whatever_lies_over_the_floor(
    clerk: Clerk, dining: Dining, room: Room
) -> None:
    seated, expected = dining.at(Sitting.COLD, "A03"), book(dining, None, 60)
    room.desk.staff = MANAGER
    clerk.touch_tile("A03")
    clerk.key(F3)
    assert clerk.page.findChildren(OrderPage)
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(expected)
    clerk.settle()
    assert not clerk.page.findChildren(OrderPage)
    assert clerk.shows("No table yet") and clerk.part(TileBoard).current == ""
    clerk.page.open_case(seated)
    clerk.settle()
    assert clerk.part(TileBoard).current == "A03"


def test_esc_leads_back_from_every_page_with_the_focus_on_the_floor(
    clerk: Clerk, dining: Dining, room: Room
) -> None:
    dining.at(Sitting.COLD, "A03")
    room.desk.staff = MANAGER
    for key in (F3, Qt.Key.Key_F6, F9):
        clerk.key("a3")
        clerk.key(key, Qt.Key.Key_Escape)
        assert clerk.part(TileBoard).current == "A03"
        clerk.key("a2")
        assert clerk.part(TileBoard).current == "A02", "letters go to the board again"


def test_a_double_touch_serves_once(clerk: Clerk, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.CALLED, "A03")
    room.desk.staff = WAITER
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(sitting)
    clerk.settle()
    panel = clerk.part(SittingPanel)
    line = dining.line(sitting, "2002").id
    for _ in range(2):
        panel.attempt("restaurant.serve_dishes", {"sitting": sitting, "lines": (line,)})
    clerk.settle()
    assert room.said == []
