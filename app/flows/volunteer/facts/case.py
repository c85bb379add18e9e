"""A collection and its entries, as guards judge them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.activities import ActivityFacts
from app.flows.volunteer.facts.enrolling import Secretaries, TeamFacts
from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Stamp, Verified
from app.flows.volunteer.facts.tracks import Collection, Entry


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One service: whose, when, how long (in minutes), where, by what it is proven; the activity that it names.

    `lapsed` are its seals that were not valid on the day on which it was stamped, where no other of that kind was.
    """

    id: str
    step: Entry
    student: str
    day: date
    start: int | None
    minutes: int
    stamps: frozenset[Stamp]
    verified: Verified | None
    place: str = ""
    activity: ActivityFacts | None = None
    duty: bool = False
    """Whether the duty roster made it."""
    lapsed: tuple[SealFacts, ...] = ()

    @property
    def valid(self) -> frozenset[Stamp]:
        """Its stamps that open the way to the centre (VOL-11)."""
        return self.stamps - {one.kind for one in self.lapsed}


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry of another collection, or of none yet, at the place of one of this, on its day or the next to it; `duty` whether the roster made it."""

    step: Entry
    student: str
    day: date
    start: int | None
    minutes: int
    place: str
    duty: bool


@dataclass(frozen=True, slots=True)
class CollectionFacts:
    """The booklets of a class in a period from `first` to `last`.

    `booklets` and `listed` are how many booklets and entries the hand-in list says; the newest count is in force.
    """

    id: str
    step: Collection
    number: str
    klass: str
    period: int
    first: date
    last: date
    handed_at: datetime
    booklets: int
    listed: int
    counts: int
    """How many times they were counted: corrections are not written over."""
    entries: tuple[EntryFacts, ...]
    out: datetime | None = None
    """Since when a form that was given with it is out; None where all are back."""
    differs: datetime | None = None
    """Since when a form that was given with it is back with a difference; None where nothing is to be cleared."""
    returned: datetime | None = None
    """When its booklets were given back."""
    secretaries: Secretaries = ()
    """The logins of the league secretaries of the class."""
    remarks: int = 0
    """What the secretary and the centre wrote about its list; an odd number waits for an answer."""
    beside: tuple[Beside, ...] = ()
    owing: tuple[date, ...] = ()
    """The months of its services, by their first days, that are still to be checked, or once they are to be entered."""

    @property
    def parts(self) -> Mapping[str, EntryFacts]:
        return {entry.id: entry for entry in self.entries}


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """A class of a college; `leader` is the drawer id of who handed in last; `teams` by school year, as in force."""

    id: str
    name: str
    college: str
    leader: str | None
    teams: tuple[TeamFacts, ...] = ()

    @property
    def secretaries(self) -> Secretaries:
        """The logins of its league secretaries."""
        return tuple((one.year, one.login) for one in self.teams)

    def team(self, year: int) -> TeamFacts | None:
        """Who leads and supervises it in a school year."""
        return next((one for one in self.teams if one.year == year), None)
