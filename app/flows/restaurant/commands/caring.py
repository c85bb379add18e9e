"""The waiter's care at the table: who sits where (RST-04, 28)."""

from typing import Annotated

from annotated_types import MaxLen

from app.counter.doing import Doing
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.persons import Person
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.care import PersonsRow
from app.kernel.command import does

Persons = Annotated[tuple[Person, ...], MaxLen(30)]


@does(FLOW)
def note_persons(do: Doing, sitting: SittingId, persons: Persons, children_first: bool | None = None) -> None:
    """Host, guest of honour, deputy host, elders and children, with their seats where they are known (RST-04).

    It stands instead of what was noted before. `children_first` is what the guests answered (RST-28).
    """
    told = {"persons": " ".join(map(str, persons)), "children_first": children_first}
    if not do.set(PersonsRow, {"sitting": sitting}, **told):
        do.add(PersonsRow, {"sitting": sitting, **told})
