"""Parts one behind the other: made when first wanted, and as high as the one that is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.widgets import stack
from app.widgets.part import Column, Label, Panel
from app.widgets.stack import Late, Stack
from tests.qt_help import settle

Show = Callable[..., QWidget]


def late(within: Stack, made: list[str], word: str, high: int) -> Late[Label]:
    def make(parent: QWidget) -> Label:
        made.append(word)
        one = Label(word, parent=parent)
        one.setFixedHeight(high)
        return one

    return within.late(make)


def on_ground(within: Stack) -> Panel:
    ground = Panel("ground")
    column = Column(ground)
    column.addWidget(within)
    column.addStretch(1)
    return ground


def test_a_part_is_made_when_it_is_first_wanted_and_kept(shown: Show) -> None:
    made: list[str] = []
    parts = Stack()
    low, high, never = (late(parts, made, w, h) for w, h in (("low", 40), ("high", 300), ("never", 900)))
    low.show()
    shown(on_ground(parts), 400, 500)
    settle()
    assert (made, parts.height(), low.shown) == (["low"], 40, True)
    label = high.show()
    settle()
    assert (made, parts.height(), label.isVisible(), low.shown) == (["low", "high"], 300, True, False)
    low.show()
    settle()
    assert (made, parts.height(), high.ask() is label, label.isVisible()) == (
        ["low", "high"],
        40,
        True,
        False,
    )
    assert never.made is None


def test_what_was_not_shown_yet_is_made_ahead_once_whoever_came_has_settled(
    shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stack, "AHEAD", 0)
    made: list[str] = []
    parts = Stack(ahead=True)
    first, second, third = (late(parts, made, word, 40) for word in ("1", "2", "3"))
    first.show()
    settle()
    assert made == ["1"], "hidden it makes nothing ahead"
    shown(on_ground(parts), 400, 500)
    qtbot.waitUntil(lambda: third.made is not None)
    assert made == ["1", "2", "3"]
    assert first.shown and second.made and not second.made.isVisible()
