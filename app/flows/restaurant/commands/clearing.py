"""送客, 翻台: guests are seen off, the table is cleared in order, and is free (RST-40, 41)."""

from app.counter.doing import Doing
from app.flows.restaurant.commands import places
from app.flows.restaurant.commands.finding import over
from app.flows.restaurant.commands.guests import were_here
from app.flows.restaurant.commands.lines import remove
from app.flows.restaurant.commands.seating import tick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.kinds import ClearingTick, FarewellTick
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import clearing
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def tick_farewell(do: Doing, sitting: SittingId, item: FarewellTick) -> None:
    """Belongings, stairs and wet floor, to the door or the car (RST-40)."""
    tick(do, sitting, [f"farewell.{item.value}"])


@does(FLOW)
def see_off(do: Doing, sitting: SittingId) -> None:
    """The guests are on their way; the table is to be cleared."""
    do.set(SittingRow, {"id": sitting}, left_at=do.now)
    were_here(do, sitting)


@does(FLOW)
def guests_left(do: Doing, sitting: SittingId, why: Note | None = None) -> None:
    """They left before anything was sent: what was ordered is taken off, the table is to be cleared.

    `why` is the reason for which tea that was brought is let go unpaid.
    """
    facts: SittingFacts = do.facts["sitting"]
    remove(do, [line for line in facts.lines if line.step == Line.DRAFT])
    do.set(SittingRow, {"id": sitting}, left_at=do.now, gone_why=why.id if why else None)


@does(FLOW)
def tick_clearing(do: Doing, sitting: SittingId, item: ClearingTick) -> None:
    """Tick one thing off the clearing list; the table is free with the last one (RST-41)."""
    _clear(do, sitting, [item])


@does(FLOW)
def clear_rest(do: Doing, sitting: SittingId) -> None:
    """All the rest is cleared, in the name of who reports it (RST-41)."""
    _clear(do, sitting, clearing.to_clear(do.facts["sitting"]))


def _clear(do: Doing, sitting: SittingId, items: list[ClearingTick]) -> None:
    tick(do, sitting, [f"clearing.{item.value}" for item in items])
    if set(clearing.to_clear(do.facts["sitting"])) <= set(items):
        do.set(SittingRow, {"id": sitting}, freed_at=do.now)
        places.leave(do, sitting, do.facts["sitting"].tables)
        over(do, sitting)
        do.move(sitting, Sitting.FREE)
