"""The desk's books: full pages over the board, each in a place of its own beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from app.flows.dealership.screens.accounts import AccountsBook
from app.flows.dealership.screens.base import BookPage
from app.flows.dealership.screens.bookings.page import BookingsPage
from app.flows.dealership.screens.claims.page import ClaimsPage
from app.flows.dealership.screens.complaints.page import ComplaintsPage
from app.flows.dealership.screens.figures.page import FiguresPage
from app.flows.dealership.screens.follow_up.page import FollowUpsPage
from app.flows.dealership.screens.opening.page import OpeningPage
from app.flows.dealership.screens.price_list.page import PriceListPage
from app.flows.dealership.screens.progress import ProgressPage
from app.flows.dealership.screens.reminders.page import RemindersPage
from app.flows.dealership.screens.vehicles.page import VehiclesPage
from app.flows.dealership.screens.workshop.page import WorkshopPage
from app.kernel.text import T, Text
from app.widgets.desk import Context


class Book(NamedTuple):
    """What a book is called, and how its page is made."""

    title: Text
    icon: str
    page: Callable[[Context], BookPage]


BOOKS: Mapping[str, Book] = {
    "F3": Book(T("Vehicles"), "car", VehiclesPage),
    "F4": Book(T("Price list"), "tag", PriceListPage),
    "F6": Book(T("Bookings", "car"), "calendar-days", BookingsPage),
    "F8": Book(T("Workshop"), "layout-list", WorkshopPage),
    "F9": Book(T("Opening list"), "list-todo", OpeningPage),
}
"""By the key of the place: F3 vehicles, F4 the price list, F6 bookings, F8 the workshop, F9 the opening list."""
RARE: Sequence[Book] = (
    Book(T("Follow-up calls"), "phone-call", FollowUpsPage),
    Book(T("Maintenance reminders"), "calendar-clock", RemindersPage),
    Book(T("Claims"), "file-text", ClaimsPage),
    Book(T("Complaints"), "message-circle", ComplaintsPage),
    Book(T("Accounts"), "wallet-cards", AccountsBook),
    Book(T("Figures"), "chart-column-increasing", FiguresPage),
    Book(T("Progress", "cars"), "external-link", ProgressPage),
)
"""Those that stand behind ⋯: calls to who was here and who is to come, claims, complaints, accounts, figures, and what customers see of all cars."""
