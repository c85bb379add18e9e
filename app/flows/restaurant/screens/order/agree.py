"""What a dish costs is agreed with the guest: its price of the day, its weight (RST-11)."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.views import OrderLine
from app.flows.restaurant.rules.ordering import amount_of
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.dish_words import jin, price
from app.flows.restaurant.screens.order.entering import Step
from app.forms.restaurant.ui_agree import Ui_Agree
from app.kernel.money import figures, yuan
from app.kernel.text import T, Text
from app.widgets.completed import Completed
from app.widgets.desk import Context
from app.widgets.dialog import Question, Verb
from app.widgets.form import laid_out
from app.widgets.keypad import COUNT, MONEY, Keypad

MOST_DIGITS = 6
LIGHT = 50
"""Grams below which a weight is asked about: it is rather a slip of the finger."""

Agreed = Callable[[Step], None]
"""Hears what was agreed, with what takes it back."""


class _Agreeing(Dialog, metaclass=Completed):
    """A number for one line, typed or touched."""

    command = ""
    done: Text
    missing: Text

    def __init__(
        self,
        context: Context,
        host: QWidget,
        sitting: SittingFacts,
        line: OrderLine,
        agreed: Agreed,
        keys: tuple[str, ...],
    ) -> None:
        super().__init__(context, host, wide=400)
        self.ui = laid_out(Ui_Agree(), self)
        self.sitting, self.line, self._agreed = sitting, line, agreed
        self.pad = Keypad(keys, longest=MOST_DIGITS)
        self.ui.keypad_place.addWidget(self.pad)
        self.agree = self.action(
            self.command,
            self.args,
            text=self.done,
            key="F5",
            icon="check-check",
            run=self.press,
            then=self._gone,
        )
        self.close_with(self.agree, self.ui.foot, self.missing)
        self.pad.typed.connect(self._typed)
        self.pad.entered.connect(lambda _: self.press_last())
        self.learn(sitting)
        self.show_number()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.pad)

    def lead(self, mend: str) -> None:
        self.pad.setFocus()

    def args(self) -> Mapping[str, Any] | None:
        """The command's arguments, None while nothing is typed."""
        number = self.number()
        return {**self.of, **number} if number else None

    @property
    def of(self) -> dict[str, Any]:
        """The line that is agreed on, as commands take it."""
        facts = self.line.facts
        return {"sitting": self.sitting.id, "order": facts.order, "line": facts.id}

    def press(self) -> None:
        """Agree on the number that was typed."""
        self.agree.carry_out()

    @abstractmethod
    def number(self) -> Mapping[str, int]:
        """What was typed, by the argument's name; nothing while it is no number above zero."""

    @abstractmethod
    def show_number(self) -> None:
        """Show what was typed and what it comes to."""

    @abstractmethod
    def back(self) -> tuple[str, dict[str, Any]]:
        """The command with its arguments that takes back what was agreed."""

    def _typed(self) -> None:
        self.show_number()
        self.judge()

    def _gone(self, _: Any) -> None:
        facts, back = self.line.facts, self.back()
        seen = {"quantity": facts.quantity, "price": facts.price}
        what = T("{dish}: agreed", dish=facts.name)
        self.leave()
        self._agreed(Step(self.command, {**self.of, **self.number()}, lambda _: back, what, seen))


class WeighDialog(_Agreeing):
    """Grams as the scale says them; in 斤 beside it, and what it comes to."""

    command = "restaurant.agree_weight"
    done = T("The guest agrees")
    missing = T("weigh it first")

    def __init__(
        self, context: Context, host: QWidget, sitting: SittingFacts, line: OrderLine, agreed: Agreed
    ) -> None:
        super().__init__(context, host, sitting, line, agreed, COUNT)
        self.ui.title.say(T("{dish}: weigh it before the guest", dish=line.facts.name))
        self.ui.told.say(T("Say weight and price, and let the guest agree."))

    def press(self) -> None:
        if 0 < self._grams < LIGHT:
            self._ask_whether_so_light()
        else:
            super().press()

    def number(self) -> Mapping[str, int]:
        return {"grams": self._grams} if self._grams else {}

    def show_number(self) -> None:
        facts, grams = self.line.facts, self._grams
        amount = amount_of(facts.pricing, facts.quantity, facts.price, grams)
        self.ui.sum.show_due(T("Weight"), self.words(T("{grams} g", grams=grams)), jin(grams))
        per = f"{price(facts.price or 0)}/{facts.unit}"
        self.ui.sum.show_received(T("Unit price"), per, T("Comes to"), f"¥{figures(amount or 0)}")

    def back(self) -> tuple[str, dict[str, Any]]:
        facts = self.line.facts
        if facts.grams:
            return self.command, {**self.of, "grams": facts.grams}
        # As many as there are: what is weighed is to be weighed anew then.
        return "restaurant.change_quantity", {**self.of, "quantity": facts.quantity}

    @property
    def _grams(self) -> int:
        return int(self.pad.text or 0)

    def _ask_whether_so_light(self) -> None:
        question = Question(
            self.window(),
            T("{dish} weighs {grams} g?", dish=self.line.facts.name, grams=self._grams),
            T("That is very light. Look at the scale once more."),
            safe=Verb("again", T("Weigh it again")),
            verbs=(Verb("right", T("It is right")),),
        )
        question.answered.connect(
            lambda answer: super(WeighDialog, self).press() if answer == "right" else None
        )
        question.open()


class PriceDialog(_Agreeing):
    """The price of the day, for one, or for 500 g of what is weighed."""

    command = "restaurant.agree_day_price"
    done = T("The guest agrees")
    missing = T("type the price first")

    def __init__(
        self, context: Context, host: QWidget, sitting: SittingFacts, line: OrderLine, agreed: Agreed
    ) -> None:
        super().__init__(context, host, sitting, line, agreed, MONEY)
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

    def back(self) -> tuple[str, dict[str, Any]]:
        return self.command, {**self.of, "price": self.line.facts.price}
