"""The kinds of what is on offer, one below the other: beside a menu, each with how many it holds."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.widgets.button import PressPart
from app.widgets.paint import BUTTON, RIGHT, inking
from app.widgets.part import Column, Painted
from app.widgets.segment import Choice

KEYS = 9
"""Alt 1 to Alt 9."""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Category(PressPart):
    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def tell(self, choice: Choice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.retold()
            self.update()

    def retold(self) -> None:
        self.name(self.look.say(self.choice.word))
        self.setAccessibleDescription("" if self.choice.count is None else str(self.choice.count))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(84), self.look.target(46))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.target(44), self.look.target(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, at, chosen = self.look.px, QRectF(self.rect()), self.isChecked()
        with inking(self) as ink:
            if chosen:
                ink.box(at, BUTTON, "select", "ink", 2)
            elif self.hovered:
                ink.box(at, BUTTON, "hover")
            if self.ringed:
                ink.ring(at, BUTTON)
            room = at.adjusted(px(10), 0, -px(8), 0)
            count = "" if self.choice.count is None else str(self.choice.count)
            word, weight = self.accessibleName(), 600 if chosen else 500
            # The count gives way before the word does.
            if self.look.width(word, 15, weight) + self.look.width(count, 12) + px(5) <= room.width():
                ink.text(room, count, 12, 400, "ink2" if chosen else "ink3", RIGHT)
            ink.text(room, word, 15, weight)


class Categories(Painted):
    """`Categories()`, then `offer((Choice("hot", "热菜", 46), …))`; `chosen(id)`, also of the one that is chosen.

    Alt 1 to 9 choose from anywhere on the page, ↑ ↓ while the focus is here; Tab reaches the chosen one alone.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: dict[str, _Category] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._column = Column(self, gap=4, edge=(6, 8, 6, 8))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for n in range(KEYS):
            QShortcut(QKeySequence(f"Alt+{n + 1}"), self, partial(self._nth, n))

    @property
    def current(self) -> str:
        """The id of the chosen one, or nothing."""
        return next((i for i, way in self._ways.items() if way.isChecked()), "")

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these; those that were there stay, and get the new counts."""
        if [choice.id for choice in choices] != list(self._ways):
            self._rebuild(choices)
        for choice in choices:
            self._ways[choice.id].tell(choice)

    def mark(self, id: str) -> None:
        """Show one as chosen, or none; nothing is told."""
        for other, way in self._ways.items():
            way.setChecked(other == id)
            way.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus
                if other == (id or next(iter(self._ways)))
                else Qt.FocusPolicy.ClickFocus
            )

    def sizeHint(self) -> QSize:
        wide = self.look.px(96)
        return QSize(wide, self._column.totalSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._ways:
            super().keyPressEvent(event)
            return
        ids = list(self._ways)
        at = ids.index(self.current) + step if self.current else 0
        to = ids[max(0, min(len(ids) - 1, at))]
        self._choose(to)
        self._ways[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _rebuild(self, choices: Sequence[Choice]) -> None:
        kept = self.current
        for way in self._ways.values():
            self._column.removeWidget(way)
            way.hide()
            way.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self._ways = {choice.id: _Category(choice, self) for choice in choices}
        for id, way in self._ways.items():
            way.clicked.connect(partial(self._choose, id))
            self._column.addWidget(way)
        self._column.addStretch(1)
        self.mark(kept)

    def _nth(self, n: int) -> None:
        ids = list(self._ways)
        if n < len(ids):
            self._choose(ids[n])

    def _choose(self, id: str) -> None:
        self.mark(id)
        self.chosen.emit(id)
