"""The sample day: its people, and what a flow's own sample gives (`app.flows.<name>.sample`).

A flow's sample has `PEOPLE`, and `make(desk, now, told)`: it makes a believable day through commands
(`desk.carry_out(Call(id, name, args, at, staff, counter))`), with times up to `now`, and says
`told(done, of)` as it goes on. It lies in a data folder of its own; nothing of it reaches real books.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.counter.desk import Desk

Told = Callable[[int, int], None]
"""Is told how much of how many is made."""
SHOWS_AT = time(18, 26)
"""What time it is in the sample day when it is opened: the evening is in full swing."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the sample's staff; the log-in page tells the PIN."""

    login: str
    name: str
    roles: tuple[str, ...]
    pin: str


MANAGER = Person("zhou", "周敏", ("manager",), "402817")


class Sample(Protocol):
    """What a flow's `sample` module gives."""

    PEOPLE: Sequence[Person]

    def make(self, desk: "Desk", now: datetime, told: Told) -> None: ...
