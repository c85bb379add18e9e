"""The after-sales desk's tab: the board of visits, and full pages over it."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from app.flows.dealership.screens.base import BookPage, DealershipScreen
from app.flows.dealership.screens.board.page import BoardPage
from app.flows.dealership.screens.bookings.page import BookingsPage
from app.flows.dealership.screens.books import Book
from app.flows.dealership.screens.claims.page import ClaimsPage
from app.flows.dealership.screens.complaints.page import ComplaintsPage
from app.flows.dealership.screens.figures.page import FiguresPage
from app.flows.dealership.screens.follow_up.page import FollowUpsPage
from app.flows.dealership.screens.opening.page import OpeningPage
from app.flows.dealership.screens.reminders.page import RemindersPage
from app.flows.dealership.screens.vehicles.page import VehiclesPage
from app.widgets.desk import Context
from app.widgets.flow_tab import FlowTab

PAGES: Mapping[str, Callable[[Context, str], BookPage]] = {
    "claims": ClaimsPage,
    "complaint": ComplaintsPage,
    "follow-up": FollowUpsPage,
    "reminders": RemindersPage,
}
"""Pages that something on Today leads to, by the kind of what it names."""
ALONE: Mapping[str, Callable[[Context], BookPage]] = {"opening": OpeningPage, "figures": FiguresPage}
"""Pages that are of nothing by name."""


class Tab(DealershipScreen, FlowTab):
    """`open_case(visit)` leads to a visit on the board, `open_record(vehicle)` to a vehicle in its book."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.board = BoardPage(context)
        self.board.taken.connect(self._take)
        self.board.leads.connect(self._lay)
        self.over(self.board)

    def open_case(self, case: str) -> None:
        """Show a visit on the board."""
        self.reach(lambda: self.board.choose(case))

    def open_record(self, record: str) -> None:
        """Show a vehicle from the search in its book, or what Today names on its page."""
        self.reach(lambda: self._lay(self._record(record)))

    def _record(self, record: str) -> BookPage:
        if record in ALONE:
            return ALONE[record](self.context)
        kind, _, one = record.partition(":")
        if kind in PAGES:
            return PAGES[kind](self.context, one)
        return VehiclesPage(self.context, record)

    def _take(self, book: Book) -> None:
        self._lay(book.page(self.context))

    def _lay(self, page: BookPage) -> None:
        page.leads.connect(self._lay)
        if isinstance(page, VehiclesPage | BookingsPage):
            page.came.connect(self.open_case)
        if isinstance(page, VehiclesPage):
            page.planned.connect(self._show_plan)
        self.lay(page)

    def _show_plan(self, visit: str, day: date) -> None:
        """A booking among those of its day."""
        self._lay(BookingsPage(self.context, on=day, visit=visit))
