"""The public list (公示表): whose hours count, with names and numbers in part."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """An entry that counts, as everybody may read it; `name` and `student` are in part."""

    student: str
    name: str
    day: date
    what: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PublicList:
    """The hours of a class in a period, on the wall from the day `first` to the end of the day `until`."""

    number: str
    klass: str
    college: str
    period: int
    first: date
    until: date
    entries: tuple[PostedEntry, ...]
