"""What a till takes: by which means, how much, what is due and what goes back."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.counter.means import MEANS, Means
from app.counter.means import Part as Payment
from app.kernel.money import figures, in_english_words, in_words
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.field import Field
from app.widgets.keypad import MONEY, Keypad
from app.widgets.part import Column, Part, showing
from app.widgets.sumbox import SumBox
from app.widgets.tender import TAIL, Tender, round_sums
from app.widgets.theme import Said

ICONS = {
    Means.CASH: "banknote",
    Means.WECHAT: "message-circle-more",
    Means.ALIPAY: "scan-line",
    Means.CARD: "credit-card",
    Means.TRANSFER: "arrow-left-right",
}
"""In the order in which they stand, by Alt 1 to Alt 5."""
BESIDE_A_WORD = 56
"""Of a button's width: its icon, and the space at both ends."""
LONGEST = 7
HALVES = (3, 2)
"""How the width is shared between what is owed and the keys, where they stand beside each other."""
DUE = T("Due")
LEAST = 0
"""As high as a finger needs, whatever the text size."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How the column stands: heights at 100 %, the sums in notes above the keys or beside them, one half or two."""

    button: int
    key: int
    above: bool = False
    low_sum: bool = False
    halves: bool = False

    @property
    def across(self) -> int:
        """How many means stand beside each other; the end of a number takes the place after the last."""
        return 2 if self.halves else 3


FITS = (
    Fit(44, 50, above=True),
    Fit(44, 50),
    Fit(44, LEAST, low_sum=True),
    Fit(44, 44, above=True, halves=True),
    Fit(LEAST, LEAST, above=True, low_sum=True, halves=True),
)
"""From the roomiest to the closest: the first that fits is taken."""


