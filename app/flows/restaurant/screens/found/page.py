"""The lost-and-found book (失物簿): what is here, where it was found, and who got it (RST-40)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.found import FoundShown, LostAndFound
from app.flows.restaurant.rules.found import sought
from app.flows.restaurant.screens.book import BookPage
from app.flows.restaurant.screens.found.dialog import FoundDialog
from app.flows.restaurant.screens.found.hand_back import HandBackDialog
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, RowAct, TableRow
from app.widgets.theme import Said

BACK = RowAct("back", T("Hand it back"), "undo-2")
HERE, GONE = Tag(T("Here", "found"), "info", "map-pin"), Tag(T("Handed back"), "mute", "check")
HEADINGS = (
    Heading(T("Found"), 180),
    Heading(T("What"), 0),
    Heading(T("Where", "found"), 200),
    Heading(T("Found by"), 110),
    Heading("", 110),
    Heading("", 180),
)


class LostPage(BookPage):
    """`LostPage(context)`: sought by a word or by a day; a row that is still here is handed back from it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._book = LostAndFound(())
        empty = ("shopping-bag", T("Nothing was found"), T("F2 puts into the book what was left behind"))
        hint = T("A word, a table, or a day as 11-23")
        super().__init__(context, T("Lost and found"), hint, HEADINGS, empty, parent)
        self.offer_new(
            self.asks(
                "restaurant.note_found",
                lambda: {"sitting": None, "table": None},
                lambda: FoundDialog(context, self).open(),
                key="F2",
                icon="plus",
            )
        )
        self.opened.connect(self._open)
        self.acted.connect(lambda id, _: self._open(id))

    def read(self) -> None:
        self.look(LostAndFound, self._fill)

    def rows(self) -> Sequence[TableRow]:
        zone = self.desk.settings.zone
        return [_row(one) for one in sought(self._book.rows, self.search.text, zone)]

    def _fill(self, book: LostAndFound) -> None:
        self._book = book
        here = sum(row.facts.handed_at is None for row in book.rows)
        self.bar.show_facts(T("Still here: {n}", n=here))
        self.learn(*(row.facts for row in book.rows))
        self.show_rows()

    def _open(self, id: str) -> None:
        row = next(one for one in self._book.rows if one.facts.id == id)
        if row.facts.handed_at is None:
            HandBackDialog(self.context, self, row).open()


def _row(row: FoundShown) -> TableRow:
    here = row.facts.handed_at is None
    return TableRow(
        row.facts.id,
        (
            Cell(T("{at:moment}", at=row.at), note=row.facts.number),
            Cell(row.what, strong=True),
            Cell(where(row), note=row.guest or ""),
            Cell(row.by),
            HERE if here else GONE,
            BACK if here else Cell(T("to {name}", name=row.handed_to or ""), note=_proof(row)),
        ),
        off=not here,
    )


def where(row: FoundShown) -> Said:
    """Where it was found: the table, and where exactly."""
    return " · ".join(filter(None, (row.table, row.place))) or "—"


def _proof(row: FoundShown) -> Said:
    told: dict[str, Any] = {"at": row.facts.handed_at, "by": row.handed_by}
    if row.signed:
        return T("{at:moment}, {by}; signed", **told)
    return T("{at:moment}, {by}; {proof}", **told, proof=row.proof or "")
