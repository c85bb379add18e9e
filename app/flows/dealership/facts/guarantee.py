"""Repairs that left the house with a guarantee, and a car that comes back for one (DLR-34)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.flows.dealership.facts.ids import LineId
from app.kernel.text import Kept, T, Text


class Repair(StrEnum):
    """The kind of a repair (维修类别), the gravest first."""

    WHOLE_CAR = "whole_car"
    ASSEMBLY = "assembly"
    SECOND_CLASS = "second_class"
    FIRST_CLASS = "first_class"
    SMALL = "small"
    SPECIAL = "special"


MAINTENANCE = frozenset({Repair.FIRST_CLASS, Repair.SECOND_CLASS})
"""What is done by the plan of the booklet, and mends no defect."""
REPAIRS: Mapping[Repair, Text] = {
    Repair.SMALL: T("Small repair", "kind of repair"),
    Repair.FIRST_CLASS: T("First-class maintenance", "kind of repair"),
    Repair.SECOND_CLASS: T("Second-class maintenance", "kind of repair"),
    Repair.ASSEMBLY: T("Assembly repair", "kind of repair"),
    Repair.WHOLE_CAR: T("Whole-car repair", "kind of repair"),
    Repair.SPECIAL: T("Special repair", "kind of repair"),
}


@dataclass(frozen=True, slots=True)
class LeftFacts:
    """Labour that was done on a car at an earlier visit: when it passed its last inspection, at how many km."""

    line: LineId
    visit: str
    number: str
    code: str
    name: str
    kind: Repair
    left_at: datetime
    km: int


@dataclass(frozen=True, slots=True)
class ComebackFacts:
    """What the desk said of a car inside a guarantee: it comes back for a line, or, with a None, for something else.

    `lines` are all that it comes back for; something else comes to say that it is none of them.
    """

    line: LineId | None
    why: Kept | None
    by: str
    at: datetime
    lines: frozenset[LineId] = frozenset()
