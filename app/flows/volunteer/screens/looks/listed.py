"""Above the stamp: the weightiest of what nobody has looked at yet, and the way to all of it."""

from collections.abc import Callable

from app.flows.volunteer.facts.signals import Looks
from app.kernel.text import T
from app.widgets.bind import bind
from app.widgets.bound import Action
from app.widgets.button import ActionButton, Kind
from app.widgets.dialog import Question, Verb
from app.widgets.part import Column, Label, Panel, Role, showing


class LookList(Panel):
    """`LookList(action)`, then `show_looks(looks)`; the action opens all of them."""

    def __init__(self, action: Action) -> None:
        super().__init__("surface", sides=("top",))
        self._action, self._button = action, ActionButton("", high=44)
        self._line = Label("", Role.SMALL, "ink2")
        column = Column(self, gap=4, edge=(0, 8, 0, 0))
        column.addWidget(self._line)
        column.addWidget(bind(action, self._button))
        self.looks = Looks(())
        self.show_looks(self.looks)

    def ask(self, stamp: Callable[[], None]) -> None:
        """Ask before the stamp about what nobody has looked at; it can be stamped all the same."""
        if not self.looks.left:
            stamp()
            return
        question = Question(
            self.window(),
            T("{n} of these {n:was|were} not looked at. Stamp all the same?", n=len(self.looks.left)),
            self.looks.left[0].signal.told,
            safe=Verb("look", T("Look first")),
            verbs=(Verb("stamp", T("Stamp the booklets"), Kind.PRIMARY, "check-check"),),
        )
        question.answered.connect(lambda answer: stamp() if answer == "stamp" else self._action.trigger())
        question.open()

    def show_looks(self, looks: Looks) -> None:
        """Say how many are left, and the first of them."""
        self.looks, left = looks, looks.left
        showing(self, bool(looks.looks))
        self._line.say(left[0].signal.told if left else "")
        showing(self._line, bool(left))
        self._action.say(
            T("Look at {n:this one|these {n}}", n=len(left)) if left else T("All of it was looked at")
        )
