"""What the screens of a flow have in common: touches that ask first, and dialogs in a sheet."""

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.counter.saying import said
from app.kernel.flow import Act
from app.kernel.judge import Verdict, relied, subjects
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.bind import bind, button_of
from app.widgets.bound import Action, State
from app.widgets.button import ActionButton, Kind
from app.widgets.columns import Arrangement, BoardLayout
from app.widgets.desk import Context, Second
from app.widgets.dialog import Sheet
from app.widgets.part import Panel, Row, showing
from app.widgets.screen import Screen
from app.widgets.sentence import Sentence
from app.widgets.toast import clear_of_toasts

CANCEL = T("Cancel")
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FOOT = 52
"""How high the ways out of a sheet are at 100 %."""


class _Once:
    """Keeps a touch from being taken twice, until facts are there that know of it."""

    def __init__(self, pending: set[str], touched: str, known: Callable[[], None]) -> None:
        self._pending, self._touched, self._known = pending, touched, known
        pending.add(touched)

    def let_go(self) -> None:
        self._pending.discard(self._touched)
        self._known()


class FlowScreen(Screen):
    """A screen of a flow's tab, or a part of one; a flow's own base says `flow` and `topics`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pending: set[str] = set()

    def asks(
        self,
        name: str,
        args: Callable[[], Mapping[str, Any] | None],
        ask: Callable[[], None],
        *,
        text: Text | None = None,
        key: str = "",
        icon: str = "",
    ) -> Action:
        """An action whose dialog asks for the rest: live where the command is, and else says why not."""

        def press() -> None:
            if made.live or made.state is State.OTHERS:
                ask()
            elif made.verdict.no:
                self.refused(made.verdict.no)

        made = self.action(name, args, text=text, key=key, icon=icon, run=press)
        return made

    def attempt(
        self,
        name: str,
        args: Mapping[str, Any],
        then: Callable[[Any], None] | None = None,
        seen: Mapping[str, Any] | None = None,
    ) -> None:
        """Do what one touch has said all about; or ask for the person who can, or say why not."""
        act = self.desk.flow(self.flow).by_name[name.partition(".")[2]]
        known = self._facts_of(act, args)
        no = self.desk.may(name, args, known).no
        if f"{name} {args}" in self._pending:
            return
        # What this screen shows now: a second person approves that, whatever is shown by then (COM-06).
        seen = relied(act, known, args) if seen is None else seen
        if no is None:
            self._once(name, args, then, seen)
        elif no.who:
            self.context.second_person(
                name, args, no, lambda second: self._once(name, args, then, seen, second)
            )
        else:
            self.refused(no)

    def known(self) -> None:
        """A touch is answered, and this screen shows what became of it; others may be under way."""

    def verdict(self, name: str, args: Mapping[str, Any]) -> Verdict:
        """Whether something may be done, by the facts that this screen shows; reads nothing."""
        act = self.desk.flow(self.flow).by_name[name.partition(".")[2]]
        return self.desk.may(name, args, self._facts_of(act, args))

    def _facts_of(self, act: Act, args: Mapping[str, Any]) -> Mapping[str, Any]:
        return subjects(act, args, self.facts)

    def _once(
        self,
        name: str,
        args: Mapping[str, Any],
        then: Callable[[Any], None] | None,
        seen: Mapping[str, Any],
        second: Second | None = None,
    ) -> None:
        touched = _Once(self._pending, f"{name} {args}", self.known)
        self.do(name, args, then, seen=seen, second=second, settled=lambda _: self.free(touched))


class CaseDoor(Panel):
    """The way to the case where it lies over the board: a button at the board's foot, elsewhere nothing."""

    def __init__(self, laid: BoardLayout, text: Text, icon: str) -> None:
        super().__init__("surface", sides=("top",))
        button = ActionButton(text, icon=icon, centred=True)
        button.clicked.connect(laid.open_case)
        clear_of_toasts(button)
        Row(self, edge=(16, 8)).addWidget(button)
        laid.arranged.connect(self._arranged)
        self._arranged(laid.arrangement)

    def _arranged(self, arrangement: Arrangement | None) -> None:
        showing(self, arrangement is Arrangement.SHEET)


