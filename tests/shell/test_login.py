"""Who is here: tiles, PIN, the delay after wrong ones, the lock, somebody else."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.counter.settings import LOCK_AFTER
from app.shell.frame import Frame
from app.shell.lock import Lock
from app.shell.login import Login
from app.widgets.dialog import Sheet
from app.widgets.keypad import PinPad
from tests.qt_help import button, click, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, PINS, Counter


@pytest.mark.rule("COM-21")
def test_the_last_digit_of_the_pin_opens_the_frame(counter: Counter) -> None:
    counter.open()
    page = counter.find(Login)
    click(button(page, "林静"))
    counter.types(PINS["lin"])
    frame = counter.find(Frame)
    assert frame.person.name == "林静"
    assert counter.house.desk.staff and counter.house.desk.staff.login == "lin"
    assert counter.window.place.person == "lin"


def test_the_page_as_it_is_shown(counter: Counter) -> None:
    counter.open()
    page = counter.find(Login)
    same_as_kept(page, KEPT / "login.txt")
    assert targets(page) == []
    assert nameless(page) == []


def test_who_was_here_last_is_chosen_already(counter: Counter) -> None:
    counter.open(person="su")
    assert counter.find(Login).chosen == "su"
    counter.types(PINS["su"])
    assert counter.find(Frame).person.login == "su"


def test_with_nobody_chosen_a_name_is_asked_for_and_no_digit_is_swallowed_in_silence(
    counter: Counter,
) -> None:
    counter.open()
    page = counter.find(Login)
    assert "Label 'Touch your name first'" in tree(page) and "Enter your PIN" not in tree(page)
    assert "Sentence 'Touch your name first'" not in tree(page)
    counter.types(PINS["lin"])
    assert counter.shows(Login)
    assert "Sentence 'Touch your name first'" in tree(page)
    click(button(page, "林静"))
    assert "Touch your name first" not in tree(page) and "Enter your PIN" in tree(page)
    counter.types(PINS["lin"])
    assert counter.shows(Frame)


def test_the_pin_is_touched_on_the_pad(counter: Counter) -> None:
    counter.open(person="zhou")
    pad = counter.find(PinPad)
    for digit in PINS["zhou"]:
        click(button(pad, digit))
    counter.idle()
    assert counter.shows(Frame)


@pytest.mark.rule("COM-82")
def test_wrong_pins_are_told_and_wait_longer_by_the_clock(counter: Counter) -> None:
    counter.open(person="lin")
    page = counter.find(Login)
    counter.types("111222")
    assert "After 2 more wrong ones you wait 30 seconds" in tree(page)
    counter.types("111222", "111222")
    assert "Try again in 30 seconds" in tree(page)
    counter.types(PINS["lin"])
    assert counter.shows(Login)
    counter.clock.advance(timedelta(seconds=12))
    counter.qtbot.waitUntil(lambda: "Try again in 18 seconds" in tree(page))
    counter.clock.advance(timedelta(seconds=20))
    counter.qtbot.waitUntil(lambda: "Try again" not in tree(page))
    counter.types(PINS["lin"])
    assert counter.shows(Frame)


@pytest.mark.rule("COM-82")
def test_one_persons_wait_is_not_anothers(counter: Counter) -> None:
    counter.open(person="lin")
    counter.types("111222", "111222", "111222")
    click(button(counter.find(Login), "苏越"))
    counter.types(PINS["su"])
    assert counter.find(Frame).person.login == "su"


def test_escape_asks_again_who_is_there(counter: Counter) -> None:
    counter.open(person="lin")
    counter.press(Qt.Key.Key_Escape)
    assert counter.find(Login).chosen == ""


@pytest.mark.rule("COM-72")
def test_language_and_theme_change_while_the_page_is_shown(counter: Counter) -> None:
    window = counter.open()
    page = counter.find(Login)
    assert "Who is at this counter?" in tree(page)
    click(button(page, "中文"))
    assert "谁在用这台？" in tree(page)
    click(button(page, "深色"))
    assert window.worn.theme.dark
    assert (window.place.language, window.place.scheme) == ("zh", "dark")


@pytest.mark.rule("COM-21")
def test_the_idle_counter_keeps_its_screen_and_asks_again(counter: Counter) -> None:
    counter.open(person="lin")
    counter.log_in("lin")
    frame = counter.find(Frame)
    frame.show_tab("prints")
    counter.idle()
    counter.clock.advance(timedelta(minutes=LOCK_AFTER.default))
    counter.qtbot.waitUntil(lambda: counter.shows(Lock))
    same_as_kept(counter.find(Lock), KEPT / "lock.txt")
    counter.press(Qt.Key.Key_Escape)
    assert counter.shows(Lock)
    counter.types("111222")
    assert counter.shows(Lock)
    counter.types(PINS["lin"])
    assert not counter.shows(Lock)
    assert counter.find(Frame) is frame
    assert frame.ui.tabs.current == "prints"


@pytest.mark.rule("COM-21")
def test_somebody_else_leaves_nothing_of_the_first_on_the_screen(counter: Counter) -> None:
    counter.open(person="lin")
    counter.log_in("lin")
    Sheet(counter.window).open()  # a flow's own
    counter.press(Qt.Key.Key_L, ctrl=True)
    click(button(counter.find(Lock), "Somebody else"))
    counter.idle()
    assert not counter.shows(Frame) and not counter.shows(Sheet)
    assert counter.house.desk.staff is None
    click(button(counter.find(Login), "苏越"))
    counter.types(PINS["su"])
    assert counter.find(Frame).person.login == "su"
