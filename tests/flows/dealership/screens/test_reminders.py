"""A customer is reminded, and booked in from the reminder (DLR-51, COM-70)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.flows.dealership.facts.reminders_shown import Reminders
from app.flows.dealership.model.reminders import ReminderRow
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop
from tests.flows.restaurant.screens.room import Clerk

F3, F4, F5 = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5


@pytest.mark.rule("DLR-51", "COM-70")
def test_a_customer_is_reminded_and_booked_in(clerk: Clerk, shop: Shop) -> None:
    visit = Leaving(shop).settled()
    shop.do("give_gate_pass", MANAGER, visit=visit)
    shop.clock.set(datetime(2027, 5, 12, 10, tzinfo=ZoneInfo("Asia/Shanghai")))
    clerk.room.desk.staff = ADVISERS
    clerk.page.open_record("reminders:")
    clerk.settle()
    assert clerk.shows("1 to be reminded")
    clerk.key(F4)
    assert "The list is printed." in clerk.room.said
    clerk.key(F3)
    write(clerk, again="05-13")
    clerk.key(F5)
    [shown] = shop.look(Reminders).lines
    assert not shown.is_due
    clerk.key(F5)
    write(clerk, day="05-18", start="9:30", work="五万公里保养")
    clerk.key(F5)
    rows = shop.rows(select(ReminderRow.reply, ReminderRow.booking).order_by(ReminderRow.n))
    assert [r.reply for r in rows] == ["later", "booked"] and rows[1].booking
