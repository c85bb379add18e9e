"""A switch between a few views or filters, each with its count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.widgets.button import PressPart
from app.widgets.paint import BUTTON, CENTRE, inking, inset
from app.widgets.part import Painted, Row
from app.widgets.theme import Said

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of a segment: its id, word, count (None is none) and icon."""

    id: str
    word: Said
    count: int | None = None
    icon: str = ""


class _Way(PressPart):
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
            self.updateGeometry()
            self.update()

    def retold(self) -> None:
        self.name(self.look.say(self.choice.word))
        self.setAccessibleDescription("" if self.choice.count is None else str(self.choice.count))

    def sizeHint(self) -> QSize:
        wide = sum(self._widths()) + 2 * self.look.px(14)
        return QSize(max(self.look.target(44), round(wide)), self.look.target(44))

    def minimumSizeHint(self) -> QSize:
        word = self._widths()[1] + 2 * self.look.px(8)
        return QSize(max(self.look.target(44), round(word)), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        at = inset(QRectF(self.rect()), self.look.px(3))
        chosen = self.isChecked()
        with inking(self) as ink:
            if chosen or (self.hovered and not self.isDown()):
                ink.box(at, BUTTON - 2, self._ground(chosen))
            if self.ringed:
                ink.ring(at, BUTTON - 4)
            icon, word, count = self._widths()
            if icon + word + count > at.width():
                count = 0
            x = at.center().x() - (icon + word + count) / 2
            if icon:
                ink.icon(x, at.center().y(), self.choice.icon, "ink" if chosen else "ink2", 16)
            text = QRectF(x + icon, at.top(), word, at.height())
            ink.text(text, self.accessibleName(), 14, 600 if chosen else 500, "ink" if chosen else "ink2")
            if count:
                ink.text(
                    QRectF(text.right(), at.top() + 1, count, at.height()),
                    str(self.choice.count),
                    12,
                    500,
                    "ink2",
                    CENTRE,
                )

    def _ground(self, chosen: bool) -> str:
        if not chosen:
            return "hover"
        return "press" if self.look.theme.dark else "surface"

    def _widths(self) -> tuple[float, float, float]:
        """Icon, word and count, each with the space to its neighbour."""
        look = self.look
        icon = look.px(20) if self.choice.icon else 0
        count = 0.0 if self.choice.count is None else look.width(str(self.choice.count), 12, 500) + look.px(8)
        return icon, look.width(self.accessibleName(), 14, 600), count


class Segment(Painted):
    """`Segment((Choice("floor", T("Floor")), Choice("queue", T("Queue"), 3)))`; `chosen` says the id.

    The arrow keys move the choice while the focus is here; Tab reaches the chosen one alone. An `unanswered` one
    has none chosen until somebody does.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[Choice] = (), parent: QWidget | None = None, *, unanswered: bool = False
    ) -> None:
        super().__init__(parent)
        self._unanswered = unanswered
        self._ways: dict[str, _Way] = {}
        self._group = QButtonGroup(self)
        self._row = Row(self, gap=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.offer(choices)

    @property
    def current(self) -> str:
        """The id of the chosen way, or nothing."""
        return next((i for i, way in self._ways.items() if way.isChecked()), "")

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these ways; those that were there stay, with their focus, and get the new counts."""
        if [c.id for c in choices] != list(self._ways):
            self._rebuild(choices)
        for choice in choices:
            self._ways[choice.id].tell(choice)

    def choose(self, id: str) -> None:
        """Choose a way and say so. Raises KeyError for one that is not offered."""
        if self.current != id:
            self.pick(id)
            self.chosen.emit(id)

    def pick(self, id: str) -> None:
        """Show a way as chosen; nothing is told."""
        self._ways[id].setChecked(True)
        self._reach(id)

    def turn(self, step: int) -> None:
        """Choose the next way, or with -1 the one before, and say so; after the last comes the first."""
        ids = list(self._ways)
        before = ids.index(self.current) if self.current else min(-step, 0)
        self.choose(ids[(before + step) % len(ids)])

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Let the keys go to the chosen way, or to the first."""
        if self._ways:
            self._ways[self.current or next(iter(self._ways))].setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._ways:
            super().keyPressEvent(event)
            return
        self.turn(step)
        self.take_focus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        dark = self.look.theme.dark
        with inking(self) as ink:
            ink.box(QRectF(self.rect()), BUTTON, "sunken" if dark else "press", "line" if dark else None)

    def _rebuild(self, choices: Sequence[Choice]) -> None:
        kept = self.current
        for way in self._ways.values():
            self._group.removeButton(way)
            self._row.removeWidget(way)
            way.deleteLater()
        self._ways = {choice.id: self._way(choice) for choice in choices}
        if kept in self._ways or (choices and not self._unanswered):
            self.pick(kept if kept in self._ways else choices[0].id)
        elif choices:
            self._reach(choices[0].id)

    def _reach(self, id: str) -> None:
        """Let Tab reach one of them."""
        for other, way in self._ways.items():
            way.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == id else Qt.FocusPolicy.ClickFocus)

    def _way(self, choice: Choice) -> _Way:
        way = _Way(choice, self)
        way.clicked.connect(lambda: self._clicked(choice.id))
        self._group.addButton(way)
        self._row.addWidget(way)
        return way

    def _clicked(self, id: str) -> None:
        self.pick(id)
        self.chosen.emit(id)
