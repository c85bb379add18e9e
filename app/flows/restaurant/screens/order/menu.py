"""The menu of the order page: categories, search, tiles, and what is offered instead of a dish that is sold out."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId
from app.flows.restaurant.facts.kinds import Allergen, Pricing
from app.flows.restaurant.facts.views import Menu, MenuDish
from app.flows.restaurant.screens.dish_words import marks, price
from app.flows.restaurant.screens.order.finder import Asked, Finder, asked
from app.forms.restaurant.ui_order_menu import Ui_OrderMenu
from app.kernel.text import T, Text
from app.widgets.button import ActionButton
from app.widgets.categories import Categories
from app.widgets.dishes import DishTile, DishView
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.key_hints import KeyHints
from app.widgets.part import Part, Scroll, showing
from app.widgets.segment import Choice, Segment
from app.widgets.sentence import Sentence
from app.widgets.tabbar import BarIcon
from app.widgets.theme import Said
from app.widgets.toast import clear_of_toasts

ALL, THERE, OFTEN = "all", "there", "often"
BROWSING: tuple[tuple[str, Said], ...] = (
    ("Enter", T("adds it")),
    ("2 Enter", T("makes it two")),
    ("*", T("a request")),
    ("-", T("one less")),
    ("Alt 1–9", T("category")),
    ("Ctrl Z", T("takes it back")),
)
SEEKING: tuple[tuple[str, Said], ...] = (
    ("Enter", T("adds one")),
    ("2 Enter", T("adds two")),
    ("↓", T("the next one")),
    ("Esc", T("clears it")),
)


class MenuBoard(Part, QWidget):
    """Finds and offers dishes; it changes nothing itself.

    `wanted(dish, count, typed)` is a dish to be ordered, `recounted(n)` a number for the last line;
    `requested`, `lessened` and `undone` are its keys; `confirmed` is Enter with nothing typed. `basket` leads
    to the order where there is no room for it beside the menu. `counting(dish)` asks how many of the found dish
    there are, or of none.
    """

    wanted = Signal(str, int, str)
    recounted = Signal(int)
    requested = Signal()
    lessened = Signal()
    undone = Signal()
    confirmed = Signal()
    basket = Signal()
    counting = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_OrderMenu(), self)
        self._dishes: dict[DishId, MenuDish] = {}
        self._menu: Menu | None = None
        self._finder: Finder | None = None
        self._counts: Mapping[DishId, int] = {}
        self._guests = 1
        self._avoided: frozenset[Allergen] = frozenset()
        self._category = self._sought_for = ""
        self._early: list[str] = []
        self.search = SearchField(T("Initials, name or number"), letters=True, parent=self)
        self._ways = Segment(
            (Choice(ALL, T("All", "dishes")), Choice(THERE, T("There")), Choice(OFTEN, T("Often")))
        )
        self._categories, self._tiles, self._hints = Categories(), DishView(), KeyHints()
        self._stuck = Sentence(hue="warn", icon="clock-alert", boxed=True)
        self._basket = ActionButton("", icon="utensils", hint="F8", high=48)
        self._portions = BarIcon("hash", T("Count portions (F9)"))
        self._none = Empty("search", T("No such dish"), T("Esc clears what was typed."))
        self._place()
        self._connect()
        self.show_instead("", ())
        self._show()

    # -- what it shows --------------------------------------------------------------------------------

    def show_menu(self, menu: Menu) -> None:
        """Show the menu as it is now."""
        self._menu = menu
        self._dishes = {dish.facts.id: dish for dish in menu.dishes}
        if self._category not in menu.categories:
            self._category = next(iter(menu.categories), "")
        self._show()

    def show_finder(self, finder: Finder) -> None:
        """Find by this from now on."""
        self._finder = finder
        self._show()
        early, self._early = self._early, []
        typing = self.typed
        for typed in early:
            self.search.line.setText(typed)
            self._entered()
            typing = typing or self.typed
        self.search.line.setText(typing)

    @property
    def waiting(self) -> bool:
        """Whether a dish was entered before there was anything to find it by."""
        return bool(self._early)

    def show_table(self, guests: int, avoided: frozenset[Allergen], counts: Mapping[DishId, int]) -> None:
        """Say for how many it is, what they avoid, and how often each dish is in the order."""
        self._guests, self._avoided, self._counts = guests, avoided, counts
        self._show()

    def show_instead(self, sorry: Said, instead: Sequence[DishFacts]) -> None:
        """Say sorry, and offer up to three dishes by one touch each; nothing to say takes it away (RST-12)."""
        self.ui.sorry.say(sorry)
        while (item := self.ui.instead_place.takeAt(0)) is not None:
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for dish in instead:
            told = T("{dish} {price}", dish=dish.name, price=price(dish.price) if dish.price else "")
            button = ActionButton(told, icon="plus", high=48, parent=self)
            button.clicked.connect(partial(self._take_instead, dish.id))
            self.ui.instead_place.addWidget(button, 1)
        showing(self.ui.instead, bool(self.look.say(sorry)))

    def show_stuck(self, sentence: Said) -> None:
        """Say that something got no answer, and how it goes once more."""
        self._stuck.say(sentence)

    def show_basket(self, shown: bool) -> None:
        """Offer the way to the order, where it lies over the menu."""
        showing(self._basket, shown)

    def show_sum(self, dishes: int, total: int) -> None:
        """Say on that way what is in the order, in fen."""
        self._basket.say(T("Order ({n}): {total:money}", n=dishes, total=total))

    def type(self, text: str) -> None:
        """Put back what was typed, or go on with a letter that was typed elsewhere."""
        self.search.line.setText(text)
        self.search.line.setFocus()

    @property
    def typed(self) -> str:
        """What stands in the search field."""
        return self.search.text

    # -- Qt's own ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._clears(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._pressed(event):
                return True
        return super().eventFilter(watched, event)

    def retold(self) -> None:
        self._show()

    # -- inside -------------------------------------------------------------------------------------------

    def _place(self) -> None:
        ui = self.ui
        scroll = Scroll(self._categories)
        scroll.setFixedWidth(self.look.px(97))
        self._scroll = scroll
        ui.categories_place.addWidget(scroll)
        ui.search_place.addWidget(self.search, 1)
        ui.search_place.addWidget(self._ways)
        ui.search_place.addWidget(self._portions)
        ui.tiles_place.addWidget(self._tiles, 1)
        ui.tiles_place.addWidget(self._none)
        ui.tiles_place.addStretch(0)
        ui.stuck_place.addWidget(self._stuck)
        ui.keys_place.addWidget(self._hints)
        ui.basket_place.addWidget(self._basket)
        self._tiles.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.search)

    def dressed(self) -> None:
        self._scroll.setFixedWidth(self.look.px(97))
        super().dressed()

    def _connect(self) -> None:
        self.search.line.installEventFilter(self)
        self.search.sought.connect(self._sought)
        self.search.entered.connect(self._entered)
        self.search.moved.connect(self._moved)
        self._basket.clicked.connect(self.basket)
        clear_of_toasts(self._basket)
        QShortcut(QKeySequence("F8"), self._basket, self.basket.emit)
        self._categories.chosen.connect(self._turn_to)
        self._ways.chosen.connect(self._show)
        self._portions.clicked.connect(self._count_portions)
        QShortcut(QKeySequence("F9"), self, self._count_portions)
        self._tiles.opened.connect(lambda dish: self._want(DishId(dish)))

    def _count_portions(self) -> None:
        self.counting.emit(self._tiles.current)

    def _sought(self) -> None:
        self.show_instead("", ())
        self._show()

    def _turn_to(self, category: str) -> None:
        self._category = category
        self.show_instead("", ())
        self.search.clear()
        self._show()
        self.search.line.setFocus()

    def _moved(self, by: int) -> None:
        offered = self.ui.instead_place.itemAt(0)
        if by > 0 and offered and (button := offered.widget()):
            button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._tiles.step(by)
            self._say_enter()

    def _clears(self, event: QKeyEvent) -> bool:
        """Esc takes away what was typed, or what is offered, before it leads back."""
        return event.key() == Qt.Key.Key_Escape and bool(self.typed or self.ui.instead_place.count())

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isprintable():
            # A key of the page that has nothing to do is no letter of a dish.
            return bool(event.text())
        if event.matches(QKeySequence.StandardKey.Undo) and not self.typed:
            self.undone.emit()
        elif self._clears(event):
            self.search.clear()
            self.show_instead("", ())
        elif event.text() == "*":
            self.requested.emit()
        elif event.text() == "-" and not self.typed:
            self.lessened.emit()
        else:
            # The key that leads here from anywhere is no letter of a dish.
            return event.text() == "/"
        return True

    def _entered(self) -> None:
        sought = asked(self.typed)
        if self._tiles.current:
            self._want(DishId(self._tiles.current))
        elif sought.dish and self._finder is None:
            self._early.append(self.typed)
            self.search.clear()
        elif not sought.dish and sought.count is not None:
            self.search.clear()
            self.recounted.emit(sought.count)
        elif not self.typed:
            self.confirmed.emit()

    def _want(self, dish: DishId) -> None:
        count, typed = self._count(dish), self.typed
        self.search.clear()
        self.search.line.setFocus()
        self.wanted.emit(dish, count, typed)

    def _take_instead(self, dish: DishId) -> None:
        self.show_instead("", ())
        self._want(dish)

    def _count(self, dish: DishId) -> int:
        """How many of a dish are wanted: as typed, else one a guest of what is served so, else one."""
        per_guest = self._dishes[dish].facts.pricing is Pricing.PERSON and not self._counts.get(dish)
        return asked(self.typed).count or (self._guests if per_guest else 1)

    def _show(self) -> None:
        """Show the tiles that fit what is typed, or the category."""
        sought = asked(self.typed)
        found = self._found(sought)
        filtered = [dish for dish in found if self._fits(dish)]
        if self._ways.current == OFTEN:
            filtered.sort(key=lambda dish: -dish.ordered)
        self._tiles.show_tiles([self._tile(dish, sought) for dish in filtered])
        seeking = bool(sought.dish)
        if sought.dish != self._sought_for or not self._tiles.current:
            self._tiles.choose(filtered[0].facts.id if seeking and filtered else "")
        self._sought_for = sought.dish
        showing(self._none, seeking and not filtered)
        showing(self._tiles, bool(filtered))
        self._hints.show_hints(SEEKING if seeking else BROWSING)
        self._say_found(sought, len(filtered))
        self._say_enter()
        self._offer_categories(seeking=seeking)

    def _found(self, sought: Asked) -> Sequence[MenuDish]:
        if not sought.dish:
            return [d for d in self._dishes.values() if d.facts.category == self._category]
        if self._finder is None:
            return [d for d in self._dishes.values() if sought.dish in d.facts.name]
        return [self._dishes[i] for i in self._finder.find(sought.dish) if i in self._dishes]

    def _fits(self, dish: MenuDish) -> bool:
        if not dish.facts.on_menu:
            return False
        way = self._ways.current
        return not (way == THERE and dish.facts.sold_out) and not (way == OFTEN and not dish.ordered)

    def _tile(self, dish: MenuDish, sought: Asked) -> DishTile:
        facts, finder = dish.facts, self._finder
        return DishTile(
            id=facts.id,
            name=facts.name,
            letters=finder.letters(facts.id) if finder else "",
            price=price(facts.price) if facts.price is not None else "",
            unit=facts.unit if facts.price is not None else "",
            hit=finder.hit(facts.id, sought.dish) if finder else (0, 0),
            count=self._counts.get(facts.id, 0),
            sold_out=facts.sold_out,
            tags=marks(facts, self._avoided),
        )

    def _say_found(self, sought: Asked, n: int) -> None:
        told: Text = T("{category}: {n} on the menu", category=self._category, n=n)
        if sought.dish:
            told = T("{n} found for {text}, the likeliest first", text=sought.dish, n=n)
        self.ui.found.say(told)

    def _say_enter(self) -> None:
        """What Enter does now."""
        sought, current = asked(self.typed), self._tiles.current
        dish = self._dishes.get(DishId(current)) if current else None
        if dish:
            self.ui.enters.say(T("Enter: {dish} × {n}", dish=dish.facts.name, n=self._count(dish.facts.id)))
        elif sought.count is not None:
            self.ui.enters.say(T("Enter: the last line × {n}", n=sought.count))
        else:
            self.ui.enters.say("")

    def _offer_categories(self, *, seeking: bool) -> None:
        menu = self._menu
        if menu is None:
            return
        counts = dict.fromkeys(menu.categories, 0)
        for dish in menu.dishes:
            if dish.facts.on_menu and dish.facts.category in counts:
                counts[dish.facts.category] += 1
        self._categories.offer([Choice(name, name, n) for name, n in counts.items()])
        self._categories.mark("" if seeking else self._category)
