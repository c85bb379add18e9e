"""From one day to another: a touch on a span writes its days, arrows move each by a day, both can be typed."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.field import Field
from app.widgets.part import Column, Label, Part, Role
from app.widgets.tabbar import BarIcon

WEEKDAYS: Sequence[Text] = (
    T("Monday"),
    T("Tuesday"),
    T("Wednesday"),
    T("Thursday"),
    T("Friday"),
    T("Saturday"),
    T("Sunday"),
)
Days = tuple[date, date]
DAY = timedelta(days=1)
STEPS = {Qt.Key.Key_Up: DAY, Qt.Key.Key_Down: -DAY}
UNREAD = T("type the days as 2026-11-01")
"""What is missing while a day cannot be read."""


class Between(Part, QWidget):
    """`Between([(T("This month"), (first, last))])`; `days` are the two, both included, or None. `changed`."""

    changed = Signal()

    def __init__(self, spans: Sequence[tuple[Text, Days]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans = {f"{n}": days for n, (_, days) in enumerate(spans)}
        self._choices = Choices(len(spans), high=44)
        self._choices.offer([Option(f"{n}", word) for n, (word, _) in enumerate(spans)])
        self._choices.chosen.connect(lambda n: self.write(self._spans[n]))
        self.first, self.last = Field(named=T("From")), Field(named=T("To"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        for row, (word, field) in enumerate(((T("From"), self.first), (T("To"), self.last))):
            self._place(row, word, field)
        column = Column(self, gap=12)
        column.addWidget(self._choices)
        column.addLayout(self._grid)
        self.dressed()

    @property
    def days(self) -> Days | None:
        """The first day and the last; None while one of them cannot be read."""
        first, last = day_of(self.first.text), day_of(self.last.text)
        return (first, last) if first and last else None

    def write(self, days: Days) -> None:
        """Put two days into it."""
        for field, day in zip((self.first, self.last), days, strict=True):
            field.write(day.isoformat())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        field = next((one for one in (self.first, self.last) if one.line.hasFocus()), None)
        if step is None or field is None:
            super().keyPressEvent(event)
        else:
            _move(field, step)

    def dressed(self) -> None:
        self._grid.setSpacing(self.look.px(8))

    def _place(self, row: int, word: Text, field: Field) -> None:
        """Its name, the day before, itself, the day after."""
        earlier = BarIcon("chevron-left", T("{what}: a day earlier", what=word))
        later = BarIcon("chevron-right", T("{what}: a day later", what=word))
        for button, step in ((earlier, -DAY), (later, DAY)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same in the field
            button.clicked.connect(partial(_move, field, step))
        for column, part in enumerate((Label(word, Role.SECOND, "ink2"), earlier, field, later)):
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignVCenter)
        field.changed.connect(lambda _: self._typed(field))

    def _typed(self, field: Field) -> None:
        day = day_of(field.text)
        field.set_unit(WEEKDAYS[day.weekday()] if day else "")
        self._choices.pick(next((n for n, days in self._spans.items() if days == self.days), ""))
        self.changed.emit()


def _move(field: Field, by: timedelta, _: bool = False) -> None:
    if day := day_of(field.text):
        field.write((day + by).isoformat())


def day_of(text: str) -> date | None:
    """A day as it is typed, 2026-11-23; None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
