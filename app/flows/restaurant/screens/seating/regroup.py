"""What a party can do with its tables: take one more, give it back, become one with another, sit apart (RST-06)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.flows.restaurant.facts.ids import TableId
from app.flows.restaurant.facts.views import SittingShown, TableShown
from app.flows.restaurant.screens.seating.apart import ApartDialog
from app.flows.restaurant.screens.seating.join import JoinDialog
from app.flows.restaurant.screens.seating.move import FurtherTableDialog
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.desk import Tone
from app.widgets.dialog import Question, Verb

if TYPE_CHECKING:
    from app.flows.restaurant.screens.sitting.panel import SittingPanel

REGROUPING = ("join_table", "join_party", "split_party", "give_table_back")
"""In this order, in the menu of what is rare."""
KEEP = "keep"


class Regrouping:
    """The actions of a panel, by the names of their acts; `moved(sitting)` follows a party to its table."""

    def __init__(self, panel: "SittingPanel", moved: Callable[[str], None]) -> None:
        self._panel, self._moved = panel, moved

    def actions(self) -> dict[str, Action]:
        """Made anew for each place that they stand in."""
        made: tuple[tuple[str, Callable[[SittingShown], None], str], ...] = (
            ("join_table", self._take, "plus"),
            ("join_party", self._join, "users"),
            ("split_party", self._split, "split"),
            ("give_table_back", self._ask_which, "undo-2"),
        )
        return {
            name: self._panel.asks(
                f"restaurant.{name}", self._panel.this, partial(self._panel.about, ask), icon=icon
            )
            for name, ask, icon in made
        }

    def _take(self, it: SittingShown) -> None:
        FurtherTableDialog(self._panel.context, self._panel, it, self._moved).open()

    def _join(self, it: SittingShown) -> None:
        JoinDialog(self._panel.context, self._panel, it, self._moved).open()

    def _split(self, it: SittingShown) -> None:
        ApartDialog(self._panel.context, self._panel, it, self._moved).open()

    def _ask_which(self, shown: SittingShown) -> None:
        further = {str(one.table): one for one in shown.facts.further}
        asked = Question(
            self._panel.window(),
            T("Which table do they give back?"),
            T("If they had tea or dishes, it is to be cleared first."),
            safe=Verb(KEEP, T("None")),
            verbs=tuple(Verb(id, one.name) for id, one in further.items()),
        )
        asked.answered.connect(lambda id: self._give(shown, further[id].table) if id in further else None)
        asked.open()

    def _give(self, shown: SittingShown, table: TableId) -> None:
        def known(found: TableShown) -> None:
            self._panel.learn(shown.facts, shown.table, found.table)
            args = {"sitting": shown.facts.id, "table": table}
            told = T("{table} is theirs no longer", table=found.table.called)
            self._panel.attempt("restaurant.give_table_back", args, lambda _: self._panel.told(told, Tone.OK))

        self._panel.look(TableShown, known, table=table)
