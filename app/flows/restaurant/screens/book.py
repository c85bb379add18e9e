"""A book of the house as a full page: sought while one types, a row opens what it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.screens.base import RestaurantScreen
from app.forms.restaurant.ui_book import Ui_Book
from app.forms.restaurant.ui_book_list import Ui_BookList
from app.kernel.text import Text
from app.widgets.bind import bind
from app.widgets.bound import Action
from app.widgets.desk import Context
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.table import Heading, Table, TableRow


class BookPage(RestaurantScreen):
    """`BookPage(context, title, hint, headings)`; who makes one gives `rows()`, and shows them by `show_rows()`.

    `opened(id)` is Enter or a second touch on a row, `acted(id, act)` what can be done in it; `left` is told
    when the page is left.
    """

    left = Signal()

    def __init__(
        self,
        context: Context,
        title: Text,
        hint: Text,
        headings: Sequence[Heading],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Book(), self)
        self.ui.bar.show_title(title)
        self.ui.bar.back.connect(self.left)
        inside = QWidget()
        self._list = laid_out(Ui_BookList(), inside)
        self.ui.work.addWidget(inside)
        self.search, self.table = SearchField(hint, letters=True, high=44), Table(tuple(headings))
        self._list.search_place.addWidget(self.search)
        self._list.table_place.addWidget(self.table)
        showing(self._list.add, False)
        self.search.sought.connect(lambda _: self.show_rows())
        self.search.moved.connect(lambda _: self.table.setFocus())
        self.opened, self.acted = self.table.opened, self.table.acted
        self.setFocusProxy(self.search)

    def offer_new(self, action: Action) -> None:
        """Put what begins a new row beside the search."""
        bind(action, self._list.add)
        showing(self._list.add, True)

    def show_rows(self) -> None:
        """Show the rows that are sought."""
        self.table.show_rows(self.rows())

    def rows(self) -> Sequence[TableRow]:
        """The rows that are sought now."""
        return ()
