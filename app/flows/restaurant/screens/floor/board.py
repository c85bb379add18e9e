"""The board: the floor, the bookings, who waits, where service is due; their switch, their counts, and the key that begins."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.flows.restaurant.facts.arrivals import Bookings, Waiting
from app.flows.restaurant.facts.neglected import Neglected
from app.flows.restaurant.facts.views import Floor
from app.flows.restaurant.screens.booking.list import BookingsList
from app.flows.restaurant.screens.care.neglected import NeglectedList
from app.flows.restaurant.screens.floor.tiles import areas, counts
from app.flows.restaurant.screens.floor.two_ways import TablesInTwoWays
from app.flows.restaurant.screens.waiting.list import WaitingList
from app.forms.restaurant.ui_board import Ui_Board
from app.kernel.text import T
from app.widgets.bind import bind
from app.widgets.bound import Action
from app.widgets.chip import ChipRow
from app.widgets.columns import Arrangement
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.segment import Choice

FLOOR, BOOKINGS, WAITING, CARE, ALL = "floor", "bookings", "waiting", "care", ""
LIST, PLAN = "list", "plan"
PREFERENCE = "restaurant.floor_plan"
"""Whoever chose the plan finds it again (COM-72)."""
BEGIN = "F2"


@dataclass(frozen=True)
class BoardActions:
    """What the board begins, a view each, and the call of who waits."""

    walk_in: Action
    book: Action
    put_on: Action
    call: Action


class Board(QWidget):
    """`show_floor(floor)`, `show_awaited(bookings)`, `show_waiting(waiting)`, `show_neglected(neglected)`; each view says what is chosen on it.

    F2 begins what the view is for: it seats a walk-in, books, or puts a party on the waiting list.
    """

    def __init__(self, context: Context, actions: BoardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_Board(), self)
        self._context = context
        self._begins = {FLOOR: actions.walk_in, BOOKINGS: actions.book, WAITING: actions.put_on}
        self._keys = {view: action.shortcut() for view, action in self._begins.items() if view != FLOOR}
        self._shown = Floor(context.desk.clock.now(), ())
        self._awaited = self._waits = self._due = 0
        self._arrangement = Arrangement.USUAL
        for switch in (self.ui.views, self.ui.ways, self.ui.areas):
            switch.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._counts, self._below = ChipRow(right=True), False
        self._counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.ui.counts.addWidget(self._counts)
        self.floor = TablesInTwoWays(context)
        self.bookings, self.waiting = BookingsList(context), WaitingList(actions.call)
        self.neglected = NeglectedList()
        self._views: dict[str, TablesInTwoWays | BookingsList | WaitingList | NeglectedList] = {
            FLOOR: self.floor,
            BOOKINGS: self.bookings,
            WAITING: self.waiting,
            CARE: self.neglected,
        }
        self._boards = QStackedWidget()
        for board in self._views.values():
            self._boards.addWidget(board)
        self.ui.boards.addWidget(self._boards)
        self.ui.views.chosen.connect(self._turn)
        self.ui.areas.chosen.connect(lambda _: self._show_tables())
        self.ui.ways.offer((Choice(LIST, T("List", "floor")), Choice(PLAN, T("Plan", "floor"))))
        if context.prefers(PREFERENCE):
            self.ui.ways.choose(PLAN)
            self.floor.turn(True)
        self.ui.ways.chosen.connect(self._turn_tables)
        for n, view in enumerate(self._views, 1):
            QShortcut(QKeySequence(f"Alt+{n}"), self, lambda view=view: self.ui.views.choose(view))
        for n, way in enumerate((LIST, PLAN), len(self._views) + 1):
            QShortcut(QKeySequence(f"Alt+{n}"), self, lambda way=way: self._ask_tables(way))
        self._show_views()
        self._view = FLOOR
        self._turn(FLOOR)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fold_bar()
        return super().event(event)

    @property
    def on_floor(self) -> bool:
        """Whether the tables are shown, and not the bookings."""
        return self._view == FLOOR

    def show_floor(self, floor: Floor) -> None:
        """Show every table as it is now."""
        self._shown = floor
        self._counts.show_tags(counts(floor))
        words = [Choice(ALL, T("All", "areas")), *(Choice(area, area) for area in areas(floor))]
        self.ui.areas.offer(words)
        self._show_bar()
        self._show_tables()

    def show_awaited(self, bookings: Bookings) -> None:
        """Say how many are still expected today."""
        self._awaited = len(bookings.rows)
        self._show_views()

    def show_waiting(self, waiting: Waiting) -> None:
        """Show who waits for a table."""
        self._waits = len(waiting.rows)
        self.waiting.show_waiting(waiting)
        self._show_views()

    def is_shut(self, sitting: str) -> bool:
        """Whether a party on a list is a VIP whom others receive."""
        return sitting in self.bookings.shut

    def show_neglected(self, neglected: Neglected) -> None:
        """Show which table has waited longest for somebody to come, and at how many something is due."""
        self._due = neglected.waiting
        self.neglected.show_neglected(neglected)
        self._show_views()

    def arrange(self, arrangement: Arrangement) -> None:
        """Where there is little room, areas are chosen instead of counted."""
        self._arrangement = arrangement
        self._show_bar()
        self._show_tables()

    def take_focus(self) -> None:
        """Let the keys go to the view that is shown."""
        self._views[self._view].take_focus()

    def _show_views(self) -> None:
        self.ui.views.offer(
            (
                Choice(FLOOR, T("Floor")),
                Choice(BOOKINGS, T("Bookings"), self._awaited),
                Choice(WAITING, T("Waiting"), self._waits),
                Choice(CARE, T("Attention", "board"), self._due),
            ),
        )

    def _show_bar(self) -> None:
        narrow = self._arrangement in (Arrangement.NARROW, Arrangement.SHEET)
        showing(self.ui.areas, narrow and self.on_floor and len(areas(self._shown)) > 1)
        showing(self.ui.ways, self.on_floor)
        showing(self._counts, not narrow and self.on_floor)

    def _fold_bar(self) -> None:
        """Where the bar has no room for all, what is chosen of the floor stands below it."""
        ui = self.ui
        shown = [part for part in (ui.views, ui.ways, ui.areas, ui.begin) if not part.isHidden()]
        gap = ui.row_1.spacing()
        wide = sum(part.minimumSizeHint().width() + gap for part in shown) + gap
        below = wide > self.width() - 2 * gap and not ui.areas.isHidden()
        if below != self._below:
            self._below = below
            for n, part in enumerate((ui.ways, ui.areas)):
                ui.row_1.removeWidget(part)
                ui.row_2.removeWidget(part)
                if below:
                    ui.row_2.insertWidget(n, part)
                else:
                    ui.row_1.insertWidget(n + 1, part)

    def _show_tables(self) -> None:
        area = self.ui.areas.current if not self.ui.areas.isHidden() else ALL
        self.floor.show_floor(self._shown, area)

    def _ask_tables(self, way: str) -> None:
        """A key asks for the tables in one of their two ways, whatever is shown now."""
        self.ui.views.choose(FLOOR)
        self.ui.ways.choose(way)

    def _turn_tables(self, way: str) -> None:
        self._context.prefer(PREFERENCE, way == PLAN)
        self.floor.turn(way == PLAN)
        self.take_focus()

    def _turn(self, view: str) -> None:
        self._view = view
        self._boards.setCurrentWidget(self._views[view])
        # The board of service begins nothing of its own: it seats a walk-in, as the floor does.
        begins = view if view in self._begins else FLOOR
        for name, action in self._begins.items():
            action.setShortcut(
                QKeySequence(BEGIN) if name == begins else self._keys.get(name, QKeySequence())
            )
        bind(self._begins[begins], self.ui.begin)
        self._show_bar()
        self.take_focus()
