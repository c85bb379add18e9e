"""After the bill: the change, the words of farewell, and the receipt that is printed (RST-32, 40)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.print_facts import JobShown, PrintCentre
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_paid import Ui_Paid
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.part import Row, showing
from app.widgets.sentence import Sentence
from app.widgets.theme import Said


class PaidDialog(Dialog):
    """`PaidDialog(context, host, settled, given)`: what goes back is what the eye sees first, else what was received.

    It leads back to the floor; where something is left to be paid, to that.
    """

    topics = frozenset({"print"})

    def __init__(self, context: Context, host: QWidget, settled: Any, given: int) -> None:
        super().__init__(context, host)
        self.ui = laid_out(Ui_Paid(), self)
        self._show_sums(settled, given)
        self._settled = settled
        self._trouble = Sentence(hue="warn", icon="printer-x", boxed=True)
        prints = self.way(T("Look at the prints"), self._to_prints, key="F8", icon="printer")
        self._prints = button_of(prints, high=44)
        for part in (self._trouble, self._prints):
            self.ui.trouble_place.addWidget(part)
        self._tell_papers(None, None)
        if not settled.more:
            self.ui.guide_place.addWidget(GuideCard(FLOW.guide[Sitting.FAREWELL]))
        receipt = self.way(
            T("Show the receipt"),
            lambda: context.preview(settled.documents[0]),
            key="F3",
            icon="receipt-text",
        )
        onward = T("Go on with the rest") if settled.more else T("Back to the floor")
        self._last = self.way(onward, self.leave, key="F5", icon="check")
        row = Row(gap=8)
        row.addWidget(button_of(receipt, high=52), 1)
        self._back = button_of(self._last, Kind.PRIMARY, high=52)
        row.addWidget(self._back, 1)
        self.sheet.card.stand(row)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._back)

    # -- Screen's own ---------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(PrintCentre, self._show_papers)

    # -- inside -----------------------------------------------------------------------------------------

    def _to_prints(self) -> None:
        self.leave()
        self.context.open_prints()

    def _show_papers(self, prints: PrintCentre) -> None:
        stuck = next((job for job in prints.needed if job.document in self._settled.documents), None)
        waiting = [job for job in prints.waiting if job.document in self._settled.documents]
        if stuck or not waiting:
            done = {job.document for job in prints.done}.issuperset(self._settled.documents)
            self._tell_papers(stuck, stuck.why if stuck else None, done=done)
            return
        # A job behind one that failed was not tried itself: its printer's reason is its own.
        first = waiting[0]
        why = next((job.why for job in prints.waiting if _way(job) == _way(first) and job.why), None)
        self._tell_papers(first, why)

    def _tell_papers(self, job: JobShown | None, why: Text | None, *, done: bool = False) -> None:
        """Say how far the papers are; where one does not come out, why, and where that is mended (COM-82)."""
        sent = T("Bill and receipt are sent to be printed.")
        self.ui.papers.say(T("Bill and receipt are printed.") if done else sent)
        told: Said = ""
        if job and why:
            told = T(
                "{title} {number} is not printed yet: {why}", title=job.title, number=job.number, why=why
            )
        self._trouble.say(told)
        showing(self.ui.papers, not told)
        showing(self._prints, bool(told))

    def _show_sums(self, settled: Any, given: int) -> None:
        number, due = T("Receipt {number}", number=settled.receipt), figures(settled.due)
        out, box = settled.change or settled.back, self.ui.sum
        if not out:
            box.show_due(T("Received"), f"¥{figures(given)}", number)
            box.show_received(T("Due"), due, T("Change"), figures(0))
            showing(self.ui.told, False)
            return
        box.show_due(
            T("Change") if settled.change else T("Goes back to the guest"), f"¥{figures(out)}", number
        )
        box.show_received(T("Due"), due, T("Received"), figures(given))
        self.ui.told.say(T("Count the change before the guest."))


def _way(job: JobShown) -> tuple[str, str | None, str]:
    """Which printer a job goes to."""
    return job.role, job.printer, job.counter
