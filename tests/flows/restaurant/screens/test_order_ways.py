"""How the guest wants a dish is asked with it: by digits, by Enter where there is a usual way, by touch (RST-11)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.menu import MenuPage
from app.flows.restaurant.screens.order import OrderPage
from app.widgets.field import Field
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, MANAGER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import opened
from tests.flows.restaurant.screens.room import Room
from tests.flows.restaurant.test_ways import hot
from tests.qt_help import nameless, targets

ENTER, F5 = Qt.Key.Key_Return, Qt.Key.Key_F5


def names(dining: Dining, sitting: str) -> list[tuple[str, int]]:
    return [(line.name, line.quantity) for line in dining.facts(sitting).lines if not line.tea]


@pytest.mark.rule("RST-11", "COM-70", "COM-85")
def test_choices_are_asked_with_the_dish_and_cost_others_no_key(
    show: Shown, room: Room, dining: Dining
) -> None:
    hot(dining, "辣度: 不辣/微辣*/特辣")
    sitting = dining.at(Sitting.TEA)
    clerk = opened(show, room, OrderPage, sitting, CAPTAIN)
    clerk.key("dp", ENTER)
    assert (clerk.keys, names(dining, sitting)) == (3, [("东坡肉", 1)]), "no key more without a choice"
    clerk.key("gb", ENTER)
    assert nameless(clerk.front) == [] and targets(clerk.front) == []
    clerk.key(ENTER)
    assert clerk.keys == 7, "the usual way is one Enter"
    clerk.key("gb2", ENTER, "3", ENTER)
    clerk.key("gb", ENTER, ENTER)
    told = [("东坡肉", 1), ("宫保鸡丁 · 微辣", 2), ("宫保鸡丁 · 特辣", 2)]
    assert names(dining, sitting) == told, "more of the same goes to its own line"

    hot(dining, "切法: 片/条+8", "1001")
    clerk.touch_tile("1001")
    clerk.touch("Order it so")
    assert clerk.shows("Ask the guest which 切法 for 桂花糯米藕: 片 and 条.")
    clerk.touch("2 条 +8")
    assert clerk.shows("¥46 per 例")
    clerk.touch("Order it so")
    assert names(dining, sitting)[-1] == ("桂花糯米藕 · 条", 1)
    clerk.key("-")
    clerk.key(Qt.Key.Key_Escape)
    assert len(names(dining, sitting)) == 3


@pytest.mark.rule("RST-11")
def test_a_manager_writes_the_choices_of_a_dish(show: Shown, room: Room, dining: Dining) -> None:
    room.desk.staff = MANAGER
    clerk = show(MenuPage(room), 1100, 700)
    clerk.page.table.opened.emit("2003")
    clerk.settle()
    field = next(one for one in clerk.front.findChildren(Field) if one.objectName() == "choices")
    field.setFocus()
    clerk.key("hot")
    clerk.key(F5)
    assert clerk.shows("Write it like Heat: none/mild*/hot; Style: steamed/braised+8.")
    clerk.key(": no/yes+5*")
    clerk.key(F5)
    sitting = dining.seat()
    dining.do("note_taboos", sitting=sitting, taboos=None)
    dining.add(sitting, dining.begin(sitting), "2003")
    assert dining.line(sitting, "2003").name == "东坡肉 · yes"
    assert dining.line(sitting, "2003").price == 9800 + 500
