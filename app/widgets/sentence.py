"""What is wrong, in a sentence where it is wrong: icon, what happened, what to do."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.paint import Ink
from app.widgets.part import Column, Label, Painted, Role, showing
from app.widgets.theme import Said


class Sentence(Painted):
    """An error, a warning or a hint beside what it is about; hidden while there is nothing to say.

    `Sentence(hue="warn", icon="lock")`; a new sentence is announced to a screen reader. `boxed` gives
    it a ground of its own.
    """

    def __init__(
        self,
        text: Said = "",
        hue: str = "bad",
        icon: str = "circle-alert",
        *,
        boxed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hue, self._icon, self.boxed = hue, icon, boxed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._label = Label("", Role.SECOND, f"{hue}_i", wrap=True)
        column = Column(self, gap=0, edge=(36, 10, 12, 10) if boxed else (24, 0, 0, 0))
        column.addWidget(self._label)
        self.say(text)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    def say(self, text: Said) -> None:
        """Say it, or with nothing to say be gone."""
        self._label.say(text)
        self.setAccessibleName(self.text)
        showing(self, bool(self.text))
        if self.text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def retold(self) -> None:
        self.setAccessibleName(self.text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(20))

    def paint(self, ink: Ink, at: QRectF) -> None:
        if self.boxed:
            ink.box(at, 8, "sunken", "line")
        first = self._label.y() + self.look.metrics(*Role.SECOND.value).height() / 2
        ink.icon(self.look.px(12 if self.boxed else 0), first, self._icon, self.hue, 18 if self.boxed else 16)
