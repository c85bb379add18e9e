"""A table at which nobody may sit yet: closed, or left by a party that moved. One act makes it free (RST-01, 06)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import TableShown, Tile
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.floor.head import CaseHead
from app.flows.restaurant.screens.words import STATES
from app.forms.restaurant.ui_idle import Ui_Idle
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.places import Offer, Places


class IdlePanel(RestaurantScreen):
    """`IdlePanel(context, head, places, told, act, icon)`: what it says of the table, and the act; `show_table(tile)`."""

    def __init__(
        self,
        context: Context,
        head: CaseHead,
        places: Places,
        told: Text,
        act: str,
        icon: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Idle(), self)
        self.ui.told.say(told)
        self.head, self.places = head, places
        self.tile: Tile | None = None
        self._act = self.action(act, self._args, icon=icon)

    def show_table(self, tile: Tile) -> None:
        """Show another such table."""
        if self.tile is None or tile.table != self.tile.table:
            self.learn()
        self.tile = tile
        seats = Tag(T("{n} seats", n=tile.seats), "mute", "armchair")
        name = tile.called
        self.head.show_case(name, (STATES[tile.state], seats), tile.area)
        self.places.offer(Offer(self._act))
        self.again()

    def read(self) -> None:
        if self.tile:
            self.look(TableShown, lambda shown: self.learn(shown.table), table=self.tile.table)

    def _args(self) -> Mapping[str, Any] | None:
        return {"table": str(self.tile.table)} if self.tile else None
