"""Allergies and taboos on their own: before the tea, or when somebody remembers one later (RST-04)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.sitting.taboo_choice import TabooChoice
from app.forms.restaurant.ui_taboos import Ui_Taboos
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out


class TaboosDialog(Dialog):
    """What they avoid, or that there is nothing."""

    def __init__(self, context: Context, host: QWidget, facts: SittingFacts) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Taboos(), self)
        self._sitting, self._choice = facts, TabooChoice()
        self.ui.choice.addWidget(self._choice)
        note = self.action(
            "restaurant.note_taboos",
            self._args,
            text=T("Note it"),
            key="F5",
            icon="check",
            then=lambda _: self.leave(),
        )
        self._choice.changed.connect(self.judge)
        self.close_with(note, self.ui.foot, T("what they said, or none"))
        self.learn(facts)

    def _args(self) -> Mapping[str, Any] | None:
        if not self._choice.none and self._choice.words is None:
            return None
        return {"sitting": self._sitting.id, "taboos": self._choice.words}
