"""The lines of an order: requests read back, weights and day prices agreed, at once or held, what was sent before."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.order.entering import Step
from app.kernel.refusal import Unavailable
from app.store.trouble import READ_ONLY
from app.widgets.field import Field
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Room
from tests.qt_help import button, tree

ENTER, ESC, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5
Open = Callable[..., Worker]


@pytest.fixture
def order(show: Shown, room: Room) -> Open:
    """Open the order page of a sitting for a captain."""
    return lambda sitting, size=(1366, 712): opened(show, room, OrderPage, sitting, CAPTAIN, size)


@pytest.mark.rule("RST-13", "COM-70")
def test_a_request_is_written_by_one_key_and_read_back_by_its_own_button(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "*", "mild", ENTER)
    assert dining.line(sitting, "2003").asks
    assert clerk.shows("'mild'")
    assert clerk.shows("Send to the kitchen' Read back to the guest first: 东坡肉. F5 off"), (
        "what is missing is named"
    )
    clerk.touch("Read back")
    assert dining.line(sitting, "2003").read_back
    assert clerk.shows("Send to the kitchen' F5\n")
    clerk.key("gb", ENTER, "*", "hot", ENTER)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    clerk.settle()
    assert dining.line(sitting, "2004").read_back


@pytest.mark.rule("RST-13")
def test_a_request_typed_just_as_a_dish_lands_is_for_that_dish(
    order: Open, dining: Dining, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER)
    noted = OrderPage.entered

    def entered(page: OrderPage, step: Step, result: object) -> None:
        noted(page, step, result)
        if step.name == "restaurant.add_line":
            QTest.keyClicks(QApplication.focusWidget(), "*")

    monkeypatch.setattr(OrderPage, "entered", entered)
    clerk.key("gb", ENTER)
    clerk.key("hot", ENTER)
    assert (dining.line(sitting, "2003").asks, dining.line(sitting, "2004").asks) == (False, True)


@pytest.mark.rule("RST-13")
def test_common_requests_are_put_together_by_touch_alone(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.touch_tile("1001")
    clerk.touch("Request")
    clerk.touch("no scallion")
    clerk.touch("less salt")
    clerk.touch("Note the request")
    assert clerk.shows("'no scallion and less salt'")
    clerk.touch("Request")
    clerk.key(Qt.Key.Key_End, *[Qt.Key.Key_Backspace] * len("no scallion and less salt"))
    clerk.key(ENTER)
    assert not dining.line(sitting, "1001").asks, "an empty request is none"


@pytest.mark.rule("RST-13", "COM-71")
def test_a_request_that_was_typed_is_not_thrown_away_by_one_key(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "*", "mild", ESC)
    assert clerk.shows("“mild” was not noted yet.")
    clerk.key(ESC)
    assert not clerk.shows("not noted yet"), "the safe answer stays"
    clerk.key(ENTER)
    assert dining.line(sitting, "2003").asks
    clerk.key("gb", ENTER, "*", "hot", ESC)
    clerk.touch("Throw it away")
    assert not dining.line(sitting, "2004").asks
    assert not clerk.shows("'Note the request'")


@pytest.mark.rule("RST-13", "COM-71")
def test_a_request_that_is_refused_stays_as_it_was_typed(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "*")
    [field] = [one for one in clerk.front.findChildren(Field) if one.isVisible()]
    field.line.setMaxLength(3000)  # as a command that takes less than its field
    field.write("辣" * 2001)
    clerk.key(ENTER)
    assert clerk.shows("“Special request” cannot take this: the request: at most 2000 characters.")
    assert field.isVisible() and len(field.text) == 2001
    field.write("mild")
    clerk.key(ENTER)
    assert dining.line(sitting, "2003").asks
    assert not clerk.shows("'Note the request'")


@pytest.mark.rule("RST-13")
def test_the_same_dish_without_the_request_is_a_line_of_its_own(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "*", "mild", ENTER, "dp", ENTER, "dp", ENTER)
    counts = [line.quantity for line in dining.facts(sitting).lines if line.dish == "2003"]
    assert counts == [1, 2]


@pytest.mark.rule("RST-13", "COM-71")
def test_a_number_after_a_line_was_taken_off_changes_no_other(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "gb", ENTER, "-")
    assert clerk.room.said[-1] == "Taken off: 宫保鸡丁."
    clerk.key("5", ENTER)
    assert clerk.room.said[-1].startswith("The last line was taken off")
    assert dining.line(sitting, "2003").quantity == 1
    clerk.key("dp", ENTER, "5", ENTER)
    assert dining.line(sitting, "2003").quantity == 5


@pytest.mark.rule("RST-11", "COM-70")
def test_what_was_added_is_in_sight_with_its_button(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting, (1024, 600))
    clerk.key("dp", ENTER, "gb", ENTER, "qz", ENTER)
    agree = button(clerk.page, "Price")
    assert agree.visibleRegion().boundingRect() == agree.rect()


@pytest.mark.rule("RST-11", "RST-13")
def test_the_send_key_leads_from_one_missing_thing_to_the_next(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "*", "mild", ENTER, "qz", ENTER)
    assert clerk.shows("Dishes: 3 · unpriced: 1")
    assert clerk.shows("'Agreed so far'"), "the total says that it is not all"
    clerk.key(F5)
    assert not dining.line(sitting, "2003").read_back, (
        "a closed door leads to it, and says nothing to the guest"
    )
    clerk.touch("Read back")
    clerk.key(F5)
    assert clerk.shows("清蒸鲈鱼: price of the day")
    clerk.key("428", ENTER)
    assert dining.line(sitting, "2005").price == 42800
    clerk.key(F5, "675")
    assert clerk.shows("1.35 jin"), "both units are shown"
    assert clerk.shows("¥577.80")
    clerk.key(ENTER)
    line = dining.line(sitting, "2005")
    assert (line.grams, line.amount) == (675, 57780)
    assert clerk.shows("¥428/jin × 1.35 jin (675 g)")
    assert clerk.shows("'Total'")
    assert not clerk.shows("unpriced")


@pytest.mark.rule("RST-11", "RST-13")
def test_a_request_is_in_sight_while_its_line_waits_for_price_and_weight(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("qz", ENTER, "*", "no ginger", ENTER)
    assert clerk.shows("Price of the day: agree it with the guest; then read back: no ginger")
    clerk.touch("Price")
    clerk.key("428", ENTER)
    assert clerk.shows("¥428 per 条, weighed before the guest; then read back: no ginger")
    clerk.touch("Weigh")
    clerk.key("675", ENTER)
    assert clerk.shows("'no ginger'"), "what is left is the request itself"
    clerk.touch("Read back")
    assert dining.line(sitting, "2005").read_back


@pytest.mark.rule("RST-11")
def test_two_fish_are_two_weights(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("ky", ENTER, "ky", ENTER)
    assert len([line for line in dining.facts(sitting).lines if line.dish == "2006"]) == 2


@pytest.mark.rule("RST-11")
def test_a_weighing_is_taken_back_before_the_fish(order: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("ky", ENTER)
    clerk.touch("Weigh")
    clerk.key("620", ENTER)
    assert dining.line(sitting, "2006").grams == 620
    undo(clerk)
    line = dining.line(sitting, "2006")
    assert (line.grams, line.agreed, line.quantity) == (None, False, 1)
    assert room.said == ["Taken back: 烤羊排: agreed."]
    undo(clerk)
    assert [one for one in dining.facts(sitting).lines if one.dish == "2006"] == []


@pytest.mark.rule("RST-11")
def test_a_price_and_a_weight_are_taken_back_one_after_the_other(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("qz", ENTER)
    clerk.touch("Price")
    clerk.key("428", ENTER)
    clerk.touch("Weigh")
    clerk.key("675", ENTER)
    undo(clerk)
    assert (dining.line(sitting, "2005").price, dining.line(sitting, "2005").grams) == (42800, None)
    undo(clerk)
    undo(clerk)
    assert [one for one in dining.facts(sitting).lines if one.dish == "2005"] == []


@pytest.mark.rule("RST-11", "COM-71")
def test_nothing_is_weighed_by_a_slip_of_the_finger(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("ky", ENTER)
    clerk.touch("Weigh")
    assert clerk.shows("'The guest agrees' weigh it first F5 off")
    clerk.key(ENTER)
    assert clerk.shows("Sentence 'weigh it first'"), "Enter with nothing typed says what is missing"
    clerk.key("9", ENTER)
    assert clerk.shows("烤羊排 weighs 9 g?")
    clerk.touch("Weigh it again")
    assert not dining.line(sitting, "2006").agreed
    clerk.key("0", ENTER)
    assert dining.line(sitting, "2006").grams == 90


def test_alt_r_with_nothing_to_read_back_says_so_and_types_nothing(
    order: Open, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    for key in (Qt.Key.Key_R, Qt.Key.Key_X):
        QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        clerk.settle()
    assert clerk.work.menu.typed == ""
    exchange = "Choose the dish of a set that is to be exchanged."
    assert room.said == ["Nothing is to be read back.", exchange]


def undo(clerk: Worker) -> None:
    """Take back the last thing."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    clerk.settle()


