"""What the customer pays of a line or of the whole order, and why: within one's limit, or with a second person's PIN (DLR-15)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.discounts import FULL
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.discounts import discountable, taken_off
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.settings.estimates import DISCOUNT_REASONS
from app.kernel.fields import Note
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.asking import Wanted, whole
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.segment import Choice, Segment
from app.widgets.sumbox import SumBox

COMMON = (100, 98, 95, 90, 88, 80)
"""Per cent of the price that customers are given most; 100 is none."""
LINE, ORDER = "line", "order"


class DiscountDialog(AskDialog):
    """`DiscountDialog(context, host, visit, line)`: of the line that is chosen, or of all that the customer pays."""

    def __init__(self, context: Context, host: QWidget, visit: VisitFacts, line: LineFacts | None) -> None:
        self._visit, self._line = visit, line
        of = (Choice(LINE, T("Line {n} alone", n=line.n)),) if line else ()
        self._of = Segment((*of, Choice(ORDER, T("All that the customer pays"))))
        self._common, self._reasons, self._sum = Choices(6, high=44), Choices(5, high=44), SumBox()
        self._common.offer([Option(str(n), T("None", "discount") if n == 100 else str(n)) for n in COMMON])
        reasons = context.desk.settings.of(DISCOUNT_REASONS).split()
        self._reasons.offer([Option(why, why) for why in reasons])
        wanted = {
            "percent": Wanted(T("Per cent of the price"), digits=True, read=whole),
            "why": Wanted(T("Reason"), needed=False, takes=Note, beside=True),
        }
        super().__init__(
            *(context, host, "dealership.give_discount", T("Give this discount"), wanted, self._said),
            told=T("95 means 95 % of the price. Below your limit a manager approves by PIN."),
            facts=(visit,),
            parts=(self._of, self._common, self._sum, self._reasons),
            icon="badge-percent",
            wide=640,
        )
        self._common.chosen.connect(self.fields["percent"].write)
        self._reasons.chosen.connect(self.fields["why"].write)
        self._of.chosen.connect(lambda _: self._show_sum())
        self.fields["percent"].changed.connect(lambda _: self._show_sum())
        self.fields["why"].changed.connect(self._reasons.pick)
        self._show_sum()

    def _some(self) -> tuple[LineFacts, ...]:
        return (self._line,) if self._line and self._of.current == LINE else discountable(self._visit)

    def _said(self, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        discount, why = values["percent"] * 100, values["why"]
        lines = tuple(one.id for one in self._some())
        if not lines or discount > FULL or (discount < FULL and not why):
            return None
        return {
            "visit": self._visit.id,
            "lines": lines,
            "discount": discount,
            "why": Note(why) if discount < FULL else None,
        }

    def _show_sum(self) -> None:
        """What these lines would come to."""
        typed = whole(self.fields["percent"].text)
        self._common.pick(self.fields["percent"].text)
        some = self._some()
        now = sum(one.net or 0 for one in some)
        told: Text = T("At present")
        if typed is not None and typed * 100 <= FULL and some:
            now = sum(one.amount or 0 for one in some) - sum(taken_off(some, typed * 100).values())
            told = T("At {discount:percent}", discount=typed * 100)
        self._sum.show_due(told, f"¥{figures(now)}", T("to be paid"))
        self.judge()
