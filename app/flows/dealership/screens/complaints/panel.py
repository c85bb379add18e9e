"""Beside the complaints: all that was done and said, and the causes of a year by Pareto (DLR-50)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.complaints import DEEDS, FAULTS, ComplaintLine, Complaints, DeedShown
from app.flows.dealership.rules.complaints import pareto
from app.flows.dealership.screens.words import plate
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.plots import PlotCard
from app.widgets.theme import Said


class ComplaintPanel(CaseColumn):
    """`show_complaint(shown, line)`, or None for none."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._facts = FactsList()
        self._causes = PlotCard(T("Causes of a year", "complaints"))
        self.body.addWidget(self._facts)
        self.body.addWidget(self._causes)
        self.body.addStretch(1)
        showing(self.ui.steps, False)

    def show_complaint(self, shown: Complaints, one: ComplaintLine | None) -> None:
        """Whose car it is about, then what was said in its order."""
        self.ui.title.say(plate(one.plate) if one else T("No complaint is chosen"))
        self.ui.told.say(f"{one.model} · {one.customer} · {one.phone}" if one else "")
        facts: list[tuple[Said, Said]] = [(DEEDS[each.did], _said(each)) for each in one.deeds] if one else []
        if one and one.facts.fault:
            facts.append((T("Cause", "complaint"), FAULTS[one.facts.fault]))
        self._facts.show_facts(facts)
        showing(self._causes, bool(shown.causes))
        self._causes.show_chart(pareto(shown.causes))


def _said(one: DeedShown) -> Said:
    told: dict[str, Any] = {"words": one.words, "who": one.by, "at": one.at}
    return T("{words} ({who}, {at:moment})", "complaint", **told)
