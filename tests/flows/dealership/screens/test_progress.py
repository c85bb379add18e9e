"""What customers see on a second screen: how far each car is, and no whole plate (DLR-22)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.flows.dealership.facts.progress import Progress
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.screens.progress import ProgressBoard, SecondScreen
from app.widgets.part import Label
from tests.flows.dealership.shop import Shop
from tests.flows.dealership.works import SERVICE, Works
from tests.flows.restaurant.screens.room import Clerk

F5 = Qt.Key.Key_F5


@pytest.mark.rule("DLR-22", "COM-70")
def test_customers_see_how_far_their_car_is_and_nobody_elses_plate(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    works.sent(SERVICE, plate="沪AD52816", promised=works.later(300))
    shop.do(
        "book", vehicle=shop.vehicle(), slot={"day": "2026-11-24", "start": 570, "minutes": 60}, work="保养"
    )
    found = shop.look(Progress)
    assert [(one.plate, one.step) for one in found.cars] == [("沪A•••816", Visit.IN_WORK)], (
        "who is not here is not shown"
    )
    clerk.choose_more("Progress")
    assert clerk.shows("沪A•••816") and clerk.shows("14:22")
    clerk.key(F5)
    [window] = [one for one in QApplication.topLevelWidgets() if isinstance(one, SecondScreen)]
    clerk.settle()
    board = window.findChild(ProgressBoard)
    told = {one.text() for one in board.findChildren(Label) if one.isVisible()}
    assert "沪A•••816" in told and "Repair" in told
    assert not any("52816" in one or "孙倩" in one for one in told)
    window.close()
