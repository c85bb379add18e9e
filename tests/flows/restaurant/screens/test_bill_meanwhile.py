"""The bill page while others work too: what the clerk said yes to is what is sent."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.tab import Tab
from tests.counter.printer import closed_port, stands
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, MANAGER, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Room
from tests.flows.restaurant.screens.test_bill_paying import paid

ENTER, ESC, F5, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_F8
Open = Callable[..., Worker]


@pytest.fixture
def bill(show: Shown, room: Room) -> Open:
    """Open the bill page of a sitting for a cashier, or whoever is named."""
    return lambda sitting, by=CASHIER: opened(show, room, BillPage, sitting, by)


def discounted(dining: Dining, sitting: str) -> None:
    """Another counter gives 90 %."""
    dining.do(
        "give_discount", CASHIER, sitting=sitting, bill=dining.bill(sitting).id, discount=90_00, why="老客"
    )


@pytest.mark.rule("COM-06", "RST-32")
def test_what_the_question_named_is_sent_though_a_discount_came_meanwhile(
    bill: Open, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key("1400", ENTER)
    assert clerk.shows("Is ¥1,400.00 right? ¥343.20 is due.")
    discounted(dining, sitting)
    clerk.settle()
    clerk.touch("It is right")
    assert (dining.facts(sitting).step, paid(dining)) == (Sitting.BILL, [])
    assert room.said == [
        "¥343.20 was due when you looked; it is ¥312.40 now, changed by wu. Look again, then decide."
    ]
    clerk.key(ENTER)
    assert clerk.shows("Is ¥1,400.00 right? ¥312.40 is due.")
    clerk.touch("It is right")
    assert paid(dining) == [("cash", 312_40, 1400_00, None)]


@pytest.mark.rule("COM-06", "COM-21")
def test_what_a_second_person_was_asked_for_is_sent_though_a_discount_came_meanwhile(
    bill: Open, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting, WAITER)
    clerk.key("400", ENTER)
    discounted(dining, sitting)
    clerk.settle()
    room.act_as(CASHIER)
    clerk.settle()
    assert paid(dining) == []
    assert room.said == [
        "¥343.20 was due when you looked; it is ¥312.40 now, changed by wu. Look again, then decide."
    ]


@pytest.mark.rule("COM-71")
def test_a_key_pressed_twice_on_the_farewell_leads_to_the_floor_and_no_further(
    show: Shown, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.BILL)
    room.desk.staff = CASHIER
    clerk = show(Tab(room))
    clerk.touch_tile("A02")
    clerk.key(F5, "400", ENTER)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), F5)
    clerk.settle()
    assert not clerk.page.findChildren(BillPage), "the bill that was settled is not opened again"
    assert dining.facts(sitting).step is Sitting.FAREWELL
    room.desk.staff = WAITER
    clerk.key(F5)
    assert dining.facts(sitting).step is Sitting.CLEARING, "once the floor knows, its key leads on"


@pytest.mark.rule("COM-71", "COM-21")
def test_a_part_that_was_taken_is_there_again_whatever_led_away(
    show: Shown, dining: Dining, room: Room
) -> None:
    sitting, other = dining.at(Sitting.BILL), dining.at(Sitting.BILL, "A03")
    room.desk.staff = CASHIER
    clerk = show(Tab(room))
    clerk.touch_tile("A02")
    clerk.key(F5, "100", ENTER)
    assert clerk.shows("Still to pay ¥243.20")
    clerk.key(ESC)
    left = "¥100.00 was taken and is not settled yet. The bill shows it again at this counter."
    before = "¥100.00 was taken here before and is not settled yet."
    assert room.said == [left]
    clerk.key(F5)
    assert clerk.shows("Still to pay ¥243.20") and clerk.shows("Cash: ¥100.00")
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(other)  # as the search does
    clerk.key(F5)
    assert not clerk.shows("Still to pay"), "another table's bill knows nothing of it"
    clerk.page.open_case(sitting)
    clerk.key(F5)
    assert clerk.shows("Still to pay ¥243.20")
    assert room.said == [left, before, left, before]
    # Somebody else works here now: the money lies in the same drawer.
    room.desk.staff = CAPTAIN
    clerk = show(Tab(room))
    clerk.touch_tile("A02")
    clerk.key(F5)
    assert clerk.shows("Still to pay ¥243.20") and room.said[-1] == before
    clerk.key("300", ENTER)
    assert paid(dining) == [("cash", 100_00, 100_00, None), ("cash", 243_20, 300_00, None)]
    assert room.entered == {}
    clerk.key(ENTER)
    assert room.said[-1] == before, "what is settled is not left behind"


@pytest.mark.rule("COM-71")
def test_a_part_given_back_or_settled_elsewhere_does_not_come_again(
    bill: Open, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key("100", ENTER)
    clerk.touch("Cash: ¥100.00")
    assert room.entered == {}
    clerk.key("50", ENTER)
    assert len(room.entered) == 1
    dining.pay(sitting)
    clerk.settle()
    assert room.entered == {}


@pytest.mark.rule("COM-84", "COM-31")
def test_the_farewell_says_how_far_the_papers_are_and_leads_to_where_a_printer_is_mended(
    bill: Open, dining: Dining, room: Room
) -> None:
    stands(dining.house.store, "front", f"127.0.0.1:{closed_port()}")
    dining.do("house.choose_printer", MANAGER, role="receipt", printer="front")
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key("400", ENTER)
    assert clerk.shows("'Bill and receipt are sent to be printed.'"), "nobody has printed them yet"
    dining.house.prints.start()
    dining.house.prints.drain()
    clerk.settle()
    assert clerk.shows("Receipt RC-A1-261123-0001 is not printed yet: ")
    assert not clerk.shows("are printed")
    clerk.key(F8)
    assert room.said == ["prints"] and not clerk.over
