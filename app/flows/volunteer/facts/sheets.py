"""What the papers of the centre are built from."""

from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.tracks import Entry
from app.kernel.text import Kept


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry on the hand-in list; `minutes` is how long it took."""

    student: str
    name: Kept
    day: date
    minutes: int
    what: str
    stamps: tuple[Stamp, ...]
    state: Entry
    late: bool


@dataclass(frozen=True, slots=True)
class HandInList:
    """The hand-in list of a collection (收册单): counts that both sides sign, and what was entered so far.

    `corrected` is how often it was counted anew, `why` the last time: a paper that was signed before says otherwise.
    `withdrawn` is why the hand-in was a mistake, if it was one.
    """

    number: str
    klass: str
    college: str
    leader: Kept
    period: int
    first: date
    last: date
    booklets: int
    listed: int
    handed_at: datetime
    entries: tuple[ListedEntry, ...] = ()
    corrected: int = 0
    why: Kept | None = None
    withdrawn: Kept | None = None


@dataclass(frozen=True, slots=True)
class RosterSlot:
    """A duty on the roster; `people` is the number in its note, `names` who is to come, times in minutes of the day."""

    day: date
    start: int
    end: int
    place: str
    content: str
    people: int
    names: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class RosterSheet:
    """The duty roster of a class for a week, for its wall (值日表)."""

    number: str
    klass: str
    college: str
    week: date
    slots: tuple[RosterSlot, ...]
