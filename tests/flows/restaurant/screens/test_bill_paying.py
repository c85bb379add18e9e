"""Paying: cash in four keys, several means on one bill, two clerks, an outage, the change and the farewell."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.counter.payments import PaymentRow
from app.flows.restaurant.facts.tracks import Bill, Sitting
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.tab import Tab
from app.kernel.refusal import Unavailable
from app.store.trouble import READ_ONLY
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, HOST, SET_UP, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, just_opened, opened
from tests.flows.restaurant.screens.room import Room
from tests.flows.restaurant.test_billing import worked_example

ENTER, F3, F5 = Qt.Key.Key_Return, Qt.Key.Key_F3, Qt.Key.Key_F5
Open = Callable[..., Worker]


@pytest.fixture
def bill(show: Shown, room: Room) -> Open:
    """Open the bill page of a sitting for a cashier, or whoever is named."""
    return lambda sitting, by=CASHIER: opened(show, room, BillPage, sitting, by)


def alt(clerk: Worker, digit: Qt.Key) -> None:
    """A means of payment by its key."""
    QTest.keyClick(QApplication.focusWidget(), digit, Qt.KeyboardModifier.AltModifier)
    clerk.settle()


def paid(dining: Dining) -> list[tuple[str, int, int | None, str | None]]:
    """What was taken, part by part."""
    rows = dining.rows(select(PaymentRow).order_by(PaymentRow.receipt, PaymentRow.n))
    return [(row.means, row.amount, row.tendered, row.tail) for row in rows]


@pytest.mark.rule("COM-70", "COM-30", "RST-32")
def test_cash_is_settled_in_four_keys(bill: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.BILL)
    due = dining.due(sitting)
    assert due == 343_20
    clerk = bill(sitting)
    clerk.key("4", "0", "0", ENTER)
    assert clerk.keys == 4
    assert (dining.facts(sitting).step, dining.bill(sitting).step) == (Sitting.FAREWELL, Bill.SETTLED)
    assert paid(dining) == [("cash", due, 400_00, None)]
    assert clerk.shows("Change ¥56.80 Receipt RC-A1-261123-0001")
    assert clerk.shows(
        '"Please take all your belongings. Mind the step. We look forward to seeing you again"'
    )
    assert clerk.over
    clerk.key(ENTER)
    assert not clerk.over, "one key leads back to the floor"


@pytest.mark.rule("RST-32", "COM-70")
def test_a_sum_that_is_no_sum_or_far_too_much_is_not_taken_by_one_enter(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    back = Qt.Key.Key_Backspace
    for typed, said in (
        ("-5", "A sum has no minus."),
        ("1.999", "2 after the point"),
        ("1.5.", "2 after the point"),
    ):
        clerk.key(typed)
        assert clerk.shows(said), typed
        clerk.key(ENTER)
        clerk.key(F5)
        assert clerk.work.pay.tender.taken == (), f"{typed} became a payment"
        clerk.key(*[back] * 5)
        assert not clerk.shows(said)
    clerk.key("9999999.99", ENTER)
    assert clerk.shows("Is ¥9,999,999.99 right? ¥343.20 is due.")
    assert clerk.shows("¥9,999,656.79 would go back")
    clerk.key(ENTER)
    assert dining.facts(sitting).step is Sitting.BILL, "Enter is the safe answer"
    clerk.key(*[back] * 10)
    clerk.key("1343.20", ENTER)
    assert dining.facts(sitting).step is Sitting.FAREWELL, "a thousand back is a guest's notes"


@pytest.mark.rule("RST-32")
def test_much_too_much_is_taken_once_somebody_says_that_it_is_right(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key("1343.21", ENTER)
    clerk.touch("It is right")
    assert paid(dining) == [("cash", 343_20, 1343_21, None)]


@pytest.mark.rule("COM-70")
def test_cash_typed_before_the_bill_is_there_is_taken(show: Shown, room: Room, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = just_opened(show, room, BillPage, sitting, CASHIER)
    clerk.key_ahead("400", ENTER)
    assert paid(dining) == [("cash", 343_20, 400_00, None)]
    assert dining.facts(sitting).step is Sitting.FAREWELL


@pytest.mark.rule("COM-70", "RST-32")
def test_cash_typed_while_the_bill_is_being_asked_for_is_taken(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.STAPLE)
    dining.do("report_all_served", sitting=sitting)
    due = dining.due(sitting)
    clerk = bill(sitting)
    clerk.key_ahead(F5, "400", ENTER)
    assert paid(dining) == [("cash", due, 400_00, None)]
    assert dining.facts(sitting).step is Sitting.FAREWELL


@pytest.mark.rule("RST-32")
def test_nothing_is_settled_by_keys_that_came_early_with_no_sum(
    show: Shown, room: Room, dining: Dining
) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = just_opened(show, room, BillPage, sitting, CASHIER)
    clerk.key_ahead(ENTER, ENTER)
    assert dining.facts(sitting).step is Sitting.BILL
    assert paid(dining) == []


@pytest.mark.rule("COM-70")
def test_from_the_floor_cash_is_settled_in_six_keys(show: Shown, dining: Dining, room: Room) -> None:
    dining.at(Sitting.BILL)
    room.desk.staff = CASHIER
    clerk = show(Tab(room))
    clerk.touch_tile("A02")
    clerk.key(F5, "4", "0", "0", ENTER)
    assert clerk.keys == 5
    assert paid(dining) == [("cash", 343_20, 400_00, None)]


@pytest.mark.rule("COM-70")
def test_cash_is_settled_by_a_note_and_one_more_touch(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.touch("¥350")
    assert clerk.shows("Cash received 350.00 Change 6.80")
    clerk.touch("Take the money and print")
    assert clerk.touches == 2
    assert paid(dining) == [("cash", 343_20, 350_00, None)]


def test_exactly_what_is_due_and_the_digits_by_touch(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.touch("Exact")
    assert clerk.shows("Cash received 343.20 Change 0.00")
    clerk.touch("Delete the last digit")
    clerk.touch("5")
    assert clerk.shows("Cash received 343.25 Change 0.05")
    assert dining.facts(sitting).step is Sitting.BILL


@pytest.mark.rule("COM-30")
def test_wechat_pay_wants_the_end_of_its_number(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    alt(clerk, Qt.Key.Key_2)
    assert clerk.shows("The last 4 characters of the payment number are missing Enter off")
    clerk.key(ENTER)
    assert dining.facts(sitting).step is Sitting.BILL
    clerk.key("88ab", ENTER)
    assert paid(dining) == [("wechat", 343_20, None, "88ab")]


@pytest.mark.rule("COM-30")
def test_a_card_pays_all_that_is_left_by_two_keys(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    alt(clerk, Qt.Key.Key_4)
    clerk.key(ENTER)
    assert paid(dining) == [("card", 343_20, None, None)]
    assert clerk.shows("Received ¥343.20 Receipt RC-A1-261123-0001 Due 343.20 Change 0.00")
    assert clerk.shows("'Bill and receipt are sent to be printed.'")
    assert not clerk.shows("Count the change"), "there is none"


@pytest.mark.rule("COM-30", "RST-32")
def test_a_typed_zero_settles_nothing_by_card_and_nothing_more_of_a_part(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    alt(clerk, Qt.Key.Key_4)
    clerk.key("0")
    assert clerk.shows("'Take the money and print' Type what you receive Enter off")
    clerk.key(ENTER, F5)
    assert (dining.facts(sitting).step, paid(dining)) == (Sitting.BILL, [])
    clerk.key(Qt.Key.Key_Backspace, "100", ENTER)
    assert clerk.shows("Still to pay ¥243.20")
    assert clerk.shows("'Take the money and print' Type what you receive Enter off"), "no cash is typed yet"


@pytest.mark.rule("COM-30")
def test_several_means_pay_one_bill_and_a_part_is_taken_out_again(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key("100")
    alt(clerk, Qt.Key.Key_3)
    clerk.key("8812")
    assert clerk.shows("Take this part' ¥243.20 is still to pay")
    clerk.key(ENTER)
    assert clerk.shows("Alipay …8812: ¥100.00")
    assert clerk.shows("SumBox 'Still to pay ¥243.20")
    clerk.key("200", ENTER)
    assert clerk.shows("Still to pay ¥43.20")
    clerk.touch("Cash: ¥200.00")
    assert clerk.shows("Still to pay ¥243.20")
    clerk.key("300", ENTER)
    assert paid(dining) == [("alipay", 100_00, None, "8812"), ("cash", 243_20, 300_00, None)]
    assert clerk.shows("Change ¥56.80")


@pytest.mark.rule("RST-30", "COM-30")
def test_a_bill_that_the_advance_covers_is_settled_without_a_payment(bill: Open, dining: Dining) -> None:
    at = dining.clock.now() + timedelta(minutes=10)
    booking = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at.isoformat()}
    sitting = dining.do("book", HOST, **booking, table="A02").sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[{"means": "cash", "amount": 41_80}])
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting, None)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    dining.ask_for_bill(sitting)
    clerk = bill(sitting)
    assert clerk.shows("Settle and print")
    clerk.key(ENTER)
    assert dining.facts(sitting).step is Sitting.FAREWELL


@pytest.mark.rule("COM-06", "RST-31")
def test_a_due_that_changed_meanwhile_is_refused_with_both_sums(
    bill: Open, dining: Dining, room: Room
) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key("1000")
    # Without letting the news arrive: the key is pressed on what the screen still shows.
    order = dining.write(sitting, "7001")
    dining.send(sitting, order)
    dining.do("report_all_served", sitting=sitting)
    dining.count_bottles(sitting)
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    clerk.settle()
    assert dining.facts(sitting).step is Sitting.BILL
    assert room.said == [
        "¥343.20 was due when you looked; it is ¥528.00 now, changed by he. Look again, then decide."
    ]
    assert clerk.shows("Due ¥528.00")
    assert clerk.shows("Cash received 1,000.00"), "what was typed stays"
    clerk.key(ENTER)
    assert paid(dining) == [("cash", 528_00, 1000_00, None)]


@pytest.mark.rule("COM-60")
def test_a_bill_that_was_settled_elsewhere_is_not_paid_twice(bill: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    clerk.key("400")
    dining.pay(sitting)
    clerk.settle()
    assert clerk.shows("The bill is settled.")
    clerk.key(ENTER)
    assert len(paid(dining)) == 1


@pytest.mark.rule("COM-04", "COM-71", "COM-84")
def test_nothing_typed_is_lost_and_nothing_paid_twice_while_the_database_is_away(
    bill: Open, dining: Dining, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting)
    outages: list[Unavailable] = []
    monkeypatch.setattr(room, "outage", outages.append)
    clerk.key("400")
    dining.house.store.writer.run(lambda db: db.exec_driver_sql("PRAGMA query_only = ON"))
    clerk.key(ENTER)
    assert [one.what for one in outages] == [READ_ONLY]
    assert paid(dining) == []
    assert clerk.shows("Cash received 400.00 Change 56.80")
    clerk.key(ENTER)
    assert paid(dining) == [("cash", 343_20, 400_00, None)]


@pytest.mark.rule("COM-21")
def test_a_waiter_settles_with_the_pin_of_a_cashier(bill: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.BILL)
    clerk = bill(sitting, WAITER)
    clerk.key("400", ENTER)
    assert dining.facts(sitting).step is Sitting.BILL
    room.act_as(CASHIER)
    clerk.settle()
    assert dining.facts(sitting).step is Sitting.FAREWELL
    assert room.desk.staff == WAITER, "whose work it was goes on"


@pytest.mark.rule("RST-30a", "COM-30")
def test_what_was_taken_ahead_and_is_too_much_goes_back(bill: Open, dining: Dining) -> None:
    at = dining.clock.now() + timedelta(minutes=10)
    booking = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at.isoformat()}
    sitting = dining.do("book", HOST, **booking, table="A02").sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[{"means": "cash", "amount": 200_00}])
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting, None)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    dining.ask_for_bill(sitting)
    clerk = bill(sitting)
    assert clerk.shows("Goes back ¥158.20")
    assert clerk.shows("Advance paid 2026-11-23 −200.00"), "without an agreed sum it is an advance"
    clerk.touch("Give back and print")
    assert dining.facts(sitting).step is Sitting.FAREWELL
    assert clerk.shows("Goes back to the guest ¥158.20")
    assert ("cash", -158_20, None, None) in paid(dining)


@pytest.mark.rule("RST-30a", "COM-30")
def test_what_goes_back_goes_as_it_was_taken_unless_a_manager_says_otherwise(
    bill: Open, dining: Dining, room: Room
) -> None:
    at = (dining.clock.now() + timedelta(minutes=10)).isoformat()
    booking = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at}
    sittings = []
    for table in ("A02", "A03"):
        sitting = dining.do("book", HOST, **booking, table=table).sitting
        dining.do("take_deposit", HOST, sitting=sitting, payments=[{"means": "card", "amount": 200_00}])
        dining.do("seat_party", HOST, sitting=sitting, table=table, guests=4, waiter="yuan")
        dining.tea(sitting, None)
        dining.send(sitting, dining.write(sitting, "1001"))
        dining.do("ask_to_table", WAITER, sitting=sitting)
        dining.serve(sitting, "1001")
        dining.ask_for_bill(sitting)
        sittings.append(sitting)
    clerk = bill(sittings[0])
    clerk.key(F5)
    assert ("card", -158_20, None, None) in paid(dining)
    clerk = bill(sittings[1])
    clerk.touch("Cash")
    clerk.key(F5)
    assert dining.facts(sittings[1]).step is Sitting.BILL
    assert "a manager's decision" in str(room.asked[-1][2].message)
    room.approve("zhou", SET_UP["pin"])
    clerk.settle()
    assert dining.facts(sittings[1]).step is Sitting.FAREWELL
    assert ("cash", -158_20, None, None) in paid(dining)


@pytest.mark.rule("RST-40", "COM-31")
def test_the_receipt_is_shown_and_then_the_floor(bill: Open, dining: Dining, room: Room) -> None:
    sitting = worked_example(dining)
    dining.count_bottles(sitting)
    clerk = bill(sitting, CAPTAIN)
    clerk.key(F5)
    clerk.key("2000", ENTER)
    clerk.key(F3)
    [document] = room.said
    assert dining.paper(document).kind == "RC"
    clerk.touch("Back to the floor")
    assert not clerk.over
