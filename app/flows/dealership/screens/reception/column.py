"""Beside the car: covers, mileage, fuel, lamps, belongings, and the customer's own words (DLR-10)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.form_words import BELONGINGS, CAME_BY, CLEAN, COVERS, LAMPS
from app.flows.dealership.facts.reception import Filled
from app.flows.dealership.facts.visits import ReceptionShown
from app.flows.dealership.rules import plates
from app.flows.dealership.screens.reception.answers import Answers
from app.flows.dealership.screens.reception.gauge import FuelGauge
from app.flows.dealership.screens.vehicles.dialogs import KM, km_in
from app.flows.dealership.screens.words import kilometres
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.columns import CaseColumn
from app.widgets.field import Field
from app.widgets.part import Label, Role, showing
from app.widgets.segment import Choice, Segment

WALK = {"done": T("Walk-round done")}
WASH = {"wash": T("Wash before delivery")}
OWNER = "owner"
FULL = 100
PERCENT = T("How much in percent? 0 to 100.")


class FormColumn(CaseColumn):
    """`show_form(shown, filled)`; `ticked(group, id, yes)`, `fuelled(eighths)`, `charged(percent)`, `read(km)`, `said(words)`, `told(what, id)`."""

    ticked = Signal(str, str, bool)
    fuelled = Signal(int)
    charged = Signal(int)
    read = Signal(int)
    said = Signal(str)
    told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.covers = Answers(COVERS)
        self.walk = Answers(WALK, columns=1)
        self.km = Field(T("Mileage"), unit=T("km", "unit"), icon="gauge", digits=True)
        self.fuel = FuelGauge()
        self.battery = Field(T("Battery", "fuel"), unit="%", digits=True)
        self.lamps = Answers(LAMPS, hue="warn", columns=3)
        self.belongings = Answers(BELONGINGS, columns=2, asked=True)
        self.came_by = Segment([Choice(one.value, word) for one, word in CAME_BY.items()])
        self.clean = Segment([Choice(one.value, word) for one, word in CLEAN.items()])
        self.wash = Answers(WASH, columns=1)
        self.brought_by = Segment()
        self._brought_title = Label(T("Brought by", "vehicle"), Role.SECOND, "ink2")
        self.words = Field(T("What the customer says"), hint=T("in their own words"))
        self.words.takes(Note)
        self._fuel_title = Label(T("Fuel"), Role.SECOND, "ink2")
        self._compose()
        for group in ("covers", "walk", "lamps", "belongings", "wash"):
            part: Answers = getattr(self, group)
            part.answered.connect(lambda id, yes, group=group: self.ticked.emit(group, id, yes))
        self.fuel.chosen.connect(self.fuelled)
        for one in ("came_by", "clean", "brought_by"):
            segment: Segment = getattr(self, one)
            segment.chosen.connect(lambda id, one=one: self.told.emit(one, id))
        self.km.line.editingFinished.connect(self._read)
        self.battery.line.editingFinished.connect(self._charge)
        self.words.line.editingFinished.connect(self._say)
        self._known: dict[Field, str] = {}

    def _compose(self) -> None:
        parts: tuple[tuple[Text | None, QWidget], ...] = (
            (T("Three covers"), self.covers),
            (None, self.walk),
            (None, self.km),
            (None, self._fuel_title),
            (None, self.fuel),
            (None, self.battery),
            (T("Warning lights on"), self.lamps),
            (T("Asked for: there, or not"), self.belongings),
            (None, self.words),
            (None, self._brought_title),
            (None, self.brought_by),
            (T("Came by", "vehicle"), self.came_by),
            (T("Cleanliness"), self.clean),
            (None, self.wash),
        )
        for title, part in parts:
            if title:
                self.body.addWidget(Label(title, Role.SECOND, "ink2"))
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_form(self, shown: ReceptionShown, filled: Filled) -> None:
        """Show what is ticked, and what stands in the fields unless somebody types there."""
        form, plate = shown.facts.reception, plates.read(shown.plate)
        electric = isinstance(plate, plates.Plate) and plate.electric
        self.covers.show_answers(filled.covers)
        self.walk.show_answers(WALK if filled.walked else ())
        self.wash.show_answers(WASH if filled.wash else ())
        self._show_people(shown, filled)
        self.came_by.pick(filled.came_by)
        self.clean.pick(filled.clean)
        self.lamps.show_answers(filled.lamps)
        self.belongings.show_answers(filled.there, filled.absent)
        self.fuel.show_fuel(filled.fuel)
        for part in (self.fuel, self._fuel_title):
            showing(part, not electric)
        showing(self.battery, electric)
        last = shown.before
        self.km.set_hint(T("the last time {km}", km=kilometres(last)) if last is not None else "")
        self._write(self.km, "" if form.km is None else str(form.km))
        self._write(self.battery, "" if filled.battery is None else str(filled.battery))
        self._write(self.words, shown.words)
        ticked = (self.covers, self.walk, self.fuel, self.lamps, self.belongings, self.wash)
        for one in (*ticked, self.km, self.battery, self.words, self.came_by, self.clean, self.brought_by):
            one.setEnabled(form.signed_at is None)

    def _show_people(self, shown: ReceptionShown, filled: Filled) -> None:
        """Who may have brought the car: its owner, and who drives it by the file, where there is anybody."""
        others = [Choice(id, name) for id, name in shown.drivers.items()]
        self.brought_by.offer((Choice(OWNER, shown.customer), *others))
        by = filled.brought_by
        self.brought_by.pick(by if by and by in shown.drivers else OWNER)
        for part in (self.brought_by, self._brought_title):
            showing(part, bool(others))

    def _write(self, field: Field, text: str) -> None:
        self._known[field] = text
        if not field.line.hasFocus():
            field.write(text)
        if field.text == text:
            field.noted()

    def _new(self, field: Field) -> str:
        """What was typed and is not known yet."""
        return field.text if field.text != self._known.get(field, "") else ""

    def keep(self) -> bool:
        """Take what was typed though its field was not left; whether there was anything."""
        typed = any(self._new(one) for one in (self.km, self.battery, self.words))
        for take in (self._read, self._charge, self._say):
            take()
        return typed

    def _read(self) -> None:
        if typed := self._new(self.km):
            km = km_in(typed)
            if km is None:
                self.km.fault(KM)
            else:
                self._known[self.km] = typed
                self.read.emit(km)

    def _charge(self) -> None:
        if typed := self._new(self.battery):
            if typed.isascii() and typed.isdecimal() and int(typed) <= FULL:
                self._known[self.battery] = typed
                self.charged.emit(int(typed))
            else:
                self.battery.fault(PERCENT)

    def _say(self) -> None:
        if typed := self._new(self.words):
            self._known[self.words] = typed
            self.said.emit(typed)
