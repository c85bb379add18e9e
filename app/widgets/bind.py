"""Ties an action to its button: words, key, reason and state come from the one, presses from the other."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.widgets.bound import Action, State
from app.widgets.button import ActionButton, Kind
from app.widgets.theme import Said

CLOSED = frozenset({State.REFUSED, State.UNKNOWN})


class _Bond(QObject):
    def __init__(self, action: Action, button: ActionButton) -> None:
        super().__init__(button)
        self.action, self.button = action, button
        self.note: Said = ""
        self.gone = False
        action.judged.connect(self.show)
        button.clicked.connect(self.press)

    def press(self) -> None:
        self.action.trigger()

    def let_go(self) -> None:
        """Hear nothing more. It goes later: what it was pressed for may have bound its button anew."""
        self.action.judged.disconnect(self.show)
        self.button.clicked.disconnect(self.press)
        self.gone = True
        self.deleteLater()

    def show(self) -> None:
        action, button = self.action, self.button
        closed = action.state in CLOSED or (action.state is State.WAITS and not action.live)
        waived = action.reason if not closed else ""
        button.say(action.text(), waived or self.note, icon=action.icon_name, hint=action.hint)
        if closed:
            button.off(action.reason)
        else:
            button.on()
        button.lend(action.state is State.OTHERS)
        button.work(action.state is State.BUSY)


def bind(action: Action, button: ActionButton, note: Said = "") -> ActionButton:
    """Let a button show an action and press it; `note` is its second line while nothing forbids it.

    Closed, it stays pressable: the action then says what is missing, or leads there. A button that
    showed another action shows this one from now on.
    """
    for former in button.findChildren(_Bond):
        if not former.gone:
            former.let_go()
    bond = _Bond(action, button)
    bond.note = note
    bond.show()
    return button


def button_of(
    action: Action,
    kind: Kind = Kind.SECONDARY,
    *,
    note: Said = "",
    high: int = 48,
    centred: bool = False,
    parent: QWidget | None = None,
) -> ActionButton:
    """A new button for an action."""
    return bind(action, ActionButton("", kind, high=high, centred=centred, parent=parent), note)
