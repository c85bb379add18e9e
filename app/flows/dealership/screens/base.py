"""What all screens of the after-sales desk have in common, and the bases of their pages and dialogs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.accounts.sheet import AccountActs
from app.counter.account_facts import Holder
from app.forms.dealership.ui_board import Ui_Board
from app.kernel.text import Text
from app.widgets.asking import Asking
from app.widgets.columns import BoardLayout, CaseColumn
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.flow_screen import CaseDoor, FlowDialog, FlowScreen
from app.widgets.form import laid_out
from app.widgets.list_page import ListPage
from app.widgets.listed import Listed
from app.widgets.part import Column, Panel, filled
from app.widgets.places import Places
from app.widgets.table import Heading, TableRow
from app.widgets.workbar import WorkBar

ACCOUNTS = AccountActs(
    "dealership.take_account_payment",
    "dealership.undo_account_payment",
    "dealership.print_statement",
    (Holder.COMPANY,),
)


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


class BesidePage(BookPage):
    """`BesidePage(context, title, headings, empty, panel, door)`: a list, and beside it the panel of its chosen line.

    `empty` is an icon, what is not there, and how it comes there; `door` names the panel where it has no room beside the
    list. `turned` is told when another line is chosen, or the list was read: `chosen` is its id.
    """

    turned = Signal()

    def __init__(
        self,
        context: Context,
        title: Text,
        headings: Sequence[Heading],
        empty: tuple[str, Text, Text],
        panel: CaseColumn,
        door: tuple[Text, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.chosen = ""
        board, inside = Panel("ground"), QWidget()
        self.bar, self.ui = WorkBar(title), laid_out(Ui_Board(), inside)
        self.list_, self.places = Listed(headings, Empty(*empty)), Places()
        self.ui.table_place.addWidget(self.list_)
        self.laid = BoardLayout(board, panel, self.places.block)
        filled(Column(board, gap=0), inside, CaseDoor(self.laid, *door))
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self.bar.back.connect(self.left)
        self.list_.chosen.connect(self._choose)
        self.setFocusProxy(self.list_)

    def show_rows(self, rows: Sequence[TableRow], told: Text) -> None:
        """Show the list, and what is told of it; what was chosen stays so while it is there."""
        self.bar.show_facts(told)
        self.list_.show_rows(rows)
        if self.chosen not in {row.id for row in rows}:
            self.chosen = rows[0].id if rows else ""
        self.list_.choose(self.chosen)
        self.turned.emit()

    def _choose(self, id: str) -> None:
        self.chosen = id
        self.turned.emit()
        self.laid.open_case()


class Dialog(DealershipScreen, FlowDialog):
    """A screen of the desk in a sheet over the window."""


class AskDialog(Dialog, Asking):
    """A sheet that asks for a few things: see `Asking`."""
