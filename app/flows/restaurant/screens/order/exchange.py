"""A dish of a set is exchanged for another; the guest agrees to the difference (RST-11)."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import HOT_CALL
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.views import MenuDish
from app.flows.restaurant.rules.sets import difference, it_fits_in_a_set
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.order.finder import Finder
from app.forms.restaurant.ui_exchange import Ui_Exchange
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.field import SearchField
from app.widgets.form import laid_out

MOST = 9


class ExchangeDialog(Dialog):
    """What may stand for a dish, the nearest in price first, or found as it is typed; each with its difference."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        sitting: SittingFacts,
        line: LineFacts,
        dishes: Iterable[DishFacts],
    ) -> None:
        super().__init__(context, host, wide=640)
        self.ui = laid_out(Ui_Exchange(), self)
        self._sitting, self._line = sitting, line
        there = [dish for dish in dishes if _may_stand(dish, line)]
        there.sort(key=lambda dish: (dish.course is not line.course, abs(difference(line, dish)), dish.id))
        self._dishes = {str(dish.id): dish for dish in there}
        self._finder = Finder([MenuDish(dish, 0) for dish in there])
        self.ui.title.say(T("What comes instead of {dish}?", dish=line.name))
        self.search = SearchField(T("Initials, name or number"), letters=True)
        self._choices = Choices(3)
        self.ui.dishes_place.addWidget(self.search)
        self.ui.dishes_place.addWidget(self._choices)
        self.search.sought.connect(lambda _: self._offer())
        self._choices.chosen.connect(lambda _: self._picked())
        agree = self.action(
            "restaurant.exchange_dish",
            self._args,
            text=T("The guest agrees"),
            key="F5",
            icon="check-check",
            then=lambda _: self.leave(),
        )
        self.close_with(agree, self.ui.foot, T("choose the dish first"))
        self.learn(sitting, *there)
        self._offer()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.search.line)

    # -- inside -----------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """What is sought, or what is nearest in price."""
        sought = self.search.text.strip()
        found = self._finder.find(sought) if sought else list(self._dishes)
        self._choices.offer([self._option(self._dishes[str(id)]) for id in found[:MOST]])
        self._picked()

    def _option(self, dish: DishFacts) -> Option:
        return Option(str(dish.id), dish.name, _told(difference(self._line, dish)))

    def press_last(self) -> None:
        """Enter takes the first that was found, and says its difference; the next one, that the guest agrees."""
        if self._choices.current:
            super().press_last()
        elif first := next(iter(self._finder.find(self.search.text.strip())), None):
            self._choices.pick(str(first))
            self._picked()

    def _picked(self) -> None:
        dish = self._dishes.get(self._choices.current)
        self.ui.difference.say(_asked(dish, difference(self._line, dish)) if dish else "")
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        dish = self._dishes.get(self._choices.current)
        if dish is None:
            return None
        line = self._line
        told = {"sitting": self._sitting.id, "order": line.order, "line": line.id, "dish": dish.id}
        return {**told, "difference": difference(line, dish)}


def _may_stand(dish: DishFacts, line: LineFacts) -> bool:
    """What comes with the same call, is there, and can stand in a set."""
    together = dish.course is line.course or (dish.course in HOT_CALL and line.course in HOT_CALL)
    enough = dish.portions is None or dish.portions >= line.quantity
    return together and enough and dish.id != line.dish and it_fits_in_a_set(dish) is None


def _told(fen: int) -> Text:
    if fen < 0:
        return T("{sum:money} less", sum=-fen)
    return T("{sum:money} more", sum=fen) if fen else T("the same price")


def _asked(dish: DishFacts, fen: int) -> Text:
    if fen < 0:
        return T("Tell the guest: with {dish} the set costs {sum:money} less.", dish=dish.name, sum=-fen)
    if fen:
        return T("Tell the guest: with {dish} the set costs {sum:money} more.", dish=dish.name, sum=fen)
    return T("Tell the guest: with {dish} the set costs the same.", dish=dish.name)
