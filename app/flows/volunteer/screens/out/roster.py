"""The duty roster of a class and week: filled, swapped, declined, ticked, printed (VOL-03)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.people import Classes, ClassLine
from app.flows.volunteer.facts.roster import SlotFacts, WeekShown
from app.flows.volunteer.facts.tracks import Duty
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.rules.roster import WEEK, duty_is_over, monday
from app.flows.volunteer.screens.base import VolunteerScreen
from app.flows.volunteer.screens.out import dialogs
from app.flows.volunteer.screens.out.choosing import ChooseClass
from app.flows.volunteer.screens.out.duty import DutyPanel, TickDialog
from app.forms.volunteer.ui_out import Ui_Out
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.bind import button_of
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.part import Column, Panel, Row, filled
from app.widgets.places import Offer, Places
from app.widgets.table import Cell, Heading, TableRow

HEADINGS = (
    Heading(T("Day", "service"), 120),
    Heading(T("Place and content"), 0),
    Heading(T("On duty", "roster"), 220),
    Heading(T("People", "roster"), 96),
)


class RosterPart(VolunteerScreen):
    """`turned` leads to the activities; `told_week(text)` says which class and week it shows."""

    turned = Signal()
    told_week = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._week = monday(today(self.desk.clock.now(), self.desk.settings))
        self._classes: tuple[ClassLine, ...] = ()
        self._klass, self._chosen = "", ""
        self._known_week: WeekShown | None = None
        board, inside = Panel("ground"), QWidget()
        self.ui = laid_out(Ui_Out(), inside)
        empty = Empty(
            "calendar-clock",
            T("No duties this week"),
            T("F2 puts one on the roster, or take last week's over"),
        )
        self.list_ = Listed(HEADINGS, empty)
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = DutyPanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(
            Column(board, gap=0), inside, CaseDoor(self.laid, T("The duty, and what to do"), "calendar-clock")
        )
        Column(self, gap=0).addWidget(self.laid)
        self._make_actions()
        self.list_.chosen.connect(self._choose)
        self.list_.opened.connect(self._choose)
        self.panel.chosen.connect(self._offer)
        self.setFocusProxy(self.list_)
        self._offer()

    def _make_actions(self) -> None:
        week, slot, one = self._of_week, self._of_slot, self._of_duty
        plan, words = ("plan_slot", self._of_class, self._ask_plan), T("Add a duty")
        self._plan = self._asks(*plan, words, "plus")
        self._asks(*plan, words, "", "F2")
        self._fill = self.action(
            "volunteer.fill_week", week, text=T("Fill the week"), icon="users", then=self._filled
        )
        self._copy = self.action("volunteer.copy_week", week, text=T("Copy last week"), icon="refresh-cw")
        self._print = self.action(
            "volunteer.print_roster", week, text=T("Print the week"), icon="printer", then=self._printed
        )
        self._tick = self._asks("tick_attendance", slot, self._ask_tick, T("Tick who came"), "check-check")
        self._put = self._asks(
            "put_on_duty", slot, self._with_slot(dialogs.put), T("Put on duty"), "user-plus"
        )
        self._swap = self._asks("swap_duty", one, self._ask_swap, T("Swap", "a duty"), "arrow-left-right")
        self._decline = self._asks("decline_duty", one, self._ask_decline, T("Declines", "a duty"), "undo-2")
        self._untick = self.action(
            "volunteer.untick_attendance", one, text=T("Take the tick back"), icon="rotate-ccw"
        )
        self._drop = self.action(
            "volunteer.drop_slot", slot, text=T("Take it off", "a duty"), icon="circle-x"
        )
        self._activities = self.way(T("Activities"), self.turned.emit, icon="calendar-days")
        self._put_ways()

    def _put_ways(self) -> None:
        """Which week, and which class, above the list."""
        ways = Row(gap=8)
        before = self.way(T("Before", "week"), partial(self._turn, -1), key="PgUp", icon="chevron-left")
        after = self.way(T("After", "week"), partial(self._turn, 1), key="PgDown", icon="chevron-right")
        for turn in (before, after):
            ways.addWidget(button_of(turn, high=44), 1)
        self.ui.ways_place.addLayout(ways)
        self._whose = self.way(T("Which class?"), self._ask_class, key="C", icon="users")
        self.ui.search_place.addWidget(button_of(self._whose, high=44))

    def _asks(
        self, act: str, args: Any, ask: Callable[[], None], text: Text, icon: str, key: str = ""
    ) -> Action:
        return self.asks(f"volunteer.{act}", args, ask, text=text, icon=icon, key=key)

    # -- Screen's own -----------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Classes, self._know)
        if self._klass:
            self.look(WeekShown, self._tell, klass=self._klass, week=self._week)

    # -- showing ----------------------------------------------------------------------------------------

    @property
    def _line(self) -> ClassLine | None:
        return next((one for one in self._classes if one.facts.id == self._klass), None)

    @property
    def _slot(self) -> SlotFacts | None:
        slots = self._known_week.slots if self._known_week else ()
        return next((one for one in slots if one.id == self._chosen), None)

    def _know(self, classes: Classes) -> None:
        self._classes = classes.classes
        if not self._klass and self._classes:
            self._take_class(self._classes[0])
        self._tell_week()

    def _take_class(self, line: ClassLine) -> None:
        self._klass, self._chosen = line.facts.id, ""
        self._whose.say(T("{name}", name=line.facts.name))
        self.look(WeekShown, self._tell, klass=self._klass, week=self._week)

    def _turn(self, by: int) -> None:
        self._week += by * WEEK
        self._chosen = ""
        self.read()

    def _tell_week(self) -> None:
        if self._line:
            last = self._week + WEEK - (WEEK / 7)
            told: dict[str, Any] = {"name": self._line.facts.name, "first": self._week, "last": last}
            self.told_week.emit(T("{name}, week of {first:day} to {last:day}", **told))

    def _tell(self, week: WeekShown) -> None:
        self._known_week = week
        line = (self._line.facts,) if self._line else ()
        self.learn(*line, *week.slots, *week.students.values())
        self.list_.show_rows([_row(one, week) for one in week.slots])
        self._tell_week()
        self._choose(self._chosen if self._slot else self._next_duty(week))
        self.list_.choose(self._chosen)

    def _next_duty(self, week: WeekShown) -> str:
        """The duty that comes next, or the last one of the week."""
        now = today(self.desk.clock.now(), self.desk.settings)
        coming = [one.id for one in week.slots if one.day >= now]
        return next(iter(coming), week.slots[-1].id if week.slots else "")

    def _choose(self, slot: str) -> None:
        self._chosen = slot
        self.panel.show_duty(self._slot, self._known_week)
        self._offer()

    def _offer(self) -> None:
        """Offer what fits the chosen duty, judged by the facts of the week."""
        self.judge()
        slot = self._slot
        week = [Offer(one) for one in (self._copy, self._print, self._plan)]
        if slot is None:
            if self._known_week and self._known_week.slots:
                self.places.offer(Offer(self._fill), (*week, Offer(self._activities)))
            else:  # there is nothing to fill yet
                self.places.offer(Offer(self._plan), (*week[:2], None, Offer(self._activities)))
            return
        over = duty_is_over(slot, self.desk.clock.now(), self.desk.settings) is None
        came = slot.duty(self.panel.student, Duty.ATTENDED)
        first = self._tick if over and slot.there else self._fill
        third = self._untick if came else self._decline
        others = (self._put, self._swap, third, self._drop, self._activities)
        self.places.offer(Offer(first), [Offer(one) for one in others], week)

    # -- doing ------------------------------------------------------------------------------------------

    def _of_class(self) -> dict[str, Any] | None:
        return {"klass": self._klass} if self._klass else None

    def _of_week(self) -> dict[str, Any] | None:
        return {"klass": self._klass, "week": self._week} if self._klass else None

    def _of_slot(self) -> dict[str, Any] | None:
        return {"slot": self._chosen} if self._slot else None

    def _of_duty(self) -> dict[str, Any] | None:
        return (
            {"slot": self._chosen, "student": self.panel.student}
            if self._slot and self.panel.student
            else None
        )

    def _ask_class(self) -> None:
        ChooseClass(self.context, self, self._classes, self._take_class).open()

    def _ask_plan(self) -> None:
        if self._line:
            dialogs.plan(self.context, self, self._line, self._week).open()

    def _with_slot(self, ask: Callable[..., Any]) -> Callable[[], None]:
        def run() -> None:
            if self._slot and self._known_week:
                ask(self.context, self, self._slot, self._known_week).open()

        return run

    def _ask_tick(self) -> None:
        if self._slot and self._known_week:
            TickDialog(self.context, self, self._slot, self._known_week).open()

    def _ask_swap(self) -> None:
        if self._slot and self._known_week and self.panel.student:
            dialogs.swap(self.context, self, self._slot, self._known_week, self.panel.student).open()

    def _ask_decline(self) -> None:
        if self._slot and self._known_week and self.panel.student:
            student, then = self.panel.student, self._declined
            dialogs.decline(self.context, self, self._slot, self._known_week, student, then).open()

    def _declined(self, other: str | None) -> None:
        if other and self._known_week:
            self.told(
                T("The place is offered to {name}.", name=self._known_week.names.get(other, other)), Tone.OK
            )
        else:
            self.told(T("Nobody is left to be asked: the place stays free."), Tone.WARN)

    def _filled(self, count: int) -> None:
        self.told(T("{n} {n:place|places} filled, fewest hours first.", n=count), Tone.OK)

    def _printed(self, document: str) -> None:
        self.context.preview(document)


def _row(slot: SlotFacts, week: WeekShown) -> TableRow:
    names = [week.names.get(one.student, "—") for one in slot.there]
    there = len(names)
    note, tone = _against(there, slot.people)
    return TableRow(
        slot.id,
        (
            Cell(T("{day:day}", day=slot.day), note=f"{hours(slot.start)}–{hours(slot.end)}"),
            Cell(slot.place, strong=True, note=slot.content),
            Cell(T("{names:list}", names=names) if names else T("nobody yet", "roster")),
            Cell(f"{there} / {slot.people}", tone, note=note),
        ),
    )


def _against(there: int, people: int) -> tuple[Text | str, str]:
    """How the number stands to the one in the note, which is a reference (VOL-05)."""
    if there < people:
        return T("{n} fewer", n=people - there), "warn_i"
    return (T("{n} more", n=there - people), "info_i") if there > people else ("", "ink")
