"""Allergies and taboos on their own: before the tea, or when somebody remembers one later (RST-04)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import Menu, SittingShown
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.sitting.taboo_choice import TabooChoice
from app.forms.restaurant.ui_taboos import Ui_Taboos
from app.kernel.text import T
from app.widgets.bound import State
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.dialog import Question, Verb
from app.widgets.form import laid_out

KEEP, OFF = "keep", "off"


class TaboosDialog(Dialog):
    """What they avoid, with what was told before; it is taken off by somebody who is asked whether they mean it."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Taboos(), self)
        self._sitting, self._choice = shown.facts.id, TabooChoice()
        self.ui.choice.addWidget(self._choice)
        self._note = self.action(
            "restaurant.note_taboos",
            self._args,
            text=T("Note it"),
            key="F5",
            icon="check",
            then=lambda _: self.leave(),
            run=self._press,
        )
        self._choice.changed.connect(self.judge)
        self.close_with(self._note, self.ui.foot, T("what they said, or none"))
        self._tell(shown)

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, self._tell, sitting=self._sitting)
        self.look(Menu, self._choice.know)

    def _tell(self, shown: SittingShown) -> None:
        self._asked = shown.facts.taboos_asked
        self.learn(shown.facts)
        self._choice.tell(shown)

    def _args(self) -> Mapping[str, Any] | None:
        if not self._choice.told:
            return None
        return {"sitting": self._sitting, **self._choice.args, "instead": self._choice.instead}

    def _press(self) -> None:
        if self._asked and not self._choice.touched:
            self.leave()
        elif self._choice.taken_off:
            self._ask()
        else:
            self._go()

    def _ask(self) -> None:
        off = list(self._choice.taken_off)
        question = Question(
            self.window(),
            T("Take off what was told?"),
            T("No dish is held against it any more: {told:list}.", told=off),
            safe=Verb(KEEP, T("Leave it")),
            verbs=(Verb(OFF, T("Take it off"), Kind.DANGER, "x"),),
        )
        question.answered.connect(lambda answer: self._go() if answer == OFF else None)
        question.open()

    def _go(self) -> None:
        note = self._note
        if note.state is State.READY:
            note.go()
        elif note.verdict.no and note.verdict.no.who:
            self.context.second_person(note.name, self._args() or {}, note.verdict.no, note.go)
        elif note.verdict.no:
            self.refused(note.verdict.no)
