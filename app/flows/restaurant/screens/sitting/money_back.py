"""How money that was taken ahead goes back: as it was taken, or another way (COM-30, RST-30a)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.counter.means import MEANS, MONEY, OUTSIDE, Means, Part, Tail, back_as_taken
from app.forms.restaurant.ui_money_back import Ui_MoneyBack
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.paying import ICONS

AS_TAKEN = "as_taken"


class MoneyBack(QWidget):
    """`show_sum(amount, told)`: so much goes back, in fen; `parts` and `otherwise` are its arguments. `changed`."""

    changed = Signal()

    def __init__(self, taken: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_MoneyBack(), self)
        self._taken, self._amount = tuple(taken), 0
        self._ways = Choices(2, high=44)
        self.ui.ways.addWidget(self._ways)
        means = list(dict.fromkeys(part.means for part in taken))
        as_taken = Option(
            AS_TAKEN, T("As it was taken: {means:list}", means=[MEANS[m] for m in means]), icon="undo-2"
        )
        others = [m for m in MONEY if means != [m]]
        self._ways.offer([as_taken, *(Option(m.value, MEANS[m], icon=ICONS[m]) for m in others)])
        self._ways.pick(AS_TAKEN)
        self._ways.chosen.connect(lambda _: self._turned())
        self.ui.tail.changed.connect(lambda _: self.changed.emit())
        self.show_sum(0, "")

    @property
    def otherwise(self) -> bool:
        """Whether it goes another way than it came."""
        return bool(self._amount) and self._ways.current != AS_TAKEN

    @property
    def parts(self) -> tuple[Part, ...]:
        """How it goes back; what the house pays on top goes the same way."""
        if not self._amount:
            return ()
        if not self.otherwise:
            return back_as_taken((*self._taken, *self._taken), self._amount)
        means = Means(self._ways.current)
        tail = Tail(self.ui.tail.text) if means in OUTSIDE and self.ui.tail.text else None
        return (Part(means, self._amount, tail=tail),)

    def show_sum(self, amount: int, told: Text | str) -> None:
        """Say what becomes of the money, and ask for the way where some of it goes back."""
        self._amount = amount
        self.ui.told.say(told)
        showing(self.ui.told, bool(told))
        showing(self._ways, bool(amount))
        self._show_tail()

    def _turned(self) -> None:
        self._show_tail()
        self.changed.emit()

    def _show_tail(self) -> None:
        showing(self.ui.tail, self.otherwise and Means(self._ways.current) in OUTSIDE)
