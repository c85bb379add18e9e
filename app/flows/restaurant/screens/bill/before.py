"""The middle of the bill page: what must be decided before they pay, what was taken so far, and what may be given."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.counter.means import Part, means_said
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.screens.bill.shared import SharesPart
from app.flows.restaurant.screens.bill.tools import Tools
from app.flows.restaurant.screens.sitting.dish_rows import DishRow, DishRows
from app.flows.restaurant.screens.words import standing
from app.forms.restaurant.ui_bill_before import Ui_BillBefore
from app.kernel.money import figures
from app.kernel.text import T
from app.widgets.button import ActionButton, Kind
from app.widgets.form import laid_out
from app.widgets.part import Column, Scroll, showing
from app.widgets.part import Part as Piece
from app.widgets.sentence import Sentence

MOST_ROWS = 4


class Undecided(Piece, QWidget):
    """Lines that need a decision: `served(line)` is a touch on one that cooks; `all_served` is the button for all.

    `asked(line)` opens one, `wanted(line, kind)` is its one key.
    """

    served = Signal(str)
    asked = Signal(str)
    wanted = Signal(str, str)

    def __init__(
        self, all_served: ActionButton, to_order: ActionButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._word = Sentence(hue="warn", icon="utensils")
        self._done = Sentence(hue="ok", icon="check-check")
        self._rows = DishRows()
        self._scroll = Scroll(self._rows)
        self._all, self._to_order = all_served, to_order
        column = Column(self, gap=8)
        for part in (self._done, self._word, self._scroll, all_served, to_order):
            column.addWidget(part)
        self._rows.opened.connect(self.served)
        self._rows.asked.connect(lambda line, _: self.asked.emit(line))
        self._rows.wanted.connect(self.wanted)
        self._lines: Sequence[LineFacts] = ()

    def dressed(self) -> None:
        super().dressed()
        self.show_lines(self._lines)

    def show_lines(self, lines: Sequence[LineFacts]) -> None:
        """Show what is not on the table, and what is not even sent."""
        self._lines = lines
        unsent = [line for line in lines if line.step == Line.DRAFT]
        self._done.say("" if lines else T("Everything is on the table."))
        self._word.say(T("Lines without a decision: {n}", n=len(lines)) if lines else "")
        self._rows.show_tiles([_row(line) for line in lines])
        high = self._rows.sizeHint().height()
        self._scroll.setFixedHeight(min(high, self.look.px(46) * MOST_ROWS) + 2)
        showing(self._scroll, bool(lines))
        showing(self._all, len(lines) > len(unsent))
        showing(self._to_order, bool(unsent))


def _row(line: LineFacts) -> DishRow:
    cooks = line.step == Line.FIRED
    return DishRow(
        line.id,
        str(line.open),
        line.name,
        standing(line),
        verb=T("Serve", "verb") if cooks else "",
        more=line.step != Line.DRAFT,
    )


class Taken(Piece, QWidget):
    """The parts of the payment so far: `dropped(n)` gives one back."""

    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[ActionButton] = []
        self._column = Column(self, gap=6)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show them, each with the touch that takes it out again."""
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(n, part) for n, part in enumerate(parts)]
        showing(self, bool(parts))

    def _button(self, n: int, part: Part) -> ActionButton:
        word = T("{means}: ¥{sum}", means=means_said(part), sum=figures(part.amount))
        button = ActionButton(word, Kind.SECONDARY, "x", note=T("Touch to take it out"), high=48)
        button.clicked.connect(lambda: self.dropped.emit(n))
        self._column.addWidget(button)
        return button


class Before(QWidget):
    """All of it in one column: what to decide, what was taken, and the tools."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_BillBefore(), self)
        self.undecided, self.taken = Undecided(tools.all_served, tools.to_order), Taken()
        self.shares = SharesPart(tools.take_back)
        for part in (self.undecided, tools.count, self.shares, tools.reopen):
            self.ui.decide_place.addWidget(part)
        self.ui.parts_place.addWidget(self.taken)
        for n, button in enumerate(tools.grid):
            # The last of an odd number has the row to itself.
            alone = n == len(tools.grid) - 1 and n % 2 == 0
            self.ui.tools_place.addWidget(button, n // 2, n % 2, 1, 2 if alone else 1)
        for column in range(2):
            self.ui.tools_place.setColumnStretch(column, 1)
