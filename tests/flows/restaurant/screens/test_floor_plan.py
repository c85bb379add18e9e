"""The floor as it was drawn: the same tables, facts and ways as the list, where they stand (RST-01)."""

from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.flows.restaurant.facts.kinds import TableState
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import Floor
from app.flows.restaurant.screens.tab import Tab
from app.widgets.floor import TileBoard
from app.widgets.floor_plan import FloorPlan
from app.widgets.number_row import TouchNumber
from app.widgets.plan import nearest
from app.widgets.theme import look
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, HOST, MANAGER
from tests.flows.restaurant.looking import look as looked
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import nameless, targets, tree

ENTER, RIGHT, LEFT = Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Left
UP, DOWN, ESC = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape
DRAWN = {"A01": (0, 0, 4, 4, "square"), "A02": (6, 0, 5, 5, "round"), "A03": (0, 8, 6, 4, "long")}
"""The hall; A04 is not drawn, nor is any other area."""


@pytest.fixture(autouse=True)
def drawn(dining: Dining) -> None:
    stood = [dict(zip(("x", "y", "w", "h", "shape"), at, strict=True)) for at in DRAWN.values()]
    dining.do("draw_plan", MANAGER, area="大厅", tables=list(DRAWN), stood=stood)


def alt(clerk: Clerk, key: Qt.Key) -> None:
    """Press a number with Alt."""
    QTest.keyClick(QApplication.focusWidget() or clerk.page, key, Qt.KeyboardModifier.AltModifier)
    clerk.settle()


def touch(clerk: Clerk, table: str) -> None:
    """Touch a table where it is drawn."""
    plan = clerk.part(FloorPlan)
    plan.reveal(table)
    QTest.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=plan.place(table).center().toPoint())
    clerk.settle()


@pytest.mark.rule("RST-01", "COM-70")
def test_the_plan_is_one_touch_away_and_tells_what_the_list_tells(clerk: Clerk, dining: Dining) -> None:
    dining.at(Sitting.COLD, "A02")
    dining.do("close_table", CAPTAIN, table="A03")
    at = (dining.clock.now() + timedelta(minutes=30)).isoformat()
    dining.do("book", HOST, name="沈砚秋", phone="13800138000", guests=4, at=at, table="V01", fee_told=8000)
    dining.later(50)
    assert isinstance(clerk.page, Tab)
    clerk.page.floor.passed()
    clerk.touch("Plan")
    assert clerk.touches == 1
    plan = clerk.part(FloorPlan)
    shown = plan.told
    assert shown[0] == "大厅 4 tables · 4 seated"
    assert "A02, Dining, Walk-in · 4 pax, 50 min, 1/5 dishes, 50 min alone" in shown
    assert "A03, Closed" in shown and "A01, Free, free all evening" in shown
    assert shown.index("Not on the plan yet. A manager draws them: Settings, Tables.") == 4
    assert shown[5].startswith("A04, Free")
    assert shown.count("Nobody has drawn this area yet. A manager does: Settings, Tables.") == 2
    assert "听松, Booked, 沈砚秋 · 4 pax, 18:30, 20 min late" in shown
    assert plan.place("A02").left() - plan.place("A01").left() == 6 * plan.step
    assert plan.place("A04").top() > plan.place("A03").bottom(), "what nobody drew stands beneath"
    assert targets(clerk.page) == [] and nameless(clerk.page) == []


@pytest.mark.rule("RST-01", "RST-04", "COM-70")
def test_a_walk_in_sits_down_on_the_plan_in_two_touches_and_by_keys(clerk: Clerk, dining: Dining) -> None:
    alt(clerk, Qt.Key.Key_6)
    touch(clerk, "A02")
    clerk.touch("3")
    floor = {tile.table: tile for tile in looked(dining, Floor).tiles}
    dining.desk.staff = HOST
    assert (floor["A02"].state, floor["A02"].guests) == (TableState.SEATED, 3)
    assert "A02, Seated, Walk-in · 3 pax" in tree(clerk.part(FloorPlan)), (
        "the plan hears of it as the list does"
    )
    clerk.key(ESC, "a1", ENTER)
    assert clerk.part(FloorPlan).current == "A01" and clerk.part(TouchNumber).hasFocus()
    clerk.key("2", ENTER)
    dining.seat("B01", guests=4)
    clerk.settle()
    assert "B01, Seated" in tree(clerk.part(FloorPlan)), "what another counter does shows by its notice"


@pytest.mark.rule("RST-01", "COM-70")
def test_arrows_go_to_the_nearest_table_that_way(clerk: Clerk) -> None:
    alt(clerk, Qt.Key.Key_6)
    plan, went = clerk.part(FloorPlan), list[str]()
    for key in (RIGHT, RIGHT, RIGHT, LEFT, DOWN, DOWN, RIGHT, UP):
        clerk.key(key)
        went.append(plan.current)
    assert went == ["A01", "A02", "A02", "A01", "A03", "A04", "A04", "A03"]
    assert clerk.shows("'A03'"), "what is chosen stands beside the plan"
    assert plan.accessibleDescription() == "A03, Free, free all evening"


@pytest.mark.rule("RST-01", "COM-72")
def test_whoever_chose_the_plan_finds_it_again(room: Room, show: Shown) -> None:
    clerk = show(Tab(room))
    clerk.key("a2")
    alt(clerk, Qt.Key.Key_2)
    alt(clerk, Qt.Key.Key_6)
    assert clerk.part(FloorPlan).current == "A02", "the key leads from the bookings to the plan"
    assert clerk.part(FloorPlan).hasFocus()
    clerk.page.hide()
    again = show(Tab(room))
    assert again.part(FloorPlan).isVisible()
    alt(again, Qt.Key.Key_5)
    assert again.part(TileBoard).isVisible() and room.preferred == set()


@pytest.mark.rule("COM-70", "COM-72")
def test_the_plan_is_whole_in_a_small_window_in_every_look(room: Room, show: Shown, dining: Dining) -> None:
    clerk = show(Tab(room), 1024, 643)
    alt(clerk, Qt.Key.Key_6)
    clerk.touch("大厅")
    plan = clerk.part(FloorPlan)
    assert set(plan.ids) == {"A01", "A02", "A03", "A04"}, "one area alone, as in the list"
    dining.at(Sitting.COLD, "A02")
    dining.later(40)
    try:
        for theme, scale in product(("light", "dark"), (100, 150)):
            look().wear(theme, scale)
            clerk.settle()
            assert not plan.grab().isNull() and targets(clerk.page) == []
            assert plan.place("A01").height() >= 44
    finally:
        look().wear("light", 100)


def test_nothing_lies_further_that_way() -> None:
    places = {"a": QRectF(0, 0, 4, 4), "b": QRectF(10, 1, 4, 4), "c": QRectF(0, 30, 4, 4)}
    assert nearest(places, "", (1, 0)) == "a"
    assert [nearest(places, "a", way) for way in ((1, 0), (-1, 0), (0, 1), (0, -1))] == ["b", "a", "c", "a"]
    assert nearest({}, "a", (1, 0)) == ""
