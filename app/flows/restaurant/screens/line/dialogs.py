"""How many go back or are given, and why: what a return and a gift ask for (RST-18)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import SEALED
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.terms import GIVEN, RETURNED
from app.flows.restaurant.facts.tracks import SENT_LINES
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.changing import both_may_go_back, untouched_is_asked, worth
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_change import Ui_Change
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context, Tone
from app.widgets.form import laid_out
from app.widgets.number_row import TouchNumber
from app.widgets.part import showing
from app.widgets.tick import Tick

ON_TABLE, TO_COME = "table", "coming"
NUMBERS = 6
"""So many of a dish are offered by touch; more are typed."""


class _ChangeDialog(Dialog):
    """Asks for number and reason, and says what it comes to; who must approve stands on the button.

    `left(line)` is how many there are to choose from, `done(dish, number)` what is said once it is done, with the
    number of the slip.
    """

    act: str

    def __init__(
        self,
        context: Context,
        host: QWidget,
        sitting: SittingFacts,
        line: LineFacts,
        reasons: Mapping[Any, Text],
        verb: Text,
        icon: str,
        left: Callable[[LineFacts], int],
        done: Callable[[str, str], Text],
    ) -> None:
        super().__init__(context, host, wide=560)
        self.left, self._once_done = left, done
        self.ui = laid_out(Ui_Change(), self)
        self._sitting, self._line, self._left = sitting.id, line, 0
        self._number = TouchNumber(NUMBERS, across=NUMBERS, most=999, word=T("How many"))
        self._reasons = Choices(3, high=44)
        self._reasons.offer([Option(reason, word) for reason, word in reasons.items()])
        self.ui.number.addWidget(self._number)
        self.ui.reasons.addWidget(self._reasons)
        do = self.action(
            f"restaurant.{self.act}",
            self._args,
            text=verb,
            key="F5",
            icon=icon,
            then=self._told,
        )
        self._number.chosen.connect(lambda _: self.changed())
        self._reasons.chosen.connect(lambda _: self.changed())
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(do, self.ui.foot, T("choose the reason first"))
        self._show_line(sitting, line)

    def open(self, focus: QWidget | None = None) -> None:
        first = self._number if self._left > 1 else None
        super().open(focus or first)
        if first is None and focus is None:
            self._reasons.take_focus()

    def concerns(self, notice: Any) -> bool:
        return self._sitting in notice.cases

    def read(self) -> None:
        self.look(SittingShown, lambda it: self._again(it.facts), sitting=self._sitting)

    def lead(self, mend: str) -> None:
        if self._reasons.current:
            self.ui.why.setFocus()
        else:
            self._reasons.take_focus()

    # -- what a subclass says ---------------------------------------------------------------------------

    def more(self) -> Mapping[str, Any]:
        """What else its act takes."""
        return {}

    def changed(self) -> None:
        """Something else was chosen."""
        self.judge()

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def line(self) -> LineFacts:
        """The line as it is now."""
        return self._line

    @property
    def quantity(self) -> int:
        """How many are meant."""
        return self._number.number or self._left

    def _again(self, sitting: SittingFacts) -> None:
        line = sitting.parts.get(self._line.id)
        if not isinstance(line, LineFacts) or line.step not in SENT_LINES or not self.left(line):
            self.leave()
            return
        self._show_line(sitting, line)

    def _show_line(self, sitting: SittingFacts, line: LineFacts) -> None:
        self._line, left = line, self.left(line)
        if left != self._left:
            self._left = left
            self._number.up_to(left)
            self._number.choose(left if left == 1 else None)
            showing(self._number, left > 1)
        self.learn(sitting)
        self.changed()

    def _args(self) -> Mapping[str, Any] | None:
        reason = self._reasons.current
        if not reason or (self._left > 1 and self._number.number is None):
            return None
        told = {"sitting": self._sitting, "line": self._line.id, "quantity": self.quantity}
        return {**told, "reason": reason, "why": self.ui.why.text or None, **self.more()}

    def _told(self, result: Any) -> None:
        self.told(self._once_done(self._line.name, result.number), Tone.OK)
        self.leave()


class ReturnDialog(_ChangeDialog):
    """How many go back, which, and whether they were touched: what was not needs no manager (RST-17, 18)."""

    act = "return_line"

    def __init__(self, context: Context, host: QWidget, sitting: SittingFacts, line: LineFacts) -> None:
        bottle = line.course in SEALED
        self._still = Tick(T("It is not opened") if bottle else T("The kitchen says: not on the fire yet"))
        self._which = Choices(2, high=44)
        which = (Option(ON_TABLE, T("From the table")), Option(TO_COME, T("What has not come yet")))
        self._which.offer(which)
        super().__init__(
            context,
            host,
            sitting,
            line,
            RETURNED,
            T("Take it back"),
            "undo-2",
            left=lambda line: line.counting,
            done=lambda dish, number: T("{dish} goes back, {number}.", dish=dish, number=number),
        )
        self.ui.title.say(T("How many of {dish} go back?", dish=line.name))
        self.ui.still.addWidget(self._which)
        self.ui.still.addWidget(self._still)
        self._which.chosen.connect(lambda _: self.changed())
        self._still.toggled.connect(lambda _: self.changed())

    def more(self) -> Mapping[str, Any]:
        told = not self._still.isHidden() and self._still.isChecked()
        return {"untouched": told, "from_table": self._from_table}

    @property
    def _from_table(self) -> bool | None:
        """Which go back, where it has to be told."""
        if not self._which.current or not both_may_go_back(self.line, self.quantity):
            return None
        return self._which.current == ON_TABLE

    def changed(self) -> None:
        line, count = self.line, self.quantity
        showing(self._which, both_may_go_back(line, count))
        showing(self._still, untouched_is_asked(line, count, self._from_table))
        sum_ = worth(line, line.counting) - worth(line, line.counting - count)
        self.ui.told.say(
            T(
                "{n} of {of} {unit}: {sum:money} off the bill.",
                n=count,
                of=line.counting,
                unit=line.unit,
                sum=sum_,
            )
        )
        super().changed()


class GiveDialog(_ChangeDialog):
    """How many the house gives; they stay on the bill, and their price comes off beneath (RST-18, 30a)."""

    act = "give_line"

    def __init__(self, context: Context, host: QWidget, sitting: SittingFacts, line: LineFacts) -> None:
        super().__init__(
            context,
            host,
            sitting,
            line,
            GIVEN,
            T("Give it"),
            "gift",
            left=lambda line: line.counting - line.giving,
            done=lambda dish, number: T("{dish} is given, {number}.", dish=dish, number=number),
        )
        self.ui.title.say(T("How many of {dish} does the house give?", dish=line.name))

    def changed(self) -> None:
        line, count = self.line, self.quantity
        paid = line.counting - line.giving
        sum_ = worth(line, paid) - worth(line, paid - count)
        self.ui.told.say(
            T(
                "{n} of {of} {unit}: they stand on the bill, and {sum:money} comes off beneath.",
                n=count,
                of=paid,
                unit=line.unit,
                sum=sum_,
            )
        )
        super().changed()
