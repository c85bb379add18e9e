"""The college's list: every fake, and what the college decided of it (VOL-23). It changes no hours."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What the college decided, who, and when; `kept` are the drawer ids of both texts, for papers."""

    what: str
    who: str
    on: date
    kept: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Faked:
    """A fake: the student's `nth` that is in force, or one that was withdrawn after the college had decided.

    `minutes` is how long it would have been; `name_id` the drawer id of the name, for papers.
    """

    entry: str
    collection: str
    student: str
    name: str
    name_id: str
    klass: str
    college: str
    day: date
    what: str
    minutes: int
    nth: int
    judged_at: datetime
    why: str
    decisions: tuple[Decision, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether the centre withdrew its judgement since."""
        return self.nth == 0


@dataclass(frozen=True, slots=True)
class CollegeList:
    """The newest first."""

    fakes: tuple[Faked, ...]
