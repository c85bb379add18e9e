"""跟踪: who is to be called after their car left, and what they said (DLR-50)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.follow_up import BEST, MARKS, Called, FollowUpLine, FollowUps
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules.follow_up import call_by, days_since, last_day
from app.flows.dealership.screens.base import AskDialog, BesidePage
from app.flows.dealership.screens.complaints.page import ComplaintsPage
from app.flows.dealership.screens.follow_up import dialogs
from app.flows.dealership.screens.follow_up.panel import FollowUpPanel
from app.flows.dealership.screens.words import plate_tag
from app.kernel.text import T
from app.widgets.desk import Context, Tone
from app.widgets.paint import Tag
from app.widgets.places import Offer
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Plate"), 132),
    Heading(T("Vehicle, customer"), 0),
    Heading(T("Left", "car"), 132),
    Heading(T("Call by", "follow-up"), 168),
)


class FollowUpsPage(BesidePage):
    """`FollowUpsPage(context, visit)`: F5 marks what the chosen customer says, F3 that nobody answered."""

    def __init__(self, context: Context, visit: str = "", parent: QWidget | None = None) -> None:
        nothing = T("Nobody is to be called"), T("Who agrees to it is called after the car has left")
        self.panel = FollowUpPanel()
        door = T("The call, and what to say"), "phone-call"
        super().__init__(
            context, T("Follow-up calls"), HEADINGS, ("phone-call", *nothing), self.panel, door, parent
        )
        self._list, self.chosen = FollowUps(context.desk.clock.now(), ()), visit
        self._make_actions()
        self.list_.opened.connect(lambda _: self._call.trigger())
        self.turned.connect(self._show_chosen)
        self._show_chosen()

    def _make_actions(self) -> None:
        reached, missed = T("Reached", "call"), T("Not reached", "call")
        call = "dealership.follow_up", self._args, self._with(dialogs.ask)
        miss = "dealership.miss_follow_up", self._args, self._with(dialogs.miss)
        self._call = self.asks(*call, text=reached, icon="phone-call")
        self._miss = self.asks(*miss, text=missed, icon="user-x")
        self._complaint = self.way(T("Complaint"), self._open_complaint, icon="message-circle")

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(FollowUps, self._tell)

    def passed(self) -> None:
        """A minute has passed: a call may be overdue."""
        self.read()

    @property
    def _line(self) -> FollowUpLine | None:
        return next((one for one in self._list.lines if one.id == self.chosen), None)

    def _tell(self, shown: FollowUps) -> None:
        self._list = shown
        told: dict[str, Any] = {"n": sum(one.facts.step is Visit.FOLLOWED_UP for one in shown.lines)}
        self.show_rows([self._row(one) for one in shown.lines], T("{n} to be called", **told))

    def _show_chosen(self) -> None:
        one = self._line
        self.panel.show_call(one)
        self.learn(one.facts if one else None)
        complaint = Offer(self._complaint) if one and one.calls and one.calls[-1].complaint else None
        if one and one.facts.step is not Visit.FOLLOWED_UP and complaint:
            self.places.offer(complaint)
        else:
            self.places.offer(Offer(self._call), (Offer(self._miss),))

    def _row(self, one: FollowUpLine) -> TableRow:
        left, settings = one.facts.leaving.passed_at, self.desk.settings
        gone = T("{at:moment}", at=left) if left else ""
        days = days_since(left, settings.business_day(self._list.at), settings) if left else 0
        due = call_by(one.facts, settings).get("")
        return TableRow(
            one.id,
            (
                plate_tag(one.plate),
                Cell(one.model, strong=True, note=f"{one.customer} · {one.phone}"),
                Cell(gone, note=T("{n} working days ago", n=days) if due else ""),
                self._stands(one, due),
            ),
            off=due is None,
        )

    def _stands(self, one: FollowUpLine, due: Any) -> Tag:
        if due:
            late = due <= self._list.at
            last = last_day(one.facts, self.desk.settings)
            guessed = last is not None and last.provisional
            told = T("{at:moment}, provisional", at=due) if guessed else T("{at:moment}", at=due)
            return Tag(told, "bad" if late else "warn", "clock-alert" if late else "clock")
        call = one.calls[-1] if one.calls else None
        if call is None or call.called is not Called.ANSWERED:
            return Tag(T("not reached", "follow-up"), "mute", "user-x")
        worst = min((given.points for given in call.marks), default=BEST)
        tone = "bad" if call.complaint else "ok"
        return Tag(MARKS[worst], tone, "message-square-warning" if call.complaint else "check")

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self.chosen} if self._line else None

    def _with(self, ask: Callable[..., AskDialog]) -> Callable[[], None]:
        def run() -> None:
            if one := self._line:
                ask(self.context, self, one, self._heard).open()

        return run

    def _heard(self, complaint: Any) -> None:
        if complaint:
            self.told(T("The complaint is taken in: its answer is due on Today."), Tone.OK)

    def _open_complaint(self) -> None:
        if (one := self._line) and one.calls and (complaint := one.calls[-1].complaint):
            self.leads.emit(ComplaintsPage(self.context, complaint))
