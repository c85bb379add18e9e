"""The strip at the foot: what needs somebody now, the worst first, one touch away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton, Kind, PressPart
from app.widgets.paint import RIGHT, inking
from app.widgets.part import Label, Part, Role, Row, showing
from app.widgets.theme import Said

HIGH = 46


@dataclass(frozen=True, slots=True)
class Urgent:
    """Something to see to: the id of what it leads to, its hue and icon, the words and the age."""

    id: str
    words: Said
    age: Said = ""
    hue: str = "bad"
    icon: str = "triangle-alert"


class _Urgent(PressPart):
    def __init__(self, item: Urgent, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retold()

    def tell(self, item: Urgent) -> None:
        self.item = item
        self.retold()
        self.updateGeometry()
        self.update()

    def retold(self) -> None:
        say = self.look.say
        self.name(f"{say(self.item.words)} {say(self.item.age)}".strip())

    def sizeHint(self) -> QSize:
        look, say = self.look, self.look.say
        age = look.width(say(self.item.age), 13, 600) + look.px(8) if self.item.age else 0
        wide = look.width(say(self.item.words), 13, 500) + age + look.px(46)
        return QSize(round(wide) + 1, look.target(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.look.px(150)), self.look.target(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, say, hue = self.look.px, self.look.say, self.item.hue
        at = QRectF(self.rect()).adjusted(0, px(5), 0, -px(5))
        with inking(self) as ink:
            over = self.hovered or self.isDown()
            ink.box(at, 8, f"{hue}_t", self.look.mixed(hue, f"{hue}_t", 0.38) if over else None)
            if self.ringed:
                ink.ring(at, 6)
            ink.icon(px(11), at.center().y(), self.item.icon, f"{hue}_i", 16)
            room = at.adjusted(px(33), 0, -px(12), 0)
            age = say(self.item.age)
            taken = ink.text(room, age, 13, 600, f"{hue}_i", RIGHT) + px(8) if age else 0
            ink.text(room.adjusted(0, 0, -taken, 0), say(self.item.words), 13, 500, f"{hue}_i")


class Strip(Part, QWidget):
    """`Strip()`, then `show_urgent(items)`, worst first: `opened(id)`, `all_asked` for what does not fit.

    With nothing to see to it says so in one quiet word, and keeps its place.
    """

    opened = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[_Urgent] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._head = Label(T("Needs you"), Role.SECOND, "ink2")
        self._calm = Label(T("Nothing waits"), Role.SECOND, "ink3")
        self._all = ActionButton("", Kind.QUIET, "chevron-up", high=44, parent=self)
        self._all.clicked.connect(self.all_asked)
        self._row = Row(self, gap=8, edge=(16, 0, 8, 0))
        self._row.addWidget(self._head)
        self._row.addWidget(self._calm)
        self._row.addStretch(1)
        self._row.addWidget(self._all)
        self.show_urgent(())

    def show_urgent(self, items: Sequence[Urgent]) -> None:
        """Show these, as many as fit."""
        for n, item in enumerate(items):
            if n < len(self._items):
                self._items[n].tell(item)
            else:
                self._add(item)
        for gone in self._items[len(items) :]:
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        del self._items[len(items) :]
        self._all.say(T("All {n}", n=len(items)))
        showing(self._all, bool(items))
        showing(self._calm, not items)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(600), self.look.target(HIGH) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.look.target(HIGH) + 1)

    def dressed(self) -> None:
        super().dressed()
        self._fit()

    def retold(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            ink.bar(QRectF(self.rect()), "surface")
            ink.bar(QRectF(0, 0, self.width(), 1), "line")

    def _add(self, item: Urgent) -> None:
        part = _Urgent(item, self)
        part.clicked.connect(lambda: self.opened.emit(part.item.id))
        self._row.insertWidget(self._row.count() - 2, part)
        self._items.append(part)

    def _fit(self) -> None:
        px = self.look.px
        room = self.width() - self._head.sizeHint().width() - self._all.sizeHint().width() - px(48)
        for n, part in enumerate(self._items):
            # The worst one is told even where it must be elided.
            room -= part.sizeHint().width() + px(8)
            showing(part, n == 0 or room >= 0)
