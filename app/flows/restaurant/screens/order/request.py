"""What the guest asks for on a dish: typed, or put together by touch (RST-13)."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_request import Ui_Request
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.theme import Said

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
    """`noted(text, sheet)` once it is said; an empty text takes the request off the dish again."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        dish: Said,
        request: str,
        noted: Callable[[str, Dialog], None],
    ) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Request(), self)
        self._noted = noted
        self.ui.title.say(T("{dish}: a request", dish=dish))
        self._common = Choices(4, high=44)
        self._common.offer([Option(id, word) for id, word in COMMON.items()])
        self._common.chosen.connect(self._add)
        self.ui.common_place.addWidget(self._common)
        self.ui.wish.write(request)
        note = self.way(T("Note the request"), self._note, key="F5", icon="check")
        self.close_with(note, self.ui.foot)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.wish.line)

    def _add(self, id: str) -> None:
        self._common.pick()
        told = [*filter(None, (self.ui.wish.text,)), self.words(COMMON[id])]
        self.ui.wish.write(self.words(T("{said:list}", said=told)))
        self.ui.wish.setFocus()

    def _note(self) -> None:
        self._noted(self.ui.wish.text, self)
