"""Bills that were paid: one is looked at, or opened again by a manager, also once its table is free (RST-33)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.past import PastBill, PastBills
from app.flows.restaurant.rules.past import sought
from app.flows.restaurant.screens.book import BookPage
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.table import Cell, Heading, TableRow

PAID, AGAIN = Tag(T("Paid", "bill"), "ok", "check"), Tag(T("Open again", "bill"), "warn", "undo-2")
HEADINGS = (
    Heading(T("Paid", "when"), 130),
    Heading(T("Bill", "heading"), 190),
    Heading(T("Table"), 130),
    Heading(T("Guest"), 0),
    Heading(T("Sum"), 130, sums=True),
    Heading("", 130),
)


class PastBillsPage(BookPage):
    """`PastBillsPage(context, open_bill)`: of today and yesterday; an older one is found by its number or a receipt's."""

    def __init__(
        self, context: Context, open_bill: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        self._bills = PastBills(())
        empty = (
            "receipt-text",
            T("Nothing was paid yet"),
            T("What is settled stands here until it is sought"),
        )
        hint = T("Table, guest, end of a number; an older bill by its whole number")
        super().__init__(context, T("Paid bills"), hint, HEADINGS, empty, parent)
        self.search.sought.connect(lambda _: self.again())
        self.opened.connect(lambda number: open_bill(self._sitting_of(number)))

    def read(self) -> None:
        self.look(PastBills, self._fill, words=self.search.text)

    def rows(self) -> Sequence[TableRow]:
        return [_row(one) for one in sought(self._bills.rows, self.search.text)]

    def _fill(self, bills: PastBills) -> None:
        self._bills = bills
        again = sum(row.receipt is None for row in bills.rows)
        self.bar.show_facts(T("Open again: {n}", n=again) if again else "")
        self.show_rows()

    def _sitting_of(self, number: str) -> str:
        return next(row.sitting for row in self._bills.rows if row.number == number)


def _row(row: PastBill) -> TableRow:
    return TableRow(
        row.number,
        (
            Cell(T("{at:moment}", at=row.at) if row.at else "—"),
            Cell(row.number, strong=True, note=row.receipt or ""),
            Cell(row.table),
            Cell(row.guest or T("Walk-in"), note=T("{n} guests", n=row.guests)),
            Cell(figures(row.due) if row.due is not None else "", strong=True),
            PAID if row.receipt else AGAIN,
        ),
    )
