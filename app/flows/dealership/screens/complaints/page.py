"""投诉: which wait for an answer, what was done with each, and what causes them (DLR-50)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.complaints import ComplaintLine, Complaints
from app.flows.dealership.facts.tracks import Complaint
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.complaints import answer_by
from app.flows.dealership.screens.base import AskDialog, BesidePage
from app.flows.dealership.screens.complaints import dialogs
from app.flows.dealership.screens.complaints.panel import ComplaintPanel
from app.flows.dealership.screens.vehicles.page import VehiclesPage
from app.flows.dealership.screens.words import plate_tag
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.places import Offer
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Plate"), 132),
    Heading(T("Customer, complaint"), 0),
    Heading(T("Seen to by"), 104),
    Heading(T("Answer by"), 148),
)


class ComplaintsPage(BesidePage):
    """`ComplaintsPage(context, complaint)`: F5 does what comes next with the chosen one; F2 leads to a car for a new one."""

    def __init__(self, context: Context, complaint: str = "", parent: QWidget | None = None) -> None:
        nothing = T("Nobody has complained"), T("F2 looks for the car that it is about")
        self.panel = ComplaintPanel()
        door = T("The complaint, and what to do"), "list-todo"
        super().__init__(
            context, T("Complaints"), HEADINGS, ("message-circle", *nothing), self.panel, door, parent
        )
        self._list, self.chosen = Complaints(context.desk.clock.now(), (), (), ()), complaint
        self._make_actions()
        self.turned.connect(self._show_chosen)
        self._show_chosen()

    def _make_actions(self) -> None:
        args, here = self._args, T("New complaint")
        self.way(here, self._seek, key="F2")
        self._new = self.way(here, self._seek, icon="plus")
        self._answer = self.asks(
            "dealership.answer_complaint", args, lambda: self._ask(dialogs.answer), icon="message-circle"
        )
        self._hand = self.asks(
            "dealership.hand_complaint",
            args,
            lambda: self._ask(dialogs.hand),
            text=T("Hand on"),
            icon="users",
        )
        self._close = self.asks(
            "dealership.close_complaint",
            args,
            lambda: self._ask(dialogs.close),
            text=T("Content"),
            icon="check",
        )
        self._again = self.asks(
            "dealership.reopen_complaint",
            args,
            lambda: self._ask(dialogs.reopen),
            text=T("Not content"),
            icon="undo-2",
        )

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Complaints, self._tell)

    def passed(self) -> None:
        """A minute has passed: an answer may be overdue."""
        self.read()

    @property
    def _line(self) -> ComplaintLine | None:
        return next((one for one in self._list.lines if one.id == self.chosen), None)

    def _tell(self, shown: Complaints) -> None:
        self._list = shown
        told: dict[str, Any] = {"n": sum(one.facts.step is Complaint.OPEN for one in shown.lines)}
        self.show_rows([self._row(one) for one in shown.lines], T("{n} to be answered", **told))

    def _show_chosen(self) -> None:
        one = self._line
        self.panel.show_complaint(self._list, one)
        self.learn(one.facts if one else None)
        answered = one is not None and one.facts.step is Complaint.ANSWERED
        first = self._close if answered else self._answer
        if one is None or one.facts.step is Complaint.CLOSED:
            self.places.offer(Offer(self._new))
        else:
            self.places.offer(
                Offer(first), (Offer(self._again if answered else self._hand), Offer(self._new))
            )

    def _row(self, one: ComplaintLine) -> TableRow:
        due = answer_by(one.facts, self.desk.settings)
        late = due is not None and due <= self._list.at
        when = T("{at:moment}", at=due) if due else FLOW.step_titles[one.facts.step]
        tone = "bad" if late else "warn" if due else "mute" if one.facts.step is Complaint.CLOSED else "info"
        return TableRow(
            one.id,
            (
                plate_tag(one.plate),
                Cell(one.deeds[0].words, strong=True, note=f"{one.customer} · {one.phone}"),
                Cell(one.owner),
                Tag(when, tone, "clock-alert" if late else "clock" if due else "check"),
            ),
            off=one.facts.step is Complaint.CLOSED,
        )

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"complaint": self.chosen} if self._line else None

    def _ask(self, ask: Callable[..., AskDialog]) -> None:
        if one := self._line:
            ask(self.context, self, self._list, one).open()

    def _seek(self) -> None:
        self.leads.emit(VehiclesPage(self.context))
