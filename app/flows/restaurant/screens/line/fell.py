"""A dish that fell on the table: how many, and whether the kitchen makes them again (RST-27)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import WhyReturned
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import SENT_LINES
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_fell import Ui_Fell
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.number_row import TouchNumber
from app.widgets.part import showing

NUMBERS = 6
"""So many of a dish are offered by touch; more are typed."""


class FallDialog(Dialog):
    """What fell is never served: the kitchen makes it again, or it comes off the bill as any other return.

    Either answer keeps how many fell. Where there are several, one fell unless it is told.
    """

    def __init__(self, context: Context, host: QWidget, sitting: SittingFacts, line: LineFacts) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_Fell(), self)
        self._sitting, self._line, self._left = sitting.id, line, 0
        self._number = TouchNumber(NUMBERS, across=NUMBERS, most=999, word=T("How many"))
        self.ui.number.addWidget(self._number)
        self._number.chosen.connect(lambda _: self.judge())
        again = self.action(
            "restaurant.replace_fallen",
            self._args,
            text=T("The kitchen makes it again"),
            key="F5",
            icon="rotate-ccw",
            then=lambda done: self._told(
                T("{dish} is made again, {number}.", dish=self._line.name, number=done.number)
            ),
        )
        off = self.action(
            "restaurant.return_line",
            lambda: {
                **self._args(),
                "reason": WhyReturned.FELL,
                "why": None,
                "untouched": False,
                "from_table": False,
            },
            text=T("Not again: off the bill"),
            key="F6",
            icon="undo-2",
            then=lambda done: self._told(
                T("{dish} is off the bill, {number}.", dish=self._line.name, number=done.number)
            ),
        )
        self.ui.other.addWidget(button_of(off, high=52))
        self.close_with(again, self.ui.foot)
        self._show_line(sitting, line)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or (self._number if self._left > 1 else self))

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, lambda it: self._again(it.facts), sitting=self._sitting)

    # -- inside -----------------------------------------------------------------------------------------

    def _again(self, sitting: SittingFacts) -> None:
        line = sitting.parts.get(self._line.id)
        if isinstance(line, LineFacts) and line.step in SENT_LINES:
            self._show_line(sitting, line)
        else:
            self.leave()

    def _show_line(self, sitting: SittingFacts, line: LineFacts) -> None:
        self._line = line
        self.ui.title.say(
            T("How many of {dish} fell?", dish=line.name)
            if line.counting > 1
            else T("{dish} fell", dish=line.name)
        )
        if line.counting != self._left:
            self._left = line.counting
            self._number.up_to(self._left)
            self._number.choose(1)
            showing(self._number, self._left > 1)
        self.learn(sitting)
        self.judge()

    def _args(self) -> Mapping[str, Any]:
        return {"sitting": self._sitting, "line": self._line.id, "quantity": self._number.number or 1}

    def _told(self, words: Text) -> None:
        self.told(words, Tone.OK)
        self.leave()
