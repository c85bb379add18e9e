"""A bill of who left, found by the search or in the book, and opened again by touch and by keys (RST-33)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.accounts.account import AccountDialog
from app.flows.restaurant.facts.tracks import Bill, Sitting
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.bill.past import PastBillsPage
from app.flows.restaurant.screens.tab import Tab
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER
from tests.flows.restaurant.screens.room import Clerk, Room

ENTER, ESC, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5


def alt(clerk: Clerk, letter: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), letter, Qt.KeyboardModifier.AltModifier)
    clerk.settle()


@pytest.mark.rule("RST-33", "COM-70")
def test_the_search_leads_to_the_paid_bill_and_it_is_paid_anew_by_keys(
    clerk: Clerk, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.FREE)
    paid = dining.bill(sitting).printed_due
    room.desk.staff = MANAGER
    tab = clerk.page
    assert isinstance(tab, Tab)
    tab.open_case(sitting)
    clerk.settle()
    assert isinstance(tab.pages.currentWidget(), BillPage)
    assert clerk.shows("The bill is settled.") and clerk.shows("Open the bill again")
    alt(clerk, Qt.Key.Key_R)
    clerk.touch("Paid by another means")
    clerk.key(F5)
    assert dining.bill(sitting).step is Bill.OPEN
    assert clerk.shows("Take the money and print' Type what you receive")
    clerk.key("500", ENTER)
    assert (dining.bill(sitting).step, dining.facts(sitting).step) == (Bill.SETTLED, Sitting.FREE)
    assert paid == dining.bill(sitting).printed_due
    clerk.key(ENTER)
    assert tab.pages.currentWidget() is tab.floor, "and back to the floor"


@pytest.mark.rule("RST-33")
def test_the_book_of_paid_bills_shows_those_that_are_open_again_and_the_strip_leads_to_them(
    clerk: Clerk, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.FREE)
    number = dining.bill(sitting).number
    room.desk.staff = MANAGER
    tab = clerk.page
    assert isinstance(tab, Tab)
    clerk.choose_more("Paid bills")
    assert isinstance(tab.pages.currentWidget(), PastBillsPage)
    assert clerk.shows(number) and clerk.shows("Paid")
    clerk.key("a02", Qt.Key.Key_Down, ENTER)
    assert isinstance(tab.pages.currentWidget(), BillPage)
    dining.do("reopen_bill", MANAGER, sitting=sitting, bill=dining.bill(sitting).id, why="算错")
    clerk.settle()
    clerk.key(ESC)
    assert clerk.shows("Open again: 1")
    clerk.key(ESC)
    assert clerk.shows(f"bill {number}, opened again, is not paid")
    tab.floor.ui.strip.opened.emit(f"unpaid0 {sitting}")
    clerk.settle()
    assert isinstance(tab.pages.currentWidget(), BillPage)


@pytest.mark.rule("RST-33", "RST-35")
def test_what_was_paid_on_the_account_meanwhile_is_taken_back_from_where_the_bill_is_opened_again(
    clerk: Clerk, dining: Dining, room: Room
) -> None:
    told = {"holder": "company", "name": "松江纺织", "limit": 100_000}
    dining.do("house.open_account", MANAGER, account="C001", what=told)
    sitting = dining.at(Sitting.BILL)
    due = dining.due(sitting)
    on = {"account": "C001", "signer": "王强"}
    dining.pay(sitting, {"means": "account", "amount": due, "on": on})
    parts = [{"means": "transfer", "amount": due}]
    dining.do("take_account_payment", MANAGER, account="C001", payments=parts)
    room.desk.staff = MANAGER
    tab = clerk.page
    assert isinstance(tab, Tab)
    tab.pages.push(BillPage(room, sitting))
    clerk.settle()
    alt(clerk, Qt.Key.Key_R)
    clerk.touch("Paid by another means")
    clerk.key(F5)
    assert clerk.shows("A manager takes that payment back first.")
    assert dining.bill(sitting).step is Bill.SETTLED
    clerk.key(ENTER)
    assert tab.window().findChildren(AccountDialog)
    clerk.touch("Take the payment back")
    clerk.touch("The sum was wrong")
    clerk.key(F5)
    clerk.key(F5)
    assert dining.bill(sitting).step is Bill.OPEN, "the reason was still there"
