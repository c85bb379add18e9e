"""The plan of the floor as a manager draws it: by mouse or finger, by keys, kept at once (RST-01)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.flows.restaurant.facts.plan import Stand, TableShape
from app.flows.restaurant.queries.loaders import tables
from app.flows.restaurant.screens.tables import TablesSection
from app.flows.restaurant.screens.tables.plan import PlanPage
from app.widgets.plan_editor import PlanEditor
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, MANAGER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import nameless, targets, tree

F5, TAB, ESC = Qt.Key.Key_F5, Qt.Key.Key_Tab, Qt.Key.Key_Escape
LEFT, RIGHT, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down
BUTTON = Qt.MouseButton.LeftButton
SQUARE, LONG = TableShape.SQUARE, TableShape.LONG


@pytest.fixture
def drawing(show: Shown, room: Room) -> Clerk:
    """A manager who has opened the plan of the hall."""
    room.desk.staff = MANAGER
    clerk = show(TablesSection(room), 1100, 700)
    clerk.touch("大厅")
    clerk.touch("Draw the plan")
    return clerk


def editor(clerk: Clerk) -> PlanEditor:
    return next(one for one in clerk.page.findChildren(PlanEditor) if one.isVisible())


def drag(clerk: Clerk, at: QPoint, across: int, down: int) -> None:
    """Drag what is at a place by so many steps, over a place halfway."""
    plan = editor(clerk)
    step = int(plan.step)
    by = QPoint(across * step + step // 3, down * step)
    QTest.mousePress(plan.viewport(), BUTTON, pos=at)
    for place in (at + by / 2, at + by):
        QTest.mouseMove(plan.viewport(), place)
    QTest.mouseRelease(plan.viewport(), BUTTON, pos=at + by)
    clerk.settle()


def drag_table(clerk: Clerk, id: str, across: int, down: int) -> None:
    drag(clerk, editor(clerk).place(id).center().toPoint(), across, down)


def stand(dining: Dining, id: str) -> Stand | None:
    with dining.house.store.reading() as db:
        return tables(db, [id])[id].stand


@pytest.mark.rule("RST-01", "COM-70", "COM-72")
def test_a_plan_is_drawn_by_dragging_and_by_keys_and_kept_at_once(drawing: Clerk, dining: Dining) -> None:
    clerk = drawing
    assert nameless(clerk.page) == [] and targets(clerk.page) == []
    assert clerk.shows("'Keep the plan' nothing was moved F5 off")
    drag_table(clerk, "A02", 3, 6)
    assert editor(clerk).current == "A02"
    assert stand(dining, "A02") is None, "nothing is written while it is drawn"
    assert editor(clerk).accessibleDescription() == "A02, 4 seats, 8 across, 6 down, 4 × 4"
    assert clerk.shows("'Keep the plan' F5")
    clerk.key(RIGHT, DOWN)
    for _ in range(2):
        QTest.keyClick(editor(clerk), RIGHT, Qt.KeyboardModifier.ShiftModifier)
    clerk.key(TAB, LEFT)
    clerk.touch("Long")
    drag(clerk, editor(clerk).place("A03").bottomRight().toPoint() - QPoint(2, 2), 0, 2)
    clerk.key(F5)
    assert stand(dining, "A02") == Stand(9, 7, 6, 6, SQUARE)
    assert stand(dining, "A03") == Stand(9, 0, 6, 6, LONG)
    assert stand(dining, "A01") == Stand(0, 0, 4, 4, SQUARE), "those in rows stay where they were seen"
    assert stand(dining, "B01") is None, "another area has a plan of its own"
    assert clerk.shows("'Keep the plan' nothing was moved F5 off")
    assert clerk.room.said[-1] == "The plan of 大厅 is kept"
    clerk.key(ESC)
    assert clerk.shows("Add a table"), "nothing is asked where nothing would be lost"


@pytest.mark.rule("RST-01")
def test_tables_that_overlap_are_named_and_not_kept(drawing: Clerk, dining: Dining) -> None:
    clerk = drawing
    drag_table(clerk, "A01", 3, 1)
    assert clerk.shows("Tables stand on each other: A01 and A02")
    assert clerk.shows("'Keep the plan' tables overlap F5 off")
    assert editor(clerk).accessibleDescription().endswith(", overlaps")
    clerk.key(F5, ESC)
    assert clerk.shows("Leave the plan as it was?") and clerk.shows("A01: not kept yet.")
    clerk.key(ESC)
    assert clerk.page.currentWidget().holds and stand(dining, "A01") is None
    clerk.touch("露台")
    assert clerk.room.said[-1] == "Keep this plan first, or leave it."
    clerk.touch("As it was kept")
    assert "overlap" not in tree(clerk.page)
    clerk.touch("露台")
    assert editor(clerk).ids == ["B02", "B03", "B04", "B01"] and editor(clerk).current == "B01"


@pytest.mark.rule("RST-01", "COM-06")
def test_what_another_manager_drew_meanwhile_is_not_drawn_over(drawing: Clerk, dining: Dining) -> None:
    clerk = drawing
    drag_table(clerk, "A04", 2, 8)
    told = {"x": 30, "y": 9, "w": 6, "h": 4, "shape": "long"}
    dining.do("draw_plan", MANAGER, area="大厅", tables=["A04"], stood=[told])
    clerk.settle()
    clerk.key(F5)
    assert clerk.room.said[-1].startswith("The plan was drawn anew by zhou.")
    assert stand(dining, "A04") == Stand(30, 9, 6, 4, LONG)
    clerk.touch("As it was kept")
    assert editor(clerk).accessibleDescription() == "A04, 6 seats, 30 across, 9 down, 6 × 4"
    clerk.key(LEFT, F5)
    assert stand(dining, "A04") == Stand(29, 9, 6, 4, LONG)


@pytest.mark.rule("RST-01", "COM-21")
def test_who_may_not_draw_is_asked_for_a_manager(show: Shown, room: Room) -> None:
    room.desk.staff = HOST
    clerk = show(PlanPage(room, "包间"), 1000, 700)
    editor(clerk).setFocus()
    clerk.key(DOWN)
    clerk.key(F5)
    assert [name for name, *_ in room.asked] == ["restaurant.draw_plan"]
