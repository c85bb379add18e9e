"""A longer text to be read, selected and heard: a report, the words of a paper."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.widgets.part import Part
from app.widgets.theme import Said


class ReadText(Part, QPlainTextEdit):
    """`ReadText(T("The report"), text, high=190)`; Tab leaves it."""

    def __init__(self, name: Said, text: str = "", *, high: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._high = name, high
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.viewport().setAutoFillBackground(False)
        self.retold()
        self.dressed()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(self._name))

    def dressed(self) -> None:
        self.setFont(self.look.font(13))
        if self._high:
            self.setFixedHeight(self.look.px(self._high))
