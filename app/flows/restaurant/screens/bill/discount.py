"""What the guest pays of discountable dishes, and why: within one's limit, or with a second person's PIN (RST-30, 61)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.views import BillShown
from app.flows.restaurant.rules.billing import FULL, bill_lines, room_fee
from app.flows.restaurant.rules.billing import reckon as reckoned
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_discount import Ui_Discount
from app.kernel.fields import Note
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.keypad import COUNT, Keypad

COMMON = (100, 95, 90, 88, 85, 80)
"""Per cent of the price that guests are given most; 100 is none."""


class DiscountDialog(Dialog):
    """By touch or typed; it shows what would be due before anything is given."""

    def __init__(self, context: Context, host: QWidget, shown: BillShown) -> None:
        super().__init__(context, host, wide=640)
        self.ui = laid_out(Ui_Discount(), self)
        self._bill = shown
        bill = shown.sitting.facts.bill
        now = bill.discount if bill else FULL
        self._picked = now // 100
        self._common, self.pad = Choices(6, high=44), Keypad(COUNT, longest=3, high=44)
        self._reasons = Choices(2, high=44)
        self._reasons.offer(
            [Option(why, why) for why in self.desk.settings.of(house.DISCOUNT_REASONS).split()]
        )
        self.ui.common_place.addWidget(self._common)
        self.ui.keypad_place.addWidget(self.pad)
        self.ui.reasons.addWidget(self._reasons)
        self._common.offer([Option(str(n), T("None", "discount") if n == 100 else str(n)) for n in COMMON])
        give = self.action(
            "restaurant.give_discount",
            self._args,
            text=T("Give this discount"),
            key="F5",
            icon="badge-percent",
            then=lambda _: self.leave(),
        )
        self.close_with(give, self.ui.foot, T("the reason is missing"))
        self._common.chosen.connect(self._pick)
        self.pad.typed.connect(lambda _: self._show_due())
        self.pad.entered.connect(lambda _: self.press_last())
        self._reasons.chosen.connect(self.ui.why.write)
        self.ui.why.changed.connect(self._show_reason)
        self.learn(shown.sitting.facts)
        self._show_due()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.pad)

    def lead(self, mend: str) -> None:
        self._reasons.take_focus()

    def _pick(self, per_cent: str) -> None:
        self.pad.write("")
        self._picked = int(per_cent)
        self._show_due()
        self.pad.setFocus()

    @property
    def _discount(self) -> int:
        """In basis points of the price."""
        return (int(self.pad.text) if self.pad.text else self._picked) * 100

    def _args(self) -> Mapping[str, Any] | None:
        facts = self._bill.sitting.facts
        if facts.bill is None:
            return None
        less, why = self._discount < FULL, self.ui.why.text
        if less and not why:
            return None
        return {
            "sitting": facts.id,
            "bill": facts.bill.id,
            "discount": self._discount,
            "why": Note(why) if less else None,
        }

    def _show_reason(self, why: str) -> None:
        """The chip of what stands in the field; a typed reason has none."""
        self._reasons.pick(why)
        self.judge()

    def _show_due(self) -> None:
        facts, discount = self._bill.sitting.facts, self._discount
        self._common.pick(str(discount // 100))
        sums = reckoned(
            bill_lines(facts.sent, discount), facts.service_rate, room_fee(facts), 0, facts.taken_ahead
        )
        told = T("Without discount") if discount == FULL else T("At {discount:percent}", discount=discount)
        self.ui.sum.show_due(told, f"¥{figures(sums.due)}", T("would be due"))
        self.judge()
