"""A question with its few answers: none of them is chosen until somebody says so."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.text import Text
from app.widgets.part import Column, Label, Part, Role
from app.widgets.segment import Choice, Segment
from app.widgets.table import Heading, Table, TableRow
from app.widgets.theme import Said


class Answer(Part, QWidget):
    """`Answer(T("What they say"), {"yes": T("Yes"), …})`: `current`, and `chosen(id)` as a segment has them.

    `given` is what stands there already, where that is no word of anybody's: a usual way, a state that is known.
    """

    chosen = Signal(str)

    def __init__(
        self, caption: Text, words: Mapping[Any, Said], *, given: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        choices = [Choice(str(id), word) for id, word in words.items()]
        self.caption, self._ways = caption, Segment(choices, unanswered=True)
        if given:
            self._ways.pick(given)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = Column(self, gap=4)
        column.addWidget(Label(caption, Role.SECOND, "ink2"))
        column.addWidget(self._ways)
        self._ways.chosen.connect(self.chosen)

    @property
    def current(self) -> str:
        """The id of the answer, or nothing."""
        return self._ways.current

    def choose(self, id: str) -> None:
        """Answer, and say so. Raises KeyError for what is no answer."""
        self._ways.choose(id)

    def take_focus(self) -> None:
        """Let the arrow keys answer."""
        self._ways.take_focus(Qt.FocusReason.TabFocusReason)


class AnswerList(Part, QWidget):
    """`AnswerList(T("What it comes for"), headings, rows)`: a question whose answers stand in a list; as an `Answer`."""

    chosen = Signal(str)

    def __init__(
        self,
        caption: Text,
        headings: Sequence[Heading],
        rows: Sequence[TableRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.caption, self._table = caption, Table(headings)
        self._table.show_rows(rows)
        column = Column(self, gap=4)
        column.addWidget(Label(caption, Role.SECOND, "ink2"))
        column.addWidget(self._table)
        self._table.chosen.connect(self.chosen)

    @property
    def current(self) -> str:
        """The id of the row that was chosen, or nothing."""
        return self._table.current

    def set_high(self, high: int) -> None:
        """How high its list is at least, in pixels."""
        self._table.setMinimumHeight(high)

    def choose(self, id: str) -> None:
        """Show a row as chosen; nothing is told."""
        self._table.choose(id)

    def take_focus(self) -> None:
        """Let the arrow keys answer."""
        self._table.setFocus(Qt.FocusReason.TabFocusReason)
