"""Every stored bottle (存酒): whose it is, what is left, until when it is kept; what ends soon stands first (RST-35)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.cellar import BottleShown, StoredBottles, how_much
from app.flows.restaurant.rules.cellar import ends_soon, sought
from app.flows.restaurant.screens.book import BookPage
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Number"), 190),
    Heading(T("Drink"), 0),
    Heading(T("Guest"), 200),
    Heading(T("Left in it"), 110),
    Heading(T("Kept until"), 120),
    Heading("", 130),
)
OVER, SOON = Tag(T("Over", "bottle"), "bad", "clock-alert"), Tag(T("Ends soon"), "warn", "clock")


class BottlesPage(BookPage):
    """`BottlesPage(context)`: sought by number, name, initials, or the end of a phone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._stored = StoredBottles(date.min, ())
        empty = ("wine", T("No bottle is stored"), T("What is left of one is stored from its bill"))
        hint = T("Number, guest or end of the phone")
        super().__init__(context, T("Stored bottles"), hint, HEADINGS, empty, parent)

    def read(self) -> None:
        self.look(StoredBottles, self._fill)

    def rows(self) -> Sequence[TableRow]:
        return [_row(one, self._stored.today) for one in sought(self._stored.rows, self.search.text)]

    def _fill(self, stored: StoredBottles) -> None:
        self._stored = stored
        soon = sum(ends_soon(row.facts, stored.today) for row in stored.rows)
        self.bar.show_facts(T("{n} bottles, {soon} end soon", n=len(stored.rows), soon=soon))
        self.show_rows()


def _row(row: BottleShown, today: date) -> TableRow:
    bottle = row.facts
    over = bottle.until < today
    return TableRow(
        bottle.id,
        (
            Cell(bottle.number, "ink2"),
            Cell(bottle.dish, strong=True, note=T("stored {at:day}, {by}", at=row.at, by=row.by)),
            Cell(row.guest, note=row.phone or ""),
            Cell(how_much(bottle.left, bottle.measure), strong=True),
            Cell(T("{day:day}", day=bottle.until)),
            OVER if over else SOON if ends_soon(bottle, today) else "",
        ),
    )
