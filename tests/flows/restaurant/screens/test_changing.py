"""A sent line is urged, returned and given by touch and by one key each, wherever it is shown (RST-18)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.orders import ChangeRow
from app.flows.restaurant.screens.bill.page import BillPage
from app.flows.restaurant.screens.line.sheet import LineSheet
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.pacing.chart import PacingChart
from app.flows.restaurant.screens.pacing.page import PacingPage
from app.flows.restaurant.screens.sitting.dish_rows import DishRows
from app.flows.restaurant.screens.tab import Tab
from app.widgets.button import ActionButton
from app.widgets.part import Label
from app.widgets.sentence import Sentence
from app.widgets.tick import Tick
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, MANAGER, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import opened
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.test_changing import on, sent
from tests.qt_help import button

ENTER, ESC, F5, DOWN, TAB = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F5,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
)


@pytest.fixture
def captain(clerk: Clerk, room: Room) -> Clerk:
    """A captain is at work."""
    room.desk.staff = CAPTAIN
    return clerk


def chosen(clerk: Clerk, sitting: str) -> DishRows:
    """The sitting, chosen on the floor; its dishes."""
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(sitting)
    clerk.settle()
    return clerk.part(DishRows)


def touch_more(clerk: Clerk, rows: DishRows, line: str) -> None:
    """Touch the ⋯ of a row, at its right end."""
    clerk.touches += 1
    row = rows.place(line)
    at = QPoint(round(row.right()) - 20, round(row.center().y()))
    clerk.bring(rows, at)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    clerk.settle()


def action(clerk: Clerk, name: str) -> ActionButton:
    found = button(clerk.front, name)
    assert isinstance(found, ActionButton)
    return found


def reach(rows: DishRows, clerk: Clerk, line: str) -> None:
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.key(Qt.Key.Key_Home)
    for _ in rows.tiles.tiles:
        if rows.current != line:
            clerk.key(DOWN)
    assert rows.current == line


@pytest.mark.rule("RST-18", "COM-74")
def test_two_of_four_go_back_by_touch(captain: Clerk, dining: Dining) -> None:
    sitting = sent(dining, ("2002", 4), ("2004", 1))
    rows, line = chosen(captain, sitting), dining.line(sitting, "2002").id
    captain.touch_tile(line)
    assert captain.shows("龙井虾仁 · 4 例") and captain.shows("Held, 18:00 · KT-A1-261123-0002, line 1")
    assert action(captain, "Urge").second == "龙井虾仁 waits for its call. Call it."
    captain.touch("Return")
    assert action(captain, "Take it back").second == "choose the reason first"
    captain.key(F5)
    assert captain.shows("Sentence 'choose the reason first'")
    captain.touch("2")
    captain.touch("fewer guests came")
    assert captain.shows("2 of 4 例: ¥256.00 off the bill.")
    captain.touch("Take it back")
    facts = dining.line(sitting, "2002")
    assert (facts.returned, facts.counting, facts.step) == (2, 2, Line.HELD)
    assert captain.room.said == ["龙井虾仁 goes back, CN-A1-261123-0001."]
    assert captain.front is captain.page, "the sheet is gone"
    assert captain.shows("returned 2")
    captain.touch_tile(line)
    assert captain.shows("18:00 · 龙井虾仁: 2 例 returned · 何立群")
    assert captain.shows("fewer guests came, approved by 何立群") or captain.shows("approved by 何立群")
    assert rows.tiles.row(line) >= 0


@pytest.mark.rule("RST-18", "COM-74", "COM-21")
def test_one_key_each_from_the_dishes_of_the_table(captain: Clerk, dining: Dining, room: Room) -> None:
    sitting = sent(dining, ("1001", 2), ("2004", 2))
    rows, cold, hot = (
        chosen(captain, sitting),
        dining.line(sitting, "1001").id,
        dining.line(sitting, "2004").id,
    )
    reach(rows, captain, cold)
    captain.key("u")
    assert (dining.line(sitting, "1001").urged, room.said) == (1, ["桂花糯米藕 is urged, CN-A1-261123-0001."])
    captain.key("r", "1", TAB, TAB, ENTER)
    assert (
        action(captain, "Take it back").second
        == "桂花糯米藕 is cooked. It goes back with a manager's approval."
    )
    captain.key(F5)
    room.approve("zhou", "402817")
    captain.settle()
    [_, row] = dining.rows(select(ChangeRow).order_by(ChangeRow.number))
    assert (row.kind, row.by, row.approved_by, row.untouched) == ("returned", "he", "zhou", False)
    reach(rows, captain, hot)
    captain.key("g", "2", TAB, ENTER)
    assert captain.shows("2 of 2 例: they stand on the bill, and ¥96.00 comes off beneath.")
    captain.key(F5)
    assert dining.line(sitting, "2004").giving == 2
    assert captain.shows("given 2")
    captain.key("g")
    captain.key(ESC)
    assert captain.front is captain.page


@pytest.mark.rule("RST-18")
def test_what_the_kitchen_had_not_begun_is_asked_for(captain: Clerk, dining: Dining) -> None:
    sitting = sent(dining, ("1001", 1), ("7001", 1))
    rows = chosen(captain, sitting)
    touch_more(captain, rows, dining.line(sitting, "1001").id)
    captain.touch("Return")
    captain.touch("the guest does not want it")
    assert "manager" in action(captain, "Take it back").second
    still = next(t for t in captain.front.findChildren(Tick) if t.isVisible())
    assert still.accessibleName() == "The kitchen says: not on the fire yet"
    captain.touch("The kitchen says: not on the fire yet")
    captain.touch("Take it back")
    assert dining.line(sitting, "1001").step is Line.RETURNED
    touch_more(captain, rows, dining.line(sitting, "7001").id)
    captain.touch("Return")
    captain.touch("another reason")
    captain.touch("It is not opened")
    assert action(captain, "Take it back").second == "Say why."


@pytest.mark.rule("RST-18", "RST-17")
def test_which_go_back_is_asked_where_some_are_on_the_table(captain: Clerk, dining: Dining) -> None:
    sitting = sent(dining, ("1001", 4))
    line = dining.line(sitting, "1001").id
    dining.do("serve_part", WAITER, sitting=sitting, line=line, quantity=2, place="door")
    rows = chosen(captain, sitting)
    touch_more(captain, rows, line)
    captain.touch("Return")
    assert not captain.shows("From the table"), "all of them: nothing is to be asked"
    captain.touch("2")
    captain.touch("something is wrong with it")
    assert action(captain, "Take it back").second.startswith("2 of 桂花糯米藕 are on the table, 2 have not")
    captain.touch("What has not come yet")
    assert captain.shows("The kitchen says: not on the fire yet")
    captain.touch("From the table")
    assert not captain.shows("The kitchen says: not on the fire yet"), "it was cooked"
    captain.touch("Take it back")
    captain.room.approve("zhou", "402817")
    captain.settle()
    assert (dining.line(sitting, "1001").served, dining.line(sitting, "1001").open) == (0, 2)


@pytest.mark.rule("RST-18", "COM-74")
def test_how_many_touches_and_keys_they_take(captain: Clerk, dining: Dining) -> None:
    """docs/tasks.md counts them."""
    sitting = sent(dining, ("1001", 1), ("1003", 1), ("2004", 1), ("2003", 1))
    rows = chosen(captain, sitting)
    lines = {dish: dining.line(sitting, dish).id for dish in ("1001", "1003", "2004", "2003")}
    captain.touches = captain.keys = 0
    touch_more(captain, rows, lines["1001"])
    captain.touch("Urge")
    assert (captain.touches, dining.line(sitting, "1001").urged) == (2, 1)
    captain.touches = 0
    for name in ("Return", "fewer guests came", "Take it back"):
        if name == "Return":
            captain.touch_tile(lines["2004"])
        captain.touch(name)
    assert (captain.touches, dining.line(sitting, "2004").step) == (4, Line.RETURNED)
    reach(rows, captain, lines["2003"])
    captain.keys = 0
    captain.key("r", ENTER, F5)
    assert (captain.keys, dining.line(sitting, "2003").step) == (3, Line.RETURNED)
    reach(rows, captain, lines["1003"])
    captain.keys = 0
    captain.key("u", "g", ENTER, F5)
    assert (captain.keys, dining.line(sitting, "1003").giving) == (4, 1)


@pytest.mark.rule("RST-18", "COM-06")
def test_a_dish_that_was_returned_elsewhere_meanwhile_is_said(captain: Clerk, dining: Dining) -> None:
    sitting = sent(dining, ("2004", 3))
    rows = chosen(captain, sitting)
    reach(rows, captain, dining.line(sitting, "2004").id)
    captain.key("r", "3", TAB, ENTER)
    dining.do("return_line", MANAGER, **on(dining, sitting, "2004", 2))
    captain.settle()
    assert captain.shows("1 of 1 例: ¥48.00 off the bill."), "what is left is asked for anew"
    dining.do("return_line", MANAGER, **on(dining, sitting, "2004", 1))
    captain.settle()
    assert captain.front is captain.page, "nothing is left to go back"


@pytest.mark.rule("RST-18", "RST-30a")
def test_a_dish_is_given_from_the_bill(show: Shown, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = opened(show, room, BillPage, sitting, CASHIER)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    clerk.settle()
    clerk.touch_tile(dining.line(sitting, "1001").id)
    clerk.touch("Give")
    clerk.touch("a regular guest")
    assert action(clerk, "Give it").second.startswith("You may give a table ¥0.00")
    clerk.touch("Give it")
    room.approve("he", "730153")
    clerk.settle()
    assert dining.line(sitting, "1001").giving == 1
    assert clerk.shows("given 1")
    clerk.key(ESC)
    assert clerk.shows("given: 桂花糯米藕 −38.00")
    assert clerk.shows("The printed bill is out of date")
    clerk.touch("Changed since confirmed: 1")
    assert clerk.shows("18:00 · 桂花糯米藕: 1 例 given · 吴晓彤")


@pytest.mark.rule("RST-18", "RST-32")
def test_what_is_not_on_the_table_is_returned_before_they_pay(
    show: Shown, dining: Dining, room: Room
) -> None:
    sitting = sent(dining, ("1001", 1), ("2002", 1))
    clerk = opened(show, room, BillPage, sitting, CAPTAIN)
    rows, line = clerk.part(DishRows), dining.line(sitting, "2002").id
    touch_more(clerk, rows, line)
    clerk.key("r", ENTER, F5)
    assert dining.line(sitting, "2002").step is Line.RETURNED
    assert rows.tiles.row(line) < 0, "it has been decided"


@pytest.mark.rule("RST-18")
def test_a_dish_is_urged_from_the_pacing_and_from_the_order(show: Shown, dining: Dining, room: Room) -> None:
    sitting = sent(dining, ("1001", 1), ("2002", 1))
    line = dining.line(sitting, "1001").id
    clerk = opened(show, room, PacingPage, sitting, WAITER)
    chart = clerk.part(PacingChart)
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.place(line).center().toPoint())
    clerk.settle()
    clerk.key("u")
    assert dining.line(sitting, "1001").urged == 1
    chart.setFocus()
    clerk.key("u")
    assert dining.line(sitting, "1001").urged == 2
    clerk = opened(show, room, OrderPage, sitting, WAITER)
    part = clerk.work.column.list.part(line)
    QTest.mouseClick(part.head, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    clerk.settle()
    clerk.touch("Urge")
    assert dining.line(sitting, "1001").urged == 3


@pytest.mark.rule("RST-27", "COM-74")
def test_what_fell_is_made_again_by_two_keys_or_touches_or_comes_off_the_bill(
    captain: Clerk, dining: Dining, room: Room
) -> None:
    """docs/tasks.md counts them."""
    sitting = sent(dining, ("1001", 2), ("1003", 1), ("2004", 1))
    dining.serve(sitting, "1001", "1003")
    rows = chosen(captain, sitting)
    whole, one = dining.line(sitting, "1001").id, dining.line(sitting, "1003").id
    reach(rows, captain, one)
    captain.key("f")
    assert captain.shows("酱鸭 fell") and captain.shows("Take it away; it is never served.")
    captain.key(F5)
    assert (dining.line(sitting, "1003").fallen, room.said) == (1, ["酱鸭 is made again, CN-A1-261123-0001."])
    assert captain.front is captain.page and captain.shows("fell 1, made again")
    captain.touches = 0
    captain.touch_tile(whole)
    captain.touch("It fell")
    assert captain.shows("How many of 桂花糯米藕 fell?")
    captain.touch("The kitchen makes it again")
    assert (captain.touches, dining.line(sitting, "1001").open) == (3, 1), "one, where it is not told"
    touch_more(captain, rows, whole)
    assert captain.shows("18:00 · 桂花糯米藕: 1 例 fell, made again · 何立群")
    captain.key("f", "2", Qt.Key.Key_F6)
    room.approve("zhou", "402817")
    captain.settle()
    assert (dining.line(sitting, "1001").step, dining.line(sitting, "1001").fallen) == (Line.RETURNED, 1)
    [fell] = dining.rows(select(ChangeRow.quantity).where(ChangeRow.reason == "fell"))
    assert fell.quantity == 2


@pytest.mark.rule("COM-70", "RST-27")
def test_what_is_refused_is_read_in_the_sheet_of_the_line(captain: Clerk, dining: Dining) -> None:
    sitting = sent(dining, ("2002", 1))
    line = dining.line(sitting, "2002").id
    chosen(captain, sitting)
    captain.touch_tile(line)
    captain.key("s")
    [sheet] = captain.front.findChildren(LineSheet)
    said = [one.text for one in sheet.findChildren(Sentence) if one.isVisible()]
    assert said == ["It is at held now; this is done at on the fire and served."]
    assert captain.room.said == [], "no toast beneath the sheet"
    captain.touch("Close")
    assert captain.front is captain.page


@pytest.mark.rule("RST-34", "RST-18")
def test_the_sheet_says_what_was_confirmed_had_served_and_billed(captain: Clerk, dining: Dining) -> None:
    sitting = sent(dining, ("2002", 2))
    line, at = (
        dining.line(sitting, "2002"),
        f"{dining.clock.now().astimezone(dining.desk.settings.zone):%H:%M}",
    )
    dining.do("give_line", MANAGER, sitting=sitting, line=line.id, quantity=1, reason="sorry")
    chosen(captain, sitting)
    captain.touch_tile(line.id)
    [sheet] = captain.front.findChildren(LineSheet)
    said = [one.text() for one in sheet.findChildren(Label) if one.isVisible()]
    billed = f"Billed: ¥{(line.amount or 0) / 200:.2f}"
    rows = [f"Confirmed: version 1, {at}", f"{line.station} had it: {at}", "Served: 0 of 2", billed]
    first = said.index(rows[0])
    assert said[first : first + 4] == rows
    captain.touch("Close")
