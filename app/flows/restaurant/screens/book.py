"""A book of the house as a full page: sought while one types, a row opens what it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.screens.base import RestaurantScreen
from app.forms.restaurant.ui_book import Ui_Book
from app.forms.restaurant.ui_book_list import Ui_BookList
from app.kernel.text import T, Text
from app.widgets.bind import bind
from app.widgets.bound import Action
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.part import showing
from app.widgets.table import Heading, TableRow

NOTHING_FITS = (T("Nothing fits"), T("Type less of it, or something else"))


class BookPage(RestaurantScreen):
    """`BookPage(context, title, hint, headings, empty)`; who makes one gives `rows()`, and shows them by `show_rows()`.

    `empty` is an icon, what is not there while the book is empty, and how it comes there.

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
        empty: tuple[str, Text, Text],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Book(), self)
        self.ui.bar.show_title(title)
        self.ui.bar.back.connect(self.left)
        inside = QWidget()
        self._list = laid_out(Ui_BookList(), inside)
        self.ui.work.addWidget(inside)
        icon, what, how = empty
        self._empty, self._nothing = (what, how), Empty(icon, what, how)
        self.search, self.list_ = SearchField(hint, letters=True, high=44), Listed(headings, self._nothing)
        self._list.search_place.addWidget(self.search)
        self._list.table_place.addWidget(self.list_)
        showing(self._list.add, False)
        self.search.sought.connect(lambda _: self.show_rows())
        self.search.moved.connect(lambda _: self.list_.take_focus())
        self.opened, self.acted = self.list_.opened, self.list_.acted
        self.setFocusProxy(self.search)

    def offer_new(self, action: Action) -> None:
        """Put what begins a new row beside the search."""
        bind(action, self._list.add)
        showing(self._list.add, True)

    def show_rows(self) -> None:
        """Show the rows that are sought."""
        self._nothing.say(*(NOTHING_FITS if self.search.text else self._empty))
        self.list_.show_rows(self.rows())

    def rows(self) -> Sequence[TableRow]:
        """The rows that are sought now."""
        return ()
