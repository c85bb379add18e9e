"""The bookings of a day: who is expected when, where, and who is late; which came to nothing, and why (RST-02)."""

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.arrivals import BookingRow, Bookings
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.flow import STEP_TITLES
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.base import RestaurantScreen
from app.flows.restaurant.screens.booking.days import day_told, span, today
from app.flows.restaurant.screens.words import went
from app.forms.restaurant.ui_bookings import Ui_Bookings
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.tabbar import BarIcon
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Time"), 76),
    Heading(T("Guest"), 0),
    Heading(T("Party"), 76),
    Heading(T("Table"), 120),
    Heading(T("Wishes"), 0),
    Heading(T("State"), 140),
)
STATES = {
    Sitting.BOOKED: Tag(STEP_TITLES[Sitting.BOOKED], "hold", "calendar-clock"),
    Sitting.PREPARED: Tag(STEP_TITLES[Sitting.PREPARED], "hold", "check"),
    Sitting.GREETED: Tag(STEP_TITLES[Sitting.GREETED], "ok", "door-open"),
    Sitting.CANCELLED: Tag(STEP_TITLES[Sitting.CANCELLED], "mute", "circle-x"),
    Sitting.NOT_COME: Tag(STEP_TITLES[Sitting.NOT_COME], "warn", "user-x"),
}
AWAITED = (T("Nobody is expected"), T("F2 books a table"))
CAME_ALL = (T("None was cancelled, and nobody stayed away"),)


class BookingsList(RestaurantScreen):
    """`chosen(sitting)` follows the row, `opened(sitting)` is a second touch or Enter."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ui = laid_out(Ui_Bookings(), self)
        self.day = today(self._now, self.desk.settings)
        self.shut: frozenset[str] = frozenset()
        """Which of them are VIPs whom others receive (RST-51)."""
        self._gone = False
        self._empty = Empty("calendar-days", *AWAITED)
        self._rows = Listed(HEADINGS, self._empty)
        self.ui.rows.addWidget(self._rows)
        self._rows.chosen.connect(lambda sitting: None if self._gone else self.chosen.emit(sitting))
        self._rows.opened.connect(self.opened)
        for place, icon, word, key, by in (
            (self.ui.before, "chevron-left", T("A day earlier"), "Alt+Left", -1),
            (self.ui.after, "chevron-right", T("A day later"), "Alt+Right", 1),
        ):
            button = BarIcon(icon, word)
            button.clicked.connect(lambda _=False, by=by: self._turn(by))
            QShortcut(QKeySequence(key), self, lambda by=by: self._turn(by))
            place.addWidget(button)
        self.ui.now.clicked.connect(lambda: self._turn(0))
        self.ui.gone.clicked.connect(self._change_view)
        QShortcut(QKeySequence("Alt+Up"), self, self._change_view)
        self._tell_day()

    def take_focus(self) -> None:
        """Let the keys go to the rows."""
        self._rows.take_focus()

    def read(self) -> None:
        start, end = span(self.day, self.desk.settings)
        self.look(Bookings, self._tell, start=start, end=end, gone=self._gone)

    def retold(self) -> None:
        self._tell_day()

    def passed(self) -> None:
        super().passed()
        self.again()

    @property
    def _now(self) -> datetime:
        return self.desk.clock.now()

    def _turn(self, by: int) -> None:
        self.day = self.day + timedelta(days=by) if by else today(self._now, self.desk.settings)
        self._tell_day()
        self.again()

    def _change_view(self) -> None:
        """From who is expected to what came to nothing, and back."""
        self._gone = not self._gone
        self.ui.gone.choose(self._gone)
        self._empty.say(*(CAME_ALL if self._gone else AWAITED))
        self.again()

    def _tell_day(self) -> None:
        self.ui.day.say(day_told(self.day, self._now, self.desk.settings))
        self.ui.now.choose(self.day == today(self._now, self.desk.settings))

    def _tell(self, bookings: Bookings) -> None:
        now = self._now
        self.shut = frozenset(row.sitting for row in bookings.rows if row.shut)
        self._rows.show_rows([_row(row, now) for row in bookings.rows])
        if self._gone:
            self.ui.note.say(T("{n} cancelled or not come", n=len(bookings.rows)))
            return
        guests = sum(row.facts.guests for row in bookings.rows)
        without = len(bookings.to_be_given)
        told: dict[str, Any] = {"n": len(bookings.rows), "guests": guests, "without": without}
        note = T("{n} bookings, {guests} guests", **told)
        self.ui.note.say(
            T("{n} bookings, {guests} guests · {without} without a table", **told) if without else note
        )


def _row(row: BookingRow, now: datetime) -> TableRow:
    facts = row.facts
    table = Cell(T("to be given"), "warn_i", strong=True)
    if row.shut:
        table = Cell("—")
    elif facts.table:
        table = Cell(facts.table, note=facts.table_name if facts.table_name != facts.table else "")
    wishes = [FEATURES[f] for f in Feature if f in facts.wishes]
    told = T("{wishes:list}", wishes=[*wishes, *filter(None, (row.wishes,))]) if wishes or row.wishes else ""
    if row.gone:  # that nobody came its state says
        told = "" if facts.step is Sitting.NOT_COME and not row.gone.why else went(facts.step, row.gone)
    return TableRow(
        row.sitting,
        (
            Cell(T("{at:time}", at=facts.booked_for), strong=True),
            Cell(row.guest or "—", note=row.phone or ""),
            T("{n} pax", n=facts.guests),
            table,
            told,
            _state(row, now),
        ),
    )


def _state(row: BookingRow, now: datetime) -> Tag:
    if row.late and row.facts.booked_for and row.facts.step != Sitting.GREETED:
        minutes = int((now - row.facts.booked_for).total_seconds() // 60)
        return Tag(T("{n} min late", n=minutes), "bad", "clock-alert")
    return STATES[row.facts.step]
