"""Beside the vehicles: the file of the chosen one (DLR-01)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.complaints import FAULTS
from app.flows.dealership.facts.leaving_words import OUTCOMES
from app.flows.dealership.facts.three_guarantees import StruckFault
from app.flows.dealership.facts.vehicle_file import PastComplaint, PastVisit, VehicleShown
from app.flows.dealership.facts.vehicles import VehicleLine
from app.flows.dealership.facts.warranty import ends
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.plates import is_new_energy
from app.flows.dealership.rules.vin import Vin
from app.flows.dealership.rules.warranty import terms_of
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
        self._facts = FactsList()
        self._watch, self._visits, self._complaints, self._meter = (FactsList() for _ in range(4))
        self._titles = {
            self._watch: Label(T("Three guarantees"), Role.STRONG),
            self._visits: Label(T("Visits", "vehicle"), Role.STRONG),
            self._complaints: Label(T("Complaints"), Role.STRONG),
            self._meter: Label(T("Mileage"), Role.STRONG),
        }
        self.head.addWidget(head)
        self.body.addWidget(self._facts)
        for part, title in self._titles.items():
            self.body.addWidget(title)
            self.body.addWidget(part)
        self.body.addStretch(1)
        showing(self.ui.steps, False)
        self.show_vehicle(None)

    def show_vehicle(self, one: VehicleLine | None) -> None:
        """Plate and model, and whose it is, or how to find one."""
        self.ui.title.say(plate(one.facts.plate) if one else T("No vehicle is chosen"))
        self.ui.told.say(one.facts.model if one else T("Type the end of its plate, or touch one"))
        self._facts.show_facts(((T("Owner", "vehicle"), one.owner), (T("Phone"), one.phone)) if one else ())
        for part in self._titles:
            self._show(part, ())

    def show_file(self, shown: VehicleShown, settings: Any, today: date, found: Watch) -> None:
        """All that the file says, and what the watch counts."""
        counted = watch.lines(found) if found.faults else []
        self._show(self._watch, (*counted, *map(_struck, shown.struck)))
        self._facts.show_facts((*_known(shown, today), *_covered(shown, settings)))
        self._show(self._visits, tuple(line for one in shown.visits for line in _visit(one)))
        self._show(self._complaints, tuple(_complaint(one) for one in shown.complaints))
        readings = [
            (T("{at:day}", at=one.at), _read(one.km, LOWER[one.why] if one.why else None))
            for one in reversed(shown.facts.readings)
        ]
        self._show(self._meter, readings)

    def _show(self, part: FactsList, lines: Sequence[Line]) -> None:
        part.show_facts(lines)
        showing(self._titles[part], bool(lines))


def _visit(one: PastVisit) -> Iterator[Line]:
    """A visit, and beneath it what was done, put in, and recommended."""
    yield (
        T("{at:day}", at=one.at),
        T("{number}, {step}", number=one.number, step=FLOW.step_titles[one.step]),
    )
    if one.works:
        yield "", T("Done: {what:list}", "past visit", what=list(one.works))
    if one.parts:
        yield "", T("Put in: {what:list}", "past visit", what=list(one.parts))
    for each in one.advice:
        answer: Said = OUTCOMES[each.outcome] if each.outcome else T("not asked yet", "advice")
        yield "", T("Recommended: {what} ({answer})", "past visit", what=each.what, answer=answer)


def _struck(one: StruckFault) -> Line:
    """A fault that counts no more stays to be seen, with who struck it and why."""
    told: dict[str, Any] = {"at": one.at, "who": one.who, "why": one.why}
    return one.fault, T("struck on {at:day} by {who}: {why}", "fault", **told)


def _complaint(one: PastComplaint) -> Line:
    told: dict[str, Any] = {"words": one.words, "step": FLOW.step_titles[one.step]}
    cause = FAULTS[one.fault] if one.fault else None
    said = (
        T("{words} ({step}; {cause})", "complaint", **told, cause=cause)
        if cause
        else T("{words} ({step})", "complaint", **told)
    )
    return T("{at:day}", at=one.at), said


def _covered(shown: VehicleShown, settings: Any) -> Iterator[Line]:
    """Until when the maker answers for the vehicle, and who insures it."""
    if sold := shown.facts.sold_on:
        terms = terms_of(shown.facts.model, settings)
        end = terms.vehicle.ends(sold)
        yield T("Warranty"), ends(end.day, end.km)
        if is_new_energy(shown.facts.plate):
            end = terms.energy.ends(sold)
            yield T("Battery, motor"), ends(end.day, end.km)
    if one := shown.insured:
        who = f"{one.insurer} · {one.policy}" if one.policy else one.insurer
        yield T("Insurance", "vehicle"), T("{who}, until {day:day}", "insurance", who=who, day=one.until)


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
