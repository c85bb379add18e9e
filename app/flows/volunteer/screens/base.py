"""What all screens of the volunteer centre have in common, and the base of their dialogs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.widgets.flow_screen import FlowDialog, FlowScreen
from app.widgets.list_page import ListPage


class VolunteerScreen(FlowScreen):
    """A screen of the centre's tab, or a part of one."""

    flow = "volunteer"
    topics = frozenset({"volunteer"})


class BookPage(VolunteerScreen):
    """A full page over the board; `left` leads back to it, `leads(page)` on to a further one over it."""

    left = Signal()
    leads = Signal(QWidget)


class BookList(ListPage, BookPage):
    """A book that is one list: see `ListPage`."""

    leads = Signal(QWidget)  # Qt finds only those of a class itself and of its first base


class Dialog(VolunteerScreen, FlowDialog):
    """A screen of the centre in a sheet over the window."""
