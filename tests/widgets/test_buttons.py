"""Buttons, segments, keypads and fields, by keys and touches."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.fields import Private
from app.kernel.text import T
from app.paper.words import Words
from app.widgets.button import ActionButton, Kind
from app.widgets.field import Field, SearchField
from app.widgets.keypad import BACK, CLEAR, COUNT, MONEY, Keypad, PinPad, pressed
from app.widgets.number_row import TouchNumber
from app.widgets.paint import inking
from app.widgets.part import Column, Panel, filled
from app.widgets.segment import Choice, Segment
from app.widgets.theme import Look
from app.widgets.tick import MarkButton, Tick
from tests.qt_help import button, click, keys, nameless, reachable, retell, settle, targets

Show = Callable[..., QWidget]


def test_a_button_off_tells_why_and_cannot_be_clicked(shown: Show) -> None:
    send = ActionButton("发送到厨房", Kind.PRIMARY, "send", hint="F5", high=60)
    shown(send)
    send.off("还有 2 行没有向客人确认")
    assert send.second == "还有 2 行没有向客人确认"
    assert "还有 2 行" in send.accessibleDescription()
    with pytest.raises(pytest.fail.Exception, match="还有 2 行"):
        click(send)
    send.on()
    send.clicked.connect(pressed_ := _Count())
    click(send)
    assert pressed_.times == 1


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("现在是「入座」，不能上菜；请客人入席后再上", 2),
        ("It is at “seated”; the party is asked to the table first", 2),
        ("客人约的是 19:30", 1),
    ],
)
def test_a_reason_is_told_on_two_lines_before_it_is_cut(worn: Look, reason: str, told: int) -> None:
    with inking(QImage(10, 10, QImage.Format.Format_ARGB32)) as ink:
        lines = ink.wrapped(reason, 170, 11)
        longer = ink.wrapped(reason * 5, 170, 11)
    assert len(lines) == told
    assert "".join(lines).replace(" ", "") == reason.replace(" ", "")
    assert all(worn.width(line, 11) <= 171 for line in lines)
    assert len(longer) == 2 and longer[-1].endswith("…")


def test_a_reason_on_two_lines_gets_the_height_that_they_need(shown: Show) -> None:
    panel = Panel()
    send = ActionButton("发厨房", high=48)
    filled(Column(panel), send, None)
    shown(panel, 260, 200)
    before = send.height()
    send.off("现在是「入座」，不能上菜；请客人入席后再上，或者请领班来")
    settle()
    assert send.height() >= before + 12
    send.off("先入席")
    settle()
    assert send.height() == before


def test_a_covered_button_cannot_be_clicked(shown: Show) -> None:
    panel = Panel()
    below = ActionButton("付款")
    Column(panel).addWidget(below)
    shown(panel)
    cover = QWidget(panel)
    cover.setGeometry(panel.rect())
    cover.show()
    with pytest.raises(pytest.fail.Exception, match="covered"):
        reachable(below)


def test_a_busy_button_keeps_its_width(shown: Show) -> None:
    call = ActionButton("叫起热菜", icon="flame")
    shown(call)
    before = call.sizeHint()
    call.work(True)
    assert call.sizeHint() == before
    with pytest.raises(pytest.fail.Exception):
        click(call)


def test_a_word_with_an_ampersand_is_no_shortcut(shown: Show) -> None:
    named = ActionButton("A&B")
    shown(named)
    assert named.accessibleName() == "A&B"
    assert named.shortcut().isEmpty()


def test_the_ring_is_for_who_comes_by_key(shown: Show) -> None:
    panel = Panel()
    first, second = ActionButton("一"), ActionButton("二")
    filled(Column(panel), first, second)
    shown(panel)
    panel.activateWindow()
    click(first)
    assert first.hasFocus()
    assert not first.ringed
    keys(panel, Qt.Key.Key_Tab)
    assert second.ringed
    click(second)
    assert not second.ringed


def test_enter_presses_what_was_reached_by_key_alone(shown: Show) -> None:
    page = Panel()
    cash, pad = ActionButton("现金"), Keypad(MONEY)
    filled(Column(page), cash, pad)
    pad.serve(page)
    shown(page, 360, 420)
    entered: list[str] = []
    pad.entered.connect(entered.append)
    cash.clicked.connect(pressed_ := _Count())
    click(cash)
    keys(page, "400", Qt.Key.Key_Return)
    assert (pressed_.times, entered) == (1, ["400"])
    cash.setFocus(Qt.FocusReason.TabFocusReason)
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    cash.setFocus(Qt.FocusReason.TabFocusReason)
    keys(page, Qt.Key.Key_Return)
    assert (pressed_.times, entered) == (2, ["400"])


def test_words_follow_the_language(worn: Look, chinese: Words, shown: Show) -> None:
    pad = PinPad()
    shown(pad, 420, 520)
    assert button(pad, "Clear")
    worn.words = chinese
    retell(pad)
    assert button(pad, "清空")


def test_arrows_move_a_segment_and_tab_leaves_it(shown: Show) -> None:
    panel = Panel()
    views = Segment((Choice("floor", "台面"), Choice("booked", "预订", 9), Choice("queue", "等位", 3)))
    after = ActionButton("散客入座")
    filled(Column(panel), views, after)
    shown(panel)
    said: list[str] = []
    views.chosen.connect(said.append)
    click(button(views, "预订"))
    keys(panel, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert said == ["booked", "queue", "floor", "queue"]
    keys(panel, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_new_counts_leave_the_choice_alone(shown: Show) -> None:
    views = Segment((Choice("floor", "台面"), Choice("queue", "等位", 3)))
    shown(views)
    views.choose("queue")
    kept = button(views, "等位")
    views.offer((Choice("floor", "台面"), Choice("queue", "等位", 4)))
    assert views.current == "queue"
    assert button(views, "等位") is kept
    assert kept.accessibleDescription() == "4"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("400", "400"),
        ("12.345", "12.34"),
        ("007", "7"),
        (".5", "0.5"),
        ("1..2", "1.2"),
        ("1234567890", "123456789"),
    ],
)
def test_a_sum_is_typed_as_one_writes_it(typed: str, text: str) -> None:
    so_far = ""
    for key in typed:
        so_far = pressed(so_far, key, 9, 2)
    assert so_far == text


def test_back_and_clear_take_off_what_was_typed() -> None:
    assert pressed("12.3", BACK, 9, 2) == "12."
    assert pressed("12.3", CLEAR, 9, 2) == ""
    assert pressed("", BACK, 9, 2) == ""


def test_digits_of_the_keyboard_reach_a_hidden_pad(shown: Show) -> None:
    page = Panel()
    pad, other = Keypad(MONEY), ActionButton("现金")
    filled(Column(page), pad, other)
    pad.serve(page)
    shown(page, 360, 420)
    pad.hide()
    other.setFocus()
    entered: list[str] = []
    pad.entered.connect(entered.append)
    keys(page, "40", "0")
    other.clearFocus()
    page.setFocus()
    keys(page, Qt.Key.Key_Enter)
    assert pad.text == "400"
    assert entered == ["400"]


def test_the_last_digit_sends_the_pin(shown: Show) -> None:
    pad = PinPad(6)
    shown(pad, 420, 560)
    sent: list[str] = []
    pad.completed.connect(sent.append)
    for digit in "40281":
        click(button(pad, digit))
    assert sent == []
    pad.setFocus()
    keys(pad, "7")
    assert sent == ["402817"]
    assert pad.pad.text == ""


def test_a_wrong_pin_is_told_until_one_types_again(shown: Show) -> None:
    pad = PinPad(6)
    shown(pad, 420, 560)
    pad.wrong("密码不对。再错 2 次要等 30 秒。")
    settle()
    assert pad._fault.isVisible()
    keys(pad.pad, "4")
    assert not pad._fault.isVisible()


def test_a_fault_goes_when_it_is_mended(shown: Show) -> None:
    phone = Field("手机", icon="phone", digits=True)
    shown(phone)
    phone.setFocus()
    keys(phone, "13812")
    phone.fault("手机号要 11 位，现在 5 位。")
    assert phone.box.faulty
    assert phone.line.accessibleDescription() == "手机号要 11 位，现在 5 位。"
    keys(phone, "1")
    assert not phone.box.faulty
    assert phone.text == "138121"


def test_a_field_takes_what_its_command_takes_and_says_what_was_left_out(shown: Show) -> None:
    why = Field("Reason")
    why.takes(Private)
    shown(why)
    QApplication.clipboard().setText("长" * (Private.limit + 5))
    why.line.setFocus()
    why.line.paste()
    settle()
    told = why.line.accessibleDescription()
    assert (len(why.text), told) == (
        Private.limit,
        "At most 200 characters: the rest was left out.",
    )
    keys(why, Qt.Key.Key_Backspace)
    assert not why.line.accessibleDescription(), "a change takes the sentence away"
    keys(why, "xy")
    assert len(why.text) == Private.limit and why.line.accessibleDescription()


def test_a_search_finds_while_the_input_method_composes(shown: Show) -> None:
    search = SearchField(T("Search"), letters=True)
    shown(search)
    found: list[str] = []
    search.sought.connect(found.append)
    QApplication.sendEvent(search.line, QInputMethodEvent("g'b", []))
    assert found[-1] == "gb"
    assert search.text == "gb"
    committed = QInputMethodEvent("", [])
    committed.setCommitString("宫保")
    QApplication.sendEvent(search.line, committed)
    assert found[-1] == "宫保"


def test_up_and_down_in_a_search_are_for_its_list(shown: Show) -> None:
    search = SearchField(T("Search"))
    shown(search)
    search.setFocus()
    moves: list[int] = []
    search.moved.connect(moves.append)
    keys(search, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert moves == [1, -1]


def test_a_menu_asks_for_letters_until_han_are_wanted(shown: Show) -> None:
    search = SearchField(T("Search"), letters=True)
    shown(search)
    assert search.line.inputMethodHints() & Qt.InputMethodHint.ImhLatinOnly
    click(button(search, "中"))
    assert not search.line.inputMethodHints() & Qt.InputMethodHint.ImhLatinOnly


def test_the_size_of_a_party_by_touch_key_and_pad(shown: Show) -> None:
    guests = TouchNumber(12)
    shown(guests, 420, 640)
    said: list[int] = []
    guests.chosen.connect(said.append)
    click(button(guests, "4"))
    guests.setFocus()
    keys(guests, "12")
    click(button(guests, "More"))
    assert said == [4, 1, 12]
    assert guests.number == 12
    guests.setFocus()
    keys(guests, "20")
    click(button(guests, "More · 20"))
    assert button(guests, "More · 20").chosen, "with the pad shut it is still told"
    click(button(guests, "4"))
    assert not button(guests, "More").chosen


def test_every_target_is_as_large_as_a_finger_and_has_a_name(worn: Look, shown: Show) -> None:
    panel = Panel()
    parts = (
        Segment((Choice("a", "全部", 46), Choice("b", "未判", 15))),
        Tick("擦桌"),
        MarkButton("毛巾", "waves"),
        Keypad(COUNT),
        TouchNumber(12),
        ActionButton(icon="ellipsis", kind=Kind.QUIET, text=T("More")),
    )
    filled(Column(panel), *parts)
    shown(panel, 480, 900)
    worn.wear(scale=80)
    settle()
    assert targets(panel) == []
    assert nameless(panel) == []


class _Count:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *_: object) -> None:
        self.times += 1


def test_where_there_is_little_room_the_icon_goes_before_the_key(worn: Look) -> None:
    send = ActionButton("发送到厨房", Kind.PRIMARY, "send", hint="F5", centred=True)
    wide = send.sizeHint().width()
    laid = [send.shows(at) for at in range(wide, 0, -1)]
    seen = [(bool(one.icon), one.key, len(one.word)) for one in laid]
    assert [now for n, now in enumerate(seen) if n == 0 or now != seen[n - 1]] == [
        (True, True, 1),
        (False, True, 1),
        (True, True, 2),
        (False, True, 2),
        (False, False, 1),
        (True, False, 2),
        (False, False, 2),
        (True, False, 1),
    ]


@pytest.mark.rule("COM-73")
def test_a_word_and_a_reason_are_told_whole_beside_their_key(shown: Show) -> None:
    panel = Panel()
    send = ActionButton("Dispatch", icon="send", hint="F6", high=44)
    filled(Column(panel), send, None)
    shown(panel, 171, 200)
    send.say("", "This is done by others: Workshop head.")
    send.say("Ask the customer", "This is done by others: Workshop head.")
    settle()
    laid = send.shows(send.width())
    assert laid.key and " ".join(laid.word) == "Ask the customer"
    assert " ".join(laid.second) == "This is done by others: Workshop head."
    assert send.height() >= laid.high
