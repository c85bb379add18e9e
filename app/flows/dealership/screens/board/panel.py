"""Beside the board: the chosen visit, where it stands, what is known of it, what to say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.tracks import STEP_LINE, Visit
from app.flows.dealership.facts.visits import VisitFacts, VisitLine
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.rules.arriving import waits_since
from app.flows.dealership.rules.workshop import promises
from app.flows.dealership.screens.photos import count_photos, photos_button
from app.flows.dealership.screens.words import PLACES, STEPS, plate
from app.forms.dealership.ui_case import Ui_Case
from app.kernel.text import T
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.part import showing
from app.widgets.tabbar import BarIcon
from app.widgets.theme import Said


class VisitPanel(CaseColumn):
    """`show_visit(one, now, ready)`, or None for none; `ready` is when it is expected to be done, `let_go` says that nothing is to be chosen any more.

    `photos` asks for those of the car; they are offered while there are some.
    """

    let_go = Signal()
    photos = Signal()

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self._away = BarIcon("x", T("Let go of it", "visit"))
        self._away.clicked.connect(self.let_go)
        self.ui.away.addWidget(self._away)
        self._facts, self._guide = FactsList(), GuideCard()
        self._photos = photos_button()
        self._photos.clicked.connect(self.photos)
        self.head.addWidget(head)
        self.body.addWidget(self._photos)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._guide)
        self.body.addStretch(1)
        self.show_visit(None, None)

    def show_visit(self, one: VisitLine | None, now: datetime | None, ready: datetime | None = None) -> None:
        """Plate, model and customer; the line of steps; since when, where, who sees to it."""
        for part in (self._away, self._guide, self.ui.steps):
            showing(part, one is not None)
        count_photos(self._photos, one.facts if one else None)
        if one is None:
            self.ui.title.say(T("No car is chosen"))
            self.ui.told.say(T("Touch one, or type the end of its plate"))
            self._facts.show_facts(())
            return
        self.ui.title.say(plate(one.plate))
        self.ui.told.say(one.model)
        present = STEP_LINE.index(one.facts.step)
        self.ui.steps.show_steps([STEPS[Visit(step)] for step in STEP_LINE], present)
        self._facts.show_facts(_known(one, now, ready))
        self._guide.show_guide(FLOW.guide[one.facts.step])


def _known(one: VisitLine, now: datetime | None, ready: datetime | None) -> Sequence[tuple[Said, Said]]:
    facts = one.facts
    known: list[tuple[Said, Said]] = [
        (T("Customer"), one.customer),
        (T("Phone"), one.phone),
        (T("Number", "visit"), facts.number),
    ]
    if facts.arrived_at:
        known.append((T("Came", "visit"), T("{at:moment}", at=facts.arrived_at)))
        back = facts.work.last(Did.RETURNED)
        known.append((T("Parked at"), back.place if back and back.place else facts.place))
    if one.wish and facts.step in Visit.span(Visit.BOOKED, Visit.ESTIMATED):
        known.append((T("Booked for", "work"), one.wish))
    since = waits_since(facts)
    if since and now:
        minutes = int((now - since).total_seconds()) // 60
        known.append((T("Waits for a greeting"), T("{n:minutes}", n=minutes)))
    if facts.where:
        known.append((T("Customer is", "place"), PLACES[facts.where]))
    known += _workshop(facts, ready)
    if facts.greeted_at:
        told: dict[str, Any] = {"who": one.adviser, "at": facts.greeted_at}
        known.append((T("Greeted by"), T("{who}, {at:time}", **told)))
    return known


def _workshop(facts: VisitFacts, ready: datetime | None) -> Sequence[tuple[Said, Said]]:
    """What was promised first and last, when it is expected, and that it came back."""
    known: list[tuple[Said, Said]] = []
    told = promises(facts.work)
    if facts.comeback and facts.comeback.line:
        back = next((one for one in facts.before if one.line == facts.comeback.line), None)
        known.append((T("Came back", "repair"), f"{back.name} · {back.number}" if back else "—"))
    if told:
        known.append((T("Promised", "board"), T("{at:moment}", at=told[-1].at)))
    if len(told) > 1:
        known.append((T("Promised first"), T("{at:moment}", at=told[0].at)))
    if ready:
        known.append((T("Expected", "finish"), T("{at:moment}", at=ready)))
    return known
