"""保养提醒: who is to be reminded of the next maintenance, and what they say (DLR-51)."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.leaving import Channel
from app.flows.dealership.facts.leaving_words import CHANNELS
from app.flows.dealership.facts.reminders import REPLIES
from app.flows.dealership.facts.reminders_shown import ReminderLine, Reminders
from app.flows.dealership.screens.base import BesidePage
from app.flows.dealership.screens.bookings.dialogs import book
from app.flows.dealership.screens.reminders import dialogs
from app.flows.dealership.screens.vehicles.page import VehiclesPage
from app.flows.dealership.screens.words import kilometres, plate, plate_tag
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.desk import Context, Tone
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.places import Offer
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said

HEADINGS = (
    Heading(T("Plate"), 132),
    Heading(T("Vehicle, customer"), 0),
    Heading(T("Due", "maintenance"), 148),
    Heading(T("Says", "reminder list"), 148),
)


class RemindersPage(BesidePage):
    """`RemindersPage(context)`: F5 books the chosen car in, F3 notes what its customer says, F4 prints the list."""

    def __init__(self, context: Context, visit: str = "", parent: QWidget | None = None) -> None:
        nothing = T("Nobody is to be reminded"), T("Who agreed to it is called before the maintenance is due")
        self.panel = ReminderPanel()
        door = T("The call, and what to say"), "phone-call"
        super().__init__(
            context,
            T("Maintenance reminders"),
            HEADINGS,
            ("calendar-clock", *nothing),
            self.panel,
            door,
            parent,
        )
        today = context.desk.settings.business_day(context.desk.clock.now())
        self._list, self.chosen = Reminders(today, ()), visit
        self._make_actions()
        self.list_.opened.connect(lambda _: self._book.trigger())
        self.turned.connect(self._show_chosen)
        self._show_chosen()

    def _make_actions(self) -> None:
        self._book = self.asks("dealership.book", self._of_car, self._ask_booking, icon="calendar-days")
        said = "dealership.remind", self._of_visit, self._ask_answer
        self._said = self.asks(*said, text=T("Does not book", "reminder"), icon="phone-call")
        self._print = self.action(
            "dealership.print_reminders", dict, text=T("Print"), icon="printer", then=self._printed
        )
        self._file = self.way(T("Vehicle file"), self._open_file, icon="file-text")

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(Reminders, self._tell)

    @property
    def _line(self) -> ReminderLine | None:
        return next((one for one in self._list.lines if one.id == self.chosen), None)

    def _tell(self, shown: Reminders) -> None:
        self._list = shown
        told: dict[str, Any] = {"n": sum(one.is_due for one in shown.lines)}
        self.show_rows([_row(one, shown) for one in shown.lines], T("{n} to be reminded", **told))

    def _show_chosen(self) -> None:
        one = self._line
        self.panel.show_reminder(one)
        if one:
            self.learn(one.facts, one.car.facts)
        else:
            self.learn(None)
        file = Offer(self._file) if one else None
        self.places.offer(Offer(self._book), (Offer(self._said), Offer(self._print), file))

    # -- doing ------------------------------------------------------------------------------------------

    def _of_visit(self) -> dict[str, Any] | None:
        return {"visit": self.chosen} if self._line else None

    def _of_car(self) -> dict[str, Any] | None:
        return {"vehicle": self._line.car.id} if self._line else None

    def _ask_booking(self) -> None:
        if one := self._line:
            book(self.context, self, one.car, self._booked, reminded=True).open()

    def _booked(self, _: Any) -> None:
        self.told(T("The car is booked in, and the confirmation printed."), Tone.OK)

    def _ask_answer(self) -> None:
        if one := self._line:
            dialogs.answer(self.context, self, one).open()

    def _open_file(self) -> None:
        if one := self._line:
            self.leads.emit(VehiclesPage(self.context, one.car.id))

    def _printed(self, document: str) -> None:
        self.told(T("The list is printed."), Tone.OK)
        self.context.preview(document)


class ReminderPanel(CaseColumn):
    """`show_reminder(line)`, or None for none: whom to call, and by what it is due."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui, self._facts = laid_out(Ui_Case(), head), FactsList()
        self.head.addWidget(head)
        self.body.addWidget(self._facts)
        self.body.addStretch(1)
        showing(self.ui.steps, False)

    def show_reminder(self, one: ReminderLine | None) -> None:
        """The car and its owner; day, kilometres, and the day on which it will have run so far."""
        self.ui.title.say(plate(one.car.facts.plate) if one else T("Nobody is chosen", "follow-up"))
        self.ui.told.say(one.car.facts.model if one else "")
        self._facts.show_facts(tuple(_known(one)) if one else ())


def _known(one: ReminderLine) -> Iterator[tuple[Said, Said]]:
    reminder = one.reminder
    yield T("Customer"), one.car.owner
    yield T("Phone"), one.car.phone
    yield T("May be called by"), CHANNELS[Channel(reminder.channel)]
    yield T("Mileage"), kilometres(one.car.facts.km)
    yield T("Next maintenance on"), T("{day:day}", day=reminder.day)
    yield T("or at km"), kilometres(reminder.km)
    if reminder.reached:
        yield T("Has run so far on", "projection"), T("about {day:day}", day=reminder.reached)
    if reminder.said:
        said: dict[str, Any] = {"reply": REPLIES[reminder.said.reply], "at": reminder.said.at}
        yield T("Said last", "reminder"), T("{reply}, {at:moment}", **said)
    if reminder.said and reminder.said.again:
        again: dict[str, Any] = {"day": reminder.said.again}
        yield (
            T("Call again on"),
            T("{day:day}, provisional", **again) if one.provisional else T("{day:day}", **again),
        )


def _row(one: ReminderLine, shown: Reminders) -> TableRow:
    reminder = one.reminder
    by_km = reminder.reached is not None and reminder.reached < reminder.day
    late = reminder.due < shown.day
    note = kilometres(reminder.km) if by_km else T("by its day", "reminder")
    said = REPLIES[reminder.said.reply] if reminder.said else T("to be called", "reminder")
    icon = ("clock-alert" if late else "clock") if one.is_due else "check"
    tone = ("bad" if late else "warn") if one.is_due else "mute"
    return TableRow(
        one.id,
        (
            plate_tag(one.car.facts.plate),
            Cell(one.car.facts.model, strong=True, note=f"{one.car.owner} · {one.car.phone}"),
            Cell(T("{day:day}", day=reminder.due), strong=True, note=note),
            Tag(said, tone, icon),
        ),
        off=not one.is_due,
    )
