"""The volunteer centre's tab: the board of collections, and full pages over it."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.records import ACTIVITY, CLASS
from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.screens.appraisal.page import AppraisalPage
from app.flows.volunteer.screens.base import BookPage, VolunteerScreen
from app.flows.volunteer.screens.board.page import BoardPage
from app.flows.volunteer.screens.books import Book
from app.flows.volunteer.screens.out.page import OutPage
from app.flows.volunteer.screens.pile.page import PilePage
from app.flows.volunteer.screens.students.page import StudentsPage
from app.widgets.desk import Context
from app.widgets.dialog import unless_typed
from app.widgets.pages import Pages
from app.widgets.part import Column


class Tab(VolunteerScreen):
    """`open_case(collection)` leads to a collection on the board, from Today and from the search."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.board = BoardPage(context)
        self.board.entered.connect(self._open)
        self.board.taken.connect(self._take)
        self.board.leads.connect(self._lay)
        self.pages = Pages(self.board)
        Column(self, gap=0).addWidget(self.pages)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if page := self.pages.currentWidget():
            page.setFocus(event.reason())

    def open_case(self, case: str) -> None:
        """Show a collection on the board, whatever lay over it; what was typed there is asked for first."""

        def show() -> None:
            self.pages.home()
            self.board.choose(case)

        unless_typed(self.pages, show)

    def open_record(self, record: str) -> None:
        """Show a student from the search, or a class or an activity from Today, in its book."""

        def show() -> None:
            self.pages.home()
            self._lay(self._book_of(record))

        unless_typed(self.pages, show)

    def _book_of(self, record: str) -> BookPage:
        if record.startswith(ACTIVITY):
            return OutPage(self.context, record.removeprefix(ACTIVITY))
        if record.startswith(CLASS):
            return StudentsPage(self.context, klass=record.removeprefix(CLASS))
        return StudentsPage(self.context, record)

    def _open(self, collection: str, step: str) -> None:
        if Collection(step) is Collection.COLLECTED:
            self._enter(collection)
        else:
            self._appraise(collection)

    def _take(self, book: Book) -> None:
        self._lay(book.page(self.context))

    def _lay(self, page: BookPage) -> None:
        page.left.connect(self.pages.back)
        page.leads.connect(self._lay)
        self.pages.push(page)

    def _enter(self, collection: str) -> None:
        page = PilePage(self.context, collection)
        page.left.connect(self.pages.back)
        page.closed.connect(self._go_on)
        self.pages.push(page)

    def _go_on(self, collection: str) -> None:
        self.pages.back()
        self._appraise(collection)

    def _appraise(self, collection: str) -> None:
        page = AppraisalPage(self.context, collection)
        page.left.connect(self.pages.back)
        self.pages.push(page)
