"""A table that says, while it has no rows, what is not there and how to start."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.widgets.empty import Empty
from app.widgets.table import Heading, Table, TableRow


class Listed(QStackedWidget):
    """`Listed(headings, empty)`, then `show_rows(rows)`; `chosen`, `opened` and `acted` are its table's."""

    def __init__(self, headings: Sequence[Heading], empty: Empty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = Table(headings)
        self.chosen, self.opened, self.acted = self._table.chosen, self._table.opened, self._table.acted
        for page in (self._table, empty):
            self.addWidget(page)
        self.setFocusProxy(self._table)

    @property
    def current(self) -> str:
        """The chosen row, or nothing."""
        return self._table.current

    def take_focus(self) -> None:
        """Let the keys go to the rows."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_in(self) -> None:
        """Let the keys go to the rows: where none is chosen, to the first one."""
        self._table.step_in()

    def choose(self, id: str) -> None:
        """Mark a row as chosen, or none; nothing is told."""
        self._table.choose(id)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows, or what is said while there are none."""
        self._table.show_rows(rows)
        self.setCurrentIndex(0 if rows else 1)
