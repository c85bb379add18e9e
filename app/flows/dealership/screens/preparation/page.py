"""准备: the bookings of tomorrow, what each needs, and who has not answered (DLR-03)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.preparation import Preparations, PreparedLine
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.facts.prepared_words import ASKED
from app.flows.dealership.facts.price_list import PriceList
from app.flows.dealership.facts.roles import PARTS_CLERK
from app.flows.dealership.rules.opening_list import open_days
from app.flows.dealership.rules.preparing import unanswered
from app.flows.dealership.screens.base import AskDialog, BesidePage
from app.flows.dealership.screens.preparation import dialogs
from app.flows.dealership.screens.preparation.panel import PreparationPanel
from app.flows.dealership.screens.words import on_day, plate_tag
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.desk import Context, Tone
from app.widgets.paint import Tag
from app.widgets.places import Offer
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow

DAYS = 5
"""Days that can be prepared."""
HEADINGS = (
    Heading(T("Time", "booking"), 84),
    Heading(T("Plate"), 132),
    Heading(T("Vehicle, work"), 0),
    Heading(T("Bay", "workshop"), 108),
    Heading(T("Ready", "booking"), 148),
)


class PreparationPage(BesidePage):
    """`PreparationPage(context)`: the next open day first; F5 prepares the chosen booking, F3 and F4 answer it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        nobody = T("Nobody is booked in"), T("Bookings are taken on the page before")
        self.panel = PreparationPanel()
        door = T("What it needs, and what to do"), "list-todo"
        super().__init__(
            *(context, T("Preparation", "bookings"), HEADINGS, ("calendar-days", *nobody), self.panel, door),
            parent,
        )
        today = self.desk.settings.business_day(self.desk.clock.now())
        days = open_days(today, self.desk.settings, DAYS)
        self._list = Preparations(days[0], (), (), {}, PriceList((), (), 0))
        self.days = Segment([Choice(one.isoformat(), on_day(one)) for one in days])
        self.ui.ways_place.addWidget(self.days)
        self._make_actions()
        self.days.chosen.connect(lambda _: self.read())
        self.list_.opened.connect(lambda _: self._prepare.trigger())
        self.turned.connect(self._show_chosen)
        self._show_chosen()

    def _make_actions(self) -> None:
        args = self._args
        self._prepare = self.asks(
            "dealership.prepare_booking", args, lambda: self._ask(dialogs.PrepareDialog), icon="list-todo"
        )
        self._can = self.action(
            "dealership.answer_preparation",
            lambda: self._answer(can=True),
            text=T("Can do", "booking"),
            icon="check",
        )
        self._cannot = self.asks(
            "dealership.answer_preparation",
            lambda: self._answer(can=True),
            lambda: self._ask(self._why_not),
            text=T("Cannot do", "booking"),
            icon="ban",
        )
        self._print = self.action(
            *("dealership.print_preparation", lambda: {"day": self._day}),
            text=T("Print", "preparation list"),
            icon="printer",
            then=self._printed,
        )

    # -- looking ----------------------------------------------------------------------------------------

    @property
    def _day(self) -> date:
        return date.fromisoformat(self.days.current)

    @property
    def _line(self) -> PreparedLine | None:
        return next((one for one in self._list.lines if one.booking.id == self.chosen), None)

    @property
    def _asked(self) -> Asked:
        """What whoever is at work is asked about."""
        staff = self.desk.staff
        return Asked.PARTS if staff and PARTS_CLERK in staff.roles else Asked.TEAM

    def read(self) -> None:
        self.look(Preparations, self._tell, day=self._day)

    def _tell(self, shown: Preparations) -> None:
        self._list = shown
        open_ = sum(_open(one) for one in shown.lines)
        told: dict[str, Any] = {"n": len(shown.lines), "open": open_}
        self.show_rows([_row(one) for one in shown.lines], T("{n} expected, {open} not ready yet", **told))

    def _show_chosen(self) -> None:
        one = self._line
        self.panel.show_booking(self._list, one)
        self.learn(one.booking.facts if one else None, *self._list.teams)
        first = self._can if one and self._asks_me(one) else self._prepare
        then = self._prepare if first is self._can else self._can
        self.places.offer(Offer(first), (Offer(then), Offer(self._cannot), Offer(self._print)))

    def _asks_me(self, one: PreparedLine) -> bool:
        """Whether whoever is at work has still to answer."""
        prepared = one.booking.facts.prepared
        if prepared is None or self._asked not in unanswered(prepared):
            return False
        args = {"visit": one.booking.id, "asked": self._asked, "can": True}
        return self.verdict("dealership.answer_preparation", args).no is None

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self.chosen} if self._line else None

    def _answer(self, *, can: bool) -> dict[str, Any] | None:
        return {"visit": self.chosen, "asked": self._asked, "can": can} if self._line else None

    def _ask(self, ask: Callable[..., AskDialog]) -> None:
        if one := self._line:
            ask(self.context, self, self._list, one).open()

    def _why_not(self, context: Context, host: QWidget, shown: Preparations, one: PreparedLine) -> AskDialog:
        return dialogs.cannot(context, host, one, self._asked)

    def _printed(self, document: str) -> None:
        self.told(T("The list is printed."), Tone.OK)
        self.context.preview(document)


def _open(one: PreparedLine) -> bool:
    prepared = one.booking.facts.prepared
    return prepared is None or bool(unanswered(prepared)) or not all(r.can for r in prepared.replies.values())


def _row(one: PreparedLine) -> TableRow:
    booking, prepared = one.booking, one.booking.facts.prepared
    return TableRow(
        booking.id,
        (
            Cell(hours(booking.start), strong=True),
            plate_tag(booking.plate),
            Cell(booking.model, strong=True, note=booking.work),
            Cell(prepared.bay if prepared else "—"),
            _ready(one),
        ),
    )


def _ready(one: PreparedLine) -> Tag:
    prepared = one.booking.facts.prepared
    if prepared is None:
        return Tag(T("to be prepared", "booking"), "warn", "list-todo")
    if any(not reply.can for reply in prepared.replies.values()):
        return Tag(T("cannot", "booking"), "bad", "ban")
    if waits := unanswered(prepared):
        return Tag(
            T("{who} asked", who=ASKED[waits[0]]) if len(waits) == 1 else T("both asked"), "info", "clock"
        )
    return Tag(T("ready", "booking"), "ok", "check")
