"""What screens show of forms and monthly tallies (VOL-15, 30).

look(FormsBook)    look(ClassForms, klass=…)    look(TallyBook)    look(TallyShown, tally=…)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.forms import Stands
from app.flows.volunteer.facts.ids import ClassId, TallyId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tally import TallyFacts
from app.flows.volunteer.facts.tracks import Tally


@dataclass(frozen=True, slots=True)
class FormsOfClass:
    """A class with how each of its forms stands."""

    id: ClassId
    name: str
    college: str
    forms: tuple[Stands, ...]


@dataclass(frozen=True, slots=True)
class FormsBook:
    """The classes by name: who has a form now always shows."""

    at: datetime
    classes: tuple[FormsOfClass, ...]


@dataclass(frozen=True, slots=True)
class FormShown:
    """A student's form; `why` is what differs, while it does."""

    facts: StudentFacts
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ClassForms:
    """The forms of a class, and the collections with which they go out, the newest first."""

    id: ClassId
    name: str
    college: str
    leader: str
    collections: tuple[CollectionFacts, ...]
    students: tuple[FormShown, ...]


@dataclass(frozen=True, slots=True)
class MonthOfClass:
    """A month of a class: what was done with its tally last, when, and with what remark."""

    id: TallyId
    name: str
    college: str
    month: date
    step: Tally
    at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class TallyBook:
    """The months of all classes, the newest first."""

    at: datetime
    months: tuple[MonthOfClass, ...]


@dataclass(frozen=True, slots=True)
class TallyShown:
    """The tally of a class and a month; `goes_on` are the collections that go on with it, `names` by student."""

    facts: TallyFacts
    name: str
    college: str
    leader: str
    why: str
    goes_on: tuple[CollectionFacts, ...]
    names: Mapping[str, str]
