"""The centre's books: full pages over the board, each in a place of its own beside it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.flows.volunteer.screens.base import BookPage
from app.flows.volunteer.screens.certificates.page import CertificatesPage
from app.flows.volunteer.screens.college.page import CollegePage
from app.flows.volunteer.screens.exports.page import ExportsPage
from app.flows.volunteer.screens.figures.page import FiguresPage
from app.flows.volunteer.screens.keeping.page import KeepingPage
from app.flows.volunteer.screens.out.page import OutPage
from app.flows.volunteer.screens.samples.page import SamplesPage
from app.flows.volunteer.screens.seals.page import SealsPage
from app.flows.volunteer.screens.students.page import StudentsPage
from app.kernel.text import T, Text
from app.widgets.desk import Context


class Book(NamedTuple):
    """What a book is called, and how its page is made."""

    title: Text
    icon: str
    page: Callable[[Context], BookPage]


BOOKS: Mapping[str, Book] = {
    "F8": Book(T("Certificates"), "id-card", CertificatesPage),
    "F6": Book(T("Forms, tally", "book"), "file-text", KeepingPage),
    "F9": Book(T("Archive", "book"), "chart-no-axes-combined", FiguresPage),
    "F3": Book(T("Students"), "users", StudentsPage),
    "F4": Book(T("Activities", "book"), "calendar-days", OutPage),
}
"""By the key of the place: F3 students, F4 activities and roster, F6 forms and tally, F8 certificates, F9 archive."""

SUPERVISED = ("F3", "F4", "F6")
"""Those that a league secretary opens, who sees the own class in them."""

RARE: tuple[Book, ...] = (
    Book(T("Seal register"), "shield-check", SealsPage),
    Book(T("The college's list"), "flag", CollegePage),
    Book(T("Audit sample"), "filter", SamplesPage),
    Book(T("Sheet for the national system"), "upload", ExportsPage),
)
"""Those behind ⋯."""
