"""A few things to choose from by touch: teas, tables, waiters, times, wishes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.widgets.button import ActionButton
from app.widgets.part import Part
from app.widgets.theme import Said

TAB, CLICK = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Option:
    """One of them: its id, its word, and a second line."""

    id: str
    word: Said
    note: Said = ""
    icon: str = ""


class Choices(Part, QWidget):
    """`Choices(across=3)`, then `offer(options)`; `chosen(id)` is a touch. Arrow keys go from one to the next.

    With `several` a touch chooses or lets go, and all in `picked` are chosen.
    """

    chosen = Signal(str)

    def __init__(
        self, across: int = 3, *, several: bool = False, high: int = 48, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._across, self._several, self._high = across, several, high
        self._buttons: dict[str, ActionButton] = {}
        self.picked: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)
        self.dressed()

    @property
    def current(self) -> str:
        """The chosen one, or nothing."""
        return self.picked[0] if self.picked else ""

    def dressed(self) -> None:
        self._grid.setSpacing(self.look.px(8))
        self.updateGeometry()

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these; those that were there keep their place, and what was chosen stays so if it is there."""
        if [o.id for o in options] != list(self._buttons):
            self._rebuild(options)
        for option in options:
            button = self._buttons[option.id]
            button.centred = not option.note and not option.icon
            button.say(option.word, option.note, icon=option.icon)
        self.pick(*(id for id in self.picked if id in self._buttons))

    def pick(self, *ids: str) -> None:
        """Show these as chosen; nothing is told."""
        self.picked = ids
        reached = next((id for id in ids if id in self._buttons), next(iter(self._buttons), ""))
        for id, button in self._buttons.items():
            button.choose(id in ids)
            # Tab reaches one of them; from there the arrow keys go on.
            button.setFocusPolicy(TAB if id == reached else CLICK)

    def take_focus(self) -> None:
        """Let the keys go to the chosen one, or to the first."""
        button = self._buttons.get(self.current) or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Up: -self._across, Qt.Key.Key_Down: self._across, **_STEPS}.get(key)
        buttons = list(self._buttons.values())
        at = next((n for n, button in enumerate(buttons) if button.hasFocus()), -1)
        if step is None or at < 0 or not 0 <= at + step < len(buttons):
            super().keyPressEvent(event)
            return
        buttons[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _rebuild(self, options: Sequence[Option]) -> None:
        for button in self._buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {option.id: self._button(option, n) for n, option in enumerate(options)}

    def _button(self, option: Option, n: int) -> ActionButton:
        button = ActionButton(option.word, icon=option.icon, note=option.note, high=self._high, parent=self)
        button.clicked.connect(lambda: self._touched(option.id))
        self._grid.addWidget(button, n // self._across, n % self._across)
        return button

    def _touched(self, id: str) -> None:
        if not self._several:
            self.pick(id)
        elif id in self.picked:
            self.pick(*(other for other in self.picked if other != id))
        else:
            self.pick(*self.picked, id)
        self.chosen.emit(id)
