"""What has come to the table: the dishes that cook, one touch each, or all of them (RST-22)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import ChangeKind
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.bottles import as_they_come
from app.flows.restaurant.rules.marking import without_fruit
from app.flows.restaurant.rules.pacing import cooking_in
from app.flows.restaurant.rules.taboos import unaccepted
from app.flows.restaurant.screens.allergy import led_to_yes
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.line.sheet import change, open_line
from app.flows.restaurant.screens.sitting.dish_rows import DishRow, DishRows, cooking_tag
from app.flows.restaurant.screens.sitting.pouring import VERBS, next_of, touched
from app.forms.restaurant.ui_serve import Ui_Serve
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.segment import Choice

WHOLE, ONE = "whole", "one"


class ServeDialog(Dialog):
    """A touch says that a dish is on the table; where several are on one line, the whole line or one of them."""

    def __init__(self, context: Context, host: QWidget, sitting: str) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Serve(), self)
        self._sitting = sitting
        self._rows = DishRows()
        self.ui.rows.addWidget(self._rows)
        self.ui.much.offer((Choice(WHOLE, T("The whole line")), Choice(ONE, T("One of it"))))
        self._rows.opened.connect(self._serve)
        self._rows.asked.connect(lambda line, _: open_line(self, self._shown_now, line))
        self._rows.wanted.connect(lambda line, kind: change(self, self._shown_now, line, ChangeKind(kind)))
        everything = self.action(
            "restaurant.serve_dishes",
            self._listed,
            text=T("All of these served"),
            key="F5",
            icon="check-check",
            then=lambda _: self.leave(),
        )
        self.close_with(everything, self.ui.foot)

    def press_last(self) -> None:
        """Enter is the dish that is reached; that all of them are served wants its own key."""
        self._rows.open()

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, self._tell, sitting=self._sitting)

    def _tell(self, shown: SittingShown) -> None:
        self._shown_now = shown
        self.learn(shown.facts)
        cooking = cooking_in(shown.facts)
        if not cooking:
            self.leave()
            return
        self._rows.show_tiles([_row(line) for line in cooking])
        showing(self.ui.much, any(line.open > 1 for line in cooking))
        if not self._rows.current:
            self._rows.move_to(cooking[0].id)
        self._rows.setFocus()

    def refused(self, no: No) -> None:
        if not led_to_yes(self, self.facts.get(self._sitting), no):
            super().refused(no)

    def _listed(self) -> Mapping[str, Any] | None:
        """Every dish that is listed here, and no other: what was never called is on no table."""
        facts = self.facts.get(self._sitting)
        return serves_what_cooks(facts) if isinstance(facts, SittingFacts) else None

    def _serve(self, id: str) -> None:
        line = self.facts.get(id)
        if not isinstance(line, LineFacts):
            return
        one = self.ui.much.current == ONE
        self.attempt(*touched(self._sitting, line, 1 if one else None))


def serves_what_cooks(sitting: SittingFacts) -> Mapping[str, Any]:
    """The arguments that put all that cooks on the table; bottles that were not shown yet stay out (RST-17)."""
    cooking = cooking_in(sitting)
    return {"sitting": sitting.id, "lines": tuple(line.id for line in as_they_come(cooking) or cooking)}


def serves_some(sitting: SittingFacts, settings: Settings) -> Mapping[str, Any]:
    """The same without what still wants a guest's yes, or a clean turntable, while there is anything else (RST-04, 24)."""
    cooking = cooking_in(sitting)
    wants_yes = {line.id for line in unaccepted(sitting, cooking)}
    now = [line.id for line in without_fruit(sitting, cooking, settings) if line.id not in wants_yes]
    every = serves_what_cooks(sitting)
    return {**every, "lines": tuple(now) or every["lines"]}


def _row(line: LineFacts) -> DishRow:
    return DishRow(
        line.id, str(line.open), line.name, cooking_tag(line), verb=VERBS[next_of(line)], more=True
    )
