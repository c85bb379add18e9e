"""The menu as a manager keeps it: found, changed field by field, a new dish (RST-11)."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import Allergen, Pricing
from app.flows.restaurant.queries.loaders import dishes
from app.flows.restaurant.screens.menu import MenuPage
from app.flows.restaurant.screens.menu.dish import DishDialog
from app.kernel.judge import Staff
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, MANAGER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import nameless, targets, tree

ENTER, ESC, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5
Open = Callable[..., Clerk]


@pytest.fixture
def menu(show: Shown, room: Room) -> Open:
    """Open the menu's page for somebody."""

    def opened(by: Staff = MANAGER) -> Clerk:
        room.desk.staff = by
        return show(MenuPage(room), 1100, 700)

    return opened


def dish(dining: Dining, id: str) -> DishFacts:
    with dining.house.store.reading() as db:
        return dishes(db, [id])[id]


def over(clerk: Clerk, text: str) -> None:
    """Type over what stands in the field that has the keys."""
    QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
    clerk.key(text)


def listed(clerk: Clerk) -> list[str]:
    """The numbers of the dishes in the table."""
    model = clerk.page.table.model()
    return [model.index(n, 0).data() for n in range(model.rowCount())]


@pytest.mark.rule("RST-11", "COM-70", "COM-85")
def test_a_price_is_changed_by_pinyin_and_enter(menu: Open, dining: Dining) -> None:
    clerk = menu()
    assert nameless(clerk.page) == [] and targets(clerk.page) == []
    before = dish(dining, "2003")
    clerk.page.search.line.setFocus()
    clerk.key("dp", ENTER)
    assert nameless(clerk.front) == [] and targets(clerk.front) == []
    assert clerk.shows("'Keep it' nothing was changed F5 off")
    over(clerk, "free")
    clerk.key(F5)
    assert clerk.shows("Write it like 48 or 48.50.")
    over(clerk, "118.5")
    clerk.key(F5)
    assert dish(dining, "2003") == dataclasses.replace(before, price=11850)
    assert "¥118.50" in tree(clerk.page)


@pytest.mark.rule("RST-11", "RST-04")
def test_what_a_dish_is_changes_by_touch_and_it_leaves_the_menu(menu: Open, dining: Dining) -> None:
    clerk = menu()
    clerk.page.table.opened.emit("2004")
    clerk.settle()
    for touched in ("of the day", "soy", "On the menu"):
        clerk.touch(touched)
    clerk.touch("Keep it")
    known = dish(dining, "2004")
    assert (known.pricing, known.price, known.on_menu) == (Pricing.DAY, None, False)
    assert known.allergens == {Allergen.PEANUT, Allergen.SOY}
    clerk.touch("Off the menu")
    assert listed(clerk) == ["2004"]


@pytest.mark.rule("RST-11")
def test_a_new_dish_says_what_it_lacks_and_is_found_at_once(menu: Open, dining: Dining) -> None:
    clerk = menu()
    clerk.touch("Add a dish")
    assert clerk.shows("'Put it on the menu' name it first F5 off")
    clerk.key("2099")
    sheet = clerk.front.findChild(DishDialog)
    for field, text in ((sheet.ui.name, "蜜汁火方"), (sheet.ui.price, "168"), (sheet.ui.station, "蒸档")):
        field.write(text)
    clerk.touch("招牌")
    clerk.key(F5)
    assert clerk.shows("This cannot be empty."), "the unit is missing"
    sheet.ui.unit.write("例")
    clerk.key(F5)
    known = dish(dining, "2099")
    assert (known.name, known.price, known.unit, known.minutes) == ("蜜汁火方", 16800, "例", 10)
    clerk.page.search.line.setFocus()
    clerk.key("mzhf")
    assert listed(clerk) == ["2099"]


@pytest.mark.rule("COM-21", "COM-06")
def test_the_menu_is_a_managers_and_nobody_writes_over_another(
    menu: Open, dining: Dining, room: Room
) -> None:
    clerk = menu(HOST)
    clerk.page.table.opened.emit("2003")
    clerk.settle()
    over(clerk, "99")
    clerk.key(F5)
    assert room.asked[-1][0] == "restaurant.change_dish"
    dining.do("change_dish", MANAGER, dish="2003", price=12000)
    room.act_as(MANAGER)
    clerk.settle()
    assert clerk.shows("You saw ¥98.00 on the menu")
    assert dish(dining, "2003").price == 12000
