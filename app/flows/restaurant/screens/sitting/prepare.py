"""The preparation list on the screen: each piece ticked by a touch, or all by one key (RST-15)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.sheets import Piece
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.preparing import key, unlaid
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_prepare import Ui_Prepare
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.tick import Tick


class PrepareDialog(Dialog):
    """What is still to be laid ready, added up over the whole order; it is gone when all of it is."""

    def __init__(self, context: Context, host: QWidget, sitting: SittingFacts) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Prepare(), self)
        self._sitting, self._ticks = sitting.id, dict[str, Tick]()
        everything = self.action(
            "restaurant.lay_ready",
            lambda: {"sitting": self._sitting, "piece": None},
            text=T("All of it is laid ready"),
            key="F5",
            icon="check-check",
            then=lambda _: self.leave(),
        )
        self.close_with(everything, self.ui.foot)
        self._list(sitting)

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, lambda it: self._list(it.facts), sitting=self._sitting)

    def _list(self, sitting: SittingFacts) -> None:
        self.learn(sitting)
        waiting = unlaid(sitting)
        if not waiting:
            self.leave()
            return
        for piece in waiting:
            if key(piece) not in self._ticks:
                self._add(piece)
        for one, tick in self._ticks.items():
            tick.setChecked(one not in map(key, waiting))

    def _add(self, piece: Piece) -> None:
        told: dict[str, Any] = {"piece": piece.name, "n": piece.count}
        tick = Tick(T("{piece} ×{n}", **told), note=T("{dishes:list}", dishes=piece.dishes), parent=self)
        tick.clicked.connect(lambda: self._lay(key(piece)))
        self._ticks[key(piece)] = tick
        self.ui.pieces.addWidget(tick)

    def _lay(self, piece: str) -> None:
        # Set once the answer is there, as every list here is.
        tick = self._ticks[piece]
        tick.setChecked(not tick.isChecked())
        if not tick.isChecked():
            self.attempt("restaurant.lay_ready", {"sitting": self._sitting, "piece": piece})
