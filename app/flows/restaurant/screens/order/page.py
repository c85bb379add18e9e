"""The order page: what is found on the menu goes into the order, which the guest confirms and the kitchen gets."""

from dataclasses import replace
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId, LineId, SittingId
from app.flows.restaurant.facts.views import Menu, OrderLine, OrderShown, SittingShown, Substitutes
from app.flows.restaurant.facts.ways import Way
from app.flows.restaurant.rules import ordering, seating
from app.flows.restaurant.rules.taboos import unaccepted
from app.flows.restaurant.screens.allergy import AllergyDialog, ask_for_yes
from app.flows.restaurant.screens.base import Dialog, RestaurantScreen
from app.flows.restaurant.screens.line.sheet import open_line
from app.flows.restaurant.screens.order import lines, slip
from app.flows.restaurant.screens.order.agree import PriceDialog, WeighDialog
from app.flows.restaurant.screens.order.bar import facts_of, guards_of
from app.flows.restaurant.screens.order.column import OrderColumn
from app.flows.restaurant.screens.order.entering import Entering, Step, Wish
from app.flows.restaurant.screens.order.exchange import ExchangeDialog
from app.flows.restaurant.screens.order.finder import Finder, found_beside
from app.flows.restaurant.screens.order.menu import MenuBoard
from app.flows.restaurant.screens.order.portions import PortionsDialog
from app.flows.restaurant.screens.order.request import RequestDialog
from app.flows.restaurant.screens.order.sending import Sending
from app.flows.restaurant.screens.order.ways import WaysDialog
from app.flows.restaurant.screens.sitting.taboos import TaboosDialog
from app.forms.restaurant.ui_order import Ui_Order
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.columns import Arrangement, BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.pages import Pages
from app.widgets.theme import Said


