"""Beside the vehicles: the file of the chosen one (DLR-01)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.vehicle_file import VehicleShown
from app.flows.dealership.facts.vehicles import VehicleLine
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.vin import Vin
from app.flows.dealership.rules.watch import Watch
from app.flows.dealership.screens import watch
from app.flows.dealership.screens.words import DOCUMENTS, LOWER, had, kilometres, plate
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.part import Label, Role, showing
from app.widgets.theme import Said

Line = tuple[Said, Said]


class VehiclePanel(CaseColumn):
    """`show_vehicle(line)` at once, or None for none; `show_file(shown, today)` once the whole file is there."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self._facts, self._meter, self._visits = FactsList(), FactsList(), FactsList()
        self._titles = (Label(T("Mileage"), Role.STRONG), Label(T("Visits", "vehicle"), Role.STRONG))
        self._watch, self._watched = FactsList(), Label(T("Three guarantees"), Role.STRONG)
        self.head.addWidget(head)
        for part in (
            self._facts,
            self._watched,
            self._watch,
            self._titles[0],
            self._meter,
            self._titles[1],
            self._visits,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        showing(self.ui.steps, False)
        self.show_vehicle(None)

    def show_vehicle(self, one: VehicleLine | None) -> None:
        """Plate and model, and whose it is, or how to find one."""
        self.ui.title.say(plate(one.facts.plate) if one else T("No vehicle is chosen"))
        self.ui.told.say(one.facts.model if one else T("Type the end of its plate, or touch one"))
        self._facts.show_facts(((T("Owner", "vehicle"), one.owner), (T("Phone"), one.phone)) if one else ())
        self._show_watch(Watch())
        self._show_history((), ())

    def show_file(self, shown: VehicleShown, today: date, found: Watch) -> None:
        """All that the file says, and what the watch counts."""
        self._show_watch(found)
        self._facts.show_facts(tuple(_known(shown, today)))
        readings = [
            (T("{at:day}", at=one.at), _read(one.km, LOWER[one.why] if one.why else None))
            for one in reversed(shown.facts.readings)
        ]
        visits = [
            (
                T("{at:day}", at=one.opened_at),
                T("{number}, {step}", number=one.number, step=FLOW.step_titles[one.step]),
            )
            for one in shown.visits
        ]
        self._show_history(readings, visits)

    def _show_watch(self, found: Watch) -> None:
        self._watch.show_facts(watch.lines(found))
        showing(self._watched, bool(found.faults))

    def _show_history(self, readings: Any, visits: Any) -> None:
        self._meter.show_facts(readings)
        self._visits.show_facts(visits)
        for title, lines in zip(self._titles, (readings, visits), strict=True):
            showing(title, bool(lines))


def _read(km: int, why: Said | None) -> Said:
    told = kilometres(km)
    return T("{km}: {why}", km=told, why=why) if why else told


def _known(shown: VehicleShown, today: date) -> Iterator[Line]:
    facts = shown.facts
    owner = T("{name}, {address}", name=shown.owner, address=shown.address) if shown.address else shown.owner
    yield T("Owner", "vehicle"), owner
    yield T("Phone"), shown.phone
    for driver in shown.drivers:
        yield T("Drives it too"), f"{driver.name} · {driver.phone}"
    for one in shown.before:
        yield T("Owner before"), f"{one.name} · {one.phone}"
    if facts.vin:
        yield T("VIN"), facts.vin
        yield from _of_vin(Vin(facts.vin), today)
    if facts.engine:
        yield T("Engine number"), facts.engine
    if facts.sold_on:
        yield T("Sold on"), T("{day:day}", day=facts.sold_on)
    for former in shown.plates:
        yield T("Plate before"), plate(former)
    if shown.first:
        yield T("First maintenance"), had(shown.first)
    for document, at in shown.seen:
        yield DOCUMENTS[document], T("seen {at:day}", at=at)


def _of_vin(vin: Vin, today: date) -> Iterator[Line]:
    if built := vin.maker or vin.made_in:
        yield T("Built by"), built
    if year := vin.model_year(today):
        yield T("Model year"), str(year)
