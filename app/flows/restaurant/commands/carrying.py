"""What is seen to before dishes come to the table: the list, the places, the serving place, fruit and tea (RST-15, 21, 22, 27)."""

from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import delete

from app.counter.doing import Doing
from app.flows.restaurant.commands.seating import tick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import LineId, SittingId
from app.flows.restaurant.facts.kinds import AtServing, ServingPlace
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.serving import LaidRow, LineTickRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import carrying, preparing
from app.kernel.command import does
from app.kernel.fields import Label
from app.store.among import among


@does(FLOW)
def lay_ready(do: Doing, sitting: SittingId, piece: Label | None = None) -> None:
    """Tick a piece of the preparation list, as many as the whole order needs now; without one, all the rest (RST-15)."""
    facts: SittingFacts = do.facts["sitting"]
    do.add(
        LaidRow,
        *(
            {
                "sitting": sitting,
                "piece": preparing.key(one),
                "count": one.count,
                "by": do.staff.login,
                "at": do.now,
            }
            for one in preparing.unlaid(facts)
            if piece is None or preparing.key(one) == str(piece)
        ),
    )


@does(FLOW)
def choose_serving_place(do: Doing, sitting: SittingId, place: ServingPlace) -> None:
    """Put dishes down elsewhere from now on (RST-22)."""
    do.set(SittingRow, {"id": sitting}, serving_place=place.value)


@does(FLOW)
def tick_place(
    do: Doing, sitting: SittingId, line: LineId, item: Literal[AtServing.CLEARED, AtServing.LAID]
) -> None:
    """The guests' places are cleared, or knife and fork are laid, for a dish per person (RST-21)."""
    note(do, [(do.facts["line"], item)])


@does(FLOW)
def share_dish(do: Doing, sitting: SittingId, line: LineId) -> None:
    """The guests wish a dish shared at the table: announced, turned to guest of honour and host, shared (RST-27)."""
    note(do, [(do.facts["line"], AtServing.PORTIONED)])


@does(FLOW)
def lay_fruit_plates(do: Doing, sitting: SittingId) -> None:
    """Fruit plates and forks are laid, handles to the right, before the platter (RST-21)."""
    tick(do, sitting, [carrying.FRUIT_PLATES])


def lay_anew(do: Doing, lines: Iterable[LineFacts]) -> None:
    """What was seen to at the guests' places counts no more: they sit elsewhere, or the dish comes once more (RST-21)."""
    if laid := [line.id for line in lines if line.ticks & set(carrying.LAID_FIRST)]:
        do.db.execute(_anew, {"ids": laid})


def note(do: Doing, told: Iterable[tuple[LineFacts, AtServing]]) -> None:
    """Keep with lines what was seen to or asked, each once."""
    sitting: SittingFacts = do.facts["sitting"]
    do.add(
        LineTickRow,
        *(
            {"line": line.id, "item": item.value, "sitting": sitting.id, "by": do.staff.login, "at": do.now}
            for line, item in told
            if item not in line.ticks
        ),
    )


_anew: Any = delete(LineTickRow).where(
    among(LineTickRow.line, "ids"), LineTickRow.item.in_([item.value for item in carrying.LAID_FIRST])
)
