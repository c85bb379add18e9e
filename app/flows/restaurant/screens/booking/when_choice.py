"""Day and time, by touch and by keys."""

import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.counter.settings import Settings
from app.flows.restaurant.screens.booking.days import day_told, moment, near, today
from app.kernel.clock import Clock
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.choices import Choices, Option
from app.widgets.field import Field
from app.widgets.part import Column, Label, Part, Role, Row
from app.widgets.tabbar import BarIcon

STEP = 15
"""Minutes of a touch on − or +."""
USUAL = tuple(time(h, m) for h in (11, 12, 13, 17, 18, 19, 20) for m in (0, 30))
DAYS = 3
_TYPED = re.compile(r"(\d{1,2})[:：.]?(\d{2})?")


class WhenChoice(Part, QWidget):
    """`at` is the chosen moment, or None. `changed`."""

    changed = Signal()

    def __init__(self, clock: Clock, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._settings = clock, settings
        self.day = today(clock.now(), settings)
        self._days, self._times = Choices(DAYS, high=44), Choices(7, high=44)
        self._told = Label("", Role.SECOND, "ink2")
        self.field = Field(hint=T("type a time, 18:30"), icon="clock", digits=True)
        self._days.offer([Option(str(n), near(n)) for n in range(DAYS)])
        self._compose()
        self._days.chosen.connect(lambda n: self._go(today(clock.now(), settings) + timedelta(days=int(n))))
        self._times.chosen.connect(self.field.write)
        self.field.changed.connect(lambda _: self._typed())
        self._show()

    @property
    def at(self) -> datetime | None:
        """The chosen moment; None while no time can be read."""
        at = time_of(self.field.text)
        return moment(self.day, at, self._settings) if at else None

    def show_moment(self, at: datetime) -> None:
        """Begin with a moment."""
        self.day = today(at, self._settings)
        self.field.write(f"{at.astimezone(self._settings.zone):%H:%M}")
        self._show()

    def retold(self) -> None:
        self._show()

    def _compose(self) -> None:
        days = Row(gap=8)
        for icon, name, by in (
            ("chevron-left", T("A day earlier"), -1),
            ("chevron-right", T("A day later"), 1),
        ):
            button = BarIcon(icon, name)
            button.clicked.connect(lambda _=False, by=by: self._go(self.day + timedelta(days=by)))
            days.addWidget(button)
        days.addWidget(self._told, 1)
        times = Row(gap=8)
        times.addWidget(self.field, 1)
        for word, by in ((f"−{STEP}", -STEP), (f"+{STEP}", STEP)):
            shift = ActionButton(word, high=44, centred=True)
            shift.clicked.connect(lambda _=False, by=by: self._shift(by))
            times.addWidget(shift)
        column = Column(self, gap=8)
        column.addWidget(self._days)
        column.addLayout(days)
        column.addLayout(times)
        column.addWidget(self._times)

    def _go(self, day: date) -> None:
        self.day = max(day, today(self._clock.now(), self._settings))
        self._show()
        self.changed.emit()

    def _shift(self, by: int) -> None:
        at = time_of(self.field.text) or time(18)
        minutes = (at.hour * 60 + at.minute + by) % (24 * 60)
        self.field.write(f"{minutes // 60:02}:{minutes % 60:02}")

    def _typed(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        at = time_of(self.field.text)
        self._times.pick(f"{at:%H:%M}" if at else "")

    def _show(self) -> None:
        now = self._clock.now()
        self._told.say(day_told(self.day, now, self._settings))
        self._days.pick(str((self.day - today(now, self._settings)).days))
        # What is gone by today cannot be booked any more, and is not offered.
        left = [f"{t:%H:%M}" for t in USUAL if moment(self.day, t, self._settings) > now]
        self._times.offer([Option(t, t) for t in left])
        self._mark()


def time_of(text: str) -> time | None:
    """A time as it is typed: 18:30, 1830, 18; None for what is none."""
    found = _TYPED.fullmatch(text)
    if not found or not (int(found[1]) < 24 and int(found[2] or 0) < 60):
        return None
    return time(int(found[1]), int(found[2] or 0))
