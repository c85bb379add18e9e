"""The tables of the floor in two ways: a tile each in the floor's order, or where they stand on the drawn plan (RST-01)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.flows.restaurant.facts.views import Floor
from app.flows.restaurant.screens.floor.tiles import sections, spelled, spots
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.floor import TileBoard
from app.widgets.floor_plan import FloorPlan

UNDRAWN = T("Not on the plan yet. A manager draws them: Settings, Tables.")
EMPTY = T("Nobody has drawn this area yet. A manager does: Settings, Tables.")


class TablesInTwoWays(QStackedWidget):
    """`show_floor(floor, area)`; `turn(plan)` shows the plan, or the tiles. One table is chosen in either.

    `chosen(id)`, `opened(id)` and `entered(text)` as on `TileBoard`. Only the way that is shown is kept up to date.
    """

    chosen = Signal(str)
    opened = Signal(str)
    entered = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        clock = context.desk.clock
        self.tiles = TileBoard(clock, spelled)
        self.plan = FloorPlan(clock, spelled, undrawn=UNDRAWN, empty=EMPTY)
        self._shown, self._area = Floor(clock.now(), ()), ""
        for way in (self.tiles, self.plan):
            self.addWidget(way)
            way.chosen.connect(self.chosen)
            way.opened.connect(self.opened)
            way.entered.connect(self.entered)

    @property
    def current(self) -> str:
        """The id of the chosen table, or nothing."""
        return self._way.current

    def show_floor(self, floor: Floor, area: str = "") -> None:
        """Show the tables as they are now, of one area alone if it is named."""
        self._shown, self._area = floor, area
        found = sections(floor, area)
        if self._way is self.plan:
            self.plan.show_sections(found, spots(floor))
        else:
            self.tiles.show_sections(found)

    def turn(self, plan: bool) -> None:
        """Show the plan or the tiles; the chosen table stays chosen."""
        before = self._way
        self.setCurrentWidget(self.plan if plan else self.tiles)
        if self._way is not before:
            self.show_floor(self._shown, self._area)
            self._way.choose(before.current)

    def choose(self, id: str) -> None:
        """Mark a table as chosen; nothing is told."""
        self._way.choose(id)

    def take_focus(self) -> None:
        """Let the keys go to the tables."""
        self._way.take_focus()

    @property
    def _way(self) -> TileBoard | FloorPlan:
        return self.plan if self.currentWidget() is self.plan else self.tiles
