"""What the league secretary is told of the own class (VOL-04)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class News(StrEnum):
    """What is told: booklets were handed in, an entry was verified, one was judged a fake, that was withdrawn."""

    HANDED_IN = "handed_in"
    VERIFIED = "verified"
    FAKE = "fake"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A piece of news; `name` and `what` tell of its entry, if it is about one."""

    kind: News
    at: datetime
    collection: str
    name: str
    what: str
    seen: bool


@dataclass(frozen=True, slots=True)
class ClassNews:
    """The news of a class, the newest first; `unseen` is how many nobody has read."""

    klass: str
    unseen: int
    lines: tuple[NewsLine, ...]
