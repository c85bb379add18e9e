"""A table that a party moved away from: to be cleared until somebody says that it is (RST-06, 41)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import TableShown, Tile
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.floor.head import CaseHead
from app.flows.restaurant.screens.floor.places import Offer, Places
from app.flows.restaurant.screens.words import STATES, called
from app.forms.restaurant.ui_vacated import Ui_Vacated
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.paint import Tag


class VacatedPanel(RestaurantScreen):
    """`show_table(tile)`."""

    def __init__(
        self, context: Context, head: CaseHead, places: Places, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Vacated(), self)
        self.head, self.places = head, places
        self.tile: Tile | None = None
        self._clear = self.action("restaurant.clear_left_table", self._args, icon="brush-cleaning")

    def show_table(self, tile: Tile) -> None:
        """Show another table of that kind."""
        if self.tile is None or tile.table != self.tile.table:
            self.learn()
        self.tile = tile
        seats = Tag(T("{n} seats", n=tile.seats), "mute", "armchair")
        name = called(tile.table, tile.name, room=tile.room)
        self.head.show_case(name, (STATES[tile.state], seats), tile.area)
        self.places.offer(Offer(self._clear))
        self.again()

    def read(self) -> None:
        if self.tile:
            self.look(TableShown, lambda shown: self.learn(shown.table), table=self.tile.table)

    def _args(self) -> Mapping[str, Any] | None:
        return {"table": str(self.tile.table)} if self.tile else None
