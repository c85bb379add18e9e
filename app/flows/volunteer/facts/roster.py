"""The duty roster of a class, as guards judge it (VOL-03)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.services import Minute
from app.flows.volunteer.facts.tracks import Duty
from app.kernel.fields import Label

People = Annotated[int, Ge(1), Le(60)]


@dataclass(frozen=True, slots=True)
class Slot:
    """A duty as it is planned: when, where, what, and how many people for reference."""

    day: date
    start: Minute
    end: Minute
    place: Label
    content: Label
    people: People


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """One student's duty in a slot."""

    id: str
    step: Duty
    student: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """A slot of the roster with its duties, also those declined and swapped; times in minutes of the day."""

    id: str
    klass: str
    day: date
    start: int
    end: int
    place: str
    content: str
    people: int
    off: bool
    duties: tuple[DutyFacts, ...]

    @property
    def there(self) -> tuple[DutyFacts, ...]:
        """Who is to come, and who came."""
        return tuple(one for one in self.duties if one.step in (Duty.PLANNED, Duty.ATTENDED))

    def duty(self, student: str, *steps: Duty) -> DutyFacts | None:
        """A student's duty at one of some steps."""
        return next((one for one in self.duties if one.student == student and one.step in steps), None)


@dataclass(frozen=True, slots=True)
class WeekShown:
    """The roster of a class in a week: its slots, how its students are called, and their minutes of this term."""

    klass: str
    week: date
    slots: tuple[SlotFacts, ...]
    names: Mapping[str, str]
    students: Mapping[str, StudentFacts]
    minutes: Mapping[str, int]
    leaders: Mapping[int, str]
    """Who leads the team, by school year: the person in charge of its duties."""
