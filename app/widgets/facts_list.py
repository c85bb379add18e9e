"""What is known of a table besides its steps: a few lines, a word and its value each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.widgets.part import Label, Part, Role, showing
from app.widgets.theme import Said

TOP = Qt.AlignmentFlag.AlignTop


class FactsList(Part, QWidget):
    """`show_facts(((T("Tea"), "龙井 2 壶"), …))`: values wrap, and none is left away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[Label, Label]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.dressed()

    def dressed(self) -> None:
        self._grid.setHorizontalSpacing(self.look.px(12))
        self._grid.setVerticalSpacing(self.look.px(4))

    def show_facts(self, facts: Sequence[tuple[Said, Said]]) -> None:
        """Show these lines; with none to show it is gone."""
        while len(self._lines) < len(facts):
            self._add()
        for n, (word, value) in enumerate(self._lines):
            told = facts[n] if n < len(facts) else ("", "")
            word.say(told[0])
            value.say(told[1])
            for part in (word, value):
                showing(part, n < len(facts))
        showing(self, bool(facts))

    def _add(self) -> None:
        word, value = Label("", Role.SECOND, "ink3"), Label("", Role.SECOND, "ink", wrap=True)
        self._grid.addWidget(word, len(self._lines), 0, TOP)
        self._grid.addWidget(value, len(self._lines), 1, TOP)
        self._lines.append((word, value))
