"""Who sits where: host, guest of honour, deputy host, elders, children (RST-04, 28)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.persons import ONCE, Person, Standing
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.persons import best_part, is_there, turns
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.words import STANDINGS
from app.forms.restaurant.ui_persons import Ui_Persons
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.segment import Choice

THERE = "0"
"""Somebody is at the table, and nobody noted where."""
ANSWERS = {"yes": True, "no": False}
ACROSS = 7


class PersonsDialog(Dialog):
    """Choose what somebody is, then touch their seat; a second touch takes that back. Digits are seats."""

    def __init__(self, context: Context, host: QWidget, shown: SittingShown) -> None:
        super().__init__(context, host, wide=640)
        self.ui = laid_out(Ui_Persons(), self)
        self._sitting: SittingFacts = shown.facts
        self._seats = Choices(ACROSS, several=True, high=56)
        self.ui.seats.addWidget(self._seats)
        self.ui.standing.offer([Choice(one.value, word) for one, word in STANDINGS.items()])
        self.ui.children.offer((Choice("yes", T("Children first")), Choice("no", T("In their turn"))))
        self.ui.standing.choose(Standing.HOST.value)
        self.ui.standing.chosen.connect(lambda _: self._tell())
        self.ui.children.chosen.connect(self._answer)
        self._seats.chosen.connect(self._touched)
        keep = self.action(
            "restaurant.note_persons",
            self._args,
            text=T("Keep it"),
            key="F5",
            icon="check",
            then=lambda _: self.leave(),
        )
        self.close_with(keep, self.ui.foot)
        self.learn(shown.facts)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "0123456789":
            self._touched(event.text())
        else:
            super().keyPressEvent(event)

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _standing(self) -> Standing:
        return Standing(self.ui.standing.current)

    def _args(self) -> Mapping[str, Any]:
        told = self._sitting
        return {"sitting": told.id, "persons": told.persons, "children_first": told.children_first}

    def _touched(self, seat: str) -> None:
        if int(seat) > self._most:
            return
        person = Person(self._standing, int(seat) or None)
        others = [p for p in self._sitting.persons if not _gives_way(p, person)]
        if person not in self._sitting.persons:
            others.append(person)
            self._go_on()
        self._sitting = replace(self._sitting, persons=tuple(others))
        self._tell()

    def _go_on(self) -> None:
        """Of host, guest of honour and deputy there is one each: the next one is asked for."""
        order = list(Standing)
        if self._standing in ONCE:
            self.ui.standing.choose(order[order.index(self._standing) + 1].value)

    def _answer(self, answer: str) -> None:
        self._sitting = replace(self._sitting, children_first=ANSWERS[answer])
        self._tell()

    @property
    def _most(self) -> int:
        return max(self._sitting.seats, self._sitting.guests)

    def _tell(self) -> None:
        told = self._sitting
        seats = [Option(str(n), str(n), _who(told, n)) for n in range(1, self._most + 1)]
        self._seats.offer([Option(THERE, T("Seat not known"), _who(told, None)), *seats])
        self._seats.pick(*(str(p.seat or 0) for p in told.persons if p.standing is self._standing))
        child = is_there(told, Standing.CHILD)
        for part in (self.ui.asked, self.ui.children):
            showing(part, child)
        if child and told.children_first is not None:
            self.ui.children.choose("yes" if told.children_first else "no")
        self.ui.order.say(order_told(told))
        self.judge()


def order_told(sitting: SittingFacts) -> Text | str:
    """The order of persons in words, as far as seats are known (RST-28)."""
    seats = turns(sitting)
    if not seats:
        return ""
    told: dict[str, Any] = {"seats": " → ".join(map(str, seats)), "best": best_part(sitting)}
    if told["best"]:
        return T("In this order: seat {seats}. The best part: {best:list}.", **told)
    return T("In this order: seat {seats}.", **told)


def _gives_way(known: Person, told: Person) -> bool:
    """Who is told anew, or sits where another one of those is put who are one each."""
    if known == told or (known.standing is told.standing and known.standing in ONCE):
        return True
    if known.standing is told.standing:
        return known.seat is None
    return {known.standing, told.standing} <= ONCE and known.seat == told.seat is not None


def _who(sitting: SittingFacts, seat: int | None) -> Text | str:
    told = [STANDINGS[p.standing] for p in sitting.persons if p.seat == seat]
    return T("{said:list}", said=told) if told else ""
