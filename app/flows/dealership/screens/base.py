"""What all screens of the after-sales desk have in common, and the bases of their pages and dialogs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.widgets.asking import Asking
from app.widgets.flow_screen import FlowDialog, FlowScreen
from app.widgets.list_page import ListPage


class DealershipScreen(FlowScreen):
    """A screen of the desk's tab, or a part of one."""

    flow = "dealership"
    topics = frozenset({"dealership"})


class BookPage(DealershipScreen):
    """A full page over the board; `left` leads back to it, `leads(page)` on to a further one over it."""

    left = Signal()
    leads = Signal(QWidget)


class BookListPage(BookPage, ListPage):
    """A book that is a list: see `ListPage`."""


class Dialog(DealershipScreen, FlowDialog):
    """A screen of the desk in a sheet over the window."""


class AskDialog(Dialog, Asking):
    """A sheet that asks for a few things: see `Asking`."""
