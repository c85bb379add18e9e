"""入席, 凉菜, 叫起, 热菜, 主食水果: what is called, and what comes to the table (RST-20 to 22, 26)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from annotated_types import MaxLen
from sqlalchemy import bindparam, update

from app.counter.doing import Doing
from app.flows.restaurant import settings as house
from app.flows.restaurant.commands import slips
from app.flows.restaurant.commands.arguments import Portions, Wait, When
from app.flows.restaurant.commands.caring import clear_all_away
from app.flows.restaurant.commands.carrying import note
from app.flows.restaurant.commands.seating import tick, untick
from app.flows.restaurant.commands.warming import warm
from app.flows.restaurant.facts.care import TableTick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import LineId, SittingId
from app.flows.restaurant.facts.kinds import (
    FRUIT_CALL,
    HOT_CALL,
    STAPLE_CALL,
    AtServing,
    Ground,
    ServingPlace,
)
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.orders import CallRow, LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import carrying, marking, pacing, taboos, warming
from app.kernel.command import does
from app.kernel.ids import Id
from app.store.among import among

Lines = Annotated[tuple[LineId, ...], MaxLen(200)]


class CallId(Id):
    """A call of held dishes."""

    __slots__ = ()


@dataclass(frozen=True)
class Called:
    """What was called: how many dishes, and the slips' documents."""

    dishes: int
    documents: tuple[str, ...]


@dataclass(frozen=True)
class PutOff:
    """Until when the call is put off, and the notes' documents."""

    planned: When
    documents: tuple[str, ...]


@does(FLOW)
def ask_to_table(do: Doing, sitting: SittingId, already: bool = False) -> None:
    """The party is asked to the table: ladies first, guests before hosts (RST-26).

    Where they sit there `already` nobody is asked, and no chair is drawn.
    """
    known = (TableTick.ASKED, TableTick.CHAIRS) if already else (TableTick.ASKED,)
    tick(do, sitting, [f"table.{one.value}" for one in known])


@does(FLOW)
def tick_table(do: Doing, sitting: SittingId, item: TableTick) -> None:
    """Chairs, napkins, starter snacks, drinks (RST-26)."""
    tick(do, sitting, [f"table.{item.value}"])


@does(FLOW)
def serve_dishes(
    do: Doing,
    sitting: SittingId,
    lines: Lines,
    place: ServingPlace | None = None,
    portioned: bool | None = None,
    alone: bool = False,
) -> None:
    """Put dishes on the table, whole; the first of a course takes the sitting along (RST-22).

    `place` is where they are put, told with the first cold dish; `portioned` what the guests want of dishes in
    pieces; `alone` that nobody was free to bring a dish per person with (RST-21, 27).
    """
    _ask(do, do.facts["lines"], place, portioned, alone)
    _put_down(do, do.facts["lines"])
    serve(do, do.facts["lines"])


@does(FLOW)
def serve_part(
    do: Doing,
    sitting: SittingId,
    line: LineId,
    quantity: Portions,
    place: ServingPlace | None = None,
    portioned: bool | None = None,
    alone: bool = False,
) -> None:
    """Put some of a dish on the table; the line is served when all of it is there (RST-22)."""
    facts: LineFacts = do.facts["line"]
    _ask(do, [facts], place, portioned, alone)
    _put_down(do, [facts])
    if quantity == facts.open:
        serve(do, [facts])
        return
    do.set(LineRow, {"id": line}, served=facts.served + quantity)


@does(FLOW)
def report_all_served(do: Doing, sitting: SittingId) -> None:
    """Everything is on the table, held dishes too, in the name of who says so (RST-32).

    With the fruit, the turntable was clean: that is ticked in their name as well (RST-24).
    """
    facts: SittingFacts = do.facts["sitting"]
    to_come = facts.to_come
    if marking.turntable_is_clean(facts, to_come, do.settings):
        clear_all_away(do, facts)
    _put_down(do, to_come)
    serve(do, to_come)


def _put_down(do: Doing, lines: Sequence[LineFacts]) -> None:
    """A table that was cleared before the fruit is in use again (RST-24)."""
    if marking.is_used_again(lines):
        untick(do, "away", "fruit")


def _ask(
    do: Doing, lines: Sequence[LineFacts], place: ServingPlace | None, portioned: bool | None, alone: bool
) -> None:
    """Keep what was asked with dishes on their way: the serving place, who brings them, whether they are portioned."""
    sitting: SittingFacts = do.facts["sitting"]
    if place and carrying.asks_place(sitting, lines):
        do.set(SittingRow, {"id": sitting.id}, serving_place=place.value)
    told = [(o, AtServing.ALONE if alone else AtServing.BY_TWO) for o in lines if o.per_person]
    if portioned is not None:
        asked = AtServing.PORTIONED if portioned else AtServing.WHOLE
        told += [(line, asked) for line in lines if carrying.asks_portioning(line)]
    note(do, told)


