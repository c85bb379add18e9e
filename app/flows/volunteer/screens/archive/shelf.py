"""The archives of a school year: which months of a class are entered, which are owed, what is closed (VOL-31)."""

from typing import Any

from app.flows.volunteer.facts.archive import OnShelf, Shelf
from app.flows.volunteer.rules.archive import months, owed
from app.flows.volunteer.rules.tally import written
from app.kernel.text import T
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel
from app.widgets.table import Cell, Heading, Table, TableRow

HEADINGS = (
    Heading(T("Class"), 0),
    Heading(T("Months entered"), 170),
    Heading(T("Still to enter"), 250),
    Heading(T("Archive", "state"), 190),
)
CLOSED, OPEN = Tag(T("closed", "archive"), "ok", "lock"), Tag(T("open", "archive"), "info", "folder")


class ShelfTable(Panel):
    """`show_shelf(shelf, settings)`; `table.opened(archive)` is Enter or a second touch on a class."""

    def __init__(self) -> None:
        super().__init__("surface", line="line", radius=10)
        self.table = Table(HEADINGS)
        Column(self, edge=1).addWidget(self.table)

    def show_shelf(self, shelf: Shelf, settings: Any) -> None:
        """Show the classes of a school year."""
        self.table.show_rows([_row(one, settings) for one in shelf.archives])


def _row(one: OnShelf, settings: Any) -> TableRow:
    facts, left = one.facts, [written(month) for month in owed(one.facts, settings)]
    state = CLOSED if facts.closed_at else OPEN
    return TableRow(
        one.id,
        (
            Cell(one.name, strong=True, note=one.college),
            f"{len(months(facts, settings))}",
            Cell(T("{months:list}", months=left), "warn_i") if left else "—",
            state,
        ),
    )
