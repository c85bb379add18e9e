"""The pages of figures: charts and other parts, a table for each list, and what is said while there is nothing."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.counter.listed import FieldList, cells, is_number
from app.kernel.text import Text
from app.widgets.empty import Empty
from app.widgets.part import Column, Panel
from app.widgets.table import Cell, Heading, Table, TableRow

WIDE = 9
"""Pixels of a table's column for each part of the list's width."""


class FigurePages(QStackedWidget):
    """`FigurePages(empty, parts)`, then `show_lists(lists)` and `turn(key)` of a part or a list.

    `opened(key, n)` is the n-th row of a list.
    """

    opened = Signal(str, int)

    def __init__(self, empty: Empty, parts: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._empty, self._pages = empty, dict(parts)
        self._tables: dict[str, Table] = {}
        for part in (empty, *parts.values()):
            self.addWidget(part)

    def show_lists(self, lists: Iterable[FieldList]) -> None:
        """Show other lists; each keeps its table."""
        for one in lists:
            if one.key not in self._tables:
                self._add(one)
            self._tables[one.key].show_rows([_row(n, one) for n, _ in enumerate(one.rows)])

    def turn(self, key: str = "") -> None:
        """Turn to a part or a list, or to what is said while there is nothing."""
        self.setCurrentWidget(self._pages.get(key, self._empty))

    def take_focus(self, key: str) -> None:
        """Let the keys go to the rows of a list."""
        self._tables[key].step_in()

    def _add(self, one: FieldList) -> None:
        headings = [
            Heading(field.name, WIDE * field.wide if n else 0, sums=is_number(field.holds))
            for n, field in enumerate(one.fields)
        ]
        table, card = Table(headings), Panel("surface", line="line", radius=10)
        table.opened.connect(lambda row, key=one.key: self.opened.emit(key, int(row)))
        Column(card, edge=1).addWidget(table)
        self._tables[one.key], self._pages[one.key] = table, card
        self.addWidget(card)


def _row(n: int, one: FieldList) -> TableRow:
    first, *more = (cell if isinstance(cell, str | Text) else "—" for cell in cells(one, n))
    return TableRow(f"{n}", (Cell(first, strong=True), *more))
