"""The figures by keys: a month, the year, a list, a workbook (DLR-61, COM-70)."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.shop import MANAGER, Shop
from tests.flows.restaurant.screens.room import Clerk

F6, ESC = Qt.Key.Key_F6, Qt.Key.Key_Escape


@pytest.mark.rule("DLR-61", "COM-70")
def test_the_month_is_looked_at_and_kept_as_a_workbook(clerk: Clerk, shop: Shop) -> None:
    visit = Leaving(shop).settled()
    shop.do("give_gate_pass", MANAGER, visit=visit)
    clerk.choose_more("Figures")
    assert clerk.shows("2026-11") and clerk.shows("Orders")
    clerk.touch("Advisers")
    assert clerk.shows("顾雨")
    clerk.touch("Year")
    assert clerk.shows("2026") and clerk.shows("顾雨")
    clerk.key(F6)
    [(name, made)] = clerk.room.files.items()
    assert name.startswith("After-sales figures 2026-01-01")
    assert CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names
    clerk.key(ESC)
    assert not clerk.shows("Keep as a workbook")
