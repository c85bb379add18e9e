"""How the guest wants a dish: its spice and cooking choices, the usual ones taken by Enter (RST-11)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ways import Way
from app.flows.restaurant.rules.ways import dearer, every_choice_is_made, priced, taken
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.dish_words import price
from app.forms.restaurant.ui_ways import Ui_Ways
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import Label, Role

FIRST = 9
"""So many ways have a digit of their own."""


class WaysDialog(Dialog):
    """`chosen(ways)` once they are said. A digit takes the way that it stands on; Enter all that is marked."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        dish: DishFacts,
        chosen: Callable[[tuple[Way, ...]], None],
    ) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Ways(), self)
        self._dish, self._chosen = dish, chosen
        question = T("{dish}: how do they want it?", dish=dish.name)
        self.ui.title.say(question)
        self.setAccessibleName(self.words(question))
        self._rows = [self._row(n) for n in range(len(dish.choices))]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        take = self.way(T("Order it so"), self._take, key="F5", icon="check")
        self.close_with(take, self.ui.foot)
        self._show_price()

    def open(self, focus: QWidget | None = None) -> None:
        # On itself: Enter takes all that is marked, where a way that has the keys would take itself.
        super().open(focus or self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if digit.isascii() and digit.isdigit() and digit != "0":
            self._take_nth(int(digit))
        else:
            super().keyPressEvent(event)

    # -- inside -----------------------------------------------------------------------------------------

    def _row(self, n: int) -> Choices:
        choice = self._dish.choices[n]
        before = sum(len(one.ways) for one in self._dish.choices[:n])
        row, word = Choices(4), Label(role=Role.SECOND, tone="ink2")
        word.say(choice.name)
        row.offer([_option(way, before + k) for k, way in enumerate(choice.ways, start=1)])
        if choice.usual:
            row.pick(choice.usual.name)
        row.chosen.connect(lambda _: self._show_price())
        self.ui.choices_place.addWidget(word)
        self.ui.choices_place.addWidget(row)
        return row

    def _take_nth(self, digit: int) -> None:
        ways = [
            (row, way) for row, one in zip(self._rows, self._dish.choices, strict=True) for way in one.ways
        ]
        if digit <= min(len(ways), FIRST):
            row, way = ways[digit - 1]
            row.pick(way.name)
            self._show_price()

    def _picked(self) -> tuple[str, ...]:
        return tuple(row.current for row in self._rows if row.current)

    def _show_price(self) -> None:
        fen = priced(self._dish.price, taken(self._dish.choices, self._picked()))
        told = T("{price} per {unit}", price=price(fen or 0), unit=self._dish.unit)
        self.ui.price.say(told if fen is not None else T("of the day"))

    def _take(self) -> None:
        """What is still open is said above, and the keys go there."""
        if no := every_choice_is_made(self._dish, self._picked()):
            self.refused(no)
            next(row for row in self._rows if not row.current).take_focus()
            return
        self.leave()
        self._chosen(taken(self._dish.choices, self._picked()))


def _option(way: Way, n: int) -> Option:
    told = f"{way.name} {dearer(way)}".strip()
    return Option(way.name, f"{n} {told}" if n <= FIRST else told)
