"""A complaint is taken in at the car's file, answered and closed on its page (DLR-50, COM-70)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.complaints import Complaints
from app.flows.dealership.facts.tracks import Complaint
from app.flows.dealership.screens.complaints.page import ComplaintsPage
from app.widgets.table import Table
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import Shop
from tests.flows.restaurant.screens.room import Clerk

ESC = Qt.Key.Key_Escape
F3, F5 = Qt.Key.Key_F3, Qt.Key.Key_F5


@pytest.mark.rule("DLR-50", "COM-70")
def test_a_complaint_is_taken_in_answered_and_closed(clerk: Clerk, shop: Shop) -> None:
    shop.vehicle()
    clerk.key(F3, "507")
    clerk.choose_more("Complaint")
    write(clerk, words="空调修了两次还不凉")
    clerk.key(F5)
    [one] = shop.look(Complaints).lines
    clerk.page.open_record(f"complaint:{one.id}")
    clerk.settle()
    assert clerk.shows("1 to be answered") and clerk.shows("空调修了两次还不凉")
    clerk.key(F5)
    [causes] = [part for part in clerk.sheet.findChildren(Table) if part.isVisible()]
    causes.setFocus()
    clerk.key(Qt.Key.Key_Down)
    write(clerk, remedy="免费更换冷凝器")
    clerk.key(F5)
    assert clerk.page.findChild(ComplaintsPage) is not None
    clerk.key(F3)
    write(clerk, words="还是不凉")
    clerk.key(F5)
    [again] = shop.look(Complaints).lines
    assert again.facts.step is Complaint.OPEN and clerk.shows("免费更换冷凝器")


@pytest.mark.rule("DLR-50", "COM-70")
def test_a_complaint_is_handed_to_nobody_who_was_not_chosen(clerk: Clerk, shop: Shop) -> None:
    told = shop.do("take_complaint", vehicle=shop.vehicle(), words="空调修了两次还不凉")
    clerk.page.open_record(f"complaint:{told}")
    clerk.settle()
    owner = shop.look(Complaints).lines[0].facts.owner
    clerk.touch("Hand on")
    clerk.key(F5)
    assert shop.look(Complaints).lines[0].facts.owner == owner, "no row is marked"
    clerk.key(Qt.Key.Key_Down, F5)
    assert shop.look(Complaints).lines[0].facts.owner != owner
