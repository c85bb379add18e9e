"""The board of neglected tables: where nobody came for longest, and what is due there (RST-23)."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.neglected import Neglected, NeglectedRow
from app.flows.restaurant.facts.terms import MARKS
from app.forms.restaurant.ui_neglected import Ui_Neglected
from app.kernel.text import T
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.tiles import minutes_since

HEADINGS = (
    Heading(T("Table"), 110),
    Heading(T("Guest"), 150),
    Heading(T("Last looked after"), 130),
    Heading(T("Due", "service"), 0),
    Heading(T("State"), 120),
)


class NeglectedList(QWidget):
    """`show_neglected(neglected)`. `chosen(sitting)` follows the row, `opened` is Enter."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_Neglected(), self)
        self._rows = Listed(HEADINGS, Empty("concierge-bell", T("Nobody eats now"), T("F2 seats a walk-in")))
        self.ui.rows.addWidget(self._rows)
        self._rows.chosen.connect(self.chosen)
        self._rows.opened.connect(self.opened)

    def take_focus(self) -> None:
        """Let the keys go to the rows."""
        self._rows.take_focus()

    def show_neglected(self, neglected: Neglected) -> None:
        """Show every table at which somebody eats."""
        self._rows.show_rows([_row(row, neglected.at) for row in neglected.rows])
        n, of = neglected.waiting, len(neglected.rows)
        self.ui.note.say(T("something is due at {n} of {of} tables", n=n, of=of) if of else "")


def _row(row: NeglectedRow, now: datetime) -> TableRow:
    due = T("{due:list}", due=[MARKS[mark] for mark in row.due]) if row.due else "—"
    return TableRow(
        row.sitting,
        (
            Cell(row.table or "—", strong=True, note=row.waiter or ""),
            Cell(row.guest or T("Walk-in"), note=T("{n} guests", n=row.guests)),
            Cell(T("{ago} ago", ago=minutes_since(row.attended, now)), strong=row.urgent),
            Cell(due, "ink" if row.due else "ink3"),
            _state(row),
        ),
    )


def _state(row: NeglectedRow) -> Tag:
    if row.urgent:
        return Tag(T("urgent", "service"), "bad", "bell-ring")
    if row.due:
        return Tag(T("due", "service"), "warn", "bell")
    return Tag(T("in order", "service"), "ok", "check")
