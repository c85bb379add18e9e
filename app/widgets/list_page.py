"""A book of the house as a full page: sought while one types, a row opens what it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.text import T, Text
from app.widgets.bind import bind, button_of
from app.widgets.bound import Action
from app.widgets.button import ActionButton, Kind
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.flow_screen import FlowScreen
from app.widgets.listed import Listed
from app.widgets.part import Column, Panel, Row, filled, showing
from app.widgets.table import Heading, TableRow
from app.widgets.workbar import WorkBar

NOTHING_FITS = (T("Nothing fits"), T("Type less of it, or something else"))


class ListPage(FlowScreen):
    """`ListPage(context, title, hint, headings, empty)`; who makes one gives `rows()`, and shows them by `show_rows()`.

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
        icon, what, how = empty
        self._empty, self._nothing = (what, how), Empty(icon, what, how)
        self.bar, self.list_ = WorkBar(title), Listed(headings, self._nothing)
        self.search = SearchField(hint, letters=True, high=44)
        self._add, self._head, self._foot = ActionButton("", Kind.PRIMARY, high=44), Row(gap=10), Row(gap=10)
        self._offered: dict[Action, ActionButton] = {}
        self._compose()
        self.bar.back.connect(self.left)
        self.search.sought.connect(lambda _: self.show_rows())
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.opened, self.acted = self.list_.opened, self.list_.acted
        self.setFocusProxy(self.search)

    def _compose(self) -> None:
        card, work = Panel("surface", line="line", radius=10), Column(gap=10, edge=20)
        Column(card, gap=0, edge=1).addWidget(self.list_)
        self._head.addWidget(self.search, 1)
        self._head.addWidget(self._add)
        showing(self._add, False)
        work.addLayout(self._head)
        work.addWidget(card, 1)
        work.addLayout(self._foot)
        filled(Column(self, gap=0), self.bar).addLayout(work, 1)

    def offer_new(self, action: Action) -> None:
        """Put what begins a new row beside the search."""
        bind(action, self._add)
        showing(self._add, True)

    def turn_by(self, ways: QWidget) -> None:
        """Put what turns the list before the search."""
        self._head.insertWidget(0, ways, 1)

    def offer(self, *actions: Action) -> None:
        """Put what is done with the whole list at its foot; the last of them is large until another leads."""
        for action in actions:
            self._offered[action] = button_of(action, high=48, centred=True)
            self._foot.addWidget(self._offered[action], 1)
        self.lead(actions[-1])

    def lead(self, action: Action) -> None:
        """Make what is to be done next the large one of those at the foot."""
        for one, button in self._offered.items():
            button.kind = Kind.PRIMARY if one is action else Kind.SECONDARY
            button.updateGeometry()
            button.update()

    def show_rows(self) -> None:
        """Show the rows that are sought."""
        self._nothing.say(*(NOTHING_FITS if self.search.text else self._empty))
        self.list_.show_rows(self.rows())

    def rows(self) -> Sequence[TableRow]:
        """The rows that are sought now."""
        return ()
