"""The right column of the bill page: by which means, how much, what is due and what goes back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.counter.means import MEANS, Means
from app.counter.means import Part as Payment
from app.flows.restaurant.screens.bill.tender import TAIL, Tender, round_sums
from app.forms.restaurant.ui_bill_pay import Ui_BillPay
from app.kernel.money import figures, in_english_words, in_words
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.form import laid_out
from app.widgets.keypad import MONEY, Keypad
from app.widgets.part import Part, showing
from app.widgets.theme import Said

ICONS = {
    Means.CASH: "banknote",
    Means.WECHAT: "message-circle-more",
    Means.ALIPAY: "scan-line",
    Means.CARD: "credit-card",
    Means.TRANSFER: "arrow-left-right",
}
"""In the order in which they stand, by Alt 1 to Alt 5."""
ACROSS = 3
BESIDE_A_WORD = 56
"""Of a button's width: its icon, and the space at both ends."""
LONGEST = 7


class PayColumn(Part, QWidget):
    """`show_due(due, back)`; `tender` is what is being taken. `changed` after each key, `entered` by Enter."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_BillPay(), self)
        self.tender = Tender()
        self._means = {
            means: ActionButton(MEANS[means], icon=icon, centred=True, high=44)
            for means, icon in ICONS.items()
        }
        self._notes = [ActionButton("", centred=True, high=44) for _ in range(4)]
        self.pad = Keypad(MONEY, longest=LONGEST)
        self._compose()
        self._show()

    def show_due(self, due: int, back: int, ahead: tuple[Payment, ...] = ()) -> None:
        """Say what is due, or goes back, in fen, and how it was taken ahead; what was typed stays."""
        if (due, back, ahead) != (self.tender.due, self.tender.back, self.tender.ahead):
            self._change(due=due, back=back, ahead=ahead, otherwise=False)
        else:
            self._show()

    def choose(self, means: Means) -> None:
        """Pay by this from now on; the sum stays, the end of another payment's number goes."""
        self.ui.tail.write("")
        another = {part.means for part in self.tender.ahead} != {means}
        self._change(means=means, tail="", otherwise=bool(self.tender.back) and another)
        if self.tender.wants_tail:
            self.ui.tail.setFocus()
        else:
            self.pad.setFocus()

    def take(self) -> None:
        """Take what is typed as a part, and go on with the rest."""
        self._take(self.tender.take())

    def drop(self, n: int) -> None:
        """Give back the n-th part."""
        self._take(self.tender.drop(n))

    def ask_tail(self) -> None:
        """Lead to the end of the payment's number."""
        self.ui.tail.setFocus()

    def arrange(self, *, compact: bool) -> None:
        """Put the sums in notes above the keys, or beside them where there is little height."""
        grid = self.ui.entry_place
        for n, button in enumerate(self._notes):
            row, column = (n, 4) if compact else (0, n)
            button.high = 50 if compact else 44
            button.updateGeometry()
            grid.addWidget(button, row, column)
        if compact:
            grid.addWidget(self.pad, 0, 0, 4, 4)
        else:
            grid.addWidget(self.pad, 1, 0, 1, 4)
        for column in range(5):
            grid.setColumnStretch(column, 1 if compact or column < 4 else 0)

    def retold(self) -> None:
        self._show()
        self._fit_means()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_means()

    # -- inside -----------------------------------------------------------------------------------------

    def _compose(self) -> None:
        for n, (means, button) in enumerate(self._means.items()):
            self.ui.means_place.addWidget(button, n // ACROSS, n % ACROSS)
            button.clicked.connect(partial(self.choose, means))
            QShortcut(QKeySequence(f"Alt+{n + 1}"), self, partial(self.choose, means))
        for n, button in enumerate(self._notes):
            button.clicked.connect(partial(self._hand_over, n))
            keeps = button.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            button.setSizePolicy(keeps)
        self.arrange(compact=False)
        self.ui.tail.line.setMaxLength(TAIL)
        self.ui.tail.changed.connect(lambda tail: self._change(tail=tail))
        self.ui.tail.entered.connect(lambda _: self.entered.emit())
        self.pad.typed.connect(lambda text: self._change(typed=text))
        self.pad.entered.connect(lambda _: self.entered.emit())
        self.setFocusProxy(self.pad)

    def _fit_means(self) -> None:
        """Where a word does not fit beside its icon, the icons give way."""
        room = (self.width() - 2 * self.look.px(8)) / ACROSS - self.look.px(BESIDE_A_WORD)
        fits = all(self.look.width(self.look.say(MEANS[means]), 15, 600) <= room for means in ICONS)
        for means, button in self._means.items():
            button.icon_name = ICONS[means] if fits else ""
            button.setMinimumWidth(self.look.target(44))
            button.update()

    def _take(self, tender: Tender) -> None:
        self.pad.write("")
        self.ui.tail.write("")
        self.tender = tender
        self._show()
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
            self._change(typed=text)
            self.pad.setFocus()

    def _show(self) -> None:
        tender = self.tender
        for means, button in self._means.items():
            button.choose(means in tender.moves_by)
        showing(self.ui.tail, tender.means is not Means.CASH and (not tender.back or tender.otherwise))
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
        tender, box = self.tender, self.ui.sum
        if tender.back:
            box.show_due(T("Goes back to the guest"), f"¥{figures(tender.back)}", self._words(tender.back))
            box.show_received(T("Paid already"), "", T("Due"), "0.00")
            return
        label = T("Still to pay") if tender.taken else T("Due")
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
