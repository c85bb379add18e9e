"""What the league secretary is told of the own class (VOL-04)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class News(StrEnum):
    """What is told.

    Booklets were handed in, or that was withdrawn; an entry was verified, one was judged a fake, that was withdrawn;
    a month was confirmed by the leader, and checked by the centre; an activity was found real, or put right.
    """

    HANDED_IN = "handed_in"
    HAND_IN_WITHDRAWN = "list_withdrawn"
    VERIFIED = "verified"
    FAKE = "fake"
    WITHDRAWN = "withdrawn"
    TALLIED = "tallied"
    CHECKED = "checked"
    FOUND_REAL = "found_real"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A piece of news; `name` and `what` tell of its entry or activity, if it is about one, `month` of its tally."""

    kind: News
    at: datetime
    name: str
    what: str
    month: date | None
    seen: bool


@dataclass(frozen=True, slots=True)
class ClassNews:
    """The news of a class, the newest first; `unseen` is how many nobody has read."""

    klass: str
    unseen: int
    lines: tuple[NewsLine, ...]
