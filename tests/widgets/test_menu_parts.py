"""Beside and below a menu: categories by key and touch, what the keys do; and sheets that grow with what they say."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.widgets.button import ActionButton
from app.widgets.categories import Categories
from app.widgets.dialog import Sheet
from app.widgets.key_hints import KeyHints
from app.widgets.order_list import Course, OrderLine, OrderList
from app.widgets.part import Label, Role, Row
from app.widgets.segment import Choice
from app.widgets.theme import Look
from tests.qt_help import button, click, keys, settle, targets, tree

Show = Callable[..., QWidget]
CHOICES = (Choice("cold", "凉菜", 24), Choice("hot", "热菜", 46), Choice("soup", "汤羹", 12))


@pytest.fixture
def kinds(shown: Show) -> Categories:
    made = Categories()
    made.offer(CHOICES)
    made.mark("cold")
    shown(made, 97, 320)
    return made


def test_a_category_is_chosen_by_touch_by_alt_and_by_arrows(kinds: Categories) -> None:
    said: list[str] = []
    kinds.chosen.connect(said.append)
    click(button(kinds, "热菜"))
    QTest.keyClick(kinds, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(kinds, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    button(kinds, "汤羹").setFocus()
    keys(kinds, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert said == ["hot", "soup", "soup", "hot", "cold"]
    assert kinds.current == "cold"
    assert targets(kinds) == []


def test_new_counts_leave_the_chosen_category_chosen(kinds: Categories) -> None:
    kinds.mark("hot")
    kinds.offer((*CHOICES, Choice("drink", "酒水", 62)))
    assert kinds.current == "hot"
    kinds.mark("")
    assert kinds.current == ""


def test_hints_that_do_not_fit_are_still_told(shown: Show) -> None:
    hints = KeyHints((("Enter", "加一份"), ("Ctrl Z", "撤回")))
    shown(hints, 90, 30)
    assert "Enter 加一份 · Ctrl Z 撤回" in tree(hints)
    assert not hints.grab().isNull()


def test_a_sheet_grows_with_what_it_says_and_keeps_its_ways_out_in_sight(worn: Look, shown: Show) -> None:
    host = QWidget()
    shown(host, 700, 500)
    sheet = Sheet(host)
    told = Label("", Role.BODY, wrap=True)
    sheet.card.column.addWidget(told)
    way, row = ActionButton("返回"), Row()
    row.addWidget(way)
    sheet.card.stand(row)
    sheet.open()
    settle()
    low = sheet.card.height()
    told.say("客人确认后改过三处，" * 12)
    settle()
    assert sheet.card.height() > low
    assert told.height() >= told.heightForWidth(told.width())
    told.say("客人确认后改过三处，" * 400)
    settle()
    assert sheet.card.height() <= host.height()
    click(way)


def test_lines_that_move_stay_the_same_parts_and_tab_goes_from_top_to_bottom(shown: Show) -> None:
    order = OrderList()
    first, last = OrderLine("1", "水晶肴肉"), OrderLine("9", "松鼠鳜鱼", request="不要葱", verb="已复述")
    order.show_courses((Course("c", "凉菜", None, (first, last)),))
    shown(order, 384, 400)
    kept = button(order, "1 松鼠鳜鱼")
    kept.setFocus()
    added = OrderLine("5", "酱牛肉")
    order.show_courses((Course("c", "凉菜", None, (added, first)), Course("h", "热菜", None, (last,))))
    settle()
    assert button(order, "1 松鼠鳜鱼") is kept and kept.hasFocus()
    button(order, "1 酱牛肉").setFocus()
    keys(order, Qt.Key.Key_Tab)
    assert button(order, "1 水晶肴肉").hasFocus()
    keys(order, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert button(order, "已复述").hasFocus()
    order.show_courses((Course("h", "热菜", None, (last,)),))
    settle()
    assert "酱牛肉" not in tree(order)
