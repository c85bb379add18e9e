"""How a bill is shared: in equal shares, by amount, by dish, by guest (RST-31)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.parts import BillFacts, LineFacts
from app.flows.restaurant.facts.sharing import FEWEST, MOST
from app.flows.restaurant.facts.views import BillShown
from app.flows.restaurant.rules import billing
from app.flows.restaurant.rules.shares import BY_LINES, dues, lines_of
from app.flows.restaurant.rules.sharing import told
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.bill.cut import Cut
from app.forms.restaurant.ui_split import Ui_Split
from app.kernel.money import figures, yuan
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.keypad import MONEY, Keypad
from app.widgets.number_row import TouchNumber
from app.widgets.part import Scroll, showing
from app.widgets.segment import Choice

WAYS: Mapping[Split, Text] = {
    Split.EQUAL: T("Equally", "split"),
    Split.AMOUNT: T("By amount", "split"),
    Split.LINES: T("By dish", "split"),
    Split.GUESTS: T("By guest", "split"),
}
HOW: Mapping[Split, Text] = {
    Split.EQUAL: T("The fen left over are paid with the first shares."),
    Split.AMOUNT: T("Type what each pays; the last pays the rest."),
    Split.LINES: T("Choose a share, then touch its dishes; touch again for one more of it."),
    Split.GUESTS: T("Everything is shared by all; choose a guest, and touch what is not theirs."),
}
IN_A_ROW = 7
"""Up to so many shares by one touch."""
LINES_HIGH = 196
"""Of the dishes, at 100 %: more scroll."""


class SplitDialog(Dialog):
    """It shows what each share comes to before anything is split."""

    def __init__(self, context: Context, host: QWidget, shown: BillShown, bill: BillFacts) -> None:
        super().__init__(context, host, wide=600)
        self.ui = laid_out(Ui_Split(), self)
        self._facts, self._bill = shown.sitting.facts, bill
        self._sums = billing.sums_of(self._facts, bill)
        self._full = lines_of(self._facts, bill)
        self._lines = {line.id: line for line in self._facts.on(bill) if line.id in self._full}
        self._cut = Cut(self._sums.due)
        self._shares, self._dishes = Choices(3, high=56), Choices(2, several=True, high=48)
        self.count = TouchNumber(IN_A_ROW, least=FEWEST, most=MOST, word=T("How many shares"))
        self._pad, self._scroll = Keypad(MONEY, longest=7, high=44), Scroll(self._dishes)
        self._compose()
        self._connect()
        split = self.action(
            "restaurant.split_bill",
            self._args,
            text=T("Split it so"),
            key="F5",
            icon="split",
            then=lambda _: self.leave(),
        )
        self.close_with(split, self.ui.foot, T("say what each share pays"))
        self.learn(self._facts)
        self._show_cut()

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.count)

    # -- inside -----------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.ui.ways.offer([Choice(way.value, word) for way, word in WAYS.items()])
        self.ui.count_place.addWidget(self.count)
        self.ui.shares_place.addWidget(self._shares)
        for part in (self._pad, self._scroll):
            self.ui.body_place.addWidget(part)

    def _connect(self) -> None:
        self.ui.ways.chosen.connect(lambda way: self._turn(self._cut.by(Split(way), *self._among)))
        self.count.chosen.connect(lambda n: self._turn(self._cut.among_so_many(n, self._full)))
        self._shares.chosen.connect(lambda n: self._choose(int(n)))
        self._dishes.chosen.connect(lambda line: self._turn(self._cut.touch(self._lines[LineId(line)])))
        self._pad.typed.connect(self._typed)
        self._pad.entered.connect(lambda _: self._next())

    @property
    def _among(self) -> tuple[int, Mapping[LineId, int]]:
        return self._facts.guests, self._full

    def _args(self) -> dict[str, Any] | None:
        args = self._cut.args
        return args and {"sitting": self._facts.id, "bill": self._bill.id, **args}

    def _turn(self, cut: Cut) -> None:
        if cut.way is not self._cut.way or cut.count != self._cut.count:
            self._pad.write("")
        self._cut = cut
        self._fault.say("")
        self._show_cut()

    def _choose(self, n: int) -> None:
        """Deal with another share; by amount its sum is typed anew."""
        self._pad.write("")
        self._turn(replace(self._cut, chosen=n))
        if self._cut.way is Split.AMOUNT:
            self._pad.setFocus()

    def _typed(self, text: str) -> None:
        amount = yuan(text.rstrip(".") or "0")
        self._turn(replace(self._cut, typed={**self._cut.typed, self._cut.chosen: amount}))

    def _next(self) -> None:
        """Enter leads to the next share that is typed; after the last it splits."""
        if self._cut.chosen < self._cut.count - 1:
            self._choose(self._cut.chosen + 1)
        else:
            self.press_last()

    # -- showing ----------------------------------------------------------------------------------------

    def _show_cut(self) -> None:
        cut = self._cut
        by_lines, by_amount = cut.way in BY_LINES, cut.way is Split.AMOUNT
        self.ui.told.say(HOW[cut.way])
        self.count.choose(cut.count)
        showing(self._pad, by_amount)
        showing(self._scroll, by_lines)
        self._shares.offer([self._share(n, due) for n, due in zip(cut.among, self._dues(), strict=True)])
        self._shares.pick(str(cut.chosen) if by_lines or by_amount else "")
        if by_lines:
            self._show_dishes()
        self.judge()

    def _dues(self) -> list[int | None]:
        """What each share would come to; nothing is said while a dish is nobody's."""
        cut = self._cut
        if cut.way in BY_LINES and not all(cut.parts_of(line)[1] for line in self._lines):
            return [None] * cut.count
        if cut.way is Split.AMOUNT:
            return list(cut.amounts)
        puts = (cut.args or {}).get("puts", ())
        shared = dues(self._sums, self._full, told(cut.way, cut.count, (), puts)) if cut.count else []
        return [one.due for one in shared]

    def _share(self, n: int, due: int | None) -> Option:
        word = T("Guest {n}", n=n) if self._cut.way is Split.GUESTS else T("Share {n}", n=n)
        if due is None:
            return Option(str(n), word, T("{n} dishes", n=len(self._cut.puts.get(n, {}))))
        return Option(str(n), word, f"¥{figures(due)}")

    def _show_dishes(self) -> None:
        self._dishes.offer([self._dish(line) for line in self._lines.values()])
        self._dishes.pick(*(id for id in self._lines if self._cut.parts_of(id)[0]))
        look = self._dishes.look
        high = -(-len(self._lines) // 2) * (look.target(48) + look.px(8))
        self._scroll.setFixedHeight(min(high, look.px(LINES_HIGH)))

    def _dish(self, line: LineFacts) -> Option:
        mine, of = self._cut.parts_of(line.id)
        sum_ = figures(self._full[line.id])
        if mine and mine < of:
            return Option(line.id, line.name, T("¥{sum} · {n} of {of} parts", sum=sum_, n=mine, of=of))
        if of:
            return Option(line.id, line.name, f"¥{sum_}", icon="" if mine else "check")
        return Option(line.id, line.name, T("¥{sum} · nobody's yet", sum=sum_))
