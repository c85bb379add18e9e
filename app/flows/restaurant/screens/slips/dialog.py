"""The kitchen slips of a table, or all of the house that nobody has acknowledged: one touch, or a scan (RST-19)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.slips import KitchenSlips, SlipShown
from app.flows.restaurant.facts.tracks import Slip
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.slips.rows import HEADINGS, row, told
from app.forms.restaurant.ui_slips import Ui_Slips
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.sentence import Sentence
from app.widgets.table import Table

SHOWN = 5
"""Rows that the sheet has room for; the table scrolls."""


class SlipsDialog(Dialog):
    """A touch in its row, or its number typed or scanned, says that the kitchen has a slip.

    Of one sitting it lists every slip, and F5 acknowledges all; without one, what is open in the whole house.
    """

    topics = frozenset({"restaurant", "house", "print"})

    def __init__(self, context: Context, host: QWidget, sitting: str = "") -> None:
        super().__init__(context, host, wide=840)
        self.ui = laid_out(Ui_Slips(), self)
        self._sitting = sitting
        self._slips: dict[str, SlipShown] = {}
        self._why = Sentence(boxed=True)
        self.table = Table(HEADINGS)
        self.ui.table_place.addWidget(self.table)
        self.ui.table_place.addWidget(self._why)
        self.ui.number.set_digits(True)
        self.ui.number.entered.connect(self._typed)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._acknowledge)
        self.table.acted.connect(lambda id, _: self._acknowledge(id))
        self._stand()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.number)

    # -- Screen's own ---------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(KitchenSlips, self._tell, sitting=self._sitting)

    # -- inside -----------------------------------------------------------------------------------------

    def _stand(self) -> None:
        """The ways out: the print centre, the chosen one again, all of a table at once."""
        everything = self.action("restaurant.acknowledge_all_slips", self._all, key="F5", icon="check-check")
        again = self.action(
            "house.print_again", self._paper, key="F6", icon="copy", facts=self._papers, then=self._copied
        )
        prints = self.way(T("Prints"), self._to_prints, key="F8", icon="printer")
        ways = [button_of(one, high=52) for one in (prints, again)]
        if self._sitting:
            ways.append(button_of(everything, Kind.PRIMARY, high=52))
        self.close_alone(self.ui.foot, *ways)

    def _tell(self, slips: KitchenSlips) -> None:
        self._slips = {slip.facts.id: slip for slip in slips.rows}
        self.look_up(sorted({slip.sitting for slip in slips.rows}), lambda facts: self.learn(*facts.values()))
        self.table.show_rows([row(slip, whose=not self._sitting) for slip in slips.rows])
        self.table.setFixedHeight(self._high(len(slips.rows)))
        waiting = [id for id, slip in self._slips.items() if slip.facts.step == Slip.SENT]
        self.ui.told.say(
            T("{n} not acknowledged yet", "slips", n=len(waiting))
            if waiting
            else T("The kitchen has everything that was sent.")
        )
        showing(self.table, bool(slips.rows))
        if self.table.current not in self._slips:
            self.table.choose((waiting or [*self._slips] or [""])[0])
        self._choose(self.table.current)

    def _high(self, rows: int) -> int:
        look = self.table.look
        return look.px(36) + look.target(50) * max(1, min(rows, SHOWN)) + 2

    def _choose(self, id: str) -> None:
        slip = self._slips.get(id)
        self._why.say(told(slip))
        self.judge()

    def _acknowledge(self, id: str) -> None:
        slip = self._slips.get(id)
        if slip and slip.facts.step == Slip.SENT:
            self.attempt("restaurant.acknowledge_slip", {"sitting": slip.sitting, "slip": id})

    def _typed(self, number: str) -> None:
        """A scanned number is whole; by hand its last figures are enough."""
        found = [s for s in self._slips.values() if number and s.facts.number.endswith(number.upper())]
        if len(found) != 1:
            self.ui.number.fault(T("No slip here has this number.") if not found else T("Type more of it."))
            return
        self.ui.number.write("")
        self.table.choose(found[0].facts.id)
        self._choose(found[0].facts.id)
        self._acknowledge(found[0].facts.id)

    def _all(self) -> Mapping[str, Any] | None:
        return {"sitting": self._sitting} if self._sitting else None

    def _paper(self) -> Mapping[str, Any] | None:
        return {"document": self.table.current} if self.table.current in self._slips else None

    def _papers(self) -> Mapping[str, Any]:
        return {"document": self._slips[self.table.current].paper}

    def _copied(self, done: Any) -> None:
        self.told(T("It is printed again, as the {n}th copy.", n=done.copy - 1), Tone.OK)

    def _to_prints(self) -> None:
        self.leave()
        self.context.open_prints()
