"""What an act on the ledger did to a month, and what a month comes to (VOL-30)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.flows.volunteer.facts.enrolling import Secretaries
from app.flows.volunteer.facts.ids import TallyId
from app.flows.volunteer.facts.ledger import LedgerAct
from app.flows.volunteer.facts.spells import Spells
from app.flows.volunteer.facts.tracks import Tally


@dataclass(frozen=True, slots=True)
class Effect:
    """By how many minutes an act changed the balance when it was done, to what, and in which month that shows.

    `month` is the first day of that month; `of` the month concerned where its tally was confirmed already. `klass` is
    the class in whose tally it shows. `nth` counts the fakes in force then; 0 is no fake.
    """

    act: LedgerAct
    change: int
    balance: int
    month: date
    klass: str
    of: date | None = None
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Later:
    """A correction that shows in a later month, with the month concerned."""

    of: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Month:
    """A student's month: minutes `served` on its days, `taken` for fakes (less than nothing), and later corrections."""

    month: date
    served: int
    taken: int
    later: tuple[Later, ...] = ()

    @property
    def minutes(self) -> int:
        """What the month comes to."""
        return self.served + self.taken + sum(one.minutes for one in self.later)


@dataclass(frozen=True, slots=True)
class Served:
    """What the months of a student hang on.

    The acts on the ledger, the day of service by entry, how many acts there were when a class's month was confirmed,
    and of which class the student was when. `closed` is how many there were when the archive of a class was closed, by
    each month of its year. Of whoever came to the class later there were none.
    """

    acts: tuple[LedgerAct, ...]
    days: Mapping[str, date]
    confirmed: Mapping[tuple[str, date], int]
    spells: Spells
    closed: Mapping[tuple[str, date], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TallyFacts:
    """The monthly tally of a class, with what its students served.

    `confirmed` is what the leader confirmed in minutes, by student; `steps` how many were made; `waits_for` the
    oldest month before it that somebody served in and the centre has not checked.
    """

    id: TallyId
    step: Tally
    klass: str
    month: date
    students: Mapping[str, Served]
    confirmed: Mapping[str, int]
    steps: int
    waits_for: date | None = None
    loose: Mapping[tuple[str, date], str] = field(default_factory=dict)
    """The months that a leader confirmed and that may still be sent back, of every class of its students, each with its name."""
    secretaries: Secretaries = ()
    """The logins of the league secretaries of the class."""
    closed: bool = False
    """Whether the archive of its school year was closed."""
