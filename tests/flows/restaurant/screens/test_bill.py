"""The bill page: RST-30 to the fen, undecided lines first, discount and rounding within limits, printed and changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.screens.bill import BillPage
from app.shell.language import Voice
from app.store.tables import Drawer
from app.widgets.theme import look
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Room
from tests.flows.restaurant.test_billing import worked_example
from tests.qt_help import nameless, retell, same_as_kept, targets

ENTER, ESC, RIGHT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Right
F3, F4, F5, F6 = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6
F7, F8, F9 = Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9
KEPT = Path(__file__).parent / "kept"
Open = Callable[..., Worker]


@pytest.fixture
def bill(show: Shown, room: Room) -> Open:
    """Open the bill page of a sitting for a cashier, or whoever is named."""
    return lambda sitting, by=CASHIER, size=(1366, 712): opened(show, room, BillPage, sitting, by, size)


@pytest.mark.rule("RST-30", "RST-30a", "RST-32", "COM-11")
def test_the_worked_example_stands_on_the_screen_to_the_fen(bill: Open, dining: Dining) -> None:
    sitting = worked_example(dining)
    dining.ask_for_bill(sitting)
    clerk = bill(sitting)
    clerk.key(F6, "88", ENTER, ENTER, F5)
    clerk.key(F4)
    for line in (
        "Discountable 866.00 at 88% 762.08, Other, without discount 200.00, Consumption 962.08, ",
        "Service charge 10% 96.21, Room fee, told at the booking 80.00, Total 1,138.29, ",
        "Rounded off −0.29, Payable 1,138.00, Deposit paid 2026-11-23 −200.00'",
        "BillTable 'Due ¥938.00'",
        "SumBox 'Due ¥938.00 nine hundred and thirty-eight yuan only Cash received 0.00 Change 0.00'",
    ):
        assert clerk.shows(line)
    clerk.key("1000")
    assert clerk.shows("Cash received 1,000.00 Change 62.00'")
    assert clerk.shows("Your bill is 1,138.00 yuan;\\nI receive 1,000.00 yuan")
    assert clerk.shows("Deposit of 200.00 yuan: taken off.")
    assert clerk.shows("62.00 yuan is your change, please count it.")
    clerk.key(ENTER)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    assert clerk.shows("Change ¥62.00")


@pytest.mark.rule("RST-32")
def test_the_words_are_said_in_chinese_with_both_sums(bill: Open, dining: Dining, voice: Voice) -> None:
    voice.change("zh")
    clerk = bill(worked_example(dining))
    clerk.key("2000")
    assert clerk.shows("您消费 1,252.60 元，\\n收您 2,000.00 元")
    assert clerk.shows("您的定金 200.00 元已抵扣")
    assert clerk.shows("找您 947.40 元，请您点一下。")
    assert clerk.shows("人民币 壹仟零伍拾贰元陆角")


@pytest.mark.rule("RST-31", "COM-70")
def test_the_bill_is_asked_for_by_one_key_and_printed_as_provisional(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.STAPLE)
    clerk = bill(sitting, WAITER)
    assert clerk.shows("Bill not printed yet")
    clerk.key(F5)
    assert dining.facts(sitting).step is Sitting.STAPLE, "a dish is still to come"
    dining.do("report_all_served", WAITER, sitting=sitting)
    clerk.settle()
    clerk.key(F5)
    assert dining.facts(sitting).step is Sitting.BILL
    assert clerk.shows("Bill printed 1×")
    assert len(dining.papers(sitting, "BL")) == 1


@pytest.mark.rule("RST-32", "COM-70")
def test_lines_without_a_decision_come_first_and_one_key_says_all_served(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    dining.send(sitting, dining.write(sitting, "2002"))
    clerk = bill(sitting)
    assert clerk.shows("Not decided: 1")
    assert clerk.shows("Take the money and print' Not on the table yet: ")
    assert clerk.shows("1 龙井虾仁 Held")
    assert clerk.shows("All served' reported by 吴晓彤 F7"), "whoever reports it is named"
    clerk.key("1000", ENTER)
    assert dining.facts(sitting).step is Sitting.BILL, "it only leads to what is missing"
    clerk.key(ENTER)
    assert all(line.served == line.quantity for line in dining.facts(sitting).sent)
    assert clerk.shows("Everything is on the table.")
    clerk.key(F5)
    assert dining.facts(sitting).step is Sitting.FAREWELL, "the sum that was typed is still there"


@pytest.mark.rule("RST-22", "RST-32")
def test_a_dish_that_cooks_is_served_by_one_touch(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.CALLED)
    clerk = bill(sitting, CAPTAIN)
    hot = dining.line(sitting, "2002").id
    clerk.touch_tile(hot)
    assert dining.line(sitting, "2002").served == 1
    assert clerk.touches == 1


@pytest.mark.rule("RST-32")
def test_what_was_never_sent_is_sent_or_taken_off_on_the_order_page(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    dining.write(sitting, "1003")
    clerk = bill(sitting, CAPTAIN)
    assert clerk.shows("Not sent yet: 酱鸭. Send or remove it.")
    assert clerk.shows("1 酱鸭 Not sent")
    clerk.key(F8)
    assert clerk.work.sitting == sitting
    clerk.key("-")
    clerk.key(ESC)
    assert clerk.shows("Everything is on the table.")
    assert clerk.shows("Type what you receive")


@pytest.mark.rule("RST-31")
def test_a_dish_after_the_bill_makes_the_printed_one_out_of_date(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    due = dining.due(sitting)
    clerk.key("500")
    dining.send(sitting, dining.write(sitting, "7001"))
    clerk.settle()
    assert dining.due(sitting) > due
    assert clerk.shows("The printed bill is out of date")
    assert clerk.shows("Cash received 500.00"), "what was typed stays"
    clerk.key(F3)
    assert not clerk.shows("The printed bill is out of date")
    assert clerk.shows("Bill printed 2×")


@pytest.mark.rule("RST-34")
def test_what_changed_since_confirmed_says_when_and_by_whom(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    order = dining.order(sitting).id
    dining.confirm(sitting, order)
    dining.later(4)
    dining.add(sitting, order, "1003")
    dining.send(sitting, order)
    clerk = bill(sitting)
    assert clerk.shows("Changed since confirmed: 1")
    clerk.key(F9)
    assert clerk.shows(f"'18:04 · {dining.order(sitting).number} v2 · 何立群'")
    clerk.key(ESC)
    assert clerk.over


@pytest.mark.rule("RST-30", "RST-61", "COM-21")
def test_a_discount_below_the_limit_wants_a_captains_pin(bill: Open, dining: Dining, room: Room) -> None:
    sitting = worked_example(dining)
    dining.ask_for_bill(sitting)
    clerk = bill(sitting)
    clerk.key(F6, "8")
    assert clerk.shows("At 8% ¥"), "what would be due is seen while it is typed"
    clerk.key("0")
    assert clerk.shows("Give this discount' the reason is missing")
    clerk.key(ENTER)
    assert dining.bill(sitting).discount == 10_000, "RST-61: nothing is given without a reason"
    clerk.key(RIGHT, ENTER)
    assert clerk.shows("Give this discount' You may give 88% at the lowest.")
    clerk.key(F5)
    assert dining.bill(sitting).discount == 10_000
    room.approve("he", "730153")
    clerk.settle()
    assert dining.bill(sitting).discount == 8_000
    (why,) = dining.rows(select(Drawer.text).join(BillRow, BillRow.discount_why == Drawer.id))
    assert why == ("老客",)
    assert clerk.shows("Discountable 866.00 at 80% 692.80")


@pytest.mark.rule("RST-30", "COM-21")
def test_rounding_off_goes_to_the_yuan_then_to_ten_with_a_pin_then_away(
    bill: Open, dining: Dining, room: Room
) -> None:
    sitting = worked_example(dining)
    dining.ask_for_bill(sitting)
    clerk = bill(sitting)
    clerk.touch("Round off −0.60")
    assert (clerk.touches, dining.bill(sitting).rounding) == (1, 60)
    clerk.touch("−2.60 instead")
    assert dining.bill(sitting).rounding == 60
    assert "You may round off ¥1.00 at most." in room.words(room.asked[0][2].text)
    room.approve("he", "730153")
    clerk.settle()
    assert dining.bill(sitting).rounding == 260
    clerk.touch("Round off nothing")
    assert dining.bill(sitting).rounding == 0


def test_nothing_is_given_before_there_is_a_bill(bill: Open, dining: Dining) -> None:
    clerk = bill(dining.at(Sitting.STAPLE))
    assert clerk.shows("Discount' after the bill is printed F6 off")
    clerk.key(F4, F6)
    assert clerk.shows("Bill, please: print it")


@pytest.mark.rule("COM-70", "RST-32")
def test_at_1024_the_cards_fold_and_the_words_stay_in_view(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    dining.send(sitting, dining.write(sitting, "2002"))
    clerk = bill(sitting, size=(1024, 594))
    assert clerk.shows("Your bill is")
    assert not clerk.shows("All served")
    clerk.touch("Before they pay")
    assert clerk.shows("All served")
    assert clerk.shows("Your bill is")
    clerk.touch("Bill")
    clerk.key("500", ENTER)
    assert clerk.shows("All served"), "what is missing is led to, wherever it is"


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize(("size", "scale"), [((1366, 712), 100), ((1024, 594), 100), ((1024, 594), 80)])
def test_everything_is_as_large_as_a_finger_and_has_a_name(
    bill: Open, dining: Dining, size: tuple[int, int], scale: int
) -> None:
    clerk = bill(dining.at(Sitting.BILL), size=size)
    look().wear(scale=scale)
    clerk.settle()
    assert targets(clerk.work) == []
    assert nameless(clerk.work) == []
    assert clerk.work.height() <= size[1], "nothing is pushed out of the window"


@pytest.mark.rule("COM-72")
def test_the_page_as_it_stands_in_both_languages(bill: Open, dining: Dining, voice: Voice) -> None:
    sitting = worked_example(dining)
    dining.ask_for_bill(sitting)
    clerk = bill(sitting)
    same_as_kept(clerk.work, KEPT / "bill-en.txt")
    voice.change("zh")
    retell(clerk.work)
    clerk.settle()
    same_as_kept(clerk.work, KEPT / "bill-zh.txt")
