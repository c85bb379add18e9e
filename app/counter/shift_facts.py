"""What is counted when a shift ends: pure, for rules and screens too (COM-32)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le

from app.kernel.ids import Id

NOTES = (10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10)
"""Notes and coins in fen, the largest first."""


class ShiftId(Id):
    """A shift at a counter."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Pieces:
    """So many notes or coins of a value in fen."""

    fen: Annotated[int, Ge(10), Le(10_000)]
    n: Annotated[int, Ge(0), Le(99_999)]


def sum_of(notes: Iterable[Pieces]) -> int:
    """What some notes and coins come to, in fen."""
    return sum(one.fen * one.n for one in notes)
