"""What the clerk is asked to look at before the stamp: signals, never verdicts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.flows.volunteer.facts.tracks import Duty
from app.kernel.text import Text


class Sign(StrEnum):
    """Why something is looked at."""

    ELSEWHERE = "elsewhere"
    ON_DUTY = "on_duty"
    NOT_COME = "not_come"
    OFTEN = "often"
    ALIKE = "alike"
    JUST_UNDER = "just_under"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Served:
    """An entry as signals read it: `witness` is who stamped it, `lapsed` whether one of its seals was not valid then."""

    entry: str
    collection: str
    student: str
    name: str
    day: date
    start: int | None
    minutes: int
    place: str
    content: str
    witness: str
    lapsed: bool


@dataclass(frozen=True, slots=True)
class OnDuty:
    """A student's duty on the roster, as it stands now; `entry` is what their coming made, times in minutes of the day."""

    student: str
    step: Duty
    entry: str | None
    day: date
    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Signal:
    """What was noticed, in a sentence, and the entries of the collection that it is about."""

    sign: Sign
    entries: tuple[str, ...]
    told: Text


@dataclass(frozen=True, slots=True)
class Looked:
    """Who looked, when, and why it stands."""

    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """A signal, with what was said of it once somebody looked."""

    signal: Signal
    looked: Looked | None


@dataclass(frozen=True, slots=True)
class Looks:
    """The signals of a collection, those that nobody has looked at first."""

    looks: tuple[Look, ...]

    @property
    def left(self) -> tuple[Look, ...]:
        """What nobody has looked at yet."""
        return tuple(one for one in self.looks if one.looked is None)
