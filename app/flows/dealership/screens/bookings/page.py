"""F6 预约: who is expected on a day, what is free, who did not come (DLR-02)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.bookings import BookingLine, DayPlan
from app.flows.dealership.facts.tracks import EXPECTED, Visit
from app.flows.dealership.rules.bookings import next_day
from app.flows.dealership.rules.opening import open_on
from app.flows.dealership.screens.base import BookPage
from app.flows.dealership.screens.bookings import dialogs
from app.flows.dealership.screens.preparation.page import PreparationPage
from app.flows.dealership.screens.vehicles.page import VehiclesPage
from app.flows.dealership.screens.words import on_day, plate, plate_tag
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.bind import button_of
from app.widgets.button import Kind
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, Row, filled
from app.widgets.segment import Choice, Segment
from app.widgets.table import SIDEWAYS, Cell, Heading, TableRow
from app.widgets.workbar import WorkBar

DAYS = 7
HEADINGS = (
    Heading(T("Time", "booking"), 104),
    Heading(T("Plate"), 132),
    Heading(T("Vehicle, customer"), 0),
    Heading(T("What for", "booking"), 0),
    Heading("", 116),
)

STANDS = {
    Visit.CANCELLED: Tag(T("called off", "booking"), "mute", "circle-x"),
    Visit.NOT_COME: Tag(T("did not come", "booking"), "bad", "user-x"),
}


class BookingsPage(BookPage):
    """A day of bookings, at first the next one that is open; the days of a week at the top, with how many are expected.

    With `on` and `visit` that day is shown first, and that booking is chosen. Enter on a booking takes its car into the queue. `came(visit)` is the visit of who came.
    """

    came = Signal(str)

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, on: date | None = None, visit: str = ""
    ) -> None:
        super().__init__(context, parent)
        self._today = self.desk.settings.business_day(self.desk.clock.now())
        self._plan = DayPlan(self._today, (), (), {})
        self._chosen, self._turned = visit, True
        self.bar, self._empty = WorkBar(T("Bookings", "car")), Empty("calendar-days", "", "")
        first = next_day(self.desk.clock.now(), self.desk.settings)
        self._week = sorted({*_week(self._today, first), on or first})
        self.days = Segment([_day(one) for one in self._week])
        self.days.pick((on or first).isoformat())
        self.list_ = Listed(HEADINGS, self._empty)
        self._make_actions()
        self._compose()
        self.bar.back.connect(self.left)
        self.days.chosen.connect(lambda _: self._turn())
        self.list_.chosen.connect(self._choose)
        self.list_.opened.connect(lambda _: self._come.trigger())
        self.setFocusProxy(self.list_)

    def _make_actions(self) -> None:
        args = self._args
        self._new = self.way(T("Book in", "booking"), self._book, icon="plus", key="F2")
        self._come = self.asks(
            "dealership.arrive_booked",
            args,
            self._arrive,
            text=T("Has come", "booking"),
            icon="car",
            key="F5",
        )
        self._move = self.asks(
            "dealership.rebook",
            args,
            self._rebook,
            text=T("Move", "booking"),
            icon="calendar-clock",
            key="F6",
        )
        self._cancel = self.asks(
            "dealership.cancel_booking",
            args,
            self._call_off,
            text=T("Call off", "booking"),
            icon="circle-x",
            key="F8",
        )
        self._gone = self.action(
            "dealership.note_not_come", args, text=T("No-show", "booking"), icon="user-x", key="F9"
        )
        self._print = self.action(
            *("dealership.print_bookings", lambda: {"day": self._day}),
            text=T("Print", "booking"),
            icon="printer",
            key="F4",
            then=self._printed,
        )

        self._ready = self.way(T("Prepare", "bookings"), self._prepare, icon="list-todo", key="F3")

    def _compose(self) -> None:
        card, work, foot = Panel("surface", line="line", radius=10), Column(gap=10, edge=20), Row(gap=10)
        Column(card, gap=0, edge=1).addWidget(self.list_)
        work.addWidget(self.days)
        work.addWidget(card, 1)
        for action in (self._new, self._ready, self._print, self._move, self._cancel, self._gone, self._come):
            kind = Kind.PRIMARY if action is self._new else Kind.SECONDARY
            foot.addWidget(button_of(action, kind, high=48, centred=True), 1)
        work.addLayout(foot)
        filled(Column(self, gap=0), self.bar).addLayout(work, 1)

    # -- showing ----------------------------------------------------------------------------------------

    @property
    def _day(self) -> date:
        return date.fromisoformat(self.days.current)

    @property
    def _line(self) -> BookingLine | None:
        return next((one for one in self._plan.bookings if one.id == self._chosen), None)

    def read(self) -> None:
        self.look(DayPlan, self._tell, day=self._day)

    def _tell(self, plan: DayPlan) -> None:
        self._plan = plan
        self.days.offer([_day(one, plan.expected.get(one, 0)) for one in self._week])
        free = sum(n for _, n in plan.free)
        is_open = bool(open_on(plan.day, self.desk.settings))
        told: dict[str, Any] = {"n": sum(one.facts.step in EXPECTED for one in plan.bookings), "free": free}
        self.bar.show_facts(
            T("{n} expected, {free} places free", **told) if is_open else T("The shop is closed on this day")
        )
        nobody = T("Nobody is booked in") if is_open else T("The shop is closed on this day")
        self._empty.say(nobody, T("F2 books a car in: look for its plate first"))
        self.list_.show_rows([_row(one) for one in plan.bookings])
        if self._line is None or self._line.facts.step not in EXPECTED:
            expected = (one.id for one in plan.bookings if one.facts.step in EXPECTED)
            self._chosen = next(expected, self._chosen)
        self.list_.choose(self._chosen)
        self._learn()
        if self._turned:
            self._turned = False
            self._take_focus()

    def _take_focus(self) -> None:
        """Let the arrow keys go to the bookings, or to the days where there is none."""
        if self._plan.bookings:
            self.list_.take_focus()
        else:
            self.days.take_focus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        self._turned = True
        self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := SIDEWAYS.get(Qt.Key(event.key())):
            self.days.turn(step)
        else:
            super().keyPressEvent(event)

    def _choose(self, visit: str) -> None:
        self._chosen = visit
        self._learn()

    def _learn(self) -> None:
        one = self._line
        self.learn(one.facts if one else None)

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self._chosen} if self._line else None

    def _prepare(self) -> None:
        self.leads.emit(PreparationPage(self.context))

    def _book(self) -> None:
        self.leads.emit(VehiclesPage(self.context, books=self._day))

    def _with(self, ask: Callable[..., Any], *more: Any) -> None:
        if one := self._line:
            ask(self.context, self, one, one.facts, *more).open()

    def _rebook(self) -> None:
        self._with(dialogs.rebook, lambda _: self.told(T("The booking is moved."), Tone.OK))

    def _call_off(self) -> None:
        self._with(dialogs.cancel)

    def _arrive(self) -> None:
        if one := self._line:
            about = f"{plate(one.plate)} · {one.model} · {one.customer}"
            dialogs.arrive(
                self.context, self, one.id, about, one.facts, lambda _: self.came.emit(one.id)
            ).open()

    def _printed(self, document: str) -> None:
        self.told(T("The bookings of the day are printed."), Tone.OK)
        self.context.preview(document)


def _week(today: date, first: date) -> list[date]:
    """Today, and the days from the first one on which somebody can come."""
    start = today if first < today + timedelta(days=DAYS) else first
    return sorted({today, *(start + timedelta(days=n) for n in range(DAYS))})


def _day(day: date, expected: int = 0) -> Choice:
    return Choice(day.isoformat(), on_day(day), expected or None)


def _row(one: BookingLine) -> TableRow:
    step = one.facts.step
    came = Tag(T("has come", "booking"), "ok", "check")
    expected = Tag(T("expected", "booking"), "info", "clock")
    return TableRow(
        one.id,
        (
            Cell(hours(one.start), strong=True, note=T("{n:minutes}", n=one.minutes)),
            plate_tag(one.plate),
            Cell(one.model, strong=True, note=f"{one.customer} · {one.phone}"),
            Cell(one.work, note=one.why),
            STANDS.get(step, expected if step in EXPECTED else came),
        ),
        off=step in STANDS,
    )
