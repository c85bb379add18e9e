"""A button bound to an action, on a real house: its words, its state and its reason are the action's."""

import pytest
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot

from app.kernel.text import T
from app.widgets.bind import bind, button_of
from app.widgets.button import ActionButton, Kind
from app.widgets.theme import Look
from tests.qt_help import click
from tests.widgets.test_screen import LoanPage, Room, page, room, settle

__all__ = ["page", "room"]


@pytest.fixture
def take_back(worn: Look, page: LoanPage) -> ActionButton:
    button = button_of(page.take_back, Kind.PRIMARY, note=T("Count the strings"), high=60)
    QVBoxLayout(page).addWidget(button)
    button.show()
    return button


def test_a_button_has_the_words_and_the_key_of_its_action(take_back: ActionButton) -> None:
    assert take_back.accessibleName() == "Take it back"
    assert take_back.hint == "F5"
    assert take_back.second == "Count the strings"


def test_a_click_does_it_and_the_reason_is_told_after(
    qtbot: QtBot, room: Room, page: LoanPage, take_back: ActionButton
) -> None:
    click(take_back)
    assert take_back.busy
    settle(qtbot, room)
    assert page.facts[page.loan].step == "returned"
    assert take_back.is_off
    assert "Already at" in take_back.second


@pytest.mark.rule("COM-21")
def test_what_another_does_is_framed_and_what_one_does_oneself_is_solid(
    page: LoanPage, take_back: ActionButton, worn: Look
) -> None:
    confide = button_of(page.confide, Kind.PRIMARY, parent=page)
    grounds = [one.grab().toImage().pixelColor(20, 10) for one in (confide, take_back)]
    assert grounds == [worn.colour("surface"), worn.colour("action")]


def test_a_closed_door_still_names_its_key(
    qtbot: QtBot, room: Room, page: LoanPage, take_back: ActionButton
) -> None:
    click(take_back)
    settle(qtbot, room)
    take_back.click()
    assert room.said, "pressed while off, the action says what is missing"


def test_a_button_that_is_gone_hears_nothing_more(
    qtbot: QtBot, room: Room, page: LoanPage, worn: Look
) -> None:
    button = bind(page.check, ActionButton())
    button.deleteLater()
    settle(qtbot, room)
    page.check.press()
    settle(qtbot, room)
