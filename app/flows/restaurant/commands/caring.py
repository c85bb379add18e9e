"""The waiter's care at the table: who sits where, marks of service, clearing before the fruit (RST-23, 24, 28)."""

from collections.abc import Sequence
from typing import Annotated

from annotated_types import MaxLen

from app.counter.doing import Doing
from app.flows.restaurant.commands.seating import tick
from app.flows.restaurant.facts.care import AwayTick, Mark
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import BottleId, LineId, SittingId
from app.flows.restaurant.facts.persons import Person
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.care import MarkRow, PersonsRow
from app.flows.restaurant.model.parking import ParkedRow
from app.flows.restaurant.rules.marking import to_take_away
from app.flows.restaurant.rules.parking import waits
from app.kernel.command import does
from app.kernel.ids import Id

Persons = Annotated[tuple[Person, ...], MaxLen(30)]


class MarkId(Id):
    """A mark of service."""

    __slots__ = ()


@does(FLOW)
def note_persons(do: Doing, sitting: SittingId, persons: Persons, children_first: bool | None = None) -> None:
    """Host, guest of honour, deputy host, elders and children, with their seats where they are known (RST-04).

    It stands instead of what was noted before. `children_first` is what the guests answered (RST-28).
    """
    keep_persons(do, sitting, persons, children_first)


def keep_persons(
    do: Doing, sitting: SittingId, persons: Sequence[Person], children_first: bool | None
) -> None:
    """Write who sits where, instead of what was noted before."""
    told = {"persons": " ".join(map(str, persons)), "children_first": children_first}
    if not do.set(PersonsRow, {"sitting": sitting}, **told):
        do.add(PersonsRow, {"sitting": sitting, **told})


@does(FLOW)
def mark_service(do: Doing, sitting: SittingId, mark: Mark) -> None:
    """Something was done, seen or answered at the table (RST-23, 24)."""
    if mark is Mark.TEA and waits(do.facts["sitting"]):
        do.set(ParkedRow, {"sitting": sitting}, tea_at=do.now)
    write_mark(do, sitting, mark)


@does(FLOW)
def no_more_of_drink(do: Doing, sitting: SittingId, line: LineId) -> None:
    """They want no more of a drink: its empty glasses are taken away (RST-23)."""
    write_mark(do, sitting, Mark.NO_MORE, line)


@does(FLOW)
def no_more_of_their_own(do: Doing, sitting: SittingId, own: BottleId) -> None:
    """They want no more of a bottle that they had stored and fetched (RST-23, 35)."""
    facts: SittingFacts = do.facts["sitting"]
    line = next(one.line for one in facts.fetched if one.bottle == own)
    write_mark(do, sitting, Mark.NO_MORE, line)


def write_mark(do: Doing, sitting: SittingId, mark: Mark, line: LineId | None = None) -> None:
    """Write down what was done or seen at a table, and by whom."""
    told = {"sitting": sitting, "kind": mark.value, "line": line, "by": do.staff.login, "at": do.now}
    do.add(MarkRow, {"id": do.new(MarkId), **told})


@does(FLOW)
def tick_away(do: Doing, sitting: SittingId, item: AwayTick) -> None:
    """Clear the table before the fruit, in its order (RST-24)."""
    tick(do, sitting, [f"away.{item.value}"])


@does(FLOW)
def clear_away(do: Doing, sitting: SittingId) -> None:
    """All the rest is cleared and the turntable clean, in the name of who reports it (RST-24)."""
    clear_all_away(do, do.facts["sitting"])


def clear_all_away(do: Doing, sitting: SittingFacts) -> None:
    """Tick what is left of the list before the fruit."""
    tick(do, sitting.id, [f"away.{item.value}" for item in to_take_away(sitting)])
