"""Of which class a student is on which day: whoever moved is of the new one from a day on (VOL-01)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Spell:
    """A student is of a class from the day `since`, until the next spell begins."""

    klass: str
    since: date


Spells = tuple[Spell, ...]
"""The spells of a student in the order in which they were entered: of two that begin on one day the later counts."""


def class_on(spells: Spells, day: date) -> str:
    """The class of a student on a day; before the first spell it is that of the first."""
    return next((one.klass for one in reversed(spells) if one.since <= day), spells[0].klass)


def was_of(spells: Spells, klass: str, first: date, last: date) -> bool:
    """Whether a student was of a class on any of some days."""
    days = {first, *(one.since for one in spells if first < one.since <= last)}
    return any(class_on(spells, day) == klass for day in days)
