"""A party that is received in confidence, for whoever does not receive it: who to ask, and nothing else (RST-51)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import Tile
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.floor.head import CaseHead
from app.flows.restaurant.screens.words import STATES
from app.forms.restaurant.ui_idle import Ui_Idle
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.places import Offer, Places


class ShutPanel(RestaurantScreen):
    """`show_shut(tile)` of a table, `show_shut()` of a party on a list; whoever tries to open it all the same is noted."""

    def __init__(
        self,
        context: Context,
        head: CaseHead,
        places: Places,
        attempt: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Idle(), self)
        self.ui.told.say(
            T(
                "This party is received in confidence. Let nobody in who was not announced; ask who receives them."
            )
        )
        self.head, self.places = head, places
        self._open = self.way(T("Open it all the same"), attempt, icon="lock")

    def show_shut(self, tile: Tile | None = None) -> None:
        """Show that it is closed; of a table what everybody sees of it."""
        note = T("A try to open it is written down.")
        self.places.offer(Offer(self._open, note))
        if tile is None:
            self.head.show_case(T("VIP"), (), "")
        else:
            seats = Tag(T("{n} seats", n=tile.seats), "mute", "armchair")
            name = tile.called
            self.head.show_case(name, (STATES[tile.state], seats), tile.area)
