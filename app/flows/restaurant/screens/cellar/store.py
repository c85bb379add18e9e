"""What is left of a bottle is stored for another time: how much, whose, until when (RST-35)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.cellar import MEASURES, Measure, how_much
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.cellar import bottle_lines
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_store import Ui_Store
from app.kernel.fields import Private
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.number_row import TouchNumber


class StoreDialog(Dialog):
    """The guest's own name and phone stand there already, where they may be read."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Store(), self)
        self._sitting = shown.facts.id
        self._lines, self._measures = Choices(2, high=48), Choices(2, high=44)
        self._amount = TouchNumber(10, across=5, most=200, word=T("How much is left"))
        drinks = bottle_lines(shown.facts)
        self._lines.offer([Option(line.id, line.name, f"{line.counting} {line.unit}") for line in drinks])
        self._lines.pick(drinks[0].id if drinks else "")
        self._measures.offer([Option(one.value, word) for one, word in MEASURES.items()])
        self._measures.pick(Measure.TENTH.value)
        for place, part in (
            (self.ui.lines_place, self._lines),
            (self.ui.measures_place, self._measures),
            (self.ui.amount_place, self._amount),
        ):
            place.addWidget(part)
        self.ui.name.write(shown.guest or "")
        days = self.desk.settings.of(house.BOTTLES_KEPT)
        until = self.desk.clock.now() + timedelta(days=days)
        self.ui.told.say(
            T("Kept for {n} days, until {at:day}. Label and receipt are printed.", n=days, at=until)
        )
        store = self.action("restaurant.store_bottle", self._args, key="F5", icon="wine", then=self._stored)
        for choices in (self._lines, self._measures):
            choices.chosen.connect(lambda _: self.judge())
        self._amount.chosen.connect(lambda _: self.judge())
        for field in (self.ui.name, self.ui.phone):
            field.changed.connect(lambda _: self.judge())
        self.close_with(store, self.ui.foot, T("how much is left, and whose is it?"))
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._amount)

    def _args(self) -> Mapping[str, Any] | None:
        ui, amount = self.ui, self._amount.number
        if not (amount and ui.name.text and self._lines.current):
            return None
        return {
            "sitting": self._sitting,
            "line": self._lines.current,
            "amount": amount,
            "measure": Measure(self._measures.current),
            "name": Private(ui.name.text),
            "phone": Private(ui.phone.text) if ui.phone.text else None,
        }

    def _stored(self, stored: Any) -> None:
        left = how_much(self._amount.number or 0, Measure(self._measures.current))
        self.leave()
        self.told(T("Stored as {number}: {left}", number=stored.number, left=left), Tone.OK)