class OrderPage(RestaurantScreen):
    """`OrderPage(context, sitting)`, pushed onto `Pages`; it goes back by itself once the order is sent."""

    def __init__(self, context: Context, sitting: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sitting = SittingId(sitting)
        self.shown: SittingShown | None = None
        self.dishes: dict[DishId, DishFacts] = {}
        self.last: LineId | None = None
        self._names: tuple[str, ...] = ()
        self._leaving = False
        self._doubtful: Wish | None = None
        self.ui = laid_out(Ui_Order(), self)
        self.ui.bar.show_title(T("Order", "page"))
        self.menu, self.column = MenuBoard(), OrderColumn()
        self.entering = Entering(self, self, self.sitting)
        self.sending = Sending(self)
        self.board = BoardLayout(self.menu, self.column, self.sending.block)
        self.ui.board_place.addWidget(self.board)
        self.setFocusProxy(self.menu)
        self._connect()

    # -- Screen's own ---------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(SittingShown, self._show_sitting, sitting=self.sitting)
        self.look(Menu, self._show_menu)

    def event(self, event: QEvent) -> bool:
        # Two shortcuts on one key would both not be heard: taken here, Esc comes back as a press.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._stays(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing else wants goes on as if typed in the search field; Esc leads back one level."""
        line = self.menu.search.line
        wanted = event.matches(QKeySequence.StandardKey.Undo) or event.text().strip().isprintable()
        if self._covered and self._stays(event):
            self.board.close_case()
        elif self._stays(event):
            self.leave()
        elif wanted and event.text().strip() and not line.hasFocus():
            line.setFocus()
            QCoreApplication.sendEvent(line, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not line.hasFocus():
            self._enter()
        else:
            super().keyPressEvent(event)

    def passed(self) -> None:
        """What lies unsent too long comes free with time alone (RST-12)."""
        super().passed()
        self.again()

    # -- what its parts ask of it ---------------------------------------------------------------------

    @property
    def order(self) -> OrderShown | None:
        """The order that is being written."""
        return slip.unsent(self.shown) if self.shown else None

    @property
    def chosen(self) -> OrderLine | None:
        """The line that the tools act on."""
        return lines.line_of(self.order, self.column.chosen)

    def leave(self) -> None:
        """Go back to where the page was opened; what is still being noted is noted first."""
        pages = self.parentWidget()
        self._leaving = self.under_way
        if not self._leaving and isinstance(pages, Pages):
            pages.back()

    def ask_taboos(self) -> None:
        """Nobody orders before allergies and taboos were asked (RST-04)."""
        if self.shown:
            dialog = TaboosDialog(self.context, self, self.shown)
            dialog.sheet.dismissed.connect(self.entering.not_answered)
            dialog.open()

    def ask_for_captain(self, no: No) -> None:
        """The captain takes orders; one touch says that none is free (RST-14), and the wish goes on."""
        self.column.busy.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_who_says_yes(self, wish: Wish, no: No) -> None:
        """Ask for the guest's own yes (RST-04)."""
        verb = T("They said yes: order it")
        dialog = AllergyDialog(self.context, self, no, self.entering.said_yes, verb)
        dialog.sheet.dismissed.connect(self.entering.not_answered)
        dialog.open()

    def stuck(self, wish: Wish | None) -> None:
        """Say what got no answer and how it goes once more; None takes it away."""
        self.menu.show_stuck(T("Not noted yet: {what}. Enter tries again.", what=wish.what) if wish else "")

    def entered(self, step: Step, result: Any) -> None:
        """A wish was carried out: the line that it changed is the last one now."""
        self.last = getattr(result, "line", None) or step.line
        if step.name == lines.REMOVE and step.what:
            self.told(T("Taken off: {dish}.", dish=step.what))

    def given_up(self, wish: Wish) -> None:
        """A wish that could not be done is typed again, so that it need not be."""
        self.sending.look_first()
        if wish.typed and not self.menu.typed:
            self.menu.type(wish.typed)

    def taken_up(self, wish: Wish) -> None:
        """A wish goes on after all."""
        if wish.typed and self.menu.typed == wish.typed:
            self.menu.type("")

    def all_noted(self) -> None:
        """Nothing is under way any more: whoever pressed a key meanwhile is served now."""
        self.context.bridge.later(self._serve)

    @property
    def under_way(self) -> bool:
        """Whether something that was entered is not noted yet, and nothing keeps it from it."""
        return self.entering.under_way or self.menu.waiting

    def refused(self, no: No) -> None:
        """A rule's no; where it offers other dishes, they are one touch away (RST-12)."""
        instead = [self.dishes[i] for i in no.args.get("ids", ()) if i in self.dishes]
        if "ids" in no.args:
            self.menu.show_instead(no.text, instead)
        else:
            super().refused(no)

    def lead_to(self, mend: str) -> bool:
        """Go to the first thing that is missing, by the act that would mend it."""
        lines = self.order.lines if self.order else ()
        waiting = [line for line in lines if slip.waits_for(line.facts)]
        met = unaccepted(self.shown.facts, [line.facts for line in lines]) if self.shown else []
        if mend == "note_taboos":
            self.ask_taboos()
        elif mend in (slip.READ_BACK, slip.WEIGH, slip.PRICE) and waiting:
            self.column.bring(waiting[0].facts.id)
            if mend != slip.READ_BACK:  # what is to be said to the guest is said by whoever ticks it
                self._ask(waiting[0].facts.id)
        elif mend == "accept_allergens" and self.shown and met:
            ask_for_yes(self, self.shown.facts, met[0])
        elif mend == "add_line":
            self.menu.search.line.setFocus()
        else:
            return False
        return True

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _covered(self) -> bool:
        """Whether the order lies over the menu."""
        return self.board.arrangement is Arrangement.SHEET and self.column.isVisible()

    def _stays(self, event: QKeyEvent) -> bool:
        """Whether Esc does not lead away from here yet."""
        return event.key() == Qt.Key.Key_Escape and (self._covered or self.under_way)

    def _connect(self) -> None:
        menu, column = self.menu, self.column
        self.ui.bar.back.connect(self.leave)
        menu.wanted.connect(self._want)
        menu.recounted.connect(self._recount)
        menu.requested.connect(self._request)
        menu.lessened.connect(self._less)
        menu.undone.connect(self._undo)
        menu.confirmed.connect(self._enter)
        menu.basket.connect(self.board.open_case)
        menu.counting.connect(self._count_portions)
        column.asked.connect(self._ask)
        column.list.opened.connect(self._open_sent)
        QShortcut(QKeySequence("Alt+R"), self, self._read_back)
        column.requested.connect(self._request)
        column.lessened.connect(self._less)
        column.added.connect(self._more)
        column.paced.connect(self._pace)
        column.exchanged.connect(self._exchange)
        QShortcut(QKeySequence("Alt+X"), self, self._exchange)
        self.board.arranged.connect(lambda to: menu.show_basket(to is Arrangement.SHEET))
        menu.show_basket(self.board.arrangement is Arrangement.SHEET)

    def _show_sitting(self, shown: SittingShown) -> None:
        self.shown = shown
        self._learn()
        order = self.order
        self.ui.bar.show_title(T("Add dishes") if slip.adds(shown) else T("Order", "page"))
        self.ui.bar.show_facts(facts_of(shown))
        self.ui.bar.show_guards(guards_of(shown))
        self.column.show_order(shown, order, self.last)
        ordered = [line.facts for line in order.lines] if order else []
        self.menu.show_table(shown.facts.guests, shown.facts.allergens, slip.counts(ordered))
        self.menu.show_sum(len(ordered), slip.total(ordered)[0])
        self.sending.turn()
        if shown.facts.taboos_asked:
            self.entering.taboos_asked()
        self.entering.go_on()

    def _show_menu(self, menu: Menu) -> None:
        self.dishes = {dish.facts.id: dish.facts for dish in menu.dishes}
        self._learn()
        self.menu.show_menu(menu)
        names = tuple(dish.facts.name for dish in menu.dishes)
        if names != self._names:
            self._names = names
            self.context.bridge.then(found_beside(menu), lambda future: self._show_finder(future.result()))

    def _show_finder(self, finder: Finder) -> None:
        self.menu.show_finder(finder)
        if self.menu.typed:
            self.sending.look_first()
        self.all_noted()

    def _serve(self) -> None:
        if not shiboken6.isValid(self) or self.under_way:
            return
        if self._leaving:
            self.leave()
        else:
            self.sending.all_noted()

    def _learn(self) -> None:
        self.learn(self.shown.facts if self.shown else None, *self.dishes.values())

    # -- what the clerk does ----------------------------------------------------------------------------

    def _enter(self) -> None:
        """Enter with nothing typed."""
        if not self.sending.enter():
            self.entering.retry()

    def _want(self, dish: str, count: int, typed: str) -> None:
        facts = self.dishes[DishId(dish)]
        if facts.choices:
            WaysDialog(self.context, self, facts, lambda ways: self._put(facts, count, typed, ways)).open()
        else:
            self._put(facts, count, typed)

    def _put(self, facts: DishFacts, count: int, typed: str, ways: tuple[Way, ...] = ()) -> None:
        wish = lines.added(self.sitting, facts, count, typed, ways)
        if facts.sold_out:
            # What others kept and left unsent may be free by now: asked before sorry is said (RST-12).
            self._doubtful = wish
            self.look(Substitutes, self._offer, dish=facts.id, portions=count)
        else:
            self.entering.put(wish)

    def _offer(self, found: Substitutes) -> None:
        wish, self._doubtful = self._doubtful, None
        if found.left != 0:
            if wish:
                self.entering.put(wish)
            return
        at_dinner = seating.evening(self.desk.clock.now(), self.desk.settings)
        sorry = ordering.sorry(self.dishes[found.instead_of], 0, found.dishes, at_dinner)
        self.menu.show_instead(sorry.text, found.dishes)

    def _open_sent(self, line: str) -> None:
        """A line that the kitchen has is urged, returned or given (RST-18)."""
        if self.shown and not lines.line_of(self.order, line):
            open_line(self, self.shown, line)

    def _recount(self, count: int) -> None:
        self.entering.put(lines.counted(self.sitting, self._counted, count))

    def _counted(self) -> OrderLine | None:
        """The line that a bare number is for: once it was taken off, no other one unless it is chosen."""
        chosen = lines.line_of(self.order, self.column.list.current)
        if chosen is None and self.last and lines.line_of(self.order, self.last) is None:
            self.told(T("The last line was taken off: choose the one whose number is meant."))
            return None
        return self.chosen

    def _less(self) -> None:
        self.entering.put(lines.lessened(self.sitting, lambda: self.chosen))

    def _more(self) -> None:
        self.entering.put(lines.lessened(self.sitting, lambda: self.chosen, by=-1))

    def _pace(self) -> None:
        self.entering.put(lines.held_or_not(self.sitting, lambda: self.chosen))

    def _exchange(self) -> None:
        """Another dish for the chosen one of a set (RST-11)."""
        line = self.chosen
        if self.shown and line and line.facts.of_set:
            ExchangeDialog(self.context, self, self.shown.facts, line.facts, self.dishes.values()).open()
        else:
            self.told(T("Choose the dish of a set that is to be exchanged."))

    def _request(self) -> None:
        """A request for the chosen line, or for the dish that is on its way."""
        coming, line = self.entering.coming, self.chosen
        if coming is None and line is None:
            return
        dish: Said = coming or (line.facts.name if line else "")
        known = line.facts.id if line and coming is None else None
        before = line.request or "" if line and known else ""

        def pick() -> OrderLine | None:
            return lines.line_of(self.order, known) if known else self.chosen

        def noted(text: str, sheet: Dialog) -> None:
            wish = lines.noted(self.sitting, pick, dish, text, line if known else None)
            self.entering.put(replace(wish, sheet=sheet))

        RequestDialog(self.context, self, dish, before, noted).open()

    def _ask(self, id: str) -> None:
        """What a line waits for: said back at once, weighed and priced in a dialog."""
        line = lines.line_of(self.order, id)
        if line is None or self.shown is None:
            return
        match slip.waits_for(line.facts):
            case slip.READ_BACK:
                self.entering.put(lines.read_back(self.sitting, line))
            case slip.WEIGH:
                WeighDialog(self.context, self, self.shown.facts, line, self.entering.done_beside).open()
            case slip.PRICE:
                PriceDialog(self.context, self, self.shown.facts, line, self.entering.done_beside).open()

    def _count_portions(self, dish: str) -> None:
        """What the kitchen says of the dish that was found, or of the chosen line's (RST-12)."""
        line = self.chosen
        known = self.dishes.get(DishId(dish)) if dish else self.dishes.get(line.facts.dish) if line else None
        if known:
            PortionsDialog(self.context, self, known).open()
        else:
            self.told(T("Find the dish first, or choose its line."))

    def _read_back(self) -> None:
        if not self.column.list.confirm_first():
            self.told(T("Nothing is to be read back."))

    def _undo(self) -> None:
        what = self.entering.undo()
        if what:
            self.told(T("Taken back: {what}.", what=what), Tone.OK)
