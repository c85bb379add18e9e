"""The guarantee of the repair itself (质量保证期), and the car that comes back inside it (DLR-34)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.flows.dealership.rules.terms import End, Term


class Repair(StrEnum):
    """The kind of a repair (维修类别)."""

    WHOLE_CAR = "whole_car"
    ASSEMBLY = "assembly"
    SECOND_CLASS = "second_class"
    FIRST_CLASS = "first_class"
    SMALL = "small"
    SPECIAL = "special"


TERMS: Mapping[Repair, Term] = MappingProxyType(
    {
        Repair.WHOLE_CAR: Term(days=100, km=20_000),
        Repair.ASSEMBLY: Term(days=100, km=20_000),
        Repair.SECOND_CLASS: Term(days=30, km=5_000),
        Repair.FIRST_CLASS: Term(days=10, km=2_000),
        Repair.SMALL: Term(days=10, km=2_000),
        Repair.SPECIAL: Term(days=10, km=2_000),
    }
)
"""The least that the rules for motor vehicle maintenance ask; a house may give more."""
CERTIFIED = frozenset({Repair.WHOLE_CAR, Repair.ASSEMBLY, Repair.SECOND_CLASS})
"""What leaves with a factory-release certificate (竣工出厂合格证)."""


@dataclass(frozen=True, slots=True)
class Done:
    """A repair that left the house: on which line, of what kind, when and at how many kilometres."""

    line: str
    kind: Repair
    left_on: date
    left_at_km: int


def guaranteed(done: Done, terms: Mapping[Repair, Term] = TERMS) -> End:
    """The last day and the last kilometre of its guarantee, counted from the delivery."""
    return terms[done.kind].ends(done.left_on, done.left_at_km)


def comes_back(
    repairs: Iterable[Done], day: date, km: int, terms: Mapping[Repair, Term] = TERMS
) -> tuple[Done, ...]:
    """The repairs that still answer for a car that comes in; whose fault it is, decides who looks at it."""
    return tuple(done for done in repairs if guaranteed(done, terms).covers(day, km))


def is_certified(kinds: Iterable[Repair]) -> bool:
    """Whether a car leaves with a certificate."""
    return not CERTIFIED.isdisjoint(kinds)
