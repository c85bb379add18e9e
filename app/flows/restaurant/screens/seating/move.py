"""A party moves to another table, or takes a further one beside its own: those that are free, the best first (RST-03, 06)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.arrivals import Suggestion, Suggestions
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.moving import fee_there, fee_with, stay_left
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.seating.dialog import ROOM
from app.flows.restaurant.screens.seating.fee import ask_fee
from app.flows.restaurant.screens.seating.table_choices import TableChoices
from app.forms.restaurant.ui_move import Ui_Move
from app.kernel.fields import Note
from app.kernel.money import LARGEST
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out

MOST = 12
"""Tables that are shown."""


class MoveDialog(Dialog):
    """`MoveDialog(context, host, shown, then)`: the best table is chosen, Enter moves. `then(sitting)` after it."""

    ACT, ICON = "move_table", "arrow-left-right"
    VERB = T("Move them")

    def __init__(
        self, context: Context, host: QWidget, party: SittingShown, then: Callable[[str], None]
    ) -> None:
        super().__init__(context, host, wide=620)
        self.ui = laid_out(Ui_Move(), self)
        self._party, self._then = party, then
        self._told: dict[str, int] = {}
        self._tables, self._wishes = TableChoices(MOST), Choices(4, several=True, high=44)
        self.ui.title.say(self._title())
        self.ui.tables.addWidget(self._tables)
        self.ui.wishes.addWidget(self._wishes)
        self._wishes.offer(
            (
                Option(ROOM, T("A room"), icon="door-open"),
                *(Option(feature.value, FEATURES[feature]) for feature in Feature),
            )
        )
        facts = party.facts
        self._wishes.pick(*((ROOM,) if facts.wants_room else ()), *(wish.value for wish in facts.wishes))
        self._move = self.action(
            f"restaurant.{self.ACT}",
            self._args,
            text=self.VERB,
            key="F5",
            icon=self.ICON,
            fill=lambda waits: self._ask_fee(),
            then=self._moved,
        )
        self.close_with(self._move, self.ui.foot, T("which table"))
        self._wishes.chosen.connect(lambda _: self._seek())
        self._tables.chosen.connect(lambda _: self._choose())

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.primary)

    def read(self) -> None:
        self._seek()

    def _title(self) -> Text:
        return T("Move {guests} guests to another table", guests=self._party.facts.guests)

    def _seats(self) -> int:
        """For how many the table is, in the first place."""
        return self._party.facts.guests

    def _best(self, found: Sequence[Suggestion]) -> Sequence[Suggestion]:
        return found

    def _fee_at(self, table: TableFacts) -> int:
        """What they are told that they pay for it, in fen."""
        return fee_there(self._party.facts, table)

    def _knows(self) -> int:
        """The fee that they were told already, in fen."""
        return self._party.facts.fee_told or 0

    def _seek(self) -> None:
        """Ask anew which tables there are."""
        facts, room = self._party.facts, ROOM in self._wishes.picked
        self.look(
            Suggestions,
            self._tell,
            guests=self._seats(),
            stay=stay_left(facts, self.desk.clock.now()),
            wishes=frozenset(Feature(one) for one in self._wishes.picked if one != ROOM),
            wants_room=room,
            # Any fee is shown beside its room, and told before they move.
            fee_told=LARGEST if room else None,
            sitting=facts.id,
        )

    def _tell(self, found: Suggestions) -> None:
        self.ui.none.say(found.no.text if found.no else "")
        self._tables.show_tables(self._best(found.tables))
        self._choose()

    @property
    def _table(self) -> TableFacts | None:
        return self._tables.table

    def _choose(self) -> None:
        table = self._table
        self.learn(table, self._party.facts)
        self.ui.fee.say(self._fee(table) if table else "")
        self.note(table.called if table else "")

    def _fee(self, table: TableFacts) -> Text | str:
        """What becomes of a room's fee that did not stand on their order (RST-30a)."""
        fee = self._fee_at(table)
        told: dict[str, Any] = {"fee": table.fee, "paid": fee}
        if fee >= table.fee:
            return ""
        return T("The room fee of {fee:money} did not stand on their order: they pay {paid:money}.", **told)

    def _args(self) -> Mapping[str, Any] | None:
        table = self._table
        if table is None:
            return None
        facts = self._party.facts
        told = self._told.get(str(table.id), self._knows())
        args: dict[str, Any] = {"sitting": facts.id, "table": table.id}
        if self._fee_at(table) <= told:
            args["fee_told"] = told
        why = self.ui.why.text
        return args | {"why": Note(why) if why else None}

    def _ask_fee(self) -> None:
        table = self._table
        if table:
            fee = self._fee_at(table)
            ask_fee(self, table.called, fee, lambda: self._fee_told(table, fee))

    def _fee_told(self, table: TableFacts, fee: int) -> None:
        self._told[str(table.id)] = fee
        self._move.press()

    def _moved(self, moved: Any) -> None:
        table = self._table
        if table:
            self.told(self._told_done(table.called), Tone.OK)
        self.leave()
        self._then(str(self._party.facts.id))

    def _told_done(self, table: str) -> Text:
        return T("{guests} guests sit at {table} now", table=table, guests=self._party.facts.guests)


class FurtherTableDialog(MoveDialog):
    """A further table beside their own (并台): those in their area first."""

    ACT, ICON = "join_table", "plus"
    VERB = T("Take it as well")

    def _title(self) -> Text:
        return T("A further table beside {table}", table=self._party.facts.table_name)

    def _seats(self) -> int:
        facts = self._party.facts
        return max(facts.guests - facts.seats, 1)

    def _best(self, found: Sequence[Suggestion]) -> Sequence[Suggestion]:
        area = self._party.table.area if self._party.table else ""
        return sorted(found, key=lambda one: one.table.area != area)

    def _fee_at(self, table: TableFacts) -> int:
        facts = self._party.facts
        return fee_with(facts, table) - (facts.fee_told or 0)

    def _knows(self) -> int:
        return 0

    def _told_done(self, table: str) -> Text:
        return T("{table} is theirs as well", table=table)