@pytest.mark.rule("COM-04", "COM-71")
def test_what_was_typed_is_kept_while_the_database_is_away(
    order: Open, dining: Dining, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    outages: list[Unavailable] = []
    monkeypatch.setattr(room, "outage", outages.append)
    clerk.key("ky", ENTER, "*", "mild")
    away(dining)
    clerk.key(ENTER)
    assert clerk.shows(": mild. Enter tries again.")
    clerk.key(ENTER)
    assert dining.line(sitting, "2006").asks
    clerk.touch("Weigh")
    clerk.key("1350")
    away(dining)
    clerk.key(ENTER)
    assert clerk.shows("1350 g"), "a dialog stays, with what stands in it"
    clerk.key(ENTER)
    assert dining.line(sitting, "2006").grams == 1350
    assert [one.what for one in outages] == [READ_ONLY] * 2


def away(dining: Dining) -> None:
    """The next thing that is written finds a disk that cannot be; the one after it another connection."""
    dining.house.store.writer.run(lambda db: db.exec_driver_sql("PRAGMA query_only = ON"))


@pytest.mark.rule("RST-20")
def test_a_held_dish_is_made_at_once_and_held_again(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER)
    assert clerk.shows("Hot dishes")
    clerk.touch("At once")
    assert dining.line(sitting, "2003").at_once
    clerk.touch("Hold it")
    assert not dining.line(sitting, "2003").at_once


def test_the_tools_act_on_the_line_that_is_chosen(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "gb", ENTER)
    clerk.touch("1 东坡肉 98.00")
    clerk.touch("+")
    clerk.touch("+")
    clerk.touch("−")
    assert (dining.line(sitting, "2003").quantity, dining.line(sitting, "2004").quantity) == (2, 1)


def test_the_tea_that_was_brought_is_not_changed_here(order: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key(F5)
    clerk.touch("−")
    assert room.said == ["This tea was brought already. Change it where tea is asked."]


@pytest.mark.rule("RST-13", "COM-60")
def test_what_another_counter_adds_is_in_the_list_at_once(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("dp", ENTER, "gb")
    dining.add(sitting, dining.order(sitting).id, "1002", request="少糖")
    clerk.settle()
    assert clerk.shows("'1 椒盐小酥鱼 58.00'")
    assert clerk.shows("Read back to the guest first: 椒盐小酥鱼.")
    assert clerk.work.menu.typed == "gb", "what was typed here stays"


@pytest.mark.rule("RST-18")
def test_an_add_on_stands_above_what_was_sent(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.AT_TABLE)
    clerk = order(sitting)
    number = dining.order(sitting).number
    assert clerk.shows("'1 桂花糯米藕 38.00'")
    clerk.key("dp", ENTER)
    assert dining.facts(sitting).step is Sitting.AT_TABLE, "an add-on leaves the table where it is"
    shown = tree(clerk.work.column.list)
    assert shown.index("'1 东坡肉 98.00'") < shown.index(f"'{number}, Sent 18:00") < shown.index("桂花糯米藕")
    assert clerk.shows("Dishes: 1 · portions: 1")


@pytest.mark.rule("RST-18", "COM-02")
def test_adding_dishes_later_is_called_so_and_asks_nobody_for_the_order(order: Open, dining: Dining) -> None:
    first, phrase = order(dining.at(Sitting.TEA)), "May I take your order now"
    assert first.shows(phrase) and not first.shows("'Add dishes'")
    later = order(dining.at(Sitting.COLD, "A03"))
    assert later.shows("'Add dishes'") and not later.shows(phrase)
