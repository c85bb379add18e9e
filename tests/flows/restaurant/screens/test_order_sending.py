"""Confirmed and sent: by word in two keys, signed on the screen or the slip, and what the sender sees once more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.flows.restaurant.facts.kinds import Confirmed
from app.flows.restaurant.facts.tracks import Order, Sitting
from app.flows.restaurant.screens.order import OrderPage
from app.shell.language import Voice
from app.widgets.button import ActionButton
from app.widgets.signature import SignaturePad
from app.widgets.theme import look
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, MANAGER, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, just_opened, opened
from tests.flows.restaurant.screens.room import Room
from tests.qt_help import keys, nameless, retell, same_as_kept, targets

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F3, F4, F5, F8 = Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F8
KEPT = Path(__file__).parent / "kept"
Open = Callable[..., Worker]


@pytest.fixture
def order(show: Shown, room: Room) -> Open:
    """Open the order page of a sitting for a captain."""
    return lambda sitting, size=(1366, 712): opened(show, room, OrderPage, sitting, CAPTAIN, size)


def sign(clerk: Worker) -> None:
    """Draw on the pad as a guest does."""
    [pad] = [one for one in clerk.front.findChildren(SignaturePad) if one.isVisible()]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for x in range(40, 240, 10):
        QTest.mouseMove(pad, QPoint(x, 60))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(240, 60))
    clerk.settle()


@pytest.mark.rule("RST-14", "COM-70")
def test_by_word_two_keys_send_the_order_and_lead_back(order: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    clerk.key("gh", ENTER, "dp", ENTER)
    clerk.keys = 0
    clerk.key(F5, ENTER)
    assert clerk.keys == 2
    sent = dining.order(sitting)
    assert (sent.step, sent.how, sent.confirmed_by) == (Order.SENT, Confirmed.SPOKEN, CAPTAIN.login)
    assert not clerk.over, "the floor is back"
    assert room.said == ["Sent: 1 cook now, 1 wait for the call."]
    assert len(dining.papers(sitting, "OD")) == 1
    assert len(dining.papers(sitting, "KT")) >= 2


@pytest.mark.rule("RST-14")
def test_send_pressed_while_a_dish_is_being_noted_waits_for_it(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = order(sitting)
    keys(clerk.page, "dp", ENTER, F5)
    clerk.settle()
    assert clerk.shows("Dishes: 1, portions: 1; drinks and the like: 4. Is this right?")
    clerk.key(ENTER)
    [sent] = dining.facts(sitting).orders
    assert sent.step is Order.SENT, "one order, with the dish on it"


@pytest.mark.rule("COM-70", "RST-14")
def test_an_order_typed_before_the_menu_is_there_is_taken_and_sent(
    show: Shown, room: Room, dining: Dining
) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = just_opened(show, room, OrderPage, sitting, CAPTAIN)
    clerk.key_ahead("gh", ENTER, "dp3", ENTER, F5, ENTER)
    [sent] = dining.facts(sitting).orders
    assert sent.step is Order.SENT
    assert [line.quantity for line in dining.facts(sitting).lines[1:]] == [1, 3], "after the tea"
    assert not clerk.over


@pytest.mark.rule("RST-14")
def test_what_was_not_found_keeps_an_order_from_going_unseen(show: Shown, room: Room, dining: Dining) -> None:
    sitting = dining.at(Sitting.TEA)
    clerk = just_opened(show, room, OrderPage, sitting, CAPTAIN)
    clerk.key_ahead("gh", ENTER, "qqq", ENTER, "dp", ENTER, F5, ENTER)
    assert clerk.shows("Dishes: 2, portions: 2; drinks and the like: 4. Is this right?"), "looked at first"
    assert dining.order(sitting).step is Order.OPEN
    clerk.key(ESC)
    assert clerk.shows("0 found for qqq"), "and nothing typed is lost"


@pytest.mark.rule("COM-70")
def test_where_nothing_is_begun_the_large_button_says_what_it_begins(order: Open, dining: Dining) -> None:
    for step, word in ((Sitting.TEA, "Take the order"), (Sitting.COLD, "Add dishes")):
        clerk = order(dining.at(step, "A02" if step is Sitting.TEA else "A03"))
        [large] = [b for b in clerk.front.findChildren(ActionButton) if b.isVisible() and b.hint == "F5"]
        assert large.accessibleName() == word


@pytest.mark.rule("RST-14", "COM-70")
def test_by_word_in_two_touches(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.touch("Send to the kitchen")
    clerk.touch("They said yes: send")
    assert clerk.touches == 2
    assert dining.order(sitting).step is Order.SENT


@pytest.mark.rule("RST-13", "RST-14", "RST-30a")
def test_the_sender_sees_what_is_unusual_when_it_was_ordered_and_each_fee(
    order: Open, dining: Dining
) -> None:
    sitting = dining.at(Sitting.TEA)
    at = dining.begin(sitting)
    line = dining.add(sitting, at, "2003", request="少油")
    dining.do("read_back", sitting=sitting, order=at, line=line)
    clerk = order(sitting)
    clerk.key(F5)
    assert clerk.shows("Ordered at 18:00, taken by 何立群. Unusual:")
    assert clerk.shows("'东坡肉 × 1: 少油'")
    assert clerk.shows("'¥130.00'")
    assert clerk.shows("With 10% service charge.")
    clerk.key(ESC)
    assert dining.order(sitting).step is Order.OPEN, "nothing was confirmed"
    assert clerk.over


@pytest.mark.rule("RST-04", "RST-11", "RST-14")
def test_the_sender_sees_every_unusual_dish_and_who_said_yes_to_what_is_avoided(
    order: Open, dining: Dining
) -> None:
    fish = {"name": "野生大黄鱼", "category": "热菜", "course": "hot", "station": "蒸档", "unit": "条"}
    dining.do("add_dish", MANAGER, dish="2099", what={**fish, "price": None, "pricing": "day"})
    sitting = dining.seat()
    dining.do("ask_tea", WAITER, sitting=sitting, tea=None, allergens=["peanut"])
    at = dining.begin(sitting)
    for n, dish in enumerate(("1001", "1002", "1003", "2002", "2003", "3001", "5001", "6001")):
        asked = dining.add(sitting, at, dish, request=f"少盐{n}")
        dining.do("read_back", sitting=sitting, order=at, line=asked)
    dining.add(sitting, at, "2004", warned="王女士")
    priced = dining.add(sitting, at, "2099")
    dining.do("agree_day_price", sitting=sitting, order=at, line=priced, price=68_800)
    clerk = order(sitting)
    clerk.key(F5)
    for n in range(8):
        assert clerk.shows(f"× 1: 少盐{n}"), "none is left out"
    assert clerk.shows("宫保鸡丁 × 1: contains peanuts, taken by 王女士")
    assert clerk.shows("野生大黄鱼 × 1: ¥688 agreed")


@pytest.mark.rule("RST-14", "COM-73")
def test_a_signature_on_the_screen_is_kept_with_the_order(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F4)
    assert clerk.shows("Signed: send' Let the guest sign first. F5 off")
    clerk.key(ENTER)
    assert dining.order(sitting).step is Order.OPEN
    sign(clerk)
    clerk.key(ENTER)
    sent = dining.order(sitting)
    assert (sent.step, sent.how) == (Order.SENT, Confirmed.SIGNED)
    assert sent.signature


@pytest.mark.rule("RST-14", "COM-06", "COM-73")
def test_a_signature_holds_for_what_was_signed(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F4)
    sign(clerk)
    dining.add(sitting, dining.order(sitting).id, "7001", 3)
    clerk.settle()
    assert clerk.shows("6 dishes for ¥312.00 before, 7 for ¥816.00 now. Show it to the guest again.")
    assert clerk.shows("Signed: send' Let the guest sign first. F5 off"), "the strokes are gone"
    clerk.key(F5)
    assert dining.order(sitting).step is Order.OPEN
    sign(clerk)
    clerk.key(F5)
    sent = dining.order(sitting)
    assert (sent.step, sent.how, sum(line.amount or 0 for line in dining.facts(sitting).of(sent))) == (
        Order.SENT,
        Confirmed.SIGNED,
        81600,
    )


@pytest.mark.rule("RST-14", "COM-06", "COM-73")
def test_a_signature_under_way_begins_anew_when_the_order_changes(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F4)
    [pad] = [one for one in clerk.front.findChildren(SignaturePad) if one.isVisible()]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    dining.add(sitting, dining.order(sitting).id, "7001", 3)
    clerk.settle()
    for x in range(40, 240, 10):
        QTest.mouseMove(pad, QPoint(x, 60))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(240, 60))
    assert (pad.strokes, pad.is_signed) == ((), False)


@pytest.mark.rule("RST-14", "COM-06")
def test_a_spoken_yes_holds_for_what_was_said(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F5)
    dining.add(sitting, dining.order(sitting).id, "7001", 3)
    clerk.settle()
    assert clerk.shows("Show it to the guest again.")
    clerk.key(F5)
    assert dining.order(sitting).step is Order.OPEN
    assert clerk.shows("The guest saw 6 dishes; 7 are on the order now, changed by he.")
    clerk.key(F5)
    assert dining.order(sitting).step is Order.SENT


@pytest.mark.rule("RST-14", "COM-06")
def test_the_house_refuses_a_yes_that_was_under_way_when_the_order_changed(
    order: Open, dining: Dining
) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F4)
    sign(clerk)
    dining.add(sitting, dining.order(sitting).id, "7001", 3)
    keys(clerk.front, F5)
    clerk.settle()
    assert dining.order(sitting).step is Order.OPEN, "before the screen has heard of it"
    assert clerk.shows("The guest saw 6 dishes; 7 are on the order now, changed by he.")


@pytest.mark.rule("RST-14", "COM-73")
def test_a_slip_that_is_out_of_date_is_printed_anew(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F3)
    dining.add(sitting, dining.order(sitting).id, "7001", 3)
    clerk.settle()
    clerk.key(F5, F3)
    assert clerk.shows("¥312.00 stood on it, ¥816.00 is ordered now.")
    clerk.key(ENTER)
    assert dining.order(sitting).step is Order.OPEN
    clerk.key(ESC, F3, F5, F3, ENTER)
    assert (dining.order(sitting).step, dining.order(sitting).how) == (Order.SENT, Confirmed.SLIP)


@pytest.mark.rule("RST-14")
def test_a_signature_on_the_printed_slip(order: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F3)
    assert room.said == ["The slip is printed for the guest to sign."]
    assert len(dining.papers(sitting, "OD")) == 1
    clerk.key(F5, F3, ENTER)
    assert (dining.order(sitting).step, dining.order(sitting).how) == (Order.SENT, Confirmed.SLIP)


@pytest.mark.rule("RST-20")
def test_all_at_once_holds_nothing(order: Open, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F5)
    clerk.touch("All at once")
    clerk.key(ENTER)
    assert room.said == ["Sent: 5 cook now, 0 wait for the call."]


@pytest.mark.rule("RST-14")
def test_an_order_that_is_confirmed_already_is_only_sent(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    dining.confirm(sitting, dining.order(sitting).id)
    clerk = order(sitting)
    assert clerk.shows("'8 guests · Confirmed'") or clerk.shows("Confirmed")
    clerk.key(F5)
    assert not clerk.shows("By word")
    clerk.key(ENTER)
    assert dining.order(sitting).step is Order.SENT


@pytest.mark.rule("RST-34")
def test_a_change_takes_the_confirmation_back(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    dining.confirm(sitting, dining.order(sitting).id)
    clerk = order(sitting)
    clerk.key("dp", ENTER)
    assert dining.order(sitting).step is Order.OPEN
    assert clerk.shows("'v2'")
    assert clerk.shows("Draft")


def test_an_empty_order_leads_to_the_menu(order: Open, dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting, None)
    clerk = order(sitting)
    clerk.key(F5)
    assert clerk.shows("Send to the kitchen' There is nothing on this order yet. F5 off")
    clerk.key(F5, "gb", ENTER)
    assert [line.dish for line in dining.facts(sitting).lines] == ["2004"]


@pytest.mark.rule("COM-60")
def test_what_was_sent_elsewhere_meanwhile_is_not_sent_twice(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting)
    clerk.key(F5)
    dining.send(sitting, dining.order(sitting).id)
    clerk.settle()
    clerk.key(ENTER)
    assert len(dining.papers(sitting, "OD")) == 1


@pytest.mark.rule("COM-70")
def test_where_the_order_lies_over_the_menu_one_key_leads_there(order: Open, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    clerk = order(sitting, (1024, 644))
    look().wear(scale=150)
    clerk.settle()
    assert not clerk.work.column.isVisible()
    clerk.touch("Order (6): ¥312.00")
    assert clerk.work.column.isVisible()
    clerk.key(ESC)
    assert not clerk.work.column.isVisible()
    assert clerk.over, "Esc leads back one level at a time"
    clerk.key(F8)
    assert clerk.work.column.isVisible()


@pytest.mark.rule("COM-70", "COM-72")
@pytest.mark.parametrize("size", [(1366, 712), (1024, 644), (1920, 1024)])
def test_everything_is_as_large_as_a_finger_and_has_a_name(
    order: Open, dining: Dining, size: tuple[int, int]
) -> None:
    clerk = order(dining.at(Sitting.ORDERING), size)
    assert targets(clerk.work) == []
    assert nameless(clerk.work) == []


@pytest.mark.rule("COM-72")
def test_the_page_as_it_stands_in_both_languages(order: Open, dining: Dining, voice: Voice) -> None:
    sitting = dining.at(Sitting.ORDERING)
    line = dining.add(sitting, dining.order(sitting).id, "2003", request="少油")
    dining.add(sitting, dining.order(sitting).id, "2006")
    assert line
    clerk = order(sitting)
    same_as_kept(clerk.work, KEPT / "order-en.txt")
    voice.change("zh")
    retell(clerk.work)
    clerk.settle()
    same_as_kept(clerk.work, KEPT / "order-zh.txt")


@pytest.mark.rule("RST-27", "COM-70")
def test_other_portions_than_guests_are_agreed_by_one_key_and_as_many_by_none(
    order: Open, dining: Dining
) -> None:
    sitting = dining.at(Sitting.TEA)
    lines = dining.begin(sitting)
    dining.add(sitting, lines, "2001", 3)
    clerk = order(sitting)
    clerk.key(F5)
    assert clerk.shows("Guests: 4, and they want 3 × 鲍汁扣辽参. Is that right?")
    clerk.key(ENTER)
    assert clerk.shows("agree with the guest how many portions")
    assert dining.order(sitting).step is Order.OPEN, "Enter alone does not send it"
    clerk.key(Qt.Key.Key_F7, ENTER)
    assert dining.order(sitting).step is Order.SENT
    again = dining.begin(sitting)
    dining.add(sitting, again, "2001")
    clerk = order(sitting)
    clerk.key(F5)
    assert not clerk.shows("Is that right?"), "now they are four"
    clerk.key(ENTER)
    assert dining.order(sitting).step is Order.SENT