class PayColumn(Part, QWidget):
    """`show_due(due, back)`; `tender` is what is being taken. `changed` after each key, `entered` by Enter.

    `took` says that a part was taken, or given back.
    """

    changed = Signal()
    entered = Signal()
    took = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._halves, self._sum = Column(self, gap=10), SumBox()
        self._means_place, self._entry_place = QGridLayout(), QGridLayout()
        self.tender = Tender()
        self.fault: Said = ""
        """What was typed and is no part of a sum; it is put right before anything is taken."""
        self._whose: Said = DUE
        self.fit = FITS[0]
        self.tail = Field(
            hint=T("last 4", "payment number"), named=T("Last 4 characters of the payment number")
        )
        self._means = {
            means: ActionButton(MEANS[means], icon=icon, centred=True, high=44)
            for means, icon in ICONS.items()
        }
        self._notes = [ActionButton("", centred=True, high=44) for _ in range(4)]
        self.pad = Keypad(MONEY, longest=LONGEST)
        self._compose()
        self._show()

    def show_due(self, due: int, back: int, ahead: tuple[Payment, ...] = (), whose: Said = DUE) -> None:
        """Say what is due, or goes back, in fen, and how it was taken ahead; what was typed stays.

        `whose` is what is due: of a share it says of which (RST-31).
        """
        if whose != self._whose:
            self._whose = whose
            self.clear()
        if (due, back, ahead) != (self.tender.due, self.tender.back, self.tender.ahead):
            self._change(due=due, back=back, ahead=ahead, otherwise=False)
        else:
            self._show()

    def clear(self) -> None:
        """Begin with nothing typed and nothing taken."""
        self.pad.write("")
        self.tail.write("")
        self._change(taken=(), typed="", tail="", means=Means.CASH)

    def forget_typed(self) -> None:
        """Empty the sum that is being typed; the means stays."""
        self.pad.write("")
        self.fault = ""
        self._change(typed="")

    def choose(self, means: Means) -> None:
        """Pay by this from now on; the sum stays, the end of another payment's number goes."""
        self.tail.write("")
        another = {part.means for part in self.tender.ahead} != {means}
        self._change(means=means, tail="", otherwise=bool(self.tender.back) and another)
        if self.tender.wants_tail:
            self.tail.setFocus()
        else:
            self.pad.setFocus()

    def take(self) -> None:
        """Take what is typed as a part, and go on with the rest."""
        self._take(self.tender.take())

    def add(self, part: Payment) -> None:
        """Take a part that was made elsewhere, and go on with the rest."""
        self._take(replace(self.tender, taken=(*self.tender.taken, part), typed="", tail=""))

    def drop(self, n: int) -> None:
        """Give back the n-th part."""
        self._take(self.tender.drop(n))

    def bring_back(self, parts: tuple[Payment, ...]) -> None:
        """Go on where a page that was left had come to."""
        self._change(taken=parts)

    def ask_tail(self) -> None:
        """Lead to the end of the payment's number."""
        self.tail.setFocus()

    def arrange(self, height: int) -> None:
        """Stand so that all of it is in sight at a height in pixels, as roomy as that allows."""
        self.fit = next((fit for fit in FITS if self._needs(fit) <= height), FITS[-1])
        ways = QBoxLayout.Direction
        self._halves.setDirection(ways.LeftToRight if self.fit.halves else ways.TopToBottom)
        for part, stretch in enumerate(HALVES if self.fit.halves else (0, 1)):
            self._halves.setStretch(part, stretch)
        self._sum.keep_low(self.fit.low_sum)
        self._place_means()
        self._place_keys()

    def dressed(self) -> None:
        for grid in (self._means_place, self._entry_place):
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(self.look.px(8))

    def retold(self) -> None:
        self._show()
        self._fit_means()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_means()

    # -- inside -----------------------------------------------------------------------------------------

    def _compose(self) -> None:
        owed, typed = Column(gap=10), Column(gap=0)
        owed.addLayout(self._means_place)
        owed.addWidget(self._sum)
        owed.addStretch()
        typed.addLayout(self._entry_place)
        typed.addStretch()
        self._halves.addLayout(owed)
        self._halves.addLayout(typed, 1)
        self.dressed()
        for n, (means, button) in enumerate(self._means.items()):
            button.clicked.connect(partial(self.choose, means))
            QShortcut(QKeySequence(f"Alt+{n + 1}"), self, partial(self.choose, means))
        for n, button in enumerate(self._notes):
            button.clicked.connect(partial(self._hand_over, n))
            keeps = button.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            button.setSizePolicy(keeps)
        stays = self.tail.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.tail.setSizePolicy(stays)
        self._place_means()
        self._place_keys()
        self.tail.line.setMaxLength(TAIL)
        self.tail.changed.connect(lambda tail: self._change(tail=tail))
        self.tail.entered.connect(lambda _: self.entered.emit())
        self.pad.typed.connect(self._typed)
        self.pad.refused.connect(self._refused)
        self.pad.entered.connect(lambda _: self.entered.emit())
        self.setFocusProxy(self.pad)

    def _needs(self, fit: Fit) -> int:
        """How high all of it is then, in pixels."""
        px, target = self.look.px, self.look.target
        rows = -(-(len(ICONS) + 1) // fit.across)
        owed = rows * (target(fit.button) + px(8)) - px(8) + px(10) + self._sum.high(low=fit.low_sum)
        entry = 4 * (target(fit.key) + px(8)) - px(8)
        if fit.above:
            entry += (2 if fit.halves else 1) * (target(fit.button) + px(8))
        return max(owed, entry) if fit.halves else owed + px(10) + entry

    def _place_means(self) -> None:
        grid, across, high = self._means_place, self.fit.across, self.fit.button
        for n, part in enumerate((*self._means.values(), self.tail)):
            grid.addWidget(part, n // across, n % across)
        for button in self._means.values():
            button.high = high
            button.updateGeometry()
        self.tail.box.set_high(high)
        for column in range(3):
            grid.setColumnStretch(column, column < across)
        self._fit_means()

    def _place_keys(self) -> None:
        """The keys, with the sums in notes in a row above them, in two rows, or in a column beside."""
        grid, fit = self._entry_place, self.fit
        for n, button in enumerate(self._notes):
            row, column = (n // 2, n % 2 * 2) if fit.halves else (0, n) if fit.above else (n, 4)
            button.high = fit.button if fit.above else fit.key
            button.updateGeometry()
            grid.addWidget(button, row, column, 1, 2 if fit.halves else 1)
        self.pad.set_high(fit.key)
        top, rows = (2 if fit.halves else 1, 1) if fit.above else (0, 4)
        grid.addWidget(self.pad, top, 0, rows, 4)
        for column in range(5):
            grid.setColumnStretch(column, column < 4 or not fit.above)

    def _fit_means(self) -> None:
        """Where a word does not fit beside its icon, the icons give way."""
        across, gap = self.fit.across, self.look.px(8)
        whole = (self.width() - gap) * HALVES[0] / sum(HALVES) if self.fit.halves else self.width()
        room = (whole - (across - 1) * gap) / across - self.look.px(BESIDE_A_WORD)
        fits = all(self.look.width(self.look.say(MEANS[means]), 15, 600) <= room for means in ICONS)
        for means, button in self._means.items():
            button.icon_name = ICONS[means] if fits else ""
            button.setMinimumWidth(self.look.target(44))
            button.update()

    def _typed(self, text: str) -> None:
        if not text or len(text) < len(self.tender.typed):
            self.fault = ""
        self._change(typed=text)

    def _refused(self, key: str) -> None:
        minus = T("A sum has no minus. Delete, and type it again.")
        long = T("At most 7 figures, and 2 after the point. Delete, and type it again.")
        self.fault = minus if key == "-" else long
        self.changed.emit()

    def _take(self, tender: Tender) -> None:
        self.fault = ""
        self.pad.write("")
        self.tail.write("")
        self.tender = tender
        self._show()
        self.took.emit()
        self.changed.emit()
        self.pad.setFocus()

    def _change(self, **what: object) -> None:
        told = {name: getattr(self.tender, name) for name in Tender.__dataclass_fields__} | what
        self.tender = Tender(**told)
        self._show()
        self.changed.emit()

    def _hand_over(self, n: int) -> None:
        sums = [self.tender.left, *round_sums(self.tender.left)]
        if n < len(sums):
            text = figures(sums[n]).replace(",", "").removesuffix(".00")
            self.pad.write(text)
            self.fault = ""
            self._change(typed=text)
            self.pad.setFocus()

    def _show(self) -> None:
        tender = self.tender
        for means, button in self._means.items():
            button.choose(means in tender.moves_by)
        showing(self.tail, tender.means is not Means.CASH and (not tender.back or tender.otherwise))
        self._show_notes()
        self._show_sum()

    def _show_notes(self) -> None:
        cash = self.tender.means is Means.CASH and self.tender.left
        sums = [self.tender.left, *round_sums(self.tender.left)] if cash else []
        for n, button in enumerate(self._notes):
            known = n < len(sums)
            button.say(
                ""
                if not known
                else T("Exact", "sum")
                if n == 0
                else f"¥{figures(sums[n]).removesuffix('.00')}"
            )
            button.choose(known and bool(self.tender.typed) and self.tender.sum_typed == sums[n])
            showing(button, known)

    def _show_sum(self) -> None:
        tender, box = self.tender, self._sum
        if tender.back:
            box.show_due(T("Goes back"), f"¥{figures(tender.back)}", self._words(tender.back))
            box.show_received(T("Paid already"), "", T("Due"), "0.00")
            return
        label = T("Still to pay") if tender.taken else self._whose
        box.show_due(label, f"¥{figures(tender.left)}", self._words(tender.left))
        told = T("Cash received") if tender.means is Means.CASH else MEANS[tender.means]
        amount = tender.sum_typed if tender.typed else (tender.part.amount if tender.part else 0)
        if tender.rest and (tender.typed or tender.part):
            box.show_received(told, figures(amount), T("Still missing"), figures(tender.rest), "bad")
        else:
            box.show_received(told, figures(amount), T("Change"), figures(tender.change))

    def _words(self, fen: int) -> Said:
        english = self.look.words.language == "en"
        return in_english_words(fen) if english else T("RMB {words}", words=in_words(fen))
