"""What appraisal forms, their lists and the slips of returned booklets are built from (VOL-15, 32)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.enrolling import FormFacts
from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.tally import Effect, Month
from app.flows.volunteer.facts.tracks import Entry
from app.kernel.text import Kept


@dataclass(frozen=True, slots=True)
class FormRow:
    """An act of the ledger with its words; `seen` is whether its entry stands on a row above, `why` the reason given."""

    effect: Effect
    day: date
    start: int | None
    place: str
    content: str
    stamps: tuple[Stamp, ...]
    seen: bool
    by: Kept | str
    why: Kept | None


@dataclass(frozen=True, slots=True)
class AppraisalForm:
    """A student's form: every act of the ledger; `confirmed` are the months that the leader noted in pencil.

    `on_form` acts are stamped on it already. `volunteer` is the number that the volunteers' system gave, if it did.
    """

    form: FormFacts
    student: str
    name: Kept
    volunteer: str | None
    klass: str
    college: str
    joined: date
    rows: tuple[FormRow, ...]
    months: tuple[Month, ...]
    confirmed: frozenset[date]
    on_form: int

    @property
    def total(self) -> int:
        """The hours that count, in minutes."""
        return self.rows[-1].effect.balance if self.rows else 0


@dataclass(frozen=True, slots=True)
class FormsList:
    """The forms that a leader takes along, with what is to be entered on each (VOL-15)."""

    number: str
    klass: str
    college: str
    leader: Kept | None
    collection: str
    back_by: date
    given_at: datetime
    forms: tuple[AppraisalForm, ...]


@dataclass(frozen=True, slots=True)
class SlipEntry:
    """An entry of a returned booklet, and what became of it; `sealed` is whether a valid seal is on it, `lapsed` those that were not."""

    day: date
    what: str
    minutes: int
    state: Entry
    why: Kept | None
    sealed: bool
    lapsed: tuple[SealFacts, ...]


@dataclass(frozen=True, slots=True)
class BookletSlip:
    """What goes home in a booklet: counted, not counted and why, and until when one may appeal."""

    number: str
    student: str
    name: Kept
    klass: str
    period: int
    first: date
    last: date
    entries: tuple[SlipEntry, ...]
    taken: int
    balance: int
    appeal_until: date


Forms = Mapping[str, AppraisalForm]