class FlowDialog(FlowScreen):
    """A screen in a sheet over the window: `open()`, `leave()`. Esc leaves it without an answer.

    `close_with(action, foot)` puts the two ways out at the foot of the form; Enter, where nothing else
    wants it, is the action. What the house refuses, or what is still missing, is said above them, not in a
    toast beneath the sheet, and `lead(mend)` goes there. Where the screen beneath carries its answer out, it
    hands itself over with that: set aside with all that was typed, until that is done.
    """

    def __init__(self, context: Context, host: QWidget, wide: int = 480) -> None:
        self.sheet = Sheet(host.window(), wide)
        super().__init__(context, self.sheet.card)
        self._fault = Sentence(boxed=True)
        self._last: Action | None = None
        self._missing: Text | str = ""
        self._told_missing = False
        self.sheet.card.column.addWidget(self)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it."""
        self.sheet.open(focus)

    def leave(self) -> None:
        """Take it away."""
        self.sheet.close_sheet()

    def set_aside(self) -> None:
        """Let the keys go on to what lies beneath while its answer is carried out there; a no brings it back."""
        self.sheet.set_aside()

    @property
    def kept(self) -> bool:
        """Whether it is still there, shown or set aside."""
        return shiboken6.isValid(self)

    def close_with(
        self, action: Action, foot: QBoxLayout, missing: Text | str = "", away: Text = CANCEL
    ) -> None:
        """The way back at the left, the action at the right, and what is wrong above both.

        `missing` is what the action wants first, while it cannot be judged yet; `away` is what the way back is called.
        """
        self._last = action
        cancel = ActionButton(away, hint="Esc", high=FOOT, centred=True)
        cancel.clicked.connect(self.sheet.dismiss)
        row = Row(gap=8)
        self.primary = button_of(action, Kind.PRIMARY, high=FOOT)
        row.addWidget(cancel, 1)
        row.addWidget(self.primary, 2)
        self._missing = missing
        action.judged.connect(self._name_missing)
        action.triggered.connect(self._say_missing)
        action.judge()
        foot.addWidget(self._fault)
        self.sheet.card.stand(row)

    def wants(self, missing: Text | str) -> None:
        """Another thing is missing now before the action can be judged."""
        self._missing = missing

    def close_alone(self, foot: QBoxLayout, *ways: QWidget) -> None:
        """Where every touch is an answer of its own: what is wrong, and the way out beneath it, before other ways."""
        close = ActionButton(T("Close"), hint="Esc", centred=True)
        close.clicked.connect(self.sheet.dismiss)
        row = Row(gap=8)
        for one in (close, *ways):
            row.addWidget(one, 2 if isinstance(one, ActionButton) and one.kind is Kind.PRIMARY else 1)
        foot.addWidget(self._fault)
        self.sheet.card.stand(row)

    def note(self, told: Text | str) -> None:
        """Say on the action itself what it will do, where that may have scrolled out of sight."""
        if self._last is not None:
            self._last.judged.disconnect(self._name_missing)
            bind(self._last, self.primary, told)
            # After the button has heard of it: the last word is what is missing.
            self._last.judged.connect(self._name_missing)
            self._name_missing()

    def _name_missing(self) -> None:
        open_ = self._last is not None and self._last.state is State.UNKNOWN
        if open_:
            self.primary.off(self._missing)
        if self._told_missing:
            self._fault.say(self._missing if open_ else "")
            self._told_missing = open_

    def _say_missing(self) -> None:
        """Pressed all the same, it says above what is missing, and leads there."""
        if self._missing and self._last is not None and self._last.state is State.UNKNOWN:
            self._fault.say(self._missing)
            self._told_missing = True
            self.lead("")

    def press_last(self) -> None:
        """Do what the sheet was opened for."""
        if self._last is not None:
            self._last.trigger()

    def lead(self, mend: str) -> None:
        """Go to what is missing, by the act that would mend it; unnamed it is what the sheet asks for first."""

    def refused(self, no: No) -> None:
        if not self.sheet.isVisible():
            self.open()
        self._fault.say(said(no, self.desk.flow(self.flow)))
        self._told_missing = False
        self.lead(no.mend or "")

    def do(self, name: str, args: Mapping[str, Any], *more: Any, **named: Any) -> None:
        self._fault.say("")
        self._told_missing = False
        super().do(name, args, *more, **named)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and self._last is not None:
            self.press_last()
        else:
            super().keyPressEvent(event)
