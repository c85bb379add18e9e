"""The archive of a class (班级志愿服务档案): entered month by month, closed with the school year (VOL-31)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.certificates import Certificate
from app.flows.volunteer.facts.ids import ArchiveId
from app.flows.volunteer.facts.tally import Served


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A collection, by its number, that may still give hours to the days from `first` to `last`."""

    number: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Ticked:
    """A duty that was ticked, whose entry waits for a hand-in."""

    day: date
    place: str


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """A class in a school year; months are told by their first day.

    `checked` are those whose tally the centre has checked, `entered` those that stand in the archive; `students` are
    those of the class with what their months hang on. `year` is the calendar year in which the school year begins.
    `under_way` are collections whose booklets are not entered, or in which something is not stamped; `ticked` are duties
    that no hand-in has taken along yet.
    """

    id: str
    klass: str
    year: int
    checked: frozenset[date]
    entered: frozenset[date]
    students: Mapping[str, Served]
    closed_at: datetime | None
    under_way: tuple[UnderWay, ...] = ()
    ticked: tuple[Ticked, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A certificate that was given, by its number; `how` it ended, if it is in force no more."""

    number: str
    how: Certificate | None


@dataclass(frozen=True, slots=True)
class Archived:
    """A student in the archive: minutes by month as they were confirmed, less those `taken` for fakes; certificates.

    `name_id` is the drawer id of the name, for papers.
    """

    student: str
    name: str
    name_id: str
    minutes: Mapping[date, int]
    taken: int
    certificates: tuple[Given, ...]

    @property
    def total(self) -> int:
        """What the entered months come to, in minutes."""
        return sum(self.minutes.values())


@dataclass(frozen=True, slots=True)
class Came:
    """A student who came, and how many minutes of it count."""

    student: str
    name: str
    name_id: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Gone:
    """What students of the class went to: an activity for which `told` students were registered, or without one.

    `day` is the first on which they did.
    """

    day: date
    what: str
    told: int | None
    came: tuple[Came, ...]

    @property
    def minutes(self) -> int:
        """What counts of it."""
        return sum(one.minutes for one in self.came)


@dataclass(frozen=True, slots=True)
class Later:
    """What was done on the day `on` about the month `of`, once that was tallied or closed: it shows in the month `shows`."""

    on: date
    of: date
    shows: date
    student: str
    name: str
    name_id: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ArchiveShown:
    """The archive of a class: who, month by month; `months` of the year stand in it.

    `waiting` are collections by the month with which they go along; `document` is the closed archive as it was frozen.
    `later` is what stands in it of earlier months, `added` what was found about its own once it was closed: that
    stands in the archive of a later year.
    """

    facts: ArchiveFacts
    name: str
    college: str
    months: tuple[date, ...]
    students: tuple[Archived, ...]
    activities: tuple[Gone, ...]
    waiting: Mapping[date, tuple[str, ...]]
    document: str
    later: tuple[Later, ...] = ()
    added: tuple[Later, ...] = ()


@dataclass(frozen=True, slots=True)
class OnShelf:
    """The archive of a class on the list of a school year."""

    id: ArchiveId
    facts: ArchiveFacts
    name: str
    college: str


@dataclass(frozen=True, slots=True)
class Owing:
    """An open archive with the months that are still to be entered in it, the oldest first."""

    of: OnShelf
    months: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The archives of a school year by class."""

    year: int
    archives: tuple[OnShelf, ...]
