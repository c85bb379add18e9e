"""What the guest asks for on a dish: typed, or put together by touch (RST-13)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.views import OrderLine
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.choices import Choices, Option
from app.forms.restaurant.ui_request import Ui_Request
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out

COMMON: Mapping[str, Text] = {
    "scallion": T("no scallion"),
    "coriander": T("no coriander"),
    "garlic": T("no garlic"),
    "chilli": T("no chilli"),
    "mild": T("less spicy"),
    "salt": T("less salt"),
    "oil": T("less oil"),
    "sugar": T("less sugar"),
}
"""What guests ask for most."""


class RequestDialog(Dialog):
    """One line of an order, and what is asked for on it; `noted(line, before)` once it is written down."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        sitting: SittingFacts,
        line: OrderLine,
        noted: Callable[[OrderLine], None],
    ) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Request(), self)
        self._sitting, self._line = sitting, line
        self.ui.title.say(T("{dish}: a request", dish=line.facts.name))
        self._common = Choices(4, high=44)
        self._common.offer([Option(id, word) for id, word in COMMON.items()])
        self.ui.common_place.addWidget(self._common)
        self.ui.wish.write(line.request or "")
        self._common.chosen.connect(self._add)
        note = self.action(
            "restaurant.note_request",
            self._args,
            text=T("Note the request"),
            key="F5",
            icon="check",
            then=lambda _: self._noted(noted),
        )
        self.close_with(note, self.ui.foot)
        self.learn(sitting)

    def _args(self) -> Mapping[str, Any]:
        facts = self._line.facts
        return {
            "sitting": self._sitting.id,
            "order": facts.order,
            "line": facts.id,
            "request": self.ui.wish.text or None,
        }

    def _add(self, id: str) -> None:
        self._common.pick()
        told = [*filter(None, (self.ui.wish.text,)), self.words(COMMON[id])]
        self.ui.wish.write(self.words(T("{said:list}", said=told)))
        self.ui.wish.setFocus()

    def _noted(self, noted: Callable[[OrderLine], None]) -> None:
        self.leave()
        noted(self._line)
