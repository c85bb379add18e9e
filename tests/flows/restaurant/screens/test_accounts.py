"""On account (挂账), as a cashier and a manager do it: by touch and by keys (RST-35)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.accounts.page import AccountsPage
from app.counter.documents import DocumentRow
from app.counter.payments import AccountRow, EntryRow, PaymentRow
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.base import ACCOUNTS
from app.flows.restaurant.screens.bill import BillPage
from app.widgets.field import Field
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, MANAGER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Room

ENTER, F2, F5 = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F5
Open = Callable[..., Worker]


def alt(clerk: Worker, letter: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), letter, Qt.KeyboardModifier.AltModifier)
    clerk.settle()


def write(clerk: Worker, name: str, text: str) -> None:
    """Type into a field, over what stands there."""
    [field] = [
        one
        for one in clerk.front.findChildren(Field)
        if one.isVisible() and one.line.accessibleName() == name
    ]
    field.write(text)
    clerk.settle()


@pytest.fixture
def bill(show: Shown, room: Room) -> Open:
    return lambda sitting: opened(show, room, BillPage, sitting, CASHIER)


@pytest.fixture
def accounts(show: Shown, room: Room) -> Open:
    return lambda by=MANAGER: opened(show, room, lambda context, _: AccountsPage(context, ACCOUNTS), "", by)


def open_account(dining: Dining, limit: int = 100_000, **more: str) -> None:
    told = {"holder": "company", "name": "松江纺织", "limit": limit, "signers": "王强、李敏"} | more
    dining.do("house.open_account", MANAGER, account="C001", what=told)
    told = {"holder": "room", "name": "欧阳", "limit": 50_000}
    dining.do("house.open_account", MANAGER, account="1208", what=told)


@pytest.mark.rule("RST-35", "COM-70")
def test_a_bill_goes_on_account_by_keys_and_by_touch(bill: Open, dining: Dining) -> None:
    open_account(dining)
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    alt(clerk, Qt.Key.Key_A)
    assert clerk.shows("Put it on an account")
    clerk.key("s", "j")
    assert clerk.shows("¥1,000.00 is free on it.")
    clerk.touch("李敏")
    clerk.key(F5)
    assert clerk.shows("On account C001: ¥343.20") and clerk.shows("Settle and print")
    clerk.key(ENTER)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    [paid] = dining.rows(select(PaymentRow.means, PaymentRow.amount))
    assert tuple(paid) == ("account", 343_20)
    [entry] = dining.rows(select(EntryRow.account, EntryRow.amount, EntryRow.reference))
    assert (entry.account, entry.amount) == ("C001", 343_20)
    assert entry.reference == dining.bill(sitting).number


@pytest.mark.rule("RST-35", "COM-70")
def test_beyond_the_limit_the_dialog_says_what_is_free_and_who_raises_it(bill: Open, dining: Dining) -> None:
    open_account(dining, 30_000)
    clerk = bill(dining.at(Sitting.BILL))
    alt(clerk, Qt.Key.Key_A)
    clerk.touch("松江纺织")
    clerk.key(F5)
    assert clerk.shows("Who signs for it?")
    clerk.touch("王强")
    clerk.key(F5)
    assert clerk.shows("On account C001 ¥300.00 is free, of ¥300.00. A manager can raise the limit.")
    assert clerk.shows("Put it on an account"), "nothing was put on it"


@pytest.mark.rule("RST-35", "COM-70", "COM-85")
def test_a_manager_opens_it_and_it_is_paid_off_and_told(accounts: Open, dining: Dining) -> None:
    clerk = accounts()
    assert clerk.shows("Nobody has an account")
    clerk.key(F2)
    write(clerk, "Number", "C001")
    write(clerk, "Name of who pays", "松江纺织")
    write(clerk, "Limit", "1000")
    clerk.key(F5)
    assert clerk.shows("松江纺织")
    dining.pay(
        dining.at(Sitting.BILL),
        {"means": "account", "amount": 343_20, "on": {"account": "C001", "signer": "王强"}},
    )
    clerk = accounts(CASHIER)
    assert clerk.shows("Owed altogether: ¥343.20")
    page = clerk.work
    page.acted.emit("C001", "pay")
    clerk.settle()
    assert clerk.shows("¥343.20 is owed on 1 bills, the oldest first:")
    write(clerk, "Paid now", "100")
    clerk.key(F5)
    assert clerk.shows("Owed altogether: ¥243.20")
    page.acted.emit("C001", "statement")
    clerk.settle()
    clerk.key(F5)
    assert [r.kind for r in dining.rows(select(DocumentRow.kind).where(DocumentRow.kind == "AS"))] == ["AS"]
    assert [r.balance for r in dining.rows(select(AccountRow.balance))] == [243_20]
