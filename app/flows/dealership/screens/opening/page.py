"""The opening list of the day: a touch, Space or its figure ticks each of six things (DLR-04)."""

from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.opening import OPENING, Opening, OpeningList
from app.flows.dealership.screens.base import BookPage
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.part import Column, Label, Panel, Role, filled
from app.widgets.tick import Tick
from app.widgets.workbar import WorkBar


class OpeningPage(BookPage):
    """`OpeningPage(context)`: what whoever is at work has ticked today; 1 to 6 tick, too."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.bar, card, work = (
            WorkBar(T("Opening list of the day")),
            Panel("surface", line="line", radius=10),
            Column(edge=20),
        )
        self.ticks = {
            one: Tick(T("{n}  {what}", "opening", n=n, what=word))
            for n, (one, word) in enumerate(OPENING.items(), 1)
        }
        self._others = Label("", Role.SECOND, "ink2")
        self._others.setWordWrap(True)
        column = Column(card, gap=6, edge=20)
        for one, tick in self.ticks.items():
            tick.clicked.connect(lambda _=False, one=one: self._tick(one))
            column.addWidget(tick)
        column.addWidget(self._others)
        work.addWidget(card)
        work.addStretch(1)
        filled(Column(self, gap=0), self.bar).addLayout(work, 1)
        self.bar.back.connect(self.left)
        self.setFocusProxy(self.ticks[Opening.APPEARANCE])

    def read(self) -> None:
        self.look(OpeningList, self._tell)

    def _tell(self, shown: OpeningList) -> None:
        told: dict[str, Any] = {"n": len(shown.ticked), "all": len(Opening), "day": shown.day}
        self.bar.show_facts(T("{day:day}: {n} of {all} ticked", **told))
        for one, tick in self.ticks.items():
            tick.setChecked(one in shown.ticked)
            tick.close_to_touch(one in shown.ticked)
        others = [
            T("{name} {n} of {all}", "opening", name=name, n=n, all=len(Opening)) for name, n in shown.others
        ]
        self._others.say(T("Ticked by others: {who:list}", who=others) if others else "")

    def known(self) -> None:
        """A touch is answered: the boxes show what is known, also after a no."""
        self.again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed, items = event.text(), list(OPENING)
        if typed in "123456" and typed:
            self._tick(items[int(typed) - 1])
        else:
            super().keyPressEvent(event)

    def _tick(self, one: Opening) -> None:
        self.attempt("dealership.tick_opening", {"item": one})
