"""What is counted when a shift ends: pure, for rules and screens too (COM-32)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge, Le

from app.counter.means import Means
from app.kernel.ids import Id
from app.kernel.money import LARGEST
from app.kernel.numbers import Number, parse_number

NOTES = (10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10)
"""Notes and coins in fen, the largest first."""

TOLD = (Means.CARD, Means.WECHAT, Means.ALIPAY, Means.TRANSFER)
"""Means that are counted by the sum that their own device, or the bank, tells."""


class ShiftId(Id):
    """A shift at a counter."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Pieces:
    """So many notes or coins of a value in fen."""

    fen: Annotated[int, Ge(10), Le(10_000)]
    n: Annotated[int, Ge(0), Le(99_999)]


@dataclass(frozen=True, slots=True)
class ToldSum:
    """What the device of a means, or the bank, says of this shift, in fen: below nothing where more went back."""

    means: Means
    fen: Annotated[int, Ge(-LARGEST), Le(LARGEST)]


def sum_of(notes: Iterable[Pieces]) -> int:
    """What some notes and coins come to, in fen."""
    return sum(one.fen * one.n for one in notes)


def missing(numbers: Iterable[str]) -> tuple[str, ...]:
    """The numbers that are missing within each day's series (COM-14)."""
    found: dict[Number, set[int]] = defaultdict(set)
    for one in filter(None, map(parse_number, numbers)):
        found[replace(one, n=1)].add(one.n)
    return tuple(
        str(replace(day, n=n))
        for day, there in sorted(found.items(), key=lambda item: item[0].day)
        for n in range(min(there), max(there))
        if n not in there
    )
