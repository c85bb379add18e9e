"""A party waits for a table: how many, for how long, and their number (RST-05)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.arrivals import WaitExpected
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.rules.waiting import called_as
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.seating.dialog import ROOM
from app.forms.restaurant.ui_wait import Ui_Wait
from app.kernel.fields import Private
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.columns import is_low
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out


class WaitDialog(Dialog):
    """`WaitDialog(context, host, then)`: `F7 6 Enter`. `then(sitting)` is called once they have their number.

    `guests` and `wished` are what was asked already, where no table was found for them.
    """

    def __init__(
        self,
        context: Context,
        host: QWidget,
        then: Callable[[str], None],
        guests: int = 0,
        wished: tuple[str, ...] = (),
    ) -> None:
        super().__init__(context, host, wide=620)
        self.ui = laid_out(Ui_Wait(), self)
        self._then = then
        self._wishes = Choices(4, several=True, high=44)
        self.ui.guests.keep_low(is_low(host.window().height()))
        self.ui.wishes.addWidget(self._wishes)
        self._wishes.offer(
            (
                Option(ROOM, T("A room"), icon="door-open"),
                *(Option(feature.value, FEATURES[feature]) for feature in Feature),
            )
        )
        self._wishes.pick(*wished)
        put_on = self.action(
            "restaurant.greet_walk_in",
            self._args,
            text=T("Give them a number"),
            key="F5",
            icon="ticket",
            then=self._numbered,
        )
        self.close_with(put_on, self.ui.foot, T("how many they are"))
        self.ui.guests.chosen.connect(lambda _: self._seek())
        self._wishes.chosen.connect(lambda _: self._seek())
        for field in (self.ui.name, self.ui.phone):
            field.changed.connect(lambda _: self.judge())
        self.ui.guests.choose(guests or None)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.guests)

    def read(self) -> None:
        self._seek()

    @property
    def _wished(self) -> tuple[Feature, ...]:
        return tuple(sorted(Feature(one) for one in self._wishes.picked if one != ROOM))

    def _seek(self) -> None:
        """Ask anew how long they would wait."""
        self.judge()
        if self.ui.guests.number:
            room = ROOM in self._wishes.picked
            told = {"guests": self.ui.guests.number, "wishes": self._wished, "wants_room": room}
            self.look(WaitExpected, self._tell, **told)

    def _tell(self, expected: WaitExpected) -> None:
        self.ui.none.say(expected.no.text if expected.no else "")
        self.ui.expected.say("" if expected.no else _expected(expected))

    def _args(self) -> Mapping[str, Any] | None:
        if not self.ui.guests.number:
            return None
        args: dict[str, Any] = {
            "guests": self.ui.guests.number,
            "wishes": self._wished,
            "wants_room": ROOM in self._wishes.picked,
        }
        for name, field in (("name", self.ui.name), ("phone", self.ui.phone)):
            args[name] = Private(field.text) if field.text else None
        return args

    def _numbered(self, waits: Any) -> None:
        called = called_as(waits.waits_as)
        self.told(T("{called}: {guests} guests wait", called=called, guests=self.ui.guests.number), Tone.OK)
        self.leave()
        self._then(str(waits.sitting))


def _expected(expected: WaitExpected) -> Text:
    told: dict[str, Any] = {"n": expected.ahead, "minutes": expected.minutes}
    if not expected.minutes:
        return T("{n} parties before them · a table is free now", **told)
    return T("{n} parties before them · about {minutes:minutes}", **told)
