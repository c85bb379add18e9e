"""A stored bottle is fetched to a table (取酒), whole or in part (RST-35)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.cellar import BottleShown, StoredBottles, how_much
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.cellar import sought
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_fetch import Ui_Fetch
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.field import SearchField
from app.widgets.form import laid_out
from app.widgets.number_row import TouchNumber

MOST = 6


class FetchDialog(Dialog):
    """Sought by number, name or phone; the guest's own stand first. All of it, unless less is touched."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Fetch(), self)
        self._here, self._stored = shown, StoredBottles(date.min, ())
        self._search = SearchField(T("Number, guest or end of the phone"), letters=True, high=44)
        self._bottles = Choices(2, high=52)
        self._amount = TouchNumber(10, across=5, most=200, word=T("How much of it"))
        for place, part in (
            (self.ui.search_place, self._search),
            (self.ui.bottles_place, self._bottles),
            (self.ui.amount_place, self._amount),
        ):
            place.addWidget(part)
        fetch = self.action("restaurant.fetch_bottle", self._args, key="F5", icon="wine", then=self._fetched)
        self._search.sought.connect(lambda _: self._offer())
        self._bottles.chosen.connect(lambda _: self._turn())
        self._amount.chosen.connect(lambda _: self.judge())
        self.close_with(fetch, self.ui.foot, T("choose the bottle"))
        self._learn()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._search)

    def read(self) -> None:
        self.look(StoredBottles, self._tell)

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _bottle(self) -> BottleShown | None:
        return next((row for row in self._stored.rows if row.facts.id == self._bottles.current), None)

    def _tell(self, stored: StoredBottles) -> None:
        self._stored = stored
        self._learn()
        self._offer()

    def _learn(self) -> None:
        self.learn(self._here.facts, *(row.facts for row in self._stored.rows))

    def _offer(self) -> None:
        found = sought(self._stored.rows, self._search.text)
        found.sort(key=lambda row: row.guest != self._here.guest)
        self._bottles.offer([_option(row) for row in found[:MOST]])
        if len(found) == 1 or (found and found[0].guest == self._here.guest):
            self._bottles.pick(found[0].facts.id)
        self._turn()

    def _turn(self) -> None:
        bottle = self._bottle
        told = T("No bottle is stored.") if not self._stored.rows else ""
        if bottle:
            left = how_much(bottle.facts.left, bottle.facts.measure)
            told = T("{left} are left; all of it is fetched, or touch how much.", left=left)
        self.ui.told.say(told)
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        bottle = self._bottle
        if bottle is None:
            return None
        amount = self._amount.number or bottle.facts.left
        return {"sitting": self._here.facts.id, "bottle": bottle.facts.id, "amount": amount}

    def _fetched(self, fetched: Any) -> None:
        self.leave()
        self.told(T("The bar has the note. Left in it: {n}", n=fetched.left), Tone.OK)


def _option(row: BottleShown) -> Option:
    told: dict[str, Any] = {"guest": row.guest, "left": how_much(row.facts.left, row.facts.measure)}
    return Option(row.facts.id, row.facts.dish, T("{guest} · {left}", **told))
