"""What is asked to prepare a booking: which work, which bay; and why something cannot be done (DLR-03)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.preparation import Preparations, PreparedLine
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.preparation.work import WorkList
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Label, Note
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.answer import AnswerList
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.table import Heading, TableRow
from app.widgets.theme import look

HIGH = 180
"""Of the list of bays, at 100 %."""
BAYS = (
    Heading(T("Bay", "workshop"), 0),
    Heading(T("Team", "workshop"), 180),
    Heading(T("Pencilled in"), 190),
)


class PrepareDialog(AskDialog):
    """Add the work: its usual parts are reserved, and what is wanted besides; choose the bay that is pencilled in."""

    def __init__(self, context: Context, host: QWidget, shown: Preparations, one: PreparedLine) -> None:
        prepared = one.booking.facts.prepared
        self._one = one
        self._work = WorkList(shown.prices, prepared)
        self._places = {f"{team.id} {bay}": (team, bay) for team in shown.teams for bay in team.bays}
        rows = [
            TableRow(id, (bay, team.name, ", ".join(_taken(shown, one, bay))))
            for id, (team, bay) in self._places.items()
        ]
        self._bays = AnswerList(T("Which bay is pencilled in?"), BAYS, rows)
        self._bays.set_high(look().px(HIGH))
        if prepared:
            self._bays.choose(f"{prepared.team} {prepared.bay}")
        super().__init__(
            *(context, host, "dealership.prepare_booking", T("Prepare a booking"), {}, self._said),
            told=_about(one),
            facts=(one.booking.facts, *shown.teams),
            parts=(self._work, self._bays),
            icon="list-todo",
            wide=680,
        )
        self._work.changed.connect(self.judge)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._work)

    def lead(self, mend: str) -> None:
        if self._work.operations:
            super().lead(mend)
        else:
            self._work.setFocus(Qt.FocusReason.OtherFocusReason)

    def _args(self) -> Mapping[str, Any] | None:
        if self._work.operations:
            return super()._args()
        self.wants(T("Add the work to be done"))
        return None

    def _said(self, _: Mapping[str, Any]) -> Mapping[str, Any]:
        team, bay = self._places[self._bays.current]
        told = {"visit": self._one.booking.id, "operations": self._work.operations}
        return told | {"parts": self._work.parts, "team": team.id, "bay": Label(bay)}


def cannot(context: Context, host: QWidget, one: PreparedLine, asked: Asked) -> AskDialog:
    """Why somebody cannot be ready for a booking."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": one.booking.id, "asked": asked, "can": False, "why": Note(values["why"])}

    wanted = {"why": Wanted(T("Why it cannot be done"), takes=Note)}
    return AskDialog(
        *(context, host, "dealership.answer_preparation", T("Cannot be done"), wanted, args),
        told=_about(one),
        facts=(one.booking.facts,),
        icon="ban",
    )


def _taken(shown: Preparations, one: PreparedLine, bay: str) -> list[str]:
    """When others have a bay that day."""
    others = [each.booking for each in shown.lines if each.booking.id != one.booking.id]
    return [
        f"{hours(other.start)}–{hours(other.start + other.minutes)}"
        for other in others
        if other.facts.prepared and other.facts.prepared.bay == bay
    ]


def _about(one: PreparedLine) -> str:
    booking = one.booking
    return f"{plate(booking.plate)} · {hours(booking.start)} · {booking.work}"
