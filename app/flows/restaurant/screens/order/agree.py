"""What a dish costs is agreed with the guest: its price of the day, its weight (RST-11)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.views import OrderLine
from app.flows.restaurant.rules.ordering import amount_of
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.dish_words import jin, price
from app.forms.restaurant.ui_agree import Ui_Agree
from app.kernel.money import figures, yuan
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.keypad import COUNT, MONEY, Keypad

MOST_DIGITS = 6


class _Agreeing(Dialog):
    """A number for one line, typed or touched."""

    command = ""
    done: Text

    def __init__(
        self, context: Context, host: QWidget, sitting: SittingFacts, line: OrderLine, keys: tuple[str, ...]
    ) -> None:
        super().__init__(context, host, wide=400)
        self.ui = laid_out(Ui_Agree(), self)
        self.sitting, self.line = sitting, line
        self.pad = Keypad(keys, longest=MOST_DIGITS)
        self.ui.keypad_place.addWidget(self.pad)
        self.agree = self.action(
            self.command,
            self.args,
            text=self.done,
            key="F5",
            icon="check-check",
            then=lambda _: self.leave(),
        )
        self.close_with(self.agree, self.ui.foot)
        self.pad.typed.connect(self._typed)
        self.pad.entered.connect(lambda _: self.agree.press())
        self.learn(sitting)
        self.show_number()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.pad)

    def args(self) -> Mapping[str, Any] | None:
        """The command's arguments, None while nothing is typed."""
        facts = self.line.facts
        of = {"sitting": self.sitting.id, "order": facts.order, "line": facts.id}
        number = self.number()
        return {**of, **number} if number else None

    def number(self) -> Mapping[str, int]:
        """What was typed, by the argument's name; nothing while it is no number above zero."""
        raise NotImplementedError

    def show_number(self) -> None:
        """Show what was typed and what it comes to."""
        raise NotImplementedError

    def _typed(self) -> None:
        self.show_number()
        self.judge()


class WeighDialog(_Agreeing):
    """Grams as the scale says them; in 斤 beside it, and what it comes to."""

    command = "restaurant.agree_weight"
    done = T("The guest agrees")

    def __init__(self, context: Context, host: QWidget, sitting: SittingFacts, line: OrderLine) -> None:
        super().__init__(context, host, sitting, line, COUNT)
        self.ui.title.say(T("{dish}: weigh it before the guest", dish=line.facts.name))
        self.ui.told.say(T("Say weight and price, and let the guest agree."))

    def number(self) -> Mapping[str, int]:
        grams = int(self.pad.text or 0)
        return {"grams": grams} if grams else {}

    def show_number(self) -> None:
        facts, grams = self.line.facts, int(self.pad.text or 0)
        amount = amount_of(facts.pricing, facts.quantity, facts.price, grams)
        self.ui.sum.show_due(T("Weight"), self.words(T("{grams} g", grams=grams)), jin(grams))
        per = f"{price(facts.price or 0)}/{facts.unit}"
        self.ui.sum.show_received(T("Unit price"), per, T("Comes to"), f"¥{figures(amount or 0)}")


class PriceDialog(_Agreeing):
    """The price of the day, for one, or for 500 g of what is weighed."""

    command = "restaurant.agree_day_price"
    done = T("The guest agrees")

    def __init__(self, context: Context, host: QWidget, sitting: SittingFacts, line: OrderLine) -> None:
        super().__init__(context, host, sitting, line, MONEY)
        self.ui.title.say(T("{dish}: price of the day", dish=line.facts.name))
        self.ui.told.say(T("Say the price first, and let the guest agree."))

    def number(self) -> Mapping[str, int]:
        fen = yuan(self.pad.text.rstrip(".") or "0")
        return {"price": fen} if fen else {}

    def show_number(self) -> None:
        unit = self.line.facts.unit
        self.ui.sum.show_due(
            T("Price of the day"), f"¥{self.pad.text or '0'}", T("for one {unit}", unit=unit)
        )
