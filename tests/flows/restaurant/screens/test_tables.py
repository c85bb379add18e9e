"""The tables as a manager keeps them: added, copied, changed, out of use and into use again (RST-01)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.queries.loaders import tables
from app.flows.restaurant.screens.tables.page import TablesPage
from app.kernel.judge import Staff
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, MANAGER, TABLES
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import nameless, targets, tree

F5 = Qt.Key.Key_F5
Open = Callable[..., Clerk]


@pytest.fixture
def kept(show: Shown, room: Room) -> Open:
    """Open the page of the tables for somebody."""

    def opened(by: Staff = MANAGER) -> Clerk:
        room.desk.staff = by
        return show(TablesPage(room), 1100, 700)

    return opened


def table(dining: Dining, id: str) -> TableFacts:
    with dining.house.store.reading() as db:
        return tables(db, [id])[id]


def over(clerk: Clerk, text: str) -> None:
    """Type over what stands in the field that has the keys."""
    QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
    clerk.key(text)


@pytest.mark.rule("RST-01", "COM-70", "COM-85")
def test_a_manager_changes_copies_adds_and_closes_tables(kept: Open, dining: Dining) -> None:
    clerk = kept()
    assert nameless(clerk.page) == [] and targets(clerk.page) == []
    assert clerk.page.table.model().rowCount() == len(TABLES)
    before = table(dining, "V01")
    clerk.page.table.opened.emit("V01")
    clerk.settle()
    assert nameless(clerk.front) == [] and targets(clerk.front) == []
    assert clerk.shows("'Keep it' nothing was changed F5 off")
    over(clerk, "ten")
    clerk.key(F5)
    assert clerk.shows("A whole number is asked for.")
    over(clerk, "10")
    clerk.touch("by the window")
    clerk.key(F5)
    features = before.features | {Feature.WINDOW}
    assert table(dining, "V01") == replace(before, seats=10, features=features)
    clerk.page.table.acted.emit("A02", "copy")
    clerk.settle()
    clerk.key("A09", F5)
    assert table(dining, "A09") == replace(table(dining, "A02"), id="A09", name="A09")
    clerk.touch("Add a table")
    assert clerk.shows("'Put it on the floor' number it first F5 off")
    clerk.key("V09")
    clerk.touch("A private room")
    clerk.key(F5)
    assert clerk.shows("This cannot be empty.")
    clerk.touch("包间")
    clerk.key(F5)
    assert clerk.shows("A whole number is asked for.")
    clerk.key("6", F5)
    assert (table(dining, "V09").room, table(dining, "V09").seats, table(dining, "V09").called) == (
        True,
        6,
        "V09",
    )
    for act, closed in (("close", True), ("open", False)):
        clerk.page.table.acted.emit("A09", act)
        clerk.settle()
        assert table(dining, "A09").closed is closed
        assert ("Out of use" in tree(clerk.page)) is closed


@pytest.mark.rule("RST-01", "COM-06")
def test_whoever_changes_a_table_has_seen_all_of_it(dining: Dining) -> None:
    what = {"name": "听松", "area": "包间", "seats": 8, "fee": 8000, "room": True, "features": ["karaoke"]}
    dining.do("change_table", MANAGER, table="V01", what={**what, "section": "二楼", "area": "二楼包间"})
    seen = {"section": "包间", "area": "包间", "seats": 8, "fee": 8000, "room": True, "table_name": "听松"}
    seen["features"] = ["karaoke"]
    no = dining.refused("change_table", MANAGER, table="V01", what=what, seen=seen)
    assert "您看到的区域是「包间」，现在是「二楼包间」，由 zhou 改动" in Words("zh")(no.text)
    assert dining.refused("change_table", HOST, table="V01", what=what).who == ("manager",)
