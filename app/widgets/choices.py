"""A few things to choose from by touch: teas, tables, waiters, times, wishes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.widgets.button import ActionButton
from app.widgets.part import Part
from app.widgets.theme import Said

GAP, BAR = 8, 24
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

    So many stand beside each other, or fewer where their words need the room. With `several` a touch
    chooses or lets go, and all in `picked` are chosen.
    """

    chosen = Signal(str)

    def __init__(
        self, across: int = 3, *, several: bool = False, high: int = 48, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most, self._several, self._high = across, several, high
        self._across = across
        self._buttons: dict[str, ActionButton] = {}
        self.picked: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.dressed()

    @property
    def current(self) -> str:
        """The chosen one, or nothing."""
        return self.picked[0] if self.picked else ""

    def dressed(self) -> None:
        self._grid.setSpacing(self.look.px(GAP))
        self._fit()

    def retold(self) -> None:
        QTimer.singleShot(0, self, self._fit)  # once each of them has its word in the new language

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.target(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these; those that were there keep their place, and what was chosen stays so if it is there."""
        if [o.id for o in options] != list(self._buttons):
            self._rebuild(options)
        for option in options:
            button = self._buttons[option.id]
            button.centred = not option.note and not option.icon
            button.say(option.word, option.note, icon=option.icon)
        self.pick(*(id for id in self.picked if id in self._buttons))
        self._fit()

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
        self._buttons = {option.id: self._button(option) for option in options}
        self._place()

    def _button(self, option: Option) -> ActionButton:
        button = ActionButton(option.word, icon=option.icon, note=option.note, high=self._high, parent=self)
        button.clicked.connect(lambda: self._touched(option.id))
        return button

    def _fit(self) -> None:
        """Stand as many beside each other as have room for their words.

        A row more can bring a scroll bar, whose width would take the room away again: for one more
        beside each other there must be that much to spare.
        """
        fitting, ample = self._fitting(self.width()), self._fitting(self.width() - self.look.px(BAR))
        across = max(ample, min(self._across, fitting))
        if across != self._across:
            self._across = across
            self._place()

    def _fitting(self, width: int) -> int:
        gap = self.look.px(GAP)
        widest = max((self._wide(button) for button in self._buttons.values()), default=1)
        return max(1, min(self._most, (width + gap) // (widest + gap)))

    def _wide(self, button: ActionButton) -> int:
        icon = 26 if button.icon_name else 0
        return round(self.look.width(button.accessibleName(), 15, 600)) + self.look.px(icon + 30)

    def _place(self) -> None:
        for column in range(self._most):
            self._grid.setColumnStretch(column, column < self._across)
        for n, button in enumerate(self._buttons.values()):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, n // self._across, n % self._across)
        self.updateGeometry()

    def _touched(self, id: str) -> None:
        if not self._several:
            self.pick(id)
        elif id in self.picked:
            self.pick(*(other for other in self.picked if other != id))
        else:
            self.pick(*self.picked, id)
        self.chosen.emit(id)
