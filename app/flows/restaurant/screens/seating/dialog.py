"""A table for a party: proposed best first, with its reason in words (RST-03)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.arrivals import Suggestions
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.facts.views import SittingShown, Waiters
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.seating.fee import ask_fee
from app.flows.restaurant.screens.seating.table_choices import TableChoices
from app.flows.restaurant.screens.seating.waiter_choice import WaiterChoice
from app.forms.restaurant.ui_seating import Ui_Seating
from app.kernel.money import LARGEST
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.choices import Choices, Option
from app.widgets.columns import is_low
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.part import showing

ROOM = "room"
MOST = 4
"""Tables that are shown: whoever wants another one looks at the floor."""


class SeatDialog(Dialog):
    """`SeatDialog(context, host, seated)` for a walk-in (`F2 3 Enter`), or for a party that is expected.

    `seated(sitting)` is called when they sit. Where no table is found, `wait(guests, wishes)` puts a walk-in
    on the waiting list.
    """

    def __init__(
        self,
        context: Context,
        host: QWidget,
        seated: Callable[[str], None],
        party: SittingShown | None = None,
        wait: Callable[[int, tuple[str, ...]], None] | None = None,
    ) -> None:
        super().__init__(context, host, wide=620)
        self.ui = laid_out(Ui_Seating(), self)
        self._party, self._seated, self._wait = party, seated, wait
        self._told: dict[str, int] = {}
        self._hurry = False
        self._tables, self._wishes = TableChoices(MOST, 2), Choices(4, several=True, high=44)
        self.ui.guests.keep_low(is_low(host.window().height()))
        self.ui.tables.addWidget(self._tables)
        self.ui.wishes.addWidget(self._wishes)
        self._wishes.offer(
            (
                Option(ROOM, T("A room"), icon="door-open"),
                *(Option(feature.value, FEATURES[feature]) for feature in Feature),
            )
        )
        self.waiter = WaiterChoice(self, self.ui.waiter)
        self._seat = self.action(
            "restaurant.seat_party" if party else "restaurant.seat_walk_in",
            self._args,
            text=T("Seat them"),
            key="F5",
            icon="user-check",
            fill=lambda waits: self._ask_fee(),
            then=self._done_seating,
        )
        way = self.way(T("Put on the waiting list"), self._put_on, key="F7", icon="ticket")
        self._list = button_of(way, high=48)
        self.ui.wait.addWidget(self._list)
        showing(self._list, False)
        self.close_with(self._seat, self.ui.foot, T("how many, and where"))
        self._connect()
        self._begin()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.guests)

    # -- what is wished -------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.ui.guests.chosen.connect(lambda _: self._seek())
        self._wishes.chosen.connect(lambda _: self._seek())
        self._tables.chosen.connect(lambda _: self._choose())
        self.waiter.changed.connect(self._say_where)

    def _begin(self) -> None:
        if self._party is None:
            self.ui.title.say(T("A walk-in: how many are they?"))
            return
        facts = self._party.facts
        self.ui.title.say(T("A table for {who}", who=self._party.guest or T("Walk-in")))
        self.ui.guests.choose(facts.guests)
        self._wishes.pick(*((ROOM,) if facts.wants_room else ()), *(wish.value for wish in facts.wishes))
        self.learn(facts)

    @property
    def _wished(self) -> frozenset[Feature]:
        return frozenset(Feature(one) for one in self._wishes.picked if one != ROOM)

    def read(self) -> None:
        party = self._party.facts.id if self._party else None
        self.look(Waiters, self.waiter.show_waiters, sitting=party)
        self._seek()

    def _seek(self) -> None:
        """Ask anew which tables there are."""
        self._hurry = False
        if not self.ui.guests.number:
            return
        room = ROOM in self._wishes.picked
        self._tables.forget()
        self.judge()
        self.look(
            Suggestions,
            self._tell,
            guests=self.ui.guests.number,
            wishes=self._wished,
            wants_room=room,
            # Any fee is shown beside its room, and told before they sit.
            fee_told=LARGEST if room else None,
            sitting=self._party.facts.id if self._party else None,
        )

    def _tell(self, found: Suggestions) -> None:
        self.ui.none.say(found.no.text if found.no else "")
        showing(self._list, found.no is not None and self._wait is not None)
        self._tables.show_tables(found.tables)
        self._choose()
        if self._hurry:
            self._hurry = False
            self._seat.press()

    def _put_on(self) -> None:
        """No table is free for them: they get a number, and are called (RST-05)."""
        if self._wait and self.ui.guests.number:
            self.leave()
            self._wait(self.ui.guests.number, self._wishes.picked)

    # -- what is chosen -------------------------------------------------------------------------------

    @property
    def _table(self) -> TableFacts | None:
        return self._tables.table

    def _choose(self) -> None:
        table = self._table
        if table:
            self.waiter.show_section(table.section)
        self.learn(table, *((self._party.facts,) if self._party else ()))
        self._say_where()

    def _say_where(self) -> None:
        table = self._table
        told = {"table": table.called, "waiter": self.waiter.name} if table else {}
        self.note(T("{table} · {waiter}", **told) if told else "")

    def _args(self) -> Mapping[str, Any] | None:
        table = self._table
        if table is None or not self.waiter.login or not self.ui.guests.number:
            return None
        args: dict[str, Any] = {
            "table": table.id,
            "guests": self.ui.guests.number,
            "waiter": self.waiter.login,
        }
        told = self._party.facts.fee_told if self._party else None
        if table.id in self._told or table.fee <= (told or 0):
            args["fee_told"] = self._told.get(table.id, told)
        if self._party:
            return {"sitting": self._party.facts.id, **args}
        return args | {"wishes": tuple(sorted(self._wished)), "wants_room": ROOM in self._wishes.picked}

    def press_last(self) -> None:
        """Enter may come before the tables are there: then it waits for them."""
        if self._table is None and self.ui.guests.number:
            self._hurry = True
        else:
            super().press_last()

    def _ask_fee(self) -> None:
        table = self._table
        if table:
            ask_fee(self, table.called, table.fee, lambda: self._fee_told(table))

    def _fee_told(self, table: TableFacts) -> None:
        self._told[table.id] = table.fee
        self._seat.press()

    def _done_seating(self, booked: Any) -> None:
        table = self._table
        if table:
            told: dict[str, Any] = {
                "table": table.called,
                "guests": self.ui.guests.number,
                "waiter": self.waiter.name,
            }
            self.told(T("{table}: {guests} guests seated, {waiter} waits on them", **told), Tone.OK)
        self.leave()
        self._seated(str(self._party.facts.id if self._party else booked.sitting))
