"""Beside the roster: a duty and who is on it; and the sheet on which is ticked who came (VOL-03)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.ids import StudentId
from app.flows.volunteer.facts.roster import SlotFacts, WeekShown
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.tracks import Duty
from app.flows.volunteer.facts.views import Pupil
from app.flows.volunteer.guide.going_out import ROSTER
from app.flows.volunteer.rules.roster import in_charge
from app.flows.volunteer.screens.base import Dialog
from app.flows.volunteer.screens.out.dialogs import duty
from app.flows.volunteer.screens.pile.finder import Finder
from app.flows.volunteer.screens.words import KINDS
from app.forms.volunteer.ui_asked import Ui_Asked
from app.forms.volunteer.ui_case import Ui_Case
from app.kernel.fields import Private
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.paint import Tag
from app.widgets.part import Label, Role, showing
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.tick import Tick

HEADINGS = (Heading(T("Student"), 0), Heading(T("This term", "hours"), 84, sums=True), Heading("", 118))
STATES: Mapping[Duty, Tag] = {
    Duty.PLANNED: Tag(T("planned", "duty"), "info", "calendar-clock"),
    Duty.DECLINED: Tag(T("declined", "duty"), "mute", "undo-2"),
    Duty.SWAPPED: Tag(T("swapped", "duty"), "mute", "arrow-left-right"),
    Duty.ATTENDED: Tag(T("came", "duty"), "ok", "check"),
    Duty.ABSENT: Tag(T("did not come", "duty"), "warn", "circle-x"),
}


class DutyPanel(CaseColumn):
    """`show_duty(slot, week)`; `chosen` tells that another student of it is meant: `student`."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._duties, guide = Table(HEADINGS), GuideCard()
        self.body.addWidget(self._duties, 1)
        self.body.addWidget(guide)
        self.body.addStretch()  # while no duty is chosen its lines stay together
        guide.show_guide(ROSTER)
        showing(self.ui.steps, False)
        self._duties.chosen.connect(lambda _: self.chosen.emit())
        self.show_duty(None, None)

    @property
    def student(self) -> str:
        """Whose duty is chosen."""
        return self._duties.current

    def show_duty(self, slot: SlotFacts | None, week: WeekShown | None) -> None:
        """Who is on it, with the hours of this term."""
        here = slot is not None and week is not None
        self.ui.title.say(f"{slot.place} · {slot.content}" if slot else T("No duty is chosen"))
        self.ui.told.say(duty(slot) if slot else T("Touch one; F2 puts one on the roster"))
        showing(self._duties, here)
        if slot is None or week is None:
            return
        newest = {one.student: one for one in slot.duties}
        self._duties.show_rows(
            [
                TableRow(
                    one.student,
                    (
                        Cell(week.names.get(one.student, "—"), strong=True, note=one.student),
                        Cell(hours(week.minutes.get(one.student, 0))),
                        STATES[one.step],
                    ),
                    off=one.step in (Duty.DECLINED, Duty.SWAPPED),
                )
                for one in sorted(
                    newest.values(), key=lambda d: (d.step not in (Duty.PLANNED, Duty.ATTENDED), d.student)
                )
            ]
        )
        if not self._duties.current and newest:
            self._duties.choose(next(row.id for row in self._duties.rows.rows))


class TickDialog(Dialog):
    """Who came: everybody who is planned is ticked first; others who came are typed."""

    def __init__(self, context: Context, host: QWidget, slot: SlotFacts, week: WeekShown) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Asked(), self)
        self._slot = slot
        self._finder = Finder([Pupil(StudentId(id), name) for id, name in week.names.items()])
        self.ui.title.say(T("Tick who came"))
        self.ui.told.say(duty(slot))
        self._ticks = {
            one.student: Tick(week.names.get(one.student, "—"), note=one.student)
            for one in slot.duties
            if one.step is Duty.PLANNED
        }
        self._others = Field(T("Who else came: ends of numbers, names, with blanks between"))
        self._witness = Field(T("Who stamped it"))
        self._witness.takes(Private)
        self._witness.write(in_charge(week, slot.day, context.desk.settings))
        kinds = [Choice(kind.value, word) for kind, word in KINDS.items()]
        self._seal = Segment(kinds)
        self._seal.choose(Stamp.CENTRE.value)
        for tick in self._ticks.values():
            tick.setChecked(True)
            tick.toggled.connect(lambda _: self.judge())
            self.ui.fields_place.addWidget(tick)
        self.ui.fields_place.addWidget(self._others)
        self.ui.fields_place.addWidget(Label(T("Which seal is in the booklets"), Role.SECOND))
        self.ui.fields_place.addWidget(self._seal)
        self.ui.fields_place.addWidget(self._witness)
        done = self.action(
            "volunteer.tick_attendance", self._args, key="F5", icon="check-check", then=lambda _: self.leave()
        )
        for field in (self._others, self._witness):
            field.changed.connect(lambda _: self.judge())
        self.close_with(done, self.ui.foot, T("say who came and who stamped it"))
        self.learn(slot, *week.students.values())

    def _args(self) -> Mapping[str, Any] | None:
        words = self._others.text
        others = self._finder.all_of(words) if words else []
        if (words and not others) or not self._witness.text:
            return None
        ticked = [student for student, tick in self._ticks.items() if tick.isChecked()]
        students = tuple(StudentId(one) for one in dict.fromkeys([*ticked, *others]))
        stamped = {"stamps": (Stamp(self._seal.current),), "witness": Private(self._witness.text)}
        return {"slot": self._slot.id, "students": students, **stamped}
