"""A free table: how many sit down, and they are seated. Two touches from the floor (RST-03, 04)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.views import Expected, TableShown, Tile, Waiters
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.floor.head import CaseHead
from app.flows.restaurant.screens.floor.tiles import named
from app.flows.restaurant.screens.seating.fee import ask_fee
from app.flows.restaurant.screens.seating.waiter_choice import WaiterChoice
from app.flows.restaurant.screens.words import STATES
from app.forms.restaurant.ui_free import Ui_Free
from app.kernel.text import T, Text
from app.widgets.bound import State
from app.widgets.button import ActionButton
from app.widgets.desk import Context, Tone
from app.widgets.flow_screen import ENTERS
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.places import Offer, Places
from app.widgets.sentence import Sentence


class FreePanel(RestaurantScreen):
    """`show_table(tile)`. A touch on a number seats; a typed one wants Enter. `booking_asked(sitting)`."""

    booking_asked = Signal(str)

    def __init__(
        self,
        context: Context,
        head: CaseHead,
        places: Places,
        book: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Free(), self)
        self.head, self.places = head, places
        self.tile: Tile | None = None
        self._told: int | None = None
        self._next = Sentence(hue="hold", icon="calendar-clock", boxed=True)
        self._open_next = ActionButton(T("Open the booking"), icon="calendar-days", high=44)
        for part in (self._next, self._open_next):
            self.ui.next.addWidget(part)
        self.waiter = WaiterChoice(self, self.ui.waiter)
        self._seat = self.action(
            "restaurant.seat_walk_in",
            self._args,
            text=T("Seat a walk-in"),
            icon="user-plus",
            fill=self._ask,
            then=self._seated,
        )
        self._book = self.way(T("Book this table"), lambda: book(self._table), icon="calendar-days")
        self._close = self.action("restaurant.close_table", self._of_table, icon="ban")
        self.ui.guests.chosen.connect(lambda _: self._judged())
        self.ui.guests.touched.connect(lambda _: self._seat.press())
        self.waiter.changed.connect(self._judged)
        self._open_next.clicked.connect(self._open_booking)

    def show_table(self, tile: Tile) -> None:
        """Show another table; who was counted for the last one is forgotten."""
        if self.tile is None or tile.table != self.tile.table:
            self.learn()
            self.ui.guests.choose(None)
            self._told = None
        self.tile = tile
        self._tell_tile(tile)
        self.again()

    def keep_low(self, low: bool) -> None:
        """Keep the numbers in sight where there is little height."""
        self.ui.guests.keep_low(low)

    def take_focus(self) -> None:
        """Let digits say how many they are."""
        self.ui.guests.setFocus()

    # -- Screen's own ---------------------------------------------------------------------------------

    def read(self) -> None:
        if self.tile:
            self.look(TableShown, self._tell_table, table=self.tile.table)
            self.look(Waiters, self.waiter.show_waiters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self._seat.press()
        else:
            super().keyPressEvent(event)

    # -- showing --------------------------------------------------------------------------------------

    def _tell_tile(self, tile: Tile) -> None:
        state = STATES[tile.state]
        seats = Tag(T("{n} seats", n=tile.seats), "mute", "armchair")
        features = [FEATURES[feature] for feature in sorted(tile.features)]
        about = T("{area} · {features:list}", area=tile.area, features=features) if features else tile.area
        self.head.show_case(tile.called, (state, seats), about)
        self.ui.guests.up_to(tile.seats)
        self.waiter.show_section(tile.section)
        self._next.say(_expected(tile.next) if tile.next else "")
        showing(self._open_next, tile.next is not None and not tile.next.shut)
        self.places.offer(Offer(self._seat, self._seat_note()), (Offer(self._book), Offer(self._close)))

    def _tell_table(self, shown: TableShown) -> None:
        if self.tile and shown.table.id == self.tile.table:
            self.learn(shown.table)

    def _seat_note(self) -> Text:
        if self.tile and self.tile.fee:
            return T("room fee {fee:money}", fee=self.tile.fee)
        return T("touch how many they are")

    def _judged(self) -> None:
        self.judge()
        no = self._seat.verdict.no if self._seat.state is State.REFUSED else None
        self.ui.fault.say(no.text if no and self.ui.guests.number else "")

    # -- doing ----------------------------------------------------------------------------------------

    @property
    def _table(self) -> str:
        return str(self.tile.table) if self.tile else ""

    def _of_table(self) -> Mapping[str, Any] | None:
        return {"table": self._table} if self.tile else None

    def _args(self) -> Mapping[str, Any] | None:
        if self.tile is None or not self.waiter.login:
            return None
        args: dict[str, Any] = {"table": self._table, "waiter": self.waiter.login}
        if self.ui.guests.number:
            args["guests"] = self.ui.guests.number
        if not self.tile.fee or self._told is not None:
            args["fee_told"] = self._told
        if self.tile.room:
            args["wants_room"] = True
        return args

    def _ask(self, waits: frozenset[str]) -> None:
        """What is missing: how many they are, or that they know the fee."""
        if "guests" in waits or self.tile is None:
            self.take_focus()
        else:
            name = self.tile.called
            ask_fee(self, name, self.tile.fee, self._fee_told)

    def _fee_told(self) -> None:
        if self.tile:
            self._told = self.tile.fee
            self._seat.press()

    def _seated(self, _: Any) -> None:
        tile, guests = self.tile, self.ui.guests.number
        if tile:
            name = tile.called
            told: dict[str, Any] = {"table": name, "guests": guests, "waiter": self.waiter.name}
            self.told(T("{table}: {guests} guests seated, {waiter} waits on them", **told), Tone.OK)
        self.ui.guests.choose(None)

    def _open_booking(self) -> None:
        if self.tile and self.tile.next:
            self.booking_asked.emit(str(self.tile.next.sitting))


def _expected(next: Expected) -> Text:
    if next.shut:
        return T("{at:time} booked", at=next.at)
    return T("{at:time} booked: {who}", at=next.at, who=named(next.guest, next.guests))
