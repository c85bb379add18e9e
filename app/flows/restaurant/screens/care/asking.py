"""What is asked of the guests once something was seen: another bottle, the staples, the plates (RST-24)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.counter.settings import Settings
from app.flows.restaurant.facts.care import Mark
from app.flows.restaurant.facts.views import Menu
from app.flows.restaurant.rules.staples import staples_to_offer
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.part import Column, Part, showing
from app.widgets.sentence import Sentence

MORE = "more"


class _Question(NamedTuple):
    says: Text
    answers: tuple[tuple[str, Text, str], ...]


ASKED: Mapping[Mark, _Question] = {
    Mark.ANOTHER_BOTTLE: _Question(
        T("About 2 liang of liquor are left. Ask whether they take another bottle."),
        (
            (Mark.ANOTHER_BOTTLE, T("They take another"), "plus"),
            (Mark.NO_BOTTLE, T("No other bottle"), "x"),
        ),
    ),
    Mark.STAPLES_OFFERED: _Question(
        T("They want no other bottle. Offer the staples."),
        (
            (Mark.STAPLES_OFFERED, T("Offered"), "check"),
            (MORE, T("Add dishes"), "plus"),
        ),
    ),
    Mark.CLEAR: _Question(
        T("Nobody eats any more. Ask whether to clear the table, or to pack what is left."),
        (
            (Mark.CLEAR, T("Clear", "the table"), "brush-cleaning"),
            (Mark.PACK, T("Pack what is left"), "shopping-bag"),
            (Mark.GO_ON, T("They go on eating"), "utensils"),
        ),
    ),
}
"""What each question says, and how it is answered; no colour alone, no answer by itself."""
FEW = 3


class Asking(Part, QWidget):
    """`ask(mark, now, settings)` shows a question or none; an answer is marked, and "more" leads to the order."""

    def __init__(self, mark: Callable[[str], None], more: Callable[[], None]) -> None:
        super().__init__()
        self._mark, self._more = mark, more
        self._says = Sentence(hue="warn", icon="message-circle", boxed=True)
        self._answers = Choices(3, high=52)
        self._menu: Menu | None = None
        self._asked: tuple[Mark | None, datetime, Settings] | None = None
        column = Column(self, gap=8)
        column.addWidget(self._says)
        column.addWidget(self._answers)
        self._answers.chosen.connect(self._answered)
        showing(self, False)

    def know(self, menu: Menu) -> None:
        """Learn which staples the menu has."""
        self._menu = menu
        if self._asked:
            self.ask(*self._asked)

    def ask(self, mark: Mark | None, now: datetime, settings: Settings) -> None:
        """Ask what is due to be asked, or nothing."""
        self._asked = (mark, now, settings)
        showing(self, mark is not None)
        if mark is None:
            return
        question = ASKED[mark]
        dishes = self._menu.dishes if self._menu else ()
        names = [dish.facts.name for dish in staples_to_offer(dishes, now, settings)[:FEW]]
        staples = T("They want no other bottle. Offer the staples: {staples:list}.", staples=names)
        self._says.say(staples if names and mark is Mark.STAPLES_OFFERED else question.says)
        self._answers.offer([Option(id, word, icon=icon) for id, word, icon in question.answers])
        self._answers.pick()

    def _answered(self, id: str) -> None:
        self._answers.pick()
        if id != MORE:
            self._mark(id)
        if id in (MORE, Mark.ANOTHER_BOTTLE):
            self._more()
