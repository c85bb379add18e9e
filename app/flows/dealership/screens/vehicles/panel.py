"""Beside the vehicles: the file of the chosen one (DLR-01)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.vehicles import VehicleLine
from app.flows.dealership.screens.words import plate
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.theme import Said


class VehiclePanel(CaseColumn):
    """`show_vehicle(line)`, or None for none."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self._facts = FactsList()
        self.head.addWidget(head)
        self.body.addWidget(self._facts)
        self.body.addStretch(1)
        showing(self.ui.steps, False)
        self.show_vehicle(None)

    def show_vehicle(self, one: VehicleLine | None) -> None:
        """What the file says of it, and whose it is."""
        self.ui.title.say(plate(one.facts.plate) if one else T("No vehicle is chosen"))
        self.ui.told.say(one.facts.model if one else T("Type the end of its plate, or touch one"))
        self._facts.show_facts(_known(one) if one else ())


def _known(one: VehicleLine) -> Sequence[tuple[Said, Said]]:
    facts = one.facts
    known: list[tuple[Said, Said]] = [(T("Owner", "vehicle"), one.owner), (T("Phone"), one.phone)]
    if facts.vin:
        known.append((T("VIN"), facts.vin))
    if facts.engine:
        known.append((T("Engine number"), facts.engine))
    if facts.sold_on:
        known.append((T("Sold on"), T("{day:day}", day=facts.sold_on)))
    return known
