"""The order is explained line by line, then signed on the screen (DLR-20)."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.terms import EXCESS_TOLD
from app.flows.dealership.rules.estimates import by_payer, order_sum
from app.flows.dealership.screens.base import Dialog
from app.kernel.fields import Note
from app.kernel.money import figures
from app.kernel.refusal import No
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.part import Column, Label, Role, Scroll
from app.widgets.signature import SignaturePad
from app.widgets.theme import look
from app.widgets.tick import Tick, key_to_next

EXPLAIN = "F4"


class SignDialog(Dialog):
    """A tick a line, then the pad; what the customer was shown when they signed is what they agree to (COM-06)."""

    def __init__(self, context: Context, host: QWidget, visit: str) -> None:
        super().__init__(context, host, wide=640)
        self._visit = visit
        self._now: EstimateShown | None = None
        self._saw: Mapping[str, Any] = {}
        self._ticks: dict[str, Tick] = {}
        column = Column(self, gap=12)
        self._title, self._about = Label(T("Explain and sign"), Role.SECTION), Label("", Role.STRONG)
        lines = QWidget()
        self._lines, self._pad = Column(lines, gap=2), SignaturePad()
        self._lines.addStretch(1)
        self._words = Field(T("What the customer says to it"))
        self._words.takes(Note)
        scroll = Scroll(lines)
        scroll.setMinimumHeight(look().px(190))
        for part in (self._title, self._about, scroll, self._words, self._pad):
            column.addWidget(part)
        self._explain = self.way(T("Explain the next line"), self._explain_next, key=EXPLAIN)
        sign = self.action(
            "dealership.sign_order", self._args, key="F5", icon="signature", then=lambda _: self.leave()
        )
        self._pad.signed.connect(self._signed)
        self.close_with(sign, column, T("let the customer sign"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._words)

    def read(self) -> None:
        self.look(EstimateShown, self._tell, visit=self._visit)

    def do(self, name: str, args: Mapping[str, Any], *more: Any, **named: Any) -> None:
        seen = self._saw if name == "dealership.sign_order" else named.get("seen", {})
        super().do(name, args, *more, **(named | {"seen": seen}))

    def refused(self, no: No) -> None:
        super().refused(no)
        if self._now:
            self._tell(self._now)

    # -- inside -----------------------------------------------------------------------------------------

    def _tell(self, shown: EstimateShown) -> None:
        self._now = shown
        estimate = shown.facts.estimate
        self.learn(shown.facts)
        told: dict[str, Any] = {"sum": by_payer(estimate)[Payer.CUSTOMER], "n": len(estimate.standing)}
        about = T("{n} lines, {sum:money} for the customer", **told)
        insured = any(one.payer is Payer.INSURANCE for one in estimate.standing)
        self._about.say(T("{about}. {excess}", "sign", about=about, excess=EXCESS_TOLD) if insured else about)
        explained = estimate.order.explained if estimate.order else frozenset[str]()
        for line in estimate.standing:
            tick = self._ticks.get(line.id) or self._make_tick(line)
            tick.setChecked(line.id in explained)
        key_to_next(self._ticks.values(), EXPLAIN)
        self.judge()

    def _make_tick(self, line: LineFacts) -> Tick:
        amount = T("after examination", "sum") if line.net is None else f"¥{figures(line.net)}"
        tick = Tick(f"{line.n}  {line.name}", note=amount)
        tick.clicked.connect(lambda _=False, line=line.id: self._explain_line(line))
        self._ticks[line.id] = tick
        # Above the stretch that keeps few lines together.
        self._lines.insertWidget(self._lines.count() - 1, tick)
        return tick

    def _explain_line(self, line: str) -> None:
        # At once, so that the next press is the next line; a no takes it off again.
        self._ticks[line].setChecked(True)
        key_to_next(self._ticks.values(), EXPLAIN)
        self.attempt("dealership.explain_line", {"visit": self._visit, "line": line})

    def _explain_next(self) -> None:
        left = next((line for line, tick in self._ticks.items() if not tick.isChecked()), None)
        if left:
            self._explain_line(left)

    def _signed(self, signed: bool) -> None:
        if signed and self._now:
            self._saw = {"order_sum": order_sum(self._now.facts)}
        self.judge()

    def _args(self) -> Mapping[str, Any] | None:
        if not self._pad.is_signed:
            return None
        drawn = Strokes(json.dumps(self._pad.strokes, separators=(",", ":")))
        words = Note(self._words.text) if self._words.text else None
        return {"visit": self._visit, "signature": drawn, "words": words}
