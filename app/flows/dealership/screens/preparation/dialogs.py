"""What is asked to prepare a booking: which work, which bay; and why something cannot be done (DLR-03)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.ids import OperationId
from app.flows.dealership.facts.preparation import Preparations, PreparedLine
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Label, Note
from app.kernel.hours import hours
from app.kernel.text import T
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.part import Column, Scroll
from app.widgets.table import Heading, Table, TableRow
from app.widgets.theme import look
from app.widgets.tick import Tick

WORK_HIGH, HIGH = 240, 180
"""Of the lists of work and of bays, at 100 %: both are seen at once, however many operations there are."""
BAYS = (
    Heading(T("Bay", "workshop"), 0),
    Heading(T("Team", "workshop"), 180),
    Heading(T("Pencilled in"), 190),
)


def prepare(context: Context, host: QWidget, shown: Preparations, one: PreparedLine) -> AskDialog:
    """Tick the work: its usual parts are reserved; choose the bay that is pencilled in."""
    prepared = one.booking.facts.prepared
    ticks = {each.id: Tick(each.name, note=_needs(each.usual)) for each in shown.operations if each.offered}
    for code, tick in ticks.items():
        tick.setChecked(prepared is not None and code in prepared.operations)
    bays = Table(BAYS)
    bays.setMinimumHeight(look().px(HIGH))
    known = {f"{team.id} {bay}": (team, bay) for team in shown.teams for bay in team.bays}
    taken = {id: _taken(shown, one, bay) for id, (_, bay) in known.items()}
    bays.show_rows(
        [TableRow(id, (bay, team.name, ", ".join(taken[id]))) for id, (team, bay) in known.items()]
    )
    free = next((id for id in known if not taken[id]), "")
    bays.choose(f"{prepared.team} {prepared.bay}" if prepared else free)

    def args(_: Mapping[str, Any]) -> Mapping[str, Any] | None:
        chosen = tuple(OperationId(code) for code, tick in ticks.items() if tick.isChecked())
        if not chosen or bays.current not in known:
            return None
        team, bay = known[bays.current]
        return {"visit": one.booking.id, "operations": chosen, "team": team.id, "bay": Label(bay)}

    made = AskDialog(
        *(context, host, "dealership.prepare_booking", T("Prepare a booking"), {}, args),
        told=_about(one),
        facts=(one.booking.facts, *shown.teams),
        parts=(_scroll(ticks), bays),
        icon="list-todo",
        wide=640,
    )
    for tick in ticks.values():
        tick.toggled.connect(lambda _: made.judge())
    bays.chosen.connect(lambda _: made.judge())
    return made


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


def _scroll(ticks: Mapping[str, Tick]) -> QWidget:
    inside = QWidget()
    column = Column(inside, gap=2)
    for tick in ticks.values():
        column.addWidget(tick)
    column.addStretch(1)
    scroll = Scroll(inside)
    scroll.setFixedHeight(look().px(WORK_HIGH))
    return scroll


def _taken(shown: Preparations, one: PreparedLine, bay: str) -> list[str]:
    """When others have a bay that day."""
    others = [each.booking for each in shown.lines if each.booking.id != one.booking.id]
    return [
        f"{hours(other.start)}–{hours(other.start + other.minutes)}"
        for other in others
        if other.facts.prepared and other.facts.prepared.bay == bay
    ]


def _needs(usual: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{code} × {n}" for code, n in usual)


def _about(one: PreparedLine) -> str:
    booking = one.booking
    return f"{plate(booking.plate)} · {hours(booking.start)} · {booking.work}"
