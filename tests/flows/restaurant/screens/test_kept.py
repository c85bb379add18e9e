"""Bottles, boxes and lost things, as a clerk does them by touch and by keys (RST-35, 40)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.accounts.page import AccountsPage
from app.counter.account_facts import Accounts
from app.flows.restaurant.facts.cellar import StoredBottles
from app.flows.restaurant.facts.found import LostAndFound
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.screens.base import ACCOUNTS
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.booking.page import BookingPage
from app.flows.restaurant.screens.cellar.page import BottlesPage
from app.flows.restaurant.screens.found.page import LostPage
from app.flows.restaurant.screens.tab import Tab
from app.widgets.field import Field
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.test_cellar import with_wine

F2, F5 = Qt.Key.Key_F2, Qt.Key.Key_F5


def alt(clerk: Clerk, letter: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), letter, Qt.KeyboardModifier.AltModifier)
    clerk.settle()


def write(clerk: Clerk, name: str, text: str) -> None:
    """Type into a field, over what stands there."""
    fields = clerk.front.findChildren(Field)
    [field] = [one for one in fields if one.isVisible() and one.line.accessibleName() == name]
    field.write(text)
    clerk.settle()


@pytest.fixture
def page(show: Shown, room: Room) -> Callable[..., Worker]:
    return lambda made, sitting="", by=CASHIER: opened(show, room, made, sitting, by)


@pytest.mark.rule("RST-35", "COM-70")
def test_on_the_bill_one_touch_says_that_the_bottles_are_as_ordered(
    page: Callable[..., Worker], dining: Dining
) -> None:
    sitting = with_wine(dining)
    clerk = page(BillPage, sitting)
    assert clerk.shows("Count the bottles with the guest first")
    clerk.touch("Bottles are as ordered")
    assert not clerk.shows("Count the bottles with the guest first")
    clerk.key(F5)
    assert dining.facts(sitting).step is Sitting.BILL
    alt(clerk, Qt.Key.Key_W)
    assert clerk.shows("十年陈花雕")
    clerk.key("6")
    write(clerk, "Whose is it", "陆之遥")
    clerk.key(F5)
    [row] = look(dining, StoredBottles, CASHIER).rows
    assert (row.guest, row.facts.left) == ("陆之遥", 6)
    clerk.touches = 0
    clerk.touch("Pack")
    assert clerk.shows("What goes along?") and not clerk.shows("十年陈花雕")
    clerk.touch("桂花糯米藕")
    clerk.touch("Pack them, print the slip")
    assert clerk.touches == 3, "docs/tasks.md counts them"
    assert [paper.kind for paper in dining.papers(sitting, "PK")] == ["PK"]
    clerk = page(lambda context, _: BottlesPage(context))
    assert clerk.shows("1 bottles, 0 end soon")


@pytest.mark.rule("RST-35", "COM-70")
def test_some_of_a_dish_is_packed_by_a_touch_on_how_many(page: Callable[..., Worker], dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    order = dining.begin(sitting)
    dining.add(sitting, order, "1001", 3)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    clerk = page(BillPage, sitting)
    alt(clerk, Qt.Key.Key_K)
    for _ in range(2):
        clerk.touch("桂花糯米藕")
    assert clerk.shows("how many of 3 go along?")
    clerk.touch("1")
    clerk.key(F5)
    assert dining.line(sitting, "1001").served == 1


@pytest.mark.rule("RST-04", "COM-70")
def test_what_a_known_guest_avoids_is_noted_with_the_booking_by_one_touch(
    page: Callable[..., Worker], dining: Dining
) -> None:
    told = {"name": "陆之遥", "phone": "13800138000", "taboos": "花生", "consent_until": "2028-11-23"}
    dining.do("house.keep_guest", HOST, **told)
    clerk = page(lambda context, _: BookingPage(context), by=HOST)
    clerk.work.fields.ui.phone.write("13800138000")
    clerk.settle()
    clerk.touch("They still avoid it: 花生")
    clerk.work.fields.ui.guests.choose(4)
    clerk.work.fields.when.field.write("19:30")
    clerk.settle()
    clerk.key(F5)
    [row] = dining.rows(select(SittingRow.id, SittingRow.allergens))
    assert row.allergens == "peanut"


@pytest.mark.rule("RST-35", "COM-70")
def test_a_mistaken_payment_of_an_account_is_taken_back_where_it_is_kept(
    page: Callable[..., Worker], dining: Dining
) -> None:
    told = {"holder": "company", "name": "松江纺织", "limit": 1000_00}
    dining.do("house.open_account", MANAGER, account="C001", what=told)
    sitting = dining.at(Sitting.BILL)
    on = {"account": "C001", "signer": "王强"}
    dining.pay(sitting, {"means": "account", "amount": dining.due(sitting), "on": on})
    paid = {"account": "C001", "payments": [{"means": "transfer", "amount": 100_00}]}
    dining.do("take_account_payment", CASHIER, **paid)
    clerk = page(lambda context, _: AccountsPage(context, ACCOUNTS), by=MANAGER)
    clerk.work.opened.emit("C001")
    clerk.settle()
    clerk.touch("Take the payment back")
    clerk.touch("The sum was wrong")
    clerk.key(F5)
    [row] = look(dining, Accounts, CASHIER).rows
    assert row.facts.balance == 343_20


@pytest.mark.rule("RST-35", "COM-70")
def test_a_bottle_is_fetched_to_a_table_from_more(clerk: Clerk, room: Room, dining: Dining) -> None:
    sitting = with_wine(dining)
    line = dining.line(sitting, "7001").id
    told = {"line": line, "amount": 6, "measure": "tenth", "name": "陆之遥"}
    dining.do("store_bottle", WAITER, sitting=sitting, **told)
    dining.at(Sitting.AT_TABLE, "A03")
    room.desk.staff = WAITER
    clerk.page.again()
    clerk.touch_tile("A03")
    clerk.choose_more("Fetch a stored bottle")
    assert clerk.shows("陆之遥 · 0.6 bottles")
    clerk.key("l", "z", F5)
    assert look(dining, StoredBottles).rows == ()


@pytest.mark.rule("RST-40", "COM-70")
def test_a_found_thing_is_one_touch_from_the_clearing_list_and_goes_back_from_the_book(
    page: Callable[..., Worker], show: Shown, room: Room, dining: Dining
) -> None:
    dining.at(Sitting.CLEARING)
    room.desk.staff = WAITER
    clerk = show(Tab(room))
    clerk.touch_tile("A02")
    clerk.touch("Found item")
    clerk.touch("umbrella")
    clerk.key(F5)
    [row] = look(dining, LostAndFound, HOST).rows
    assert (row.what, row.table) == ("umbrella", "A02")
    book = page(lambda context, _: LostPage(context), by=HOST)
    assert book.shows("Still here: 1")
    book.work.acted.emit(row.facts.id, "back")
    book.settle()
    write(book, "Who gets it", "李敏")
    book.key(F5)
    assert book.shows("Let them sign, or write down by what it is theirs")
    write(book, "By what it is theirs: what they described, which paper they showed", "说出伞柄刻字")
    book.key(F5)
    assert book.shows("Still here: 0")
    assert look(dining, LostAndFound, HOST).rows[0].handed_to == "李敏"
