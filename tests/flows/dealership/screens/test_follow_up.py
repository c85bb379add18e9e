"""The follow-up call: marks by five keys, an unhappy one leads to its complaint (DLR-50, COM-70)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.complaints import Complaints
from app.flows.dealership.facts.tracks import Visit
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop
from tests.flows.restaurant.screens.room import Clerk

F3, F5 = Qt.Key.Key_F3, Qt.Key.Key_F5


@pytest.mark.rule("DLR-50", "COM-70")
def test_a_customer_is_called_and_marks_the_visit(clerk: Clerk, shop: Shop) -> None:
    visit = Leaving(shop).settled()
    shop.do("give_gate_pass", MANAGER, visit=visit)
    clerk.room.desk.staff = ADVISERS
    clerk.page.open_case(visit)
    clerk.settle()
    clerk.key(F5)
    assert clerk.shows("1 to be called")
    clerk.key(F3, F5)
    assert clerk.shows("missing: What comes next?"), "nobody is called again unless somebody says so"
    clerk.key(Qt.Key.Key_Right, F5)
    assert shop.visit(visit).leaving.calls.n == 1
    clerk.key(F5, "5552")
    write(clerk, words="工时费没有讲清楚")
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.CLOSED
    assert clerk.shows("Poor")
    clerk.key(F5)
    [one] = shop.look(Complaints).lines
    assert clerk.shows(one.deeds[0].words)


@pytest.mark.rule("DLR-50", "COM-13")
def test_a_call_by_days_that_nobody_knows_yet_is_marked(clerk: Clerk, shop: Shop) -> None:
    visit = Leaving(shop).settled()
    shop.do("give_gate_pass", MANAGER, visit=visit)
    shop.clock.set(datetime(2027, 1, 4, 9, tzinfo=ZoneInfo("Asia/Shanghai")))
    shop.do("miss_follow_up", visit=visit)
    clerk.room.desk.staff = ADVISERS
    clerk.page.open_case(visit)
    clerk.settle()
    clerk.key(F5)
    assert clerk.shows("5 Jan 17:30, provisional")
