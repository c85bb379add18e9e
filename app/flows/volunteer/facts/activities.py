"""An activity of a team, as guards judge it and entries name it (VOL-02)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.volunteer.facts.services import Minute, Verified
from app.flows.volunteer.facts.tracks import Activity
from app.kernel.fields import Label, Private

Places = Annotated[int, Ge(1), Le(500)]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a team goes to: where, what, for whom, from when to when, and how many."""

    day: date
    start: Minute
    end: Minute
    place: Label
    content: Label
    organiser: Label
    places: Places


@dataclass(frozen=True, slots=True)
class Registered(Planned):
    """And who leads it there."""

    leader: Private


@dataclass(frozen=True, slots=True)
class PutRight(Planned):
    """As it should have been entered; `leader` where somebody else leads it there."""

    leader: Private | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Who told the team leader when, and who tells the centre now."""

    leader_told_by: Private
    leader_told_at: datetime
    centre_told_by: Private


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity; `places` is how many students it was registered for, `students` how many entries name it.

    `together` is how many were to go or went to it and to those, of whatever class, that it meets at its place.
    `start` and `end` are minutes of the day, `told_at` is when the centre was told, or None; `corrections`
    how often it was put right. `leader` is the drawer id of who leads it there.
    """

    id: str
    step: Activity
    klass: str
    day: date
    start: int
    end: int
    begins: datetime
    place: str
    content: str
    organiser: str
    places: int
    students: int
    together: int
    leader_told_at: datetime | None
    told_at: datetime | None
    corrections: int
    leader: str = ""


class Held(StrEnum):
    """Why an entry is verified before it is approved (VOL-02, 13)."""

    LONG = "long"
    NOT_TOLD = "not_told"
    TOLD_LATE = "told_late"
    NOT_CONFIRMED = "not_confirmed"
    OTHER_HOURS = "other_hours"
    MORE_CAME = "more_came"


@dataclass(frozen=True, slots=True)
class Before:
    """What stood there before an activity was put right, when that was done, by whom, and why; `leader` led it then."""

    day: date
    start: int
    end: int
    what: str
    leader: str
    at: datetime
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class FoundReal:
    """How the centre found an activity real, as it stood after `n` corrections."""

    n: int
    how: Verified
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityShown:
    """An activity with its words: who leads, who told whom, how it was found real, or why it was called off.

    `confirmed` are all its confirmations, the newest last: it is in force while the activity is confirmed.
    """

    facts: ActivityFacts
    name: str
    place: str
    content: str
    organiser: str
    leader: str
    leader_told_by: str
    centre_told_by: str
    why: str
    confirmed: tuple[FoundReal, ...] = ()
    before: tuple[Before, ...] = ()


@dataclass(frozen=True, slots=True)
class Activities:
    """The activities of all classes, or of a secretary's own: those of the last weeks and all to come."""

    activities: tuple[ActivityShown, ...]
