"""How many of a dish the kitchen can still cook: counted, sold out (沽清), or counted by nobody (RST-12)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_portions import Ui_Portions
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.keypad import COUNT, Keypad

SOLD_OUT, UNCOUNTED = "sold_out", "uncounted"


class PortionsDialog(Dialog):
    """The kitchen's number for a dish, typed or touched."""

    def __init__(self, context: Context, host: QWidget, dish: DishFacts) -> None:
        super().__init__(context, host, wide=420)
        self.ui = laid_out(Ui_Portions(), self)
        self._dish = dish
        self.ui.title.say(T("{dish}: how many can still be cooked?", dish=dish.name))
        self._common, self.pad = Choices(2, high=44), Keypad(COUNT, longest=4, high=44)
        self._common.offer((Option(SOLD_OUT, T("Sold out")), Option(UNCOUNTED, T("Nobody counts"))))
        self.ui.common_place.addWidget(self._common)
        self.ui.keypad_place.addWidget(self.pad)
        note = self.action(
            "restaurant.limit_portions",
            self._args,
            text=T("Note it"),
            key="F5",
            icon="check",
            then=lambda _: self.leave(),
        )
        self._common.chosen.connect(lambda _: self._picked())
        self.pad.typed.connect(lambda _: self._typed())
        self.pad.entered.connect(lambda _: self.press_last())
        self.close_with(note, self.ui.foot, T("type the number, or touch what holds"))
        self.learn(dish)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.pad)

    def _picked(self) -> None:
        self.pad.write("")
        self.ui.count.say("")
        self.judge()

    def _typed(self) -> None:
        self._common.pick()
        self.ui.count.say(T("{n} portions", n=int(self.pad.text)) if self.pad.text else "")
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        counted = {SOLD_OUT: 0, UNCOUNTED: None}
        if self.pad.text:
            return {"dish": self._dish.id, "portions": int(self.pad.text)}
        if self._common.current in counted:
            return {"dish": self._dish.id, "portions": counted[self._common.current]}
        return None
