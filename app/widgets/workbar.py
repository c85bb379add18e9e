"""The bar over full-page work: the way back, what is done, for whom, and what to mind."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.chip import ChipRow
from app.widgets.paint import Tag, inking
from app.widgets.part import Label, Part, Role, Row
from app.widgets.tabbar import BarIcon
from app.widgets.theme import Said

HIGH = 50


class WorkBar(Part, QWidget):
    """`WorkBar(T("Order"))`: `show_facts("牡丹厅 · 李先生")`, `show_guards(tags)`; `back` is the arrow.

    Esc is the page's own way back. Where space is short the facts are elided, then the last chips go.
    """

    back = Signal()

    def __init__(self, title: Said = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._back = BarIcon("arrow-left", T("Back"), self)
        self._title = Label(title, Role.SECTION)
        self._facts = Label("", Role.SECOND, "ink3")
        self._guards = ChipRow((), self, right=True)
        row = Row(self, gap=8, edge=(8, 0, 16, 0))
        for part, stretch in ((self._back, 0), (self._title, 0), (self._facts, 3), (self._guards, 2)):
            row.addWidget(part, stretch)
        self._back.clicked.connect(self.back)

    def show_title(self, title: Said) -> None:
        """Say what is done here."""
        self._title.say(title)

    def show_facts(self, facts: Said) -> None:
        """Say for whom: table, guest, numbers."""
        self._facts.say(facts)

    def show_guards(self, tags: tuple[Tag, ...]) -> None:
        """Show what to mind, the weightiest first."""
        self._guards.show_tags(tags)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(600), self.look.target(HIGH) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.look.target(HIGH) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        at = QRectF(self.rect())
        with inking(self) as ink:
            ink.bar(at, "surface")
            ink.bar(QRectF(0, at.bottom() - 1, at.width(), 1), "line")
