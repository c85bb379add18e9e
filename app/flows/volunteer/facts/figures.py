"""The figures of the centre, of services of some days: hours by class, month and activity, and how they were judged (VOL-40)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.flows.volunteer.facts.services import Verified


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """A class: how many students, how many of them without hours; entries, minutes that count, minutes taken for fakes."""

    klass: str
    name: str
    college: str
    students: int
    without: int
    entries: int
    minutes: int
    taken: int


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month by the day of service, told by its first day."""

    month: date
    entries: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ActivityFigures:
    """What was done where, by how many students: on the day of an activity that was registered, else whenever it was.

    `key` names it among the figures of these days.
    """

    key: str
    what: str
    day: date | None
    students: int
    entries: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Without:
    """A student who has no hours of these days: `minutes` were served and count, `taken` is what fakes cost."""

    student: str
    name: str
    klass: str
    minutes: int
    taken: int


@dataclass(frozen=True, slots=True)
class Judged:
    """How entries were judged: `long` took over the limit of verification, `checked` of these were verified.

    `fakes` are those in force; `sent_back` wait to be handed in once more.
    """

    entries: int
    counted: int
    sent_back: int
    fakes: int
    long: int
    checked: int

    @property
    def fake_rate(self) -> int | None:
        """Fakes among what was judged, in basis points, rounded half-up."""
        return share(self.fakes, self.counted + self.sent_back + self.fakes)

    @property
    def checked_rate(self) -> int | None:
        """What was verified among what took over the limit, in basis points, rounded half-up."""
        return share(self.checked, self.long)


@dataclass(frozen=True, slots=True)
class Audited:
    """How many entries were looked at after a draw, and how many of these were not right."""

    entries: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Back:
    """A collection on its way: handed in, stamped, its booklets given back; None is still to come."""

    collection: str
    klass: str
    period: int
    handed: date
    stamped: date | None
    returned: date | None

    @property
    def to_stamp(self) -> int | None:
        """Days from hand-in to the first stamp."""
        return (self.stamped - self.handed).days if self.stamped else None

    @property
    def to_return(self) -> int | None:
        """Days from hand-in to the moment at which the booklets went home."""
        return (self.returned - self.handed).days if self.returned else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the services of the days `first` to `last` came to, as it is known at `at`.

    Minutes count by the day of service, once they are stamped and as long as no fake is judged; `taken` is what
    fakes cost by the day on which they were judged. Over all days both come to what the ledgers say.
    `left` is what students still have of these minutes, each by the own ledger: what a fake of one took is no
    other's. `back` are the collections that were handed in on these days.
    """

    first: date
    last: date
    at: datetime
    classes: tuple[ClassFigures, ...]
    months: tuple[MonthFigures, ...]
    activities: tuple[ActivityFigures, ...]
    left: int
    without: tuple[Without, ...]
    judged: Judged
    back: tuple[Back, ...]
    audited: Audited

    @property
    def minutes(self) -> int:
        """All that counts, in minutes."""
        return sum(one.minutes for one in self.classes)

    @property
    def taken(self) -> int:
        """All that fakes cost, in minutes."""
        return sum(one.taken for one in self.classes)


class Behind(StrEnum):
    """Which entries a figure counts: those that count, the fakes in force, those over the limit of verification."""

    COUNTED = "counted"
    FAKES = "fakes"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Record:
    """An entry behind a figure, and whose it is; `verified` says how, if it was."""

    entry: str
    collection: str
    student: str
    name: str
    klass: str
    day: date
    minutes: int
    what: str
    verified: Verified | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """The entries that a figure counts."""

    records: tuple[Record, ...]


def share(part: int, of: int) -> int | None:
    """A share in basis points, rounded half-up; of nothing there is none."""
    return (20000 * part + of) // (2 * of) if of else None
