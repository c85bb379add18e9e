"""The first maintenance of a car, which is free once: the maker pays the house for it (DLR-42)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FirstFacts:
    """That a car has had it: on which day, and at which visit; what the booklet says has none."""

    day: date
    visit: str = ""
    number: str = ""
