"""What screens show of the centre.

look(Board)    look(CollectionShown, collection=…)    look(Roster, klass=…)    look(LedgerShown, student=…)
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.case import ClassFacts, CollectionFacts, EntryFacts
from app.flows.volunteer.facts.certificates import CertificateFacts
from app.flows.volunteer.facts.ids import ClassId, CollectionId, StudentId
from app.flows.volunteer.facts.ledger import LedgerAct, StudentFacts
from app.flows.volunteer.facts.services import Witness
from app.flows.volunteer.facts.tracks import Collection


@dataclass(frozen=True, slots=True)
class Handed:
    """A collection on the board: how many of how many entries are entered, and how many of these are judged."""

    id: CollectionId
    step: Collection
    klass: ClassId
    number: str
    name: str
    college: str
    period: int
    first: date
    last: date
    handed_at: datetime
    listed: int
    entered: int
    judged: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A class that has not handed in for the period that is over; `ticked` entries of it come from the duty roster."""

    facts: ClassFacts
    students: int
    leader: str
    ticked: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """Collections in work, those handed in lately; and who has not handed in."""

    at: datetime
    handed: tuple[Handed, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An entry with its words; `why` is why it was sent back or judged a fake."""

    facts: EntryFacts
    name: str
    place: str
    content: str
    witness: str
    role: Witness
    witnessed: date
    note: str
    why: str


@dataclass(frozen=True, slots=True)
class CollectionShown:
    """A collection with its class and entries, in the order of the pile."""

    facts: CollectionFacts
    name: str
    college: str
    leader: str
    handed_to: str
    entries: tuple[EntryShown, ...]
    remark: str = ""
    """Why the league secretary sent its list back, while that waits for an answer."""
    withdrawn: str = ""
    """Why the hand-in was withdrawn, if it was."""
    public: date | None = None
    """The last day on which its hours hang on the public list, if they ever did."""


@dataclass(frozen=True, slots=True)
class Pupil:
    """A student of a class, for the roster."""

    id: StudentId
    name: str


@dataclass(frozen=True, slots=True)
class Roster:
    """The students of a class by their numbers."""

    klass: ClassId
    students: tuple[Pupil, ...]


@dataclass(frozen=True, slots=True)
class ActShown:
    """An act of the ledger in words: what was served, who did it, and why."""

    act: LedgerAct
    day: date
    what: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class LedgerShown:
    """A student's ledger as the student may see it (VOL-22)."""

    facts: StudentFacts
    name: str
    klass: str
    acts: tuple[ActShown, ...]
    certificates: tuple[CertificateFacts, ...] = ()
    """Those in force."""
