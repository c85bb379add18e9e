"""F3 车辆: found by the end of the plate as the clerk types; a car that comes goes into the queue (DLR-01, 05)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.vehicle_file import VehicleShown
from app.flows.dealership.facts.vehicles import VehicleLine, VehiclesFound
from app.flows.dealership.rules.watch import watch as watch_over
from app.flows.dealership.screens import watch
from app.flows.dealership.screens.base import AskDialog, BookPage
from app.flows.dealership.screens.bookings import dialogs as bookings
from app.flows.dealership.screens.complaints import dialogs as complaints
from app.flows.dealership.screens.vehicles import dialogs
from app.flows.dealership.screens.vehicles.panel import VehiclePanel
from app.flows.dealership.screens.words import kilometres, plate, plate_tag
from app.forms.dealership.ui_board import Ui_Board
from app.kernel.text import T
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context, Tone
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, filled
from app.widgets.places import Offer, Places
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.theme import Said
from app.widgets.workbar import WorkBar

HEADINGS = (
    Heading(T("Plate"), 132),
    Heading(T("Vehicle"), 0),
    Heading(T("Owner", "vehicle"), 180),
    Heading("", 96),
)


class VehiclesPage(BookPage):
    """`VehiclesPage(context, vehicle)`: what is typed finds vehicles; F5 takes the chosen one into the queue.

    Where none is found F5 takes it into the file. `came(visit)` is the visit of who came, `planned(visit, day)` asks for a booking of
    another day among those of its day: a car that is not expected today does not come first. With `books` F5 books the chosen one
    in, on that day if nobody says another, and leads back to the bookings.
    """

    came = Signal(str)
    planned = Signal(str, object)

    def __init__(
        self,
        context: Context,
        vehicle: str = "",
        parent: QWidget | None = None,
        *,
        books: date | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._chosen, self._books = vehicle, books
        self._lines: Sequence[VehicleLine] = ()
        self._awaited = True
        self._whole: VehicleShown | None = None
        self._file: dict[str, Action] = {}
        board, inside = Panel("ground"), QWidget()
        self.bar, self.ui = WorkBar(T("Vehicles")), laid_out(Ui_Board(), inside)
        self.search = SearchField(T("End of the plate, VIN, owner"), letters=True, high=44)
        self._empty = Empty("car", "", "")
        self.list_ = Listed(HEADINGS, self._empty)
        self.ui.search_place.addWidget(self.search)
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = VehiclePanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(Column(board, gap=0), inside, CaseDoor(self.laid, T("The file, and what to do"), "car"))
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self._make_actions()
        self.bar.back.connect(self.left)
        self.search.sought.connect(self._seek)
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.search.entered.connect(lambda _: self._first.trigger())
        self.list_.chosen.connect(self._choose)
        self.list_.opened.connect(lambda _: self._first.trigger())
        self.setFocusProxy(self.search)
        self._offer()

    def _make_actions(self) -> None:
        new, ask = T("New vehicle"), self._register
        self._new = self.asks("dealership.register_vehicle", dict, ask, text=new, icon="plus")
        self.asks("dealership.register_vehicle", dict, ask, text=new, key="F2")
        self._book = self.asks("dealership.book", self._args, self._ask_booking, icon="calendar-days")
        self._booked = self.asks("dealership.arrive_booked", self._of_visit, self._arrive_booked, icon="car")
        self._plan = self.way(T("Its booking"), self._show_plan, icon="calendar-days")
        comes = T("A car has come")
        for act, words, icon, of_file in (
            ("read_mileage", T("Mileage"), "gauge", _mileage),
            ("correct_vehicle", T("Correct", "a vehicle"), "pencil", dialogs.correct),
            ("change_owner", T("Another owner"), "users", dialogs.change_owner),
            ("see_document", T("Document seen"), "eye", dialogs.document),
            ("address_as", T("Form of address"), "user", dialogs.address),
            ("note_insurance", T("Insurance", "vehicle"), "shield-check", dialogs.insurance),
            ("add_driver", T("Who drives it too"), "user-plus", dialogs.add_driver),
            ("take_complaint", T("Complaint"), "message-circle", _complain),
            ("enter_repair", T("Repair elsewhere"), "history", watch.enter),
        ):
            self._file[act] = self.asks(
                f"dealership.{act}", self._args, self._with(of_file), text=words, icon=icon
            )
        strike = "dealership.strike_fault", self._of_fault, self._with(watch.strike)
        self._strike = self.asks(*strike, icon="x")
        self._come = self.asks("dealership.arrive", self._args, self._arrive, text=comes, icon="car")

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        sought = self.search.text.strip()
        self.look(VehiclesFound, self._tell, words=sought, vehicle="" if sought else self._chosen)
        if self._line:
            self.look(VehicleShown, self._tell_file, vehicle=self._chosen)

    @property
    def _line(self) -> VehicleLine | None:
        return next((one for one in self._lines if one.id == self._chosen), None)

    def _seek(self, _: str) -> None:
        self._chosen, self._awaited = "", True
        self.read()

    def _tell(self, found: VehiclesFound) -> None:
        self._lines, self._awaited = found.vehicles, False
        if self._line is None:
            # The likeliest of what was typed is at hand at once: Enter goes on with it.
            self._chosen = self._lines[0].id if found.words and self._lines else ""
        nothing = T("No vehicle is found so"), T("F5 takes it into the file")
        self._empty.say(*nothing)
        self.list_.show_rows([_row(one) for one in self._lines])
        self.list_.choose(self._chosen)
        self._show_chosen()

    def _choose(self, vehicle: str) -> None:
        self._chosen = vehicle
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._line
        if one and self._whole and self._whole.id == one.id:
            self._tell_file(self._whole)
        else:
            self.panel.show_vehicle(one)
        if one:
            self.learn(one.facts, *((self._whole.now,) if self._whole and self._whole.id == one.id else ()))
            if self._whole is None or self._whole.id != one.id:
                self.look(VehicleShown, self._tell_file, vehicle=one.id)
        self._offer()

    def _tell_file(self, shown: VehicleShown) -> None:
        """The whole file of the chosen one."""
        if shown.id == self._chosen:
            self._whole = shown
            self.learn(shown.facts, shown.now, *shown.watch.faults)
            settings, now = self.desk.settings, self.desk.clock.now()
            found = watch_over(shown.watch, now, settings, shown.facts.visit)
            self.panel.show_file(shown, settings, settings.business_day(now), found)
            self._strike.judge()
            self._offer()

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"vehicle": self._chosen} if self._line else None

    def _of_visit(self) -> dict[str, Any] | None:
        one = self._line
        return {"visit": one.facts.visit} if one and one.facts.visit else None

    def _of_fault(self) -> dict[str, Any] | None:
        known = self._whole.watch.faults if self._whole and self._whole.id == self._chosen else ()
        return {"fault": known[-1].id} if known else None

    @property
    def _comes(self) -> Action:
        """How the chosen car comes: by its booking, or by itself."""
        one = self._line
        waits = one is not None and one.facts.visit is not None and not one.facts.here
        return self._booked if waits else self._come

    @property
    def _booked_on(self) -> date | None:
        """The day for which the chosen car is booked, where that is another one than today."""
        one, now = self._line, self._whole.now if self._whole and self._whole.id == self._chosen else None
        if one is None or one.facts.here or now is None or now.booked_for is None:
            return None
        settings = self.desk.settings
        day: date = settings.business_day(now.booked_for)
        return None if day == settings.business_day(self.desk.clock.now()) else day

    @property
    def _first(self) -> Action:
        """What Enter does with the chosen car."""
        if self._books is not None:
            return self._book
        return self._plan if self._booked_on else self._comes

    def _show_plan(self) -> None:
        if (one := self._line) and (day := self._booked_on):
            self.planned.emit(one.facts.visit, day)

    def _offer(self) -> None:
        if self._lines or self._awaited:
            of_file = [Offer(one) for one in self._file.values()] if self._line else []
            other = self._book if self._first is self._comes else self._comes
            others = (Offer(self._new), Offer(other), *of_file[:3])
            rare = (*of_file[3:], Offer(self._strike)) if of_file else ()
            self.places.offer(Offer(self._first), others, rare)
        else:
            self.places.offer(Offer(self._new))

    def _with(self, ask: Callable[[Context, QWidget, VehicleShown], AskDialog]) -> Callable[[], None]:
        """Ask about the file that is shown."""

        def run() -> None:
            if self._whole and self._whole.id == self._chosen:
                ask(self.context, self, self._whole).open()

        return run

    def _register(self) -> None:
        dialogs.register(self.context, self, self.search.text.strip(), self._registered).open()

    def _registered(self, vehicle: str) -> None:
        self.search.clear()
        self._chosen = vehicle
        self.again()

    def _ask_booking(self) -> None:
        if one := self._line:
            bookings.book(self.context, self, one, lambda _: self._is_booked(), on=self._books).open()

    def _is_booked(self) -> None:
        self.told(T("The car is booked in, and the confirmation printed."), Tone.OK)
        if self._books is not None:
            self.left.emit()

    def _arrive_booked(self) -> None:
        if self._whole and (now := self._whole.now):
            about = f"{plate(self._whole.facts.plate)} · {self._whole.facts.model} · {self._whole.owner}"
            bookings.arrive(self.context, self, now.id, about, now, lambda _: self.came.emit(now.id)).open()

    def _arrive(self) -> None:
        if one := self._line:
            dialogs.arrive(self.context, self, one, self.came.emit).open()


def _complain(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    about = f"{plate(shown.facts.plate)} · {shown.facts.model} · {shown.owner}"
    return complaints.take(context, host, shown.facts, about)


def _mileage(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    return dialogs.mileage(context, host, shown.facts)


def _row(one: VehicleLine) -> TableRow:
    here = Tag(T("here", "vehicle"), "warn", "map-pin") if one.facts.here else ""
    about: Said = kilometres(one.facts.km) if one.facts.km is not None else one.facts.vin or ""
    return TableRow(
        one.id,
        (
            plate_tag(one.facts.plate),
            Cell(one.facts.model, strong=True, note=about),
            Cell(one.owner, note=one.phone),
            here,
        ),
    )
