"""Parts of a payment that were taken and are not settled yet: they outlive the page, at this counter."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.counter.means import Part
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.tracks import Bill, Share
from app.kernel.text import T
from app.widgets.desk import Tone

if TYPE_CHECKING:
    from app.flows.restaurant.screens.bill.page import BillPage


class Kept:
    """What was taken of a bill, or of a share of one, is shown again whenever its page is opened (COM-71)."""

    def __init__(self, page: "BillPage") -> None:
        self._page, self._entered, self._of = page, page.context.entered, ""
        page.pay.took.connect(self._keep)

    def bring_back(self, sitting: SittingFacts) -> None:
        """Take up what was taken before of what is paid now; what was settled anywhere is forgotten."""
        self._forget_settled(sitting)
        share, bill = self._page.share, sitting.bill
        of = share.id if share else bill.id if bill else ""
        if of == self._of:
            return
        self._of = of
        if parts := self._entered.get(of):
            self._page.pay.bring_back(parts)
            told = T("{sum:money} was taken here before and is not settled yet.", sum=_sum(parts))
            self._page.told(told, Tone.WARN)

    def forget(self) -> None:
        """It is settled."""
        self._entered.pop(self._of, None)

    def tell_left(self) -> None:
        """The page is left: nobody leaves money by accident."""
        if parts := self._entered.get(self._of):
            told = T(
                "{sum:money} was taken and is not settled yet. The bill shows it again at this counter.",
                sum=_sum(parts),
            )
            self._page.told(told, Tone.WARN)

    def _keep(self) -> None:
        if taken := self._page.pay.tender.taken:
            self._entered[self._of] = taken
        else:
            self.forget()

    def _forget_settled(self, sitting: SittingFacts) -> None:
        for bill in sitting.bills:
            paid = [share.id for share in sitting.shares(bill) if share.step == Share.PAID]
            for of in (*paid, *((bill.id,) if bill.step == Bill.SETTLED else ())):
                self._entered.pop(of, None)


def _sum(parts: Sequence[Part]) -> int:
    return sum(part.amount for part in parts)
