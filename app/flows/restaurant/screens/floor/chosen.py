"""What is chosen, beside the board: a sitting, a free table, one at which nobody may sit, or nothing."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import Tile
from app.flows.restaurant.screens.floor.free import FreePanel
from app.flows.restaurant.screens.floor.head import CaseHead
from app.flows.restaurant.screens.floor.idle import IdlePanel
from app.flows.restaurant.screens.floor.nothing import NothingPanel
from app.flows.restaurant.screens.floor.shut import ShutPanel
from app.flows.restaurant.screens.sitting.actions import Pagers
from app.flows.restaurant.screens.sitting.panel import SittingPanel
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.places import Places
from app.widgets.stack import Late, Stack

CLOSED = T("This table is out of use. Its bookings stay; give them another table.")
VACATED = T("The party moved to another table. What it left here is to be cleared.")
P = TypeVar("P", bound=QWidget)


class Chosen(Stack):
    """`ended` says that the sitting that was shown is over, `booking_asked(sitting)` that a table's next one is wanted.

    `pages` say how to open the full pages, `book(table)` a new booking; `attempt` opens a party that others receive.
    """

    ended = Signal()
    booking_asked = Signal(str)

    def __init__(
        self,
        context: Context,
        head: CaseHead,
        places: Places,
        pages: Pagers,
        book: Callable[[str], None],
        attempt: Callable[[], None],
    ) -> None:
        super().__init__(ahead=True)
        self._context, self._head, self._places = context, head, places
        self._low = False
        self._nothing = self.late(NothingPanel)
        self._sitting = self.late(lambda within: self._make_sitting(pages, within))
        self._free = self.late(lambda within: self._make_free(book, within))
        self._vacated = self._idle(VACATED, "restaurant.clear_left_table", "brush-cleaning")
        self._closed = self._idle(CLOSED, "restaurant.open_table", "lock-open")
        self._shut = self.late(lambda within: ShutPanel(context, head, places, attempt, within))

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is chosen."""
        return self._nothing.shown

    def keep_low(self, low: bool) -> None:
        """Take less room where there is little height."""
        self._low = low
        for late in (self._sitting, self._free):
            if late.made:
                late.made.keep_low(low)

    def take_focus(self) -> None:
        """Let digits say how many sit down at a free table."""
        if self._free.made and self._free.shown:
            self._free.made.take_focus()

    def show_nothing(self) -> None:
        """Say how to begin."""
        self._turn(self._nothing)
        self._head.show_case("")

    def show_sitting(self, sitting: str) -> None:
        """Show a sitting, wherever it is."""
        self._turn(self._sitting).show_sitting(sitting)

    def show_free(self, tile: Tile) -> None:
        """Show a table at which somebody may sit down."""
        self._turn(self._free).show_table(tile)

    def show_vacated(self, tile: Tile) -> None:
        """Show a table that a party left for another one."""
        self._turn(self._vacated).show_table(tile)

    def show_closed(self, tile: Tile) -> None:
        """Show a table that is out of use."""
        self._turn(self._closed).show_table(tile)

    def show_shut(self, tile: Tile | None = None) -> None:
        """A VIP whom others receive: nothing is asked of the sitting until somebody tries to open it (RST-51)."""
        self._turn(self._shut).show_shut(tile)

    def _turn(self, to: Late[P]) -> P:
        if to is not self._sitting and self._sitting.made:
            # What was asked of the last sitting and comes late is no longer shown: head and actions are another's.
            self._sitting.made.show_sitting("")
        return to.show()

    def _make_sitting(self, pages: Pagers, within: QWidget) -> SittingPanel:
        panel = SittingPanel(self._context, self._head, self._places, pages, within)
        panel.ended.connect(self.ended)
        panel.keep_low(self._low)
        return panel

    def _make_free(self, book: Callable[[str], None], within: QWidget) -> FreePanel:
        panel = FreePanel(self._context, self._head, self._places, book, within)
        panel.booking_asked.connect(self.booking_asked)
        panel.keep_low(self._low)
        return panel

    def _idle(self, told: Text, act: str, icon: str) -> Late[IdlePanel]:
        return self.late(
            lambda within: IdlePanel(self._context, self._head, self._places, told, act, icon, within)
        )
