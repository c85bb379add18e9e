"""Splitting a bill and paying its shares on the page; opening a paid one again (RST-31, 33)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.counter.payments import PaymentRow, ReceiptRow
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.tracks import Bill, Sitting
from app.flows.restaurant.rules.shares import shared
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.tab import Tab
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, MANAGER, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Clerk, Room

ENTER, ESC, F2, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_F5
Open = Callable[..., Worker]


@pytest.fixture
def bill(show: Shown, room: Room) -> Open:
    """Open the bill page of a sitting for a cashier, or whoever is named."""
    return lambda sitting, by=CASHIER: opened(show, room, BillPage, sitting, by)


def alt(clerk: Worker, letter: Qt.Key) -> None:
    """An action by its key with Alt."""
    QTest.keyClick(QApplication.focusWidget(), letter, Qt.KeyboardModifier.AltModifier)
    clerk.settle()


def paid(dining: Dining) -> list[int]:
    rows = dining.rows(select(ReceiptRow).order_by(ReceiptRow.number))
    return [row.paid for row in rows]


def dues(dining: Dining, sitting: str) -> list[int]:
    return [one.due for one in shared(dining.facts(sitting), dining.bill(sitting)).values()]


@pytest.mark.rule("RST-31", "COM-70")
def test_in_three_by_four_keys_and_each_share_in_cash(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    assert dining.due(sitting) == 343_20
    clerk = bill(sitting)
    clerk.key(F2, "3")
    assert clerk.shows("Share 3") and clerk.shows("¥114.40")
    clerk.key(ENTER)
    assert clerk.keys == 3
    assert (dining.bill(sitting).split, dues(dining, sitting)) == (Split.EQUAL, [114_40] * 3)
    assert clerk.shows("Share 1 of 3, due") and clerk.shows("Your bill is 114.40")
    clerk.key("2", "0", "0", ENTER)
    assert clerk.shows("Change ¥85.60")
    assert not clerk.shows("Please take all your belongings"), "the others have not paid"
    clerk.key(ENTER)
    assert clerk.over, "it leads to the next share"
    assert clerk.shows("Share 2 of 3, due") and clerk.shows("paid · RC-A1-261123-0001")
    assert dining.due(sitting) == 2 * 114_40
    clerk.touch("Share 3: ¥114.40")
    assert clerk.shows("Share 3 of 3, due")
    clerk.touch("Share 1: ¥114.40")
    assert clerk.shows("Share 3 of 3, due"), "what is paid is not paid again"
    clerk.touch("Exact")
    clerk.key(ENTER)
    clerk.key(ENTER)
    assert clerk.shows("Share 2 of 3, due")
    clerk.touch("Bank card")
    clerk.key(ENTER)
    assert clerk.shows("Please take all your belongings")
    clerk.key(ENTER)
    assert not clerk.over
    assert (dining.facts(sitting).step, dining.bill(sitting).step) == (Sitting.FAREWELL, Bill.SETTLED)
    assert [r.means for r in dining.rows(select(PaymentRow).order_by(PaymentRow.receipt))].count("card") == 1
    assert paid(dining) == [114_40] * 3


@pytest.mark.rule("RST-31", "COM-70")
def test_in_three_by_three_touches(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting, WAITER)
    for name in ("Split the bill", "3", "Split it so"):
        clerk.touch(name)
    assert (clerk.touches, len(dues(dining, sitting))) == (3, 3)


@pytest.mark.rule("RST-31", "COM-70")
def test_by_amount_the_last_pays_the_rest(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting, WAITER)
    clerk.key(F2)
    clerk.touch("3")
    clerk.touch("By amount")
    clerk.touch("Share 1")
    clerk.key("100.5", ENTER)
    clerk.key("400")
    clerk.key(ENTER)
    assert dining.bill(sitting).split is None, "more than the bill is not shared"
    assert clerk.shows("say what each share pays")
    clerk.key(*[Qt.Key.Key_Backspace] * 3)
    clerk.key("200", ENTER)
    assert dues(dining, sitting) == [100_50, 200_00, 42_70]
    assert clerk.shows("Share 1 of 3, due")
    alt(clerk, Qt.Key.Key_U)
    assert dining.bill(sitting).split is None
    assert not clerk.shows("Share 1")


@pytest.mark.rule("RST-31", "COM-70")
def test_by_dish_each_is_touched_into_its_share(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.touch("Split the bill")
    clerk.touch("By dish")
    for dish in ("碧螺春", "桂花糯米藕", "龙井虾仁", "宋嫂鱼羹"):
        clerk.touch(dish)
    clerk.touch("碧螺春")
    clerk.key(F5)
    assert clerk.shows("Nobody's yet: ")
    clerk.touch("Share 2")
    for dish in ("碧螺春", "青菜面条", "时令果盘"):
        clerk.touch(dish)
    tea = dining.line(sitting, "8001").id
    clerk.key(F5)
    first, second = dining.facts(sitting).shares(dining.bill(sitting))
    assert (first.parts[tea], second.parts[tea]) == (2, 1)
    assert len(first.parts) == 4 and len(second.parts) == 3
    assert sum(dues(dining, sitting)) == 343_20


@pytest.mark.rule("RST-31", "COM-70")
def test_by_guest_all_is_everybodys_until_it_is_taken_out(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key(F2)
    clerk.touch("By guest")
    assert clerk.shows("Guest 4") and clerk.shows("¥85.80")
    clerk.touch("Guest 2")
    clerk.touch("时令果盘")
    clerk.key(F5)
    fruit = dining.line(sitting, "6001").id
    those = dining.facts(sitting).shares(dining.bill(sitting))
    assert [share.parts.get(fruit) for share in those] == [1, None, 1, 1]
    assert dues(dining, sitting)[1] < dues(dining, sitting)[2]
    assert clerk.shows("Guest 1: ¥")


@pytest.mark.rule("RST-31")
def test_a_dish_after_the_split_asks_to_split_again(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    dining.do("split_bill", CASHIER, **of, way="amount", count=2, amounts=[100_00, 243_20])
    dining.do("give_discount", CASHIER, **of, discount=9000, why="老客")
    clerk = bill(sitting)
    assert clerk.shows("The bill has changed since it was split. Split it again.")
    clerk.touch("Bank card")
    clerk.key(ENTER)
    assert paid(dining) == []
    clerk.key(F2)
    assert clerk.shows("How is the bill shared?")
    clerk.key(ESC)


@pytest.mark.rule("RST-31", "RST-32")
def test_what_was_ordered_late_is_printed_and_paid_on_the_same_page(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    dining.do("split_bill", CASHIER, **of, way="equal", count=2)
    clerk = bill(sitting)
    clerk.touch("Bank card")
    clerk.key(ENTER)
    clerk.key(ENTER)
    dining.send(sitting, dining.write(sitting, "7001"))
    dining.do("report_all_served", WAITER, sitting=sitting)
    dining.count_bottles(sitting)
    clerk.settle()
    clerk.touch("Bank card")
    clerk.key(ENTER)
    assert clerk.shows("Go on with the rest")
    clerk.key(ENTER)
    assert clerk.over and clerk.shows("Print the next bill")
    clerk.key(F5)
    assert clerk.shows("¥184.80")
    clerk.touch("Bank card")
    clerk.key(ENTER)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    assert paid(dining) == [171_60, 171_60, 184_80]


@pytest.mark.rule("RST-33", "COM-70")
def test_a_paid_bill_is_opened_again_by_a_manager(bill: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.FAREWELL)
    clerk = bill(sitting)
    assert clerk.shows("The bill is settled.")
    clerk.touch("Open the bill again")
    clerk.key(F5)
    assert clerk.shows("the reason is missing")
    clerk.touch("Paid by another means")
    clerk.key(F5)
    assert room.asked, "a manager lends their PIN"
    room.approve(MANAGER.login, "402817")
    clerk.settle()
    assert (dining.facts(sitting).step, dining.bill(sitting).step) == (Sitting.BILL, Bill.OPEN)
    assert paid(dining) == [343_20, -343_20]
    clerk.touch("Bank card")
    clerk.key(ENTER)
    assert paid(dining) == [343_20, -343_20, 343_20]
    assert dining.facts(sitting).step is Sitting.FAREWELL


@pytest.mark.rule("RST-33", "COM-70")
def test_the_paid_bill_is_reached_from_the_table_until_it_is_cleared(clerk: Clerk, dining: Dining) -> None:
    sitting = dining.at(Sitting.CLEARING)
    clerk.room.desk.staff = MANAGER
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(sitting)
    clerk.settle()
    clerk.touch("Bill")
    assert clerk.part(BillPage).sitting == sitting
    assert clerk.shows("The bill is settled.") and clerk.shows("Open the bill again")


@pytest.mark.rule("RST-31", "RST-32")
def test_before_the_bill_is_printed_it_is_not_split_and_no_figure_stays_for_later(
    bill: Open, dining: Dining
) -> None:
    sitting = dining.at(Sitting.STAPLE)
    dining.do("report_all_served", sitting=sitting)
    clerk = bill(sitting)
    clerk.key(F2, "3")
    assert clerk.room.said == ["Print the bill first."]
    clerk.key(ENTER)
    assert dining.facts(sitting).step is Sitting.BILL
    assert clerk.work.pay.tender.typed == ""
    clerk.key(ENTER)
    assert paid(dining) == []
