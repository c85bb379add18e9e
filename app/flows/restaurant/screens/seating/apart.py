"""Some of a party sit apart (拆台): how many, where, with which dishes, and whose the deposit is (RST-06)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.arrivals import Suggestions
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sharing import Apart
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.moving import stay_left
from app.flows.restaurant.rules.regrouping import divides, line_can_go, of_one_set
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.seating.table_choices import TableChoices
from app.flows.restaurant.screens.words import AHEAD, standing
from app.forms.restaurant.ui_apart import Ui_Apart
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.part import Scroll, showing
from app.widgets.segment import Choice

MOST = 6
"""Tables that are shown."""
HIGH = 172
"""Of the dishes, at 100 %: more scroll."""
STAYS, GOES = "stays", "goes"


class ApartDialog(Dialog):
    """A touch on a dish lets it go along; where there are several of it, each touch one more, and then none."""

    def __init__(
        self, context: Context, host: QWidget, party: SittingShown, then: Callable[[str], None]
    ) -> None:
        super().__init__(context, host, wide=620)
        self.ui = laid_out(Ui_Apart(), self)
        self._party, self._then = party, then
        self._lines = {line.id: line for line in party.facts.sent}
        self._gone: dict[str, int] = {}
        self._table_chosen = False
        self._tables, self._dishes = TableChoices(MOST, high=48), Choices(2, several=True, high=48)
        self._scroll = Scroll(self._dishes)
        self.ui.tables.addWidget(self._tables)
        self.ui.dishes.addWidget(self._scroll)
        self._compose()
        apart = self.action(
            "restaurant.split_party",
            self._args,
            text=T("Let them sit apart"),
            key="F5",
            icon="split",
            then=self._parted,
        )
        self.close_with(apart, self.ui.foot, T("how many, and where"))
        self.ui.guests.chosen.connect(lambda _: self._seek())
        self._tables.chosen.connect(lambda _: self._choose(touched=True))
        self._dishes.chosen.connect(self._touch)
        self.ui.ahead.chosen.connect(lambda _: self.judge())

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.guests)

    def read(self) -> None:
        self._seek()

    def _compose(self) -> None:
        facts = self._party.facts
        self.ui.guests.up_to(max(facts.guests - 1, 1))
        self.ui.title.say(T("Who of {table} sits apart?", table=facts.table_name))
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.ui.what, bool(self._lines)),
            (self._scroll, bool(self._lines)),
            (self.ui.money, facts.taken_ahead > 0),
            (self.ui.ahead, facts.taken_ahead > 0),
        )
        for part, comes in parts:
            showing(part, comes)
        if facts.ahead:
            told: dict[str, Any] = {"what": AHEAD[facts.ahead], "sum": facts.taken_ahead}
            self.ui.money.say(T("{what} {sum:money}", **told))
        self.ui.ahead.offer(
            (
                Choice(STAYS, T("Stays with {table}", table=facts.table_name)),
                Choice(GOES, T("Goes along")),
            )
        )
        self._show_dishes()

    def _seek(self) -> None:
        """Ask anew which tables there are; before it is said how many, those where anybody could sit."""
        stay = stay_left(self._party.facts, self.desk.clock.now())
        self.look(Suggestions, self._tell, guests=self.ui.guests.number or 1, stay=stay)
        self._choose()

    def _tell(self, found: Suggestions) -> None:
        self.ui.none.say(found.no.text if found.no else "")
        if not self._table_chosen:
            self._tables.pick()  # the best one is another for another number
        self._tables.show_tables(found.tables)
        self._choose()

    def _choose(self, *, touched: bool = False) -> None:
        self._table_chosen |= touched
        table = self._tables.table
        self.learn(self._party.facts, table)
        told: dict[str, Any] = {"n": self.ui.guests.number, "table": table.called if table else ""}
        self.note(T("{n} guests · {table}", **told) if table and self.ui.guests.number else "")

    # -- what goes along --------------------------------------------------------------------------------

    def _touch(self, id: str) -> None:
        line = self._lines[id]  # type: ignore[index]  # a choice's id is a line's
        now = self._gone.get(id, 0)
        step = 1 if divides(line) else line.quantity
        most = line.quantity - 1 if line.tea else line.quantity
        n = now + step if now + step <= most else 0
        # What belongs to a set menu goes with all of it.
        self._gone |= {one.id: one.quantity if n else 0 for one in of_one_set(self._party.facts, line)}
        self._gone[id] = n
        self._show_dishes()
        self.judge()

    def _show_dishes(self) -> None:
        those = [line for line in self._lines.values() if not line.tea or line_can_go(line, 1) is None]
        self._dishes.offer([self._option(line) for line in those])
        self._dishes.pick(*(id for id, n in self._gone.items() if n))
        look = self._dishes.look
        high = -(-len(those) // 2) * (look.target(48) + look.px(8))
        self._scroll.setFixedHeight(min(max(high, 1), look.px(HIGH)))

    def _option(self, line: LineFacts) -> Option:
        n = self._gone.get(line.id, 0)
        if n and line.quantity > 1:
            return Option(line.id, line.name, T("{n} of {of} go along", n=n, of=line.quantity), "check")
        if n:
            return Option(line.id, line.name, T("goes along"), "check")
        told: dict[str, Any] = {"n": line.quantity, "unit": line.unit, "state": standing(line).word}
        return Option(line.id, line.name, T("{n} {unit} · {state}", **told))

    def _args(self) -> Mapping[str, Any] | None:
        table, guests = self._tables.table, self.ui.guests.number
        if table is None or not guests:
            return None
        return {
            "sitting": self._party.facts.id,
            "table": table.id,
            "guests": guests,
            "lines": tuple(Apart(self._lines[id].id, n) for id, n in self._gone.items() if n),  # type: ignore[index]
            "ahead_goes": self.ui.ahead.isVisibleTo(self) and self.ui.ahead.current == GOES,
            "fee_told": None,
        }

    def _parted(self, parted: Any) -> None:
        if table := self._tables.table:
            told: dict[str, Any] = {"n": self.ui.guests.number, "table": table.called}
            self.told(T("{n} guests sit at {table} now, with a bill of their own", **told), Tone.OK)
        self.leave()
        self._then(str(parted.sitting))
