"""Something was found: at the table that is being cleared, or anywhere in the house (RST-40)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_found import Ui_Found
from app.kernel.fields import Note, Private
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.part import showing

USUAL: Mapping[str, Text] = {
    "phone": T("mobile phone"),
    "wallet": T("wallet"),
    "keys": T("keys"),
    "glasses": T("spectacles"),
    "umbrella": T("umbrella"),
    "scarf": T("scarf"),
    "bag": T("bag"),
    "coat": T("coat"),
    "toy": T("toy"),
}


class FoundDialog(Dialog):
    """`FoundDialog(context, host, shown)`: with `shown` at that party's table. A touch writes what it is."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown | None = None) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Found(), self)
        self._sitting, table = shown.facts.id if shown else None, shown.table if shown else None
        name = table.called if table else ""
        told: dict[str, Any] = {"table": name, "guest": (shown.guest if shown else None) or T("Walk-in")}
        self.ui.told.say(T("{table} · {guest}", **told) if shown else "")
        self._usual = Choices(3, high=44)
        self._usual.offer([Option(id, word) for id, word in USUAL.items()])
        self.ui.words_place.addWidget(self._usual)
        showing(self.ui.told, shown is not None)
        showing(self.ui.table, shown is None)
        note = self.action(
            "restaurant.note_found",
            self._args,
            text=T("Put it in the book"),
            key="F5",
            icon="check",
            then=self._noted,
        )
        self._usual.chosen.connect(lambda id: self.ui.what.write(self.words(USUAL[id])))
        for field in (self.ui.what, self.ui.place, self.ui.table):
            field.changed.connect(lambda _: self.judge())
        self.close_with(note, self.ui.foot, T("say what it is"))
        self.learn(shown.facts if shown else None)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.what)

    def _args(self) -> Mapping[str, Any] | None:
        ui = self.ui
        if not ui.what.text:
            return None
        table = ui.table.text.upper() if ui.table.text and not self._sitting else None
        place = Note(ui.place.text) if ui.place.text else None
        return {"what": Private(ui.what.text), "sitting": self._sitting, "table": table, "place": place}

    def _noted(self, found: Any) -> None:
        self.leave()
        self.told(T("In the lost-and-found book: {number}", number=found.number), Tone.OK)
