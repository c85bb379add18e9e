"""The order page: dishes by few keys, sold out and avoided ones, who may take an order, and what is taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.flows.restaurant.facts.tracks import Order, Sitting
from app.flows.restaurant.screens.order import OrderPage
from app.store.trouble import READ_ONLY
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, COOK, HOST, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Room
from tests.qt_help import keys

ENTER, ESC, DOWN, F5, F7 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_F5, Qt.Key.Key_F7
Open = Callable[..., Worker]


@pytest.fixture
def order(show: Shown, room: Room) -> Open:
    """Open the order page of a sitting for a captain, or whoever is named."""
    return lambda sitting, by=CAPTAIN, size=(1366, 712): opened(show, room, OrderPage, sitting, by, size)


def ordered(dining: Dining, sitting: str) -> dict[str, int]:
    """How many of each dish are on the slip, without the tea that was brought."""
    return {line.dish: line.quantity for line in dining.facts(sitting).lines if not line.tea}


@pytest.mark.rule("COM-16", "COM-70", "RST-11")
def test_a_dish_by_pinyin_in_two_keys_and_enter_begins_the_order(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("gb", ENTER)
    assert clerk.keys == 3
    assert ordered(dining, sitting) == {"2004": 1}
    assert dining.facts(sitting).step is Sitting.ORDERING
    clerk.key("dp2", ENTER)
    assert ordered(dining, sitting) == {"2004": 1, "2003": 2}
    assert clerk.shows("'2 东坡肉 196.00'"), "its line is in the list"
    assert clerk.shows("Dishes: 3 · portions: 7")


@pytest.mark.rule("COM-70")
def test_a_dish_by_one_touch_and_the_same_one_again(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.touch_tile("1001")
    assert clerk.touches == 1
    clerk.touch_tile("1001")
    assert ordered(dining, sitting) == {"1001": 2}
    assert clerk.shows("桂花糯米藕, ¥38 例, 2 in the order")


def test_what_is_served_per_guest_is_ordered_for_all_of_them(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("bz")
    assert clerk.shows("Enter: 鲍汁扣辽参 × 4"), "what Enter will do is told before it is pressed"
    clerk.key(ENTER)
    clerk.key("bz1", ENTER)
    assert ordered(dining, sitting) == {"2001": 5}


@pytest.mark.rule("COM-71")
def test_keys_that_come_faster_than_answers_are_none_of_them_lost(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    keys(clerk.page, "gb", ENTER, "dp", ENTER, "gb", ENTER, "jy", ENTER, "-")
    clerk.settle()
    assert ordered(dining, sitting) == {"2004": 2, "2003": 1}


def test_a_number_alone_changes_the_last_line_and_minus_takes_one_off(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("-", "3", ENTER)
    assert dining.facts(sitting).orders == [], "nothing is taken off what is not there"
    clerk.key("gb", ENTER, "3")
    assert clerk.shows("Enter: the last line × 3")
    clerk.key(ENTER)
    assert ordered(dining, sitting) == {"2004": 3}
    clerk.key("-", "-")
    assert ordered(dining, sitting) == {"2004": 1}
    clerk.key("-")
    assert ordered(dining, sitting) == {}


@pytest.mark.rule("COM-70")
def test_ctrl_z_takes_back_what_was_not_sent_one_after_the_other(
    order: Open, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)

    def undo() -> None:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        clerk.settle()

    clerk.key("gb", ENTER, "gb2", ENTER, "-")
    assert ordered(dining, sitting) == {"2004": 2}
    undo()
    assert ordered(dining, sitting) == {"2004": 3}
    undo()
    assert ordered(dining, sitting) == {"2004": 1}
    undo()
    assert ordered(dining, sitting) == {}
    assert room.said == ["Taken back: 宫保鸡丁.", "Taken back: 宫保鸡丁 × 2.", "Taken back: 宫保鸡丁 × 1."]
    undo()
    assert len(room.said) == 3, "nothing is left to take back"


@pytest.mark.rule("COM-16")
def test_what_an_input_method_still_composes_finds_the_dish(order: Open, dining: Dining) -> None:
    clerk = order(dining.at(Sitting.TEA))
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent("g'b", []))
    clerk.settle()
    assert clerk.shows("Enter: 宫保鸡丁 × 1")


def test_esc_clears_what_was_typed_before_it_leads_back(order: Open, dining: Dining) -> None:
    clerk = order(dining.at(Sitting.TEA))
    clerk.key("zzz")
    assert clerk.shows("No such dish")
    clerk.key(ESC)
    assert clerk.over
    assert not clerk.shows("No such dish")
    clerk.key(ESC)
    assert not clerk.over


@pytest.mark.rule("COM-71")
def test_leaving_at_once_loses_none_of_what_was_typed(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    keys(clerk.page, "gb", ENTER, "dp2", ENTER, ESC)
    clerk.settle()
    assert ordered(dining, sitting) == {"2004": 1, "2003": 2}
    assert not clerk.over


def test_letters_and_keys_that_nothing_else_wants_go_on_in_the_search(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("gb", ENTER)
    clerk.touch("1 宫保鸡丁 48.00")
    clerk.key("d", "p", ENTER)
    clerk.touch("1 宫保鸡丁 48.00")
    clerk.key("-")
    assert ordered(dining, sitting) == {"2003": 1}
    clerk.touch("1 东坡肉 98.00")
    clerk.key("/")
    assert clerk.work.menu.search.line.hasFocus()
    assert clerk.work.menu.typed == ""


@pytest.mark.rule("COM-70")
def test_categories_by_alt_and_by_touch(order: Open, dining: Dining) -> None:
    clerk = order(dining.at(Sitting.TEA))
    assert clerk.shows("凉菜: 3 on the menu")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    clerk.settle()
    assert clerk.shows("热菜: 5 on the menu")
    assert clerk.shows("- 东坡肉, ¥98 例, Speciality\n"), "the speciality is the first to be offered"
    clerk.touch("汤")
    assert clerk.shows("宋嫂鱼羹")


@pytest.mark.rule("RST-12")
def test_a_sold_out_dish_offers_what_is_like_it_by_one_key(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    dining.do("limit_portions", COOK, dish="2004", portions=0)
    clerk = order(sitting)
    clerk.key("gb")
    assert clerk.shows("宫保鸡丁, ¥48 例, Sold out")
    clerk.key(ENTER)
    assert clerk.shows("We are very sorry, 宫保鸡丁 is sold out this evening.")
    assert ordered(dining, sitting) == {}
    clerk.key(DOWN, ENTER)
    assert ordered(dining, sitting) == {"2002": 1}
    assert not clerk.shows("We are very sorry")


@pytest.mark.rule("RST-12")
def test_the_last_portion_that_went_elsewhere_is_told_with_what_to_offer(order: Open, dining: Dining) -> None:
    other, sitting = dining.at(Sitting.TEA, "A03"), dining.at(Sitting.TEA)
    dining.do("limit_portions", COOK, dish="2004", portions=1)
    clerk = order(sitting)
    clerk.key("gb")
    assert clerk.shows("宫保鸡丁, ¥48 例, 1 left")
    dining.write(other, "2004")
    keys(clerk.page, ENTER)
    clerk.settle()
    assert clerk.shows("We are very sorry, 宫保鸡丁 is sold out this evening.")
    assert ordered(dining, sitting) == {}


@pytest.mark.rule("RST-12", "COM-21", "COM-70")
def test_the_kitchens_number_is_noted_where_the_dish_is_found(
    order: Open, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key(Qt.Key.Key_F9)
    assert room.said == ["Find the dish first, or choose its line."]
    clerk.key("gb", Qt.Key.Key_F9)
    assert clerk.shows("宫保鸡丁: how many can still be cooked?")
    assert clerk.shows(
        "Beside the tickets that the kitchen has. What orders not sent yet keep is part of it."
    )
    clerk.key("3", ENTER)
    assert clerk.shows("宫保鸡丁, ¥48 例, 3 left")
    clerk.key("2", ENTER)
    assert ordered(dining, sitting) == {"2004": 2}
    clerk.touch("Count portions (F9)")
    clerk.touch("Sold out")
    clerk.key(F5)
    assert (
        dining.refused("add_line", sitting=sitting, order=dining.order(sitting).id, dish="2004").args["left"]
        == 0
    )
    clerk.key(Qt.Key.Key_F9)
    clerk.touch("Nobody counts")
    room.desk.staff = WAITER
    clerk.key(F5)
    assert room.asked[-1][0] == "restaurant.limit_portions", "a waiter asks for whoever may"
    room.act_as(CAPTAIN)
    clerk.settle()
    dining.add(sitting, dining.order(sitting).id, "2004", 9)


@pytest.mark.rule("RST-12")
def test_the_last_portion_that_others_left_unsent_is_ordered_with_two_letters_and_enter(
    order: Open, dining: Dining
) -> None:
    other, sitting = dining.at(Sitting.TEA, "A03"), dining.at(Sitting.TEA)
    dining.do("limit_portions", COOK, dish="2004", portions=1)
    dining.write(other, "2004")
    clerk = order(sitting)
    clerk.key("gb")
    assert clerk.shows("宫保鸡丁, ¥48 例, Sold out")
    dining.later(40)
    clerk.key(ENTER)
    assert not clerk.shows("We are very sorry"), "it was asked before sorry was said"
    assert ordered(dining, sitting) == {"2004": 1}
    dining.do(
        "remove_line", sitting=sitting, order=dining.order(sitting).id, line=dining.line(sitting, "2004").id
    )
    dining.add(other, dining.order(other).id, "2004")
    clerk.key("gb")
    assert clerk.shows("宫保鸡丁, ¥48 例, Sold out")
    dining.later(40)
    clerk.part(OrderPage).passed()
    clerk.settle()
    assert clerk.shows("宫保鸡丁, ¥48 例, 1 left"), "a minute that goes by shows it"


@pytest.mark.rule("RST-04")
def test_a_dish_that_the_table_avoids_goes_on_by_the_guests_own_name_alone(
    order: Open, dining: Dining
) -> None:
    sitting = dining.seat()
    dining.do("ask_tea", WAITER, sitting=sitting, tea=None, taboos="花生")
    clerk = order(sitting)
    assert clerk.shows("Avoid: 花生")
    clerk.key("gb", ENTER)
    assert clerk.shows("宫保鸡丁 contains peanuts, which this table avoids.")
    clerk.key(ENTER)
    assert clerk.shows("Write down which guest said yes.")
    clerk.key(ESC)
    assert ordered(dining, sitting) == {}
    assert clerk.work.menu.typed == "gb", "what was typed need not be typed again"
    clerk.key(ENTER, "Li", ENTER)
    assert ordered(dining, sitting) == {"2004": 1}


@pytest.mark.rule("RST-04")
def test_nobody_orders_before_taboos_were_asked_and_the_dish_waits_for_it(
    order: Open, dining: Dining
) -> None:
    sitting = dining.at(Sitting.SEATED)
    clerk = order(sitting)
    assert clerk.shows("Taboos not asked")
    clerk.key("gb", ENTER)
    clerk.touch("None")
    clerk.key(F5)
    assert ordered(dining, sitting) == {"2004": 1}
    assert clerk.shows("No taboos")


@pytest.mark.rule("RST-14")
def test_a_waiter_alone_marks_by_one_touch_that_no_captain_is_free(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting, WAITER)
    clerk.key("gb", ENTER)
    assert dining.facts(sitting).orders == []
    assert clerk.shows("Orders are taken by the captain.")
    clerk.touch("No captain is free")
    assert clerk.touches == 1
    assert dining.order(sitting).captain_busy
    assert ordered(dining, sitting) == {"2004": 1}, "the dish that waited went in"
    clerk.key(F5, ENTER)
    assert dining.order(sitting).step is Order.SENT


@pytest.mark.rule("RST-14", "COM-21")
def test_a_captains_pin_begins_the_order_of_a_waiter(order: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting, WAITER)
    clerk.key(F5)
    room.act_as(CAPTAIN)
    clerk.settle()
    assert dining.order(sitting).by == CAPTAIN.login
    clerk.key("gb", ENTER)
    assert ordered(dining, sitting) == {"2004": 1}, "a waiter helps"
    assert clerk.shows("Orders are confirmed and sent by the captain.")
    clerk.touch("No captain is free")
    assert dining.order(sitting).captain_busy


@pytest.mark.rule("COM-21")
def test_who_may_not_order_asks_for_whoever_may(order: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.TEA)
    dining.begin(sitting)
    clerk = order(sitting, HOST)
    clerk.key("gb", ENTER)
    assert ordered(dining, sitting) == {}
    assert clerk.work.menu.typed == "gb", "nobody may come; what was typed stays"
    room.act_as(CAPTAIN)
    clerk.settle()
    assert ordered(dining, sitting) == {"2004": 1}
    assert clerk.work.menu.typed == ""


@pytest.mark.rule("COM-04", "COM-71", "COM-84")
def test_nothing_typed_is_lost_while_the_database_is_away(
    order: Open, dining: Dining, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    outages: list[object] = []
    monkeypatch.setattr(room, "outage", outages.append)
    clerk.key("gb", ENTER)
    dining.house.store.writer.run(lambda db: db.exec_driver_sql("PRAGMA query_only = ON"))
    clerk.key("dp2", ENTER, "jy", ENTER)
    [outage] = outages
    assert getattr(outage, "what") == READ_ONLY  # noqa: B009 - told as an object
    assert ordered(dining, sitting) == {"2004": 1}
    assert clerk.shows("Not noted yet: 东坡肉 × 2. Enter tries again.")
    clerk.key(ENTER)
    assert ordered(dining, sitting) == {"2004": 1, "2003": 2, "1003": 1}
    assert not clerk.shows("Not noted yet")
