"""Steps of a case, and states of its parts: one track each, and the moves along them (COM-01)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Steps(StrEnum):
    """A track: its members in the order in which the article tells them.

    A step is no step of another track, though both are written alike.
    """

    def __eq__(self, other: object) -> bool:
        return self is other if isinstance(other, Steps) else str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __or__(self, other: "Steps | States") -> "States":
        return States((self,)) | other

    def __rshift__(self, to: "Steps") -> "Move":
        return Move(States((self,)), to)

    @classmethod
    def span(cls, first: Self, last: Self) -> "States":
        """Every step from `first` to `last`, both included."""
        track = list(cls)
        return States(track[track.index(first) : track.index(last) + 1])

    @classmethod
    def any(cls) -> "States":
        """Every step of the track."""
        return States(cls)


class States:
    """Some steps of one track, in its order."""

    def __init__(self, steps: Iterable[Steps]) -> None:
        self._steps = tuple(dict.fromkeys(steps))

    def __or__(self, other: "Steps | States") -> "States":
        return States((*self._steps, *((other,) if isinstance(other, Steps) else other)))

    def __rshift__(self, to: Steps) -> "Move":
        return Move(self, to)

    def __contains__(self, step: object) -> bool:
        return step in self._steps

    def __iter__(self) -> Iterator[Steps]:
        return iter(self._steps)

    def __repr__(self) -> str:
        return " | ".join(self._steps)


@dataclass(frozen=True, slots=True)
class Move:
    """From any of some steps to one."""

    start: States
    to: Steps

    def after(self, step: Steps) -> Steps:
        """Where a subject stands after an act that it was at `step` for."""
        return self.to

    def __repr__(self) -> str:
        return f"{self.start} >> {self.to}"


@dataclass(frozen=True, slots=True)
class Along:
    """A move that takes the case along if it stands at its start, and leaves it where it is otherwise.

    `within` says at which steps the act is done at all; every step if it says nothing.
    """

    move: Move
    within: States | None = None

    @property
    def start(self) -> States:
        return type(self.move.to).any() if self.within is None else self.within

    def after(self, step: Steps) -> Steps:
        return self.move.to if step in self.move.start else step

    def __repr__(self) -> str:
        return f"along({self.move})"


def along(move: Move, within: States | None = None) -> Along:
    """The case goes along with its part's act: the first order confirmed takes the table to 确认 (COM-01)."""
    return Along(move, within)


class There:
    """A subject that need only be there: a table, a dish, a ledger; it has no track of its own."""

    def __repr__(self) -> str:
        return "there"


there = There()

At = States | Steps | Move | Along | There
