"""Bookings: the list of a day, one taken by touch and keys, refusals where they belong, changed, ended, paid ahead."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from app.counter.payments import PaymentRow, ReceiptRow
from app.flows.restaurant.facts.arrivals import Bookings
from app.flows.restaurant.facts.kinds import Ahead
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.screens.booking.list import BookingsList
from app.flows.restaurant.screens.booking.page import BookingPage
from app.flows.restaurant.screens.booking.when_choice import time_of
from app.flows.restaurant.screens.tab import Tab
from app.shell.language import Voice
from app.widgets.button import ActionButton
from app.widgets.table import Table
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import HOST, MANAGER, SET_UP
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.restaurant.screens.test_floor import book, tile_of
from tests.qt_help import button, tree

ENTER, ESC, F2, F3, F4, F5, F6, F8, F9 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F2,
    Qt.Key.Key_F3,
    Qt.Key.Key_F4,
    Qt.Key.Key_F5,
    Qt.Key.Key_F6,
    Qt.Key.Key_F8,
    Qt.Key.Key_F9,
)


def field(clerk: Clerk, name: str) -> QLineEdit:
    """The line that asks for something."""
    lines = clerk.front.findChildren(QLineEdit)
    [found] = [one for one in lines if one.isVisible() and one.accessibleName() == name]
    return found


def write(clerk: Clerk, name: str, text: str) -> None:
    """Type into a field."""
    line = field(clerk, name)
    line.setFocus()
    line.selectAll()
    clerk.key(text)


@pytest.mark.rule("RST-02", "COM-71")
def test_a_booking_that_was_begun_is_not_thrown_away_by_one_key(desk: Clerk, dining: Dining) -> None:
    desk.key(F2)
    desk.key(ESC)
    assert not desk.shows("Which table?"), "nothing was typed: nothing is asked"
    desk.key(F2)
    write(desk, "Name", "Gu")
    for leave in (lambda: desk.key(ESC), lambda: desk.touch("Back"), lambda: desk.page.open_case("")):
        leave()
        assert desk.shows("“Gu” was not noted yet.")
        desk.key(ESC)
    assert field(desk, "Name").text() == "Gu"
    desk.key(ESC)
    desk.touch("Throw it away")
    assert not desk.shows("Which table?")


@pytest.fixture
def desk(clerk: Clerk) -> Clerk:
    """At the list of bookings."""
    clerk.touch("Bookings")
    return clerk


@pytest.fixture
def page(desk: Clerk) -> Clerk:
    """At the page of a new booking."""
    desk.key(F2)
    return desk


def expected(dining: Dining) -> list[str]:
    """Who is expected today."""
    return [str(row.guest) for row in look(dining, Bookings).rows]


@pytest.mark.rule("RST-02")
def test_the_list_says_who_comes_when_and_who_is_late(desk: Clerk, dining: Dining) -> None:
    book(dining, "A03", 5, name="钱多多", guests=3)
    book(dining, None, 90, name="李一礼", wishes=["child_seat"], words="老人同行")
    dining.later(40)
    assert isinstance(desk.page, Tab)
    desk.page.floor.board.bookings.passed()
    desk.settle()
    shown = tree(desk.part(BookingsList))
    assert "18:05 | 钱多多 13800138000 | 3 pax | A03 |  | 35 min late" in shown
    assert "19:30 | 李一礼 13800138000 | 4 pax | to be given | child seat and 老人同行 | booked" in shown
    assert "2 bookings, 7 guests · 1 without a table" in shown
    desk.key(Qt.Key.Key_Down)
    assert desk.shows("Step 1 of 15: booked")


def test_days_are_turned_by_touch_and_by_key(desk: Clerk, dining: Dining) -> None:
    book(dining, "A03", 24 * 60, name="顾晓宏")
    desk.settle()
    assert desk.shows("Nobody is expected")
    desk.touch("A day later")
    assert desk.shows("Tomorrow · 2026-11-24 Tuesday")
    assert desk.part(Table).rows.rows[0].id
    desk.touch("Today")
    assert desk.shows("Nobody is expected")


@pytest.mark.rule("RST-02", "RST-03", "COM-70")
def test_a_booking_by_keys_alone(page: Clerk, dining: Dining) -> None:
    page.key("Kang Peng", Qt.Key.Key_Tab, "18611388944", Qt.Key.Key_Tab, "4")
    for _ in range(5):
        page.key(Qt.Key.Key_Tab)
    page.key("1930", F5)
    [row] = look(dining, Bookings).rows
    assert (row.guest, row.facts.guests, row.facts.table) == ("Kang Peng", 4, "A02")
    assert row.facts.booked_for == dining.clock.now() + timedelta(minutes=90)
    assert page.shows("Step 1 of 15: booked"), "back at the floor, its case is chosen"


@pytest.mark.rule("RST-02", "RST-03")
def test_a_booking_by_touch_for_tomorrow_in_a_room(page: Clerk, dining: Dining) -> None:
    write(page, "Name", "Gu")
    write(page, "Phone", "13356087456")
    page.touch("6")
    page.touch("Tomorrow")
    page.touch("19:00")
    page.touch("A room")
    assert page.shows("'小筑'") and page.shows("'听松'")
    page.touch("听松")
    page.touch("Note the booking")
    assert page.shows("听松 has a room fee of ¥80.00. Tell the guests first.")
    page.touch("They agree")
    dining.clock.advance(timedelta(days=1))
    [row] = look(dining, Bookings).rows
    assert (row.facts.table, row.facts.fee_told, row.facts.wants_room) == ("V01", 8000, True)


@pytest.mark.rule("RST-02", "COM-71")
def test_what_is_missing_comes_into_sight_and_is_told_on_the_button(page: Clerk) -> None:
    page.page.resize(1024, 600)
    write(page, "Name", "Kang")
    write(page, "Phone", "abc")
    page.key(F5)
    assert page.shows("This phone number cannot be rung. Type it once more.")
    assert field(page, "Phone").accessibleDescription(), "marked, though more is missing"
    assert field(page, "Phone").hasFocus()
    write(page, "Phone", "13800138000")
    page.touch("12")
    time = field(page, "type a time, 18:30")
    page.key(F5)
    assert time.hasFocus()
    assert time.visibleRegion().boundingRect() == time.rect()
    note = button(page.front, "Note the booking")
    assert note.second == "When do they come? Touch a time or type it."
    page.key("1930")
    assert note.second == ""


@pytest.mark.rule("RST-02", "COM-71")
def test_each_refusal_stands_where_it_belongs(page: Clerk, dining: Dining) -> None:
    page.key(F5)
    assert page.shows("Who is it? Type a name.")
    assert page.shows("Type a number at which they can be rung.")
    assert page.shows("When do they come? Touch a time or type it.")
    assert page.shows("How many are they? Touch a number.")
    write(page, "Name", "Kang")
    write(page, "Phone", "12")
    write(page, "type a time, 18:30", "25")
    page.touch("4")
    page.key(F5)
    assert page.shows("This is no time. Type it as 18:30.")
    write(page, "type a time, 18:30", "1930")
    page.key(F5)
    assert page.shows("This phone number cannot be rung. Type it once more.")
    write(page, "Phone", "13800138000")
    write(page, "type a time, 18:30", "1200")
    page.key(F5)
    assert field(page, "type a time, 18:30").accessibleDescription().endswith("has passed already.")
    assert expected(dining) == []


@pytest.mark.rule("RST-02")
def test_times_that_are_gone_are_not_offered(page: Clerk, dining: Dining) -> None:
    def offered() -> list[str]:
        names = [one.accessibleName() for one in page.page.findChildren(ActionButton) if one.isVisible()]
        return [name for name in names if ":" in name]

    assert offered() == ["18:30", "19:00", "19:30", "20:00", "20:30"]
    page.touch("19:00")
    page.touch("Tomorrow")
    assert len(offered()) == 14 and offered()[0] == "11:00"
    assert button(page.page, "19:00").chosen, "what was chosen stays chosen"  # type: ignore[attr-defined]
    page.touch("Today")
    dining.later(95)
    page.part(BookingPage).passed()
    page.settle()
    assert offered() == ["20:00", "20:30"]


@pytest.mark.rule("RST-02")
def test_a_table_that_is_taken_or_too_small_says_so_at_once(clerk: Clerk, dining: Dining) -> None:
    book(dining, "A02", 90, name="李一礼")
    clerk.touch_tile("A02")
    clerk.touch("Book this table")
    clerk.touch("4")
    write(clerk, "type a time, 18:30", "1930")
    assert clerk.shows("A02 is taken from 19:30 to 21:30 by 4 guests")
    write(clerk, "type a time, 18:30", "2200")
    assert not clerk.shows("A02 is taken")
    clerk.touch("5")
    assert clerk.shows("A02 has 4 seats; there are 5 guests.")
    clerk.touch("A04")
    assert not clerk.shows("A02 has 4 seats")


@pytest.mark.rule("RST-02")
def test_a_booking_is_changed_and_given_a_table_later(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, None, 90)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F4)
    desk.touch("2")
    write(desk, "type a time, 18:30", "2000")
    desk.touch("A01")
    desk.key(F5)
    facts = dining.facts(sitting)
    assert (facts.guests, facts.table) == (2, "A01")
    assert facts.booked_for == dining.clock.now() + timedelta(minutes=120)
    assert facts.step is Sitting.BOOKED


@pytest.mark.rule("RST-02", "COM-70")
def test_a_booking_opens_filled_and_each_of_its_fields_is_changed(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, "A02", 10, name="李一礼", words="老人同行", wishes=["quiet"], vip=True)
    dining.later(11)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F4)
    filled = {name: field(desk, name).text() for name in ("Name", "Phone", "in the guest's own words")}
    assert filled == {"Name": "李一礼", "Phone": "13800138000", "in the guest's own words": "老人同行"}
    assert field(desk, "type a time, 18:30").text() == "18:10"
    assert desk.shows("'quiet' chosen") and desk.shows(
        "'A VIP is expected' their notice is written next chosen"
    )
    desk.key(F5)
    before = dining.facts(sitting)
    assert (before.table, before.guests) == ("A02", 4), "what is not touched stays"
    desk.key(Qt.Key.Key_Down, F4)
    write(desk, "Name", "Gu")
    write(desk, "Phone", "110")
    desk.key(F5)
    assert desk.shows("This phone number cannot be rung. Type it once more.")
    write(desk, "Phone", "13356087456")
    write(desk, "in the guest's own words", "cake")
    desk.touch("quiet")
    desk.touch("A room")
    desk.touch("A VIP is expected")
    desk.touch("3")
    desk.touch("A02")
    desk.key(F5)
    shown = look(dining, SittingShown, sitting=sitting)
    assert (shown.guest, shown.phone, shown.wishes, shown.vip) == ("Gu", "13356087456", "cake", False)
    facts = shown.facts
    assert (facts.guests, facts.wants_room, facts.wishes, facts.table) == (3, True, frozenset(), "A02")
    assert facts.booked_for == before.booked_for, "they are late, and their time is theirs"
    desk.key(Qt.Key.Key_Down, F4)
    field(desk, "Name").clear()
    field(desk, "in the guest's own words").clear()
    desk.key(F5)
    assert desk.shows("Who is it? Type a name.")
    write(desk, "Name", "Gu")
    desk.touch("To be given later")
    desk.key(F5)
    shown = look(dining, SittingShown, sitting=sitting)
    assert (shown.wishes, shown.facts.table) == (None, None)


def test_esc_leaves_a_booking_as_it_was(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, "A02", 90)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F4)
    desk.touch("2")
    desk.key(Qt.Key.Key_Escape)
    assert dining.facts(sitting).guests == 4
    assert not desk.page.findChildren(BookingPage)


@pytest.mark.rule("RST-02")
def test_a_booking_is_cancelled_with_who_and_why(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, "A02", 90)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F9)
    desk.touch("The guest cancels")
    desk.touch("Another day")
    desk.touch("Cancel the booking")
    assert dining.facts(sitting).step is Sitting.CANCELLED
    assert tile_of(dining, "A02").next is None
    assert desk.shows("Nobody is expected")


@pytest.mark.rule("RST-02", "COM-70")
def test_what_came_to_nothing_stays_in_sight_with_who_and_why(desk: Clerk, dining: Dining) -> None:
    cancelled, late = book(dining, "A02", 90, name="钱多多"), book(dining, "A03", 5, name="李一礼")
    dining.do("cancel_booking", HOST, sitting=cancelled, by_guest=False, why="包间漏水")
    dining.later(90)
    dining.do("mark_not_come", HOST, sitting=late)
    desk.settle()
    assert desk.shows("Nobody is expected")
    desk.touch("Called off")
    shown = tree(desk.part(BookingsList))
    assert "19:30 | 钱多多 13800138000 | 4 pax | A02 | cancelled by the house: 包间漏水 | cancelled" in shown
    assert "18:05 | 李一礼 13800138000 | 4 pax | A03 |  | not come" in shown
    assert "2 cancelled or not come" in shown
    assert isinstance(desk.page, Tab)
    desk.page.open_case(cancelled)
    desk.settle()
    assert desk.shows("cancelled by the house: 包间漏水") and desk.shows("booked | 23 Nov 18:00")
    desk.key(ESC)
    QTest.keyClick(desk.part(BookingsList), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.shows("Nobody is expected")


@pytest.mark.rule("RST-02")
def test_nobody_is_absent_before_their_time(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, "A02", 10)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F8)
    assert desk.room.said == ["They are expected at 18:10."]
    dining.later(30)
    desk.key(F8)
    desk.touch("They did not come")
    assert dining.facts(sitting).step is Sitting.NOT_COME


@pytest.mark.rule("RST-02", "RST-03", "RST-04")
def test_they_are_here_and_are_seated_at_their_table(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, "A03", 10)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F3, F5)
    assert dining.facts(sitting).step is Sitting.GREETED
    desk.key(F5)
    assert desk.shows("'A03' booked for them chosen")
    desk.key(ENTER)
    facts = dining.facts(sitting)
    assert (facts.step, facts.table, facts.waiter) == (Sitting.SEATED, "A03", "yuan")


@pytest.mark.rule("RST-30a")
def test_what_is_taken_ahead_is_called_what_it_is(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, "A03", 10)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F6)
    assert desk.shows("No sum is agreed, so this is an advance")
    assert desk.shows("'Take it, print the receipt' type the amount")
    desk.key("300")
    write(desk, "Agreed sum, if there is one", "1000")
    assert desk.shows("A deposit on ¥1,000.00 agreed: ¥200.00 at the most.")
    assert desk.shows("The highest lawful one is ¥200.00.")
    write(desk, "Amount", "200")
    desk.key(F5)
    facts = dining.facts(sitting)
    assert (facts.ahead, facts.taken_ahead, facts.agreed_sum) == (Ahead.DEPOSIT, 20_000, 100_000)
    assert desk.shows("Deposit") and desk.shows("¥200.00")
    desk.key(F6)
    assert desk.room.said[-1] == "¥200.00 was taken ahead already."


def taken(dining: Dining, sitting: str, agreed: int | None, *payments: dict[str, Any]) -> str:
    """A booking for which money was taken ahead."""
    dining.do("take_deposit", HOST, sitting=sitting, payments=list(payments), agreed_sum=agreed)
    return sitting


def paid(dining: Dining, sitting: str) -> list[tuple[str, int]]:
    """How money moved for a sitting, the last receipt alone."""
    of = select(ReceiptRow.id).where(ReceiptRow.case == sitting).order_by(ReceiptRow.number.desc())
    last = dining.rows(of)[0].id
    moved = select(PaymentRow.means, PaymentRow.amount).where(PaymentRow.receipt == last)
    return [tuple(row) for row in dining.rows(moved.order_by(PaymentRow.n))]


@pytest.mark.rule("RST-30a", "COM-21", "COM-30")
def test_a_deposit_stays_by_touch_with_a_managers_pin(desk: Clerk, dining: Dining) -> None:
    sitting = taken(dining, book(dining, "A02", 90), 100_000, card(200_00))
    desk.settle()
    desk.key(Qt.Key.Key_Down, F9)
    assert desk.shows("A deposit of ¥200.00 was taken: it stays if the guest cancels")
    desk.touch("The guest cancels")
    assert desk.shows("The deposit of ¥200.00 stays with the house.")
    assert not desk.shows("As it was taken"), "no money moves"
    desk.touch("Another day")
    assert desk.shows("'Cancel the booking' ¥200.00 was taken ahead. A manager says what becomes of it.")
    desk.touch("Cancel the booking")
    assert dining.facts(sitting).step is Sitting.BOOKED
    desk.room.approve("zhou", SET_UP["pin"])
    desk.settle()
    assert dining.facts(sitting).step is Sitting.CANCELLED
    assert paid(dining, sitting) == [("ahead", 200_00)]


@pytest.mark.rule("RST-30a", "COM-30", "COM-70")
def test_a_deposit_is_paid_back_twice_by_keys_alone(desk: Clerk, dining: Dining) -> None:
    sitting = taken(dining, book(dining, "A02", 90), 100_000, card(150_00), cash(50_00))
    desk.room.desk.staff = MANAGER
    desk.settle()
    desk.key(Qt.Key.Key_Down, F9)
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert desk.shows("The deposit of ¥200.00 is paid back twice: ¥400.00.")
    assert desk.shows("'As it was taken: Bank card and Cash' chosen")
    write(desk, "Reason", "our room is flooded")
    desk.key(F5)
    assert dining.facts(sitting).step is Sitting.CANCELLED
    twice = [("card", -150_00), ("cash", -50_00)] * 2
    assert paid(dining, sitting) == [*twice, ("ahead", 200_00)]


@pytest.mark.rule("RST-30a", "COM-30")
def test_an_advance_of_who_did_not_come_goes_back_as_it_came_or_as_the_manager_says(
    desk: Clerk, dining: Dining
) -> None:
    second = taken(dining, book(dining, "A02", 10), None, card(100_00))
    first = taken(dining, book(dining, "A03", 11), None, card(300_00))
    dining.later(40)
    desk.room.desk.staff = MANAGER
    desk.settle()
    desk.key(Qt.Key.Key_Down, Qt.Key.Key_Down, F8)
    assert desk.shows("The advance of ¥300.00 goes back.")
    desk.touch("They cannot be reached")
    desk.key(F5)
    assert dining.facts(first).step is Sitting.NOT_COME
    assert paid(dining, first) == [("card", -300_00), ("ahead", 300_00)]
    desk.key(Qt.Key.Key_Down, F8)
    desk.touch("They called too late")
    desk.touch("WeChat Pay")
    desk.key(F5)
    assert desk.shows("Keep the last 4 characters of the payment's number.")
    write(desk, "Last 4 characters of the payment's number", "8f21")
    desk.key(F5)
    assert paid(dining, second) == [("wechat", -100_00), ("ahead", 100_00)]


@pytest.mark.rule("RST-30a", "COM-30")
def test_all_of_it_goes_back_while_the_booking_stays(desk: Clerk, dining: Dining) -> None:
    sitting = taken(dining, book(dining, "A02", 90), None, card(200_00))
    desk.room.desk.staff = MANAGER
    desk.settle()
    desk.key(Qt.Key.Key_Down)
    desk.choose_more("Give back what was taken ahead")
    desk.key("another day")
    desk.key(F5)
    assert (dining.facts(sitting).step, dining.facts(sitting).taken_ahead) == (Sitting.BOOKED, 0)
    assert paid(dining, sitting) == [("card", -200_00), ("ahead", 200_00)]


@pytest.mark.rule("RST-30a", "COM-30")
def test_an_advance_by_wechat_keeps_the_end_of_its_number(desk: Clerk, dining: Dining) -> None:
    sitting = book(dining, "A03", 10)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F6, "100")
    desk.touch("WeChat Pay")
    desk.key(F5)
    assert dining.facts(sitting).taken_ahead == 0
    assert desk.shows("Keep the last 4 characters of the payment's number.")
    write(desk, "Last 4 characters of the payment's number", "8f21")
    desk.key(F5)
    assert dining.facts(sitting).ahead is Ahead.ADVANCE


@pytest.mark.rule("COM-72")
def test_what_was_typed_stays_when_the_language_changes(desk: Clerk, dining: Dining, voice: Voice) -> None:
    book(dining, "A03", 60, guests=2)
    desk.settle()
    desk.key(Qt.Key.Key_Down, F4)
    desk.touch("4")
    write(desk, "type a time, 18:30", "2015")
    voice.change("zh")
    desk.settle()
    assert field(desk, "打时间，如 18:30").text() == "2015"
    desk.key(F5)
    assert look(dining, Bookings).rows[0].facts.guests == 4


@pytest.mark.parametrize(
    ("typed", "told"),
    [("18:30", "18:30"), ("1830", "18:30"), ("18", "18:00"), ("18：05", "18:05"), ("9.15", "09:15")],
)
def test_a_time_is_read_as_it_is_typed(typed: str, told: str) -> None:
    at = time_of(typed)
    assert at and f"{at:%H:%M}" == told


@pytest.mark.parametrize("typed", ["", "25", "18:75", "soon", "18:3", "184"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert time_of(typed) is None