def serve(do: Doing, lines: Sequence[LineFacts]) -> None:
    """Some lines are on the table, whole; the first of a course takes the sitting along."""
    sitting: SittingFacts = do.facts["sitting"]
    do.db.execute(_served, {"ids": [line.id for line in lines], "now": do.now, "by": do.staff.login})
    first = warming.to_warm(sitting)
    if first not in lines and warming.cold_is_whole(sitting, lines):
        warm(do, first)
    if (to := pacing.step_after(sitting, lines)) is not None:
        do.move(sitting.id, to)


@does(FLOW)
def plan_call(do: Doing, sitting: SittingId, at: When) -> None:
    """Say when the hot dishes are to be called; so soon that it is time for it, the first dish per person is warmed."""
    do.set(SittingRow, {"id": sitting}, call_planned=at)
    warm(do, warming.soon(do.facts["sitting"], at, do.now, do.settings))


@does(FLOW)
def put_off_call(do: Doing, sitting: SittingId, minutes: Wait | None = None) -> PutOff:
    """A speech: all that is held waits so much longer, and the kitchen knows (RST-20). Minutes as set in the house.

    Without a plan the hot dishes are planned for its end.
    """
    facts: SittingFacts = do.facts["sitting"]
    wait = do.setting(house.SPEECH) if minutes is None else minutes
    planned = max(facts.call_planned or do.now, do.now) + timedelta(minutes=wait)
    if pacing.held(facts, HOT_CALL):
        do.set(SittingRow, {"id": sitting}, call_planned=planned)
    return PutOff(planned, tuple(slips.speech(do, facts, wait, planned)))


@does(FLOW)
def call_hot_dishes(do: Doing, sitting: SittingId, ground: Ground, leave_avoided: bool = False) -> Called:
    """Call the hot dishes (叫起): they are fired in their order; the first call asks for bone plates.

    `leave_avoided`: what the table avoids, and no guest said yes to, stays held (RST-04).
    """
    facts: SittingFacts = do.facts["sitting"]
    first = facts.called_at is None
    do.set(SittingRow, {"id": sitting}, called_at=facts.called_at or do.now, call_planned=None)
    return call(do, taboos.called(facts, HOT_CALL, leave_avoided), ground, facts.guests if first else 0)


@does(FLOW)
def call_staples(do: Doing, sitting: SittingId, ground: Ground, leave_avoided: bool = False) -> Called:
    """Call staples and dessert, on their own (RST-21)."""
    return call(do, taboos.called(do.facts["sitting"], STAPLE_CALL, leave_avoided), ground)


@does(FLOW)
def call_fruit(do: Doing, sitting: SittingId, ground: Ground, leave_avoided: bool = False) -> Called:
    """Call the fruit, last (RST-21)."""
    return call(do, taboos.called(do.facts["sitting"], FRUIT_CALL, leave_avoided), ground)


@does(FLOW)
def call_dish(do: Doing, sitting: SittingId, line: LineId, ground: Ground) -> Called:
    """Call one dish before the others; called the last of the hot ones it is their call (RST-20)."""
    facts: SittingFacts = do.facts["sitting"]
    waiting = [one for one in pacing.held(facts, HOT_CALL) if one.id != line]
    last = pacing.is_the_call(facts, [do.facts["line"]], waiting)
    if last:
        do.set(SittingRow, {"id": sitting}, called_at=do.now, call_planned=None)
    return call(do, [do.facts["line"]], ground, facts.guests if last else 0)


def call(do: Doing, lines: Sequence[LineFacts], ground: Ground, bone_plates: int = 0) -> Called:
    """Fire some lines: it is kept who called them and why, and each station gets its call slip."""
    sitting: SittingFacts = do.facts["sitting"]
    do.db.execute(_fired, {"ids": [line.id for line in lines], "now": do.now})
    row = {"id": do.new(CallId), "sitting": sitting.id, "at": do.now, "by": do.staff.login}
    do.add(CallRow, row | {"ground": ground.value, "lines": len(lines)})
    return Called(len(lines), tuple(slips.called(do, sitting, lines, ground, bone_plates)))


_fired = (
    update(LineRow).where(among(LineRow.id, "ids")).values(step=Line.FIRED.value, fired_at=bindparam("now"))
)
_served = (
    update(LineRow)
    .where(among(LineRow.id, "ids"))
    .values(
        step=Line.SERVED.value,
        served=LineRow.quantity - LineRow.returned,
        served_at=bindparam("now"),
        served_by=bindparam("by"),
    )
)
