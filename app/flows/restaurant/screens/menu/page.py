"""Every dish, on the menu or not: found as it is typed, opened in a sheet."""

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.views import MenuDish, WholeMenu
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.dish_words import SPECIALITY, price
from app.flows.restaurant.screens.menu.dish import DishDialog
from app.flows.restaurant.screens.order.finder import Finder
from app.forms.restaurant.ui_menu import Ui_Menu
from app.kernel.text import T
from app.widgets.bind import bind
from app.widgets.desk import Context
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, RowAct, Table, TableRow
from app.widgets.theme import Said

ALL, OFF = "all", "off"
CHANGE = RowAct("change", T("Change", "edit"), "pencil")
OFF_MENU = Tag(T("Off the menu"), "mute", "eye-off")
SOLD_OUT = Tag(T("Sold out"), "bad", "ban")


class MenuPage(RestaurantScreen):
    """A row opens its dish; `plus` a new one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._menu = WholeMenu(())
        self._finder = Finder(())
        self.ui = laid_out(Ui_Menu(), self)
        self.search = SearchField(T("Name, pinyin or number"), letters=True, high=44)
        self.ways = Segment([Choice(ALL, T("All dishes")), Choice(OFF, T("Off the menu"))])
        self.table = Table(
            (
                Heading(T("Number"), 90),
                Heading(T("Dish"), 0),
                Heading(T("Category"), 110),
                Heading(T("Price", "menu"), 130, sums=True),
                Heading(T("Station"), 120),
                Heading("", 130),
                Heading("", 130),
            )
        )
        self.ui.search_place.addWidget(self.search)
        self.ui.ways_place.addWidget(self.ways)
        self.ui.table_place.addWidget(self.table)
        self.add = self.asks(
            "restaurant.add_dish", dict, lambda: self._ask(""), text=T("Add a dish"), icon="plus"
        )
        bind(self.add, self.ui.add)
        self.search.sought.connect(lambda _: self._show_rows())
        self.search.entered.connect(lambda _: self._open_first())
        self.ways.chosen.connect(lambda _: self._show_rows())
        self.table.opened.connect(self._ask)
        self.table.acted.connect(lambda dish, _: self._ask(dish))

    def read(self) -> None:
        self.look(WholeMenu, self._fill)

    def _fill(self, menu: WholeMenu) -> None:
        self._menu = menu
        self._finder = Finder([MenuDish(dish, 0) for dish in menu.dishes])
        off = sum(not dish.on_menu for dish in menu.dishes)
        self.ways.offer(
            (
                Choice(ALL, T("All dishes"), len(menu.dishes)),
                Choice(OFF, T("Off the menu"), off),
            )
        )
        self.learn(*menu.dishes)
        self._show_rows()

    def _found(self) -> list[DishFacts]:
        """What is sought, the likeliest first; or all, in the order of the menu."""
        dishes = {dish.id: dish for dish in self._menu.dishes}
        sought = self.search.text.strip()
        found = [dishes[id] for id in self._finder.find(sought)] if sought else list(dishes.values())
        return [dish for dish in found if self.ways.current == ALL or not dish.on_menu]

    def _show_rows(self) -> None:
        self.table.show_rows([self._row(dish) for dish in self._found()])

    def _row(self, dish: DishFacts) -> TableRow:
        return TableRow(
            dish.id,
            (
                Cell(dish.id, "ink2"),
                Cell(dish.name, strong=True),
                Cell(dish.category),
                Cell(_priced(dish)),
                Cell(dish.station),
                _state(dish),
                CHANGE,
            ),
            off=not dish.on_menu,
        )

    def _open_first(self) -> None:
        if found := self._found():
            self._ask(found[0].id)

    def _ask(self, dish: str) -> None:
        known = next((one for one in self._menu.dishes if one.id == dish), None)
        stations = tuple(dict.fromkeys(one.station for one in self._menu.dishes))
        DishDialog(self.context, self, known, stations).open()


def _priced(dish: DishFacts) -> Said:
    if dish.price is None:
        return T("of the day")
    return T("{price}/{unit}", price=price(dish.price), unit=dish.unit)


def _state(dish: DishFacts) -> Tag | str:
    if not dish.on_menu:
        return OFF_MENU
    if dish.sold_out:
        return SOLD_OUT
    return SPECIALITY if dish.special else ""
