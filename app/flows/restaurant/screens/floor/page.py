"""The floor: every table, what needs somebody now, and what is chosen beside it (RST-01)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.flows.restaurant.facts.arrivals import Bookings, Waiting
from app.flows.restaurant.facts.kinds import TableState
from app.flows.restaurant.facts.matters import Matters
from app.flows.restaurant.facts.neglected import Neglected
from app.flows.restaurant.facts.views import Floor, Tile
from app.flows.restaurant.rules.waiting import called_as
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.floor.all_urgent import AllUrgentDialog
from app.flows.restaurant.screens.floor.board import Board, BoardActions
from app.flows.restaurant.screens.floor.chosen import Chosen
from app.flows.restaurant.screens.floor.head import CaseHead
from app.flows.restaurant.screens.floor.urgent import called_next, rings, sitting_of, urgent
from app.flows.restaurant.screens.seating.dialog import SeatDialog
from app.flows.restaurant.screens.sitting.actions import Pagers
from app.flows.restaurant.screens.slips.dialog import SlipsDialog
from app.flows.restaurant.screens.slips.scan import acknowledge_scanned
from app.flows.restaurant.screens.waiting.dialog import WaitDialog
from app.forms.restaurant.ui_floor import Ui_Floor
from app.kernel.numbers import parse_number
from app.kernel.text import T, Text
from app.widgets.columns import BoardLayout, CaseColumn
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.places import OTHERS, Offer, Places
from app.widgets.strip import Urgent

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class WayOfHouse(NamedTuple):
    """A way to what concerns the house and no table."""

    word: Text
    icon: str
    lead: Callable[[], None]
    note: Callable[[Matters], Text | str] = lambda _: ""


class FloorPage(RestaurantScreen):
    """Board at the left, the chosen case and its actions at the right, the strip at the foot.

    `pages` say how to open the full pages; `book(table)` a new booking; `house` where one comes from here that
    concerns the house and no table: its word, its icon, the way, and what is to be said of it now.
    """

    def __init__(
        self,
        context: Context,
        pages: Pagers,
        book: Callable[[str], None],
        house: Sequence[WayOfHouse] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Floor(), self)
        slips = WayOfHouse(T("Kitchen slips"), "chef-hat", lambda: SlipsDialog(context, self).open())
        self._of_house = [(self.way(one.word, one.lead, icon=one.icon), one.note) for one in (slips, *house)]
        self.floor = Floor(context.desk.clock.now(), ())
        self.table, self.sitting, self._given = "", "", ""
        self._matters = Matters(self.floor.at, ())
        self._begin = self.way(T("Walk-in", "seat one"), self._walk_in, key="F2", icon="user-plus")
        self._book = self.way(T("Book a table"), lambda: book(""), icon="calendar-days")
        self._waiting = Waiting(self.floor.at, ())
        self.board = Board(context, self._board_actions())
        self.places, self.head = Places(), CaseHead()
        self.chosen = Chosen(context, self.head, self.places, pages, book, self._try)
        self.layout_of = self._compose()
        self._connect()
        self._show_nothing()

    def _board_actions(self) -> BoardActions:
        put_on = self.way(T("Put on the waiting list"), self._put_on, key="F7", icon="ticket")
        call = self.action(
            "restaurant.call_waiting",
            self._next_args,
            text=T("Call the next"),
            key="F11",
            icon="bell-ring",
            then=self._called,
        )
        return BoardActions(self._begin, self._book, put_on, call)

    # -- leading here -----------------------------------------------------------------------------------

    def open_sitting(self, sitting: str) -> None:
        """Choose a sitting, wherever it is: at a table, booked, or without a table yet."""
        self.table, self.sitting, self._given = "", sitting, ""
        self._find_table()
        self.board.floor.choose(self.table)
        self.chosen.show_sitting(sitting)
        self.layout_of.open_case()

    def follow(self, sitting: str) -> None:
        """Stay with a sitting that has just moved: which table it has now, the next look at the floor says."""
        self.table, self.sitting, self._given = "", sitting, ""
        self.chosen.show_sitting(sitting)
        self.again()

    def give_away(self, sitting: str) -> None:
        """Show the table of a booking as if it were free: a captain may give it to others."""
        self.open_sitting(sitting)
        tile = self._tile
        if tile:
            self._given = tile.table
            self.chosen.show_free(tile)

    # -- Screen's own -----------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Floor, self._tell_floor)
        self.look(Matters, self._tell_matters)
        self.look(Bookings, self.board.show_awaited)
        self.look(Waiting, self._tell_waiting)
        self.look(Neglected, self.board.show_neglected)

    def passed(self) -> None:
        # What is late, kept or alone depends on the time: the floor is asked again.
        super().passed()
        self.again()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.board.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Letters and arrows that nothing here wants go to the board: it is what one types on.
        if event.key() == Qt.Key.Key_Escape:
            if self._on_board():
                self._choose_nothing()
            self.board.take_focus()
            return
        wanted = event.key() in ARROWS or event.text().isalnum()
        if wanted and self.board.on_floor and not self._on_board():
            self.board.floor.take_focus()
            if view := self._on_board():
                QApplication.sendEvent(view, event)
                return
        super().keyPressEvent(event)

    def _on_board(self) -> QWidget | None:
        """What has the focus, if it is on the board."""
        view = QApplication.focusWidget()
        return view if view and self.board.isAncestorOf(view) else None

    # -- composing --------------------------------------------------------------------------------------

    def _compose(self) -> BoardLayout:
        case = CaseColumn()
        case.head.addWidget(self.head)
        case.body.addWidget(self.chosen)
        case.body.addStretch(1)
        laid = BoardLayout(self.board, case, self.places.block)
        self.ui.work.addWidget(laid)
        return laid

    def _connect(self) -> None:
        self.board.floor.chosen.connect(self._choose)
        self.board.floor.opened.connect(self._open)
        self.board.floor.entered.connect(self._typed)
        self.board.bookings.chosen.connect(self._choose_booking)
        self.board.bookings.opened.connect(self.open_sitting)
        self.board.waiting.chosen.connect(self._choose_booking)
        self.board.waiting.opened.connect(self.open_sitting)
        self.board.neglected.chosen.connect(self._choose_neglected)
        self.board.neglected.opened.connect(self.open_sitting)
        self.layout_of.arranged.connect(self.board.arrange)
        self.layout_of.lowered.connect(self.chosen.keep_low)
        self.chosen.keep_low(self.layout_of.low)
        self.layout_of.left_case.connect(self.board.take_focus)
        if self.layout_of.arrangement is not None:
            self.board.arrange(self.layout_of.arrangement)
        self.ui.strip.opened.connect(self._lead)
        self.ui.strip.all_asked.connect(self._all_urgent)
        self.chosen.ended.connect(self._ended)
        self.chosen.booking_asked.connect(self.open_sitting)
        self.head.let_go.connect(self._choose_nothing)

    # -- showing ----------------------------------------------------------------------------------------

    def _tell_floor(self, floor: Floor) -> None:
        first, self.floor = not self.floor.tiles, floor
        self.board.show_floor(floor)
        self._show_urgent()
        if first and self._has_focus():
            self.board.take_focus()
        if self.sitting and not self.table:
            self._find_table()
            self.board.floor.choose(self.table)
        if self.table:
            self._show_table()

    def _has_focus(self) -> bool:
        """Whether the keys come here anyway, and nobody types elsewhere in the window."""
        where = QApplication.focusWidget()
        return where is None or where is self or self.isAncestorOf(where) or where.isAncestorOf(self)

    @property
    def _tile(self) -> Tile | None:
        return next((tile for tile in self.floor.tiles if tile.table == self.table), None)

    def _find_table(self) -> None:
        """The table of the sitting that was asked for: where it sits, or the one that it is expected at.

        To whoever does not receive a VIP it is not shown where they are (RST-51).
        """
        for tile in self.floor.tiles:
            expected = tile.next.sitting if tile.next and not tile.sitting and not tile.next.shut else None
            if not (tile.shut or tile.further) and self.sitting in (tile.sitting, expected):
                self.table = tile.table

    @property
    def _urgent(self) -> tuple[Urgent, ...]:
        return (*urgent(self._matters, self.floor), *called_next(self._waiting))

    def _show_urgent(self) -> None:
        self.ui.strip.show_urgent(self._urgent)

    def _tell_matters(self, matters: Matters) -> None:
        self._matters = matters
        if self.chosen.is_nothing:
            self._offer_house()
        self._show_urgent()
        self.pass_at(matters.rings)

    def _tell_waiting(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self.learn(waiting.next.facts if waiting.next else None)
        self.board.show_waiting(waiting)
        self._show_urgent()

    def _choose(self, table: str) -> None:
        """A tile was chosen: what it shows stands beside it."""
        self.table, self.sitting, self._given = table, "", ""
        self._show_table()

    def _open(self, table: str) -> None:
        if table != self.table:
            self._choose(table)
        self.layout_of.open_case()
        self.chosen.take_focus()

    def _choose_neglected(self, sitting: str) -> None:
        self.open_sitting(sitting)
        self.board.neglected.take_focus()

    def _choose_booking(self, sitting: str) -> None:
        self.table, self.sitting, self._given = "", sitting, ""
        if self.board.is_shut(sitting):
            self.chosen.show_shut()
        else:
            self.chosen.show_sitting(sitting)

    def _show_table(self) -> None:
        tile = self._tile
        if tile is None:
            self.table = ""
            self._show_nothing()
        elif self.sitting and tile.next and tile.next.sitting == self.sitting and not self._given:
            self.chosen.show_sitting(self.sitting)
        else:
            self._show_tile(tile)

    def _show_tile(self, tile: Tile) -> None:
        self.sitting = ""
        if tile.shut or (tile.state is TableState.BOOKED and tile.next and tile.next.shut):
            self.chosen.show_shut(tile)
        elif tile.sitting:
            self.chosen.show_sitting(tile.sitting)
        elif tile.state is TableState.BOOKED and tile.next and tile.table != self._given:
            self.chosen.show_sitting(tile.next.sitting)
        elif tile.state is TableState.TO_CLEAR:
            self.chosen.show_vacated(tile)
        elif tile.state is TableState.CLOSED:
            self.chosen.show_closed(tile)
        else:
            self.chosen.show_free(tile)

    def _try(self) -> None:
        """Open it all the same: who may not is told so, and the try is written down."""
        tile = self._tile
        sitting = self.sitting or (tile and (tile.sitting or (tile.next and tile.next.sitting)))
        if sitting:
            self.chosen.show_sitting(str(sitting))

    def _show_nothing(self) -> None:
        self.chosen.show_nothing()
        self._offer_house()

    def _offer_house(self) -> None:
        offers = [Offer(action, note(self._matters)) for action, note in self._of_house]
        self.places.offer(None, offers[: len(OTHERS)], offers[len(OTHERS) :])

    def _choose_nothing(self) -> None:
        """Nothing is chosen any more: what concerns the house is shown again."""
        self.board.floor.choose("")
        self.layout_of.close_case()
        self._choose("")

    def _ended(self) -> None:
        """The sitting is over: the table itself is shown again, or nothing."""
        self.sitting = ""
        if self.table:
            self.again()
        else:
            self._show_nothing()

    # -- beginning --------------------------------------------------------------------------------------

    def _walk_in(self) -> None:
        SeatDialog(self.context, self, self.open_sitting, wait=self._wait).open()

    def _put_on(self) -> None:
        self._wait(0, ())

    def _wait(self, guests: int, wished: tuple[str, ...]) -> None:
        WaitDialog(self.context, self, self.open_sitting, guests, wished).open()

    def _next_args(self) -> Mapping[str, Any] | None:
        return {"sitting": self._waiting.next.sitting} if self._waiting.next else None

    def _called(self, called: Any) -> None:
        self.told(T("{called} is called", called=called_as(called.waits_as)), Tone.OK)
        self.open_sitting(called.sitting)

    def _all_urgent(self) -> None:
        AllUrgentDialog(self.context, self, self._urgent, self._lead).open()

    def _lead(self, id: str) -> None:
        """Where an entry of the strip leads: to its sitting, and to the slips if one of them rings."""
        sitting = sitting_of(id)
        self.open_sitting(sitting)
        if rings(id):
            SlipsDialog(self.context, self, sitting).open()

    def _typed(self, line: str) -> None:
        """What was typed on the floor and is no table: the number of a slip that was scanned."""
        if parse_number(line):
            acknowledge_scanned(self, line)
