"""The shares of a bill in the middle of its page: which is paid, which is paid next (RST-31)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import ShareId
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.parts import BillFacts
from app.flows.restaurant.facts.sharing import ShareFacts
from app.flows.restaurant.facts.tracks import Share
from app.flows.restaurant.rules.shares import add_up, next_share, shared
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.button import ActionButton
from app.widgets.choices import Choices, Option
from app.widgets.part import Column, Part, Scroll, showing
from app.widgets.sentence import Sentence

MOST_ROWS = 4


class SharesPart(Part, QWidget):
    """`show_shares(facts, bill)`; `chosen` says that another share is to be paid now. `current` is the one."""

    chosen = Signal()

    def __init__(self, take_back: ActionButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles, self._told = Choices(1, high=56), Sentence(hue="warn", icon="triangle-alert")
        self._scroll, self._take_back = Scroll(self._tiles), take_back
        column = Column(self, gap=8)
        for part in (self._told, self._scroll, take_back):
            column.addWidget(part)
        self._tiles.chosen.connect(self._choose)
        self._shares: dict[str, ShareFacts] = {}
        self._current: ShareId | None = None

    @property
    def current(self) -> ShareFacts | None:
        """The share that is to be paid now."""
        return self._shares.get(self._current or "")

    def show_shares(self, facts: SittingFacts, bill: BillFacts | None) -> None:
        """Show them; the one that was chosen stays so until it is paid, then the next comes."""
        those = facts.shares(bill) if bill and bill.split else []
        self._shares = {share.id: share for share in those}
        if (self.current is None or self.current.step == Share.PAID) and bill:
            following = next_share(facts, bill)
            self._current = following.id if following else None
        showing(self, bool(those))
        if bill and those:
            dues = shared(facts, bill)
            self._tiles.offer([self._tile(share, dues[share.id].due, bill) for share in those])
            self._tiles.pick(self._current or "")
            self._told.say(
                "" if add_up(facts, bill) else T("The bill has changed since it was split. Split it again.")
            )
            showing(self._take_back, all(share.step == Share.OPEN for share in those))
            self._fit(len(those))

    def dressed(self) -> None:
        super().dressed()
        self._fit(len(self._shares))

    def _fit(self, n: int) -> None:
        high = self.look.target(56) + self.look.px(8)
        self._scroll.setFixedHeight(min(n, MOST_ROWS) * high)

    def _tile(self, share: ShareFacts, due: int, bill: BillFacts) -> Option:
        word = T("Guest {n}: ¥{sum}", n=share.n, sum=figures(due))
        if bill.split is not Split.GUESTS:
            word = T("Share {n}: ¥{sum}", n=share.n, sum=figures(due))
        note, icon = self._state(share)
        return Option(share.id, word, note, icon)

    def _state(self, share: ShareFacts) -> tuple[Text, str]:
        if share.step == Share.PAID:
            return T("paid · {receipt}", receipt=share.receipt or ""), "check"
        if share.id == self._current:
            return T("is paid now"), "circle-dot"
        return T("to be paid"), "circle-dashed"

    def _choose(self, id: str) -> None:
        if self._shares[id].step == Share.OPEN:
            self._current = self._shares[id].id
            self.chosen.emit()
        else:
            self._tiles.pick(self._current or "")
