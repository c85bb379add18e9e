"""The volunteer centre's tab: the board of collections, and full pages over it."""

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
from app.widgets.flow_tab import FlowTab


class Tab(VolunteerScreen, FlowTab):
    """`open_case(collection)` leads to a collection on the board, from Today and from the search."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.board = BoardPage(context)
        self.board.entered.connect(self._open)
        self.board.taken.connect(self._take)
        self.board.leads.connect(self._lay)
        self.over(self.board)

    def open_case(self, case: str) -> None:
        """Show a collection on the board."""
        self.reach(lambda: self.board.choose(case))

    def open_record(self, record: str) -> None:
        """Show a student from the search, or a class or an activity from Today, in its book."""
        self.reach(lambda: self._lay(self._book_of(record)))

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
        page.leads.connect(self._lay)
        self.lay(page)

    def _enter(self, collection: str) -> None:
        page = PilePage(self.context, collection)
        page.closed.connect(self._go_on)
        self.lay(page)

    def _go_on(self, collection: str) -> None:
        self.pages.back()
        self._appraise(collection)

    def _appraise(self, collection: str) -> None:
        self.lay(AppraisalPage(self.context, collection))
