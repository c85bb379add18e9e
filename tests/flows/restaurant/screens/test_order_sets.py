"""A set menu on the order page: added by one touch, its dishes exchanged with their difference (RST-11)."""

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
from tests.flows.restaurant.test_sets import PRICE, SET, bears
from tests.qt_help import nameless, targets

ENTER, F5 = Qt.Key.Key_Return, Qt.Key.Key_F5


@pytest.mark.rule("RST-11", "COM-70", "COM-85")
def test_a_set_is_added_as_one_dish_and_a_dish_of_it_is_exchanged(
    show: Shown, room: Room, dining: Dining
) -> None:
    dining.do("add_dish", MANAGER, dish="S1", what=SET)
    sitting = dining.at(Sitting.TEA)
    clerk = opened(show, room, OrderPage, sitting, CAPTAIN)
    clerk.key("ryx", ENTER)
    assert clerk.keys == 4, "a set costs no key more than a dish"
    assert bears(dining, sitting) == PRICE
    assert clerk.shows("'1 如意席 688.01'")
    clerk.key("lj", ENTER)
    assert [o.quantity for o in dining.facts(sitting).lines if o.dish == "2002"] == [1, 1], (
        "one more of a dish that stands in a set is a line of its own"
    )
    clerk.key("-")
    shrimp = next(o for o in dining.facts(sitting).lines if o.dish == "2002")
    clerk.work.column.bring(shrimp.id)
    clerk.settle()
    clerk.touch("Exchange")
    assert nameless(clerk.front) == [] and targets(clerk.front) == []
    assert clerk.shows("'东坡肉' ¥30.00 less")
    clerk.key("dp", ENTER)
    assert clerk.shows("Tell the guest: with 东坡肉 the set costs ¥30.00 less.")
    clerk.key(ENTER)
    assert bears(dining, sitting) == PRICE - 3000
    assert clerk.shows("'1 如意席 658.01'")
    line = next(o for o in dining.facts(sitting).lines if o.is_set)
    clerk.work.column.bring(line.id)
    clerk.settle()
    clerk.touch("−")
    assert [o for o in dining.facts(sitting).lines if not o.tea] == []


@pytest.mark.rule("RST-11")
def test_a_manager_writes_what_a_set_is_made_of(show: Shown, room: Room, dining: Dining) -> None:
    dining.do("add_dish", MANAGER, dish="S1", what=SET)
    room.desk.staff = MANAGER
    clerk = show(MenuPage(room), 1100, 700)
    clerk.page.table.opened.emit("S1")
    clerk.settle()
    field = next(one for one in clerk.front.findChildren(Field) if one.objectName() == "dishes")
    assert field.text == "1001*1; 2001*4; 2002*1; 3001*4; 5001*4; 6001*1"
    field.write("1003; 2003×2")
    field.setFocus()
    clerk.key(F5)
    sitting = dining.at(Sitting.TEA)
    dining.add(sitting, dining.begin(sitting), "S1")
    own = [(o.dish, o.quantity) for o in dining.facts(sitting).lines if o.of_set]
    assert own == [("1003", 1), ("2003", 2)]
