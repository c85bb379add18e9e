"""What the college decided of a fake: what, who, on which day (VOL-23)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.college import Faked
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.screens.base import Dialog
from app.flows.volunteer.screens.pile import typed
from app.forms.volunteer.ui_decision import Ui_Decision
from app.kernel.fields import Note, Private
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out


class DecisionDialog(Dialog):
    """`DecisionDialog(context, host, fake)`: what was decided before stands beneath; nothing of it is written over."""

    def __init__(self, context: Context, host: QWidget, fake: Faked) -> None:
        super().__init__(context, host, wide=560)
        self.ui, self._fake = laid_out(Ui_Decision(), self), fake
        self._today = today(self.desk.clock.now(), self.desk.settings)
        told: dict[str, Any] = {"name": fake.name, "klass": fake.klass, "day": fake.day, "what": fake.what}
        self.ui.told.say(T("{name}, {klass}: {day:day} {what}", **told))
        said = FactsList()
        said.show_facts(
            [(T("{on:day} {who}", on=one.on, who=one.who), one.what) for one in fake.decisions]
            + ([(T("Ground of the centre"), fake.why)] if fake.why else [])
        )
        self.ui.said_place.addWidget(said)
        self.ui.on.write(self._today.isoformat())
        note = self.action("volunteer.note_decision", self._args, key="F5", icon="check", then=self._noted)
        for field in (self.ui.what, self.ui.who, self.ui.on):
            field.changed.connect(lambda _: self.judge())
        self.close_with(note, self.ui.foot, T("say what was decided, who, and on which day"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.what)

    def read(self) -> None:
        self.look_up([self._fake.collection], lambda found: self.learn(*found.values()))

    def _args(self) -> Mapping[str, Any] | None:
        on: date | None = typed.day(self.ui.on.text, self._today)
        if on is None or not self.ui.what.text or not self.ui.who.text:
            return None
        told = {"what": Note(self.ui.what.text), "who": Private(self.ui.who.text), "on": on}
        return {"collection": self._fake.collection, "entry": self._fake.entry, **told}

    def _noted(self, _: Any) -> None:
        self.leave()
