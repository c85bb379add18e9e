"""Leftovers go along (打包): which dishes; what is not on the table yet is decided by it (RST-32, 35)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.packing import can_be_packed
from app.flows.restaurant.screens.allergy import led_to_yes
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.words import avoided, standing
from app.forms.restaurant.ui_pack import Ui_Pack
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.number_row import TouchNumber
from app.widgets.part import Scroll, showing
from app.widgets.theme import look

LINES_HIGH = 300
"""Of the dishes, at 100 %: more scroll."""


class PackDialog(Dialog):
    """A touch chooses a dish; what is not on the table yet is chosen already. The slip is printed for the boxes.

    Of the dish that was touched last, if there are several, a number says how many go along.
    """

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Pack(), self)
        self._facts = shown.facts
        self._dishes, self._some = Choices(2, several=True, high=48), dict[str, int]()
        self._how_many = TouchNumber(5, across=6, most=999, word=T("How many of it go along"))
        self._touched = ""
        lines = can_be_packed(shown.facts)
        self._lines: dict[str, LineFacts] = {line.id: line for line in lines}
        self._dishes.offer(
            [
                Option(
                    line.id,
                    line.name,
                    standing(line).word if line.step != Line.SERVED else f"{line.counting} {line.unit}",
                )
                for line in lines
            ]
        )
        self._dishes.pick(*(line.id for line in lines if line.step != Line.SERVED))
        scroll = Scroll(self._dishes)
        scroll.setFixedHeight(min(self._dishes.sizeHint().height(), look().px(LINES_HIGH)) + 2)
        self.ui.lines_place.addWidget(scroll)
        self.ui.some_place.addWidget(self._how_many)
        told = avoided(shown)
        self.ui.told.say(
            T("On the slip too: {taboos}", taboos=told) if told else T("The slip names them, with the time.")
        )
        pack = self.action(
            "restaurant.pack_dishes",
            self._args,
            text=T("Pack them, print the slip"),
            key="F5",
            icon="shopping-bag",
            then=self._packed,
        )
        self._dishes.chosen.connect(self._turn)
        self._how_many.chosen.connect(self._count)
        showing(self._how_many, False)
        self.ui.some.say("")
        self.close_with(pack, self.ui.foot, T("touch what is packed"))
        self.learn(shown.facts)

    def refused(self, no: No) -> None:
        if not led_to_yes(self, self._facts, no):
            super().refused(no)

    def _turn(self, id: str) -> None:
        """Ask of the dish that was just touched how many of it, where there are several."""
        line = self._lines[id]
        asked = line.counting > 1 and id in self._dishes.picked
        self._touched = id if asked else ""
        told: dict[str, Any] = {"dish": line.name, "n": line.counting}
        self.ui.some.say(T("{dish}: how many of {n} go along?", **told) if asked else "")
        showing(self._how_many, asked)
        if asked:
            self._how_many.choose(self._some.get(id, line.counting))
        self.judge()

    def _count(self, number: int) -> None:
        if self._touched:
            self._some[self._touched] = number
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        chosen = tuple(self._dishes.picked)
        if not chosen:
            return None
        counts = tuple(self._some.get(id, self._lines[id].counting) for id in chosen)
        return {"sitting": self._facts.id, "lines": chosen, "quantities": counts}

    def _packed(self, packed: Any) -> None:
        self.leave()
        self.told(T("Packed: the slip {number} is printed.", number=packed.number), Tone.OK)
