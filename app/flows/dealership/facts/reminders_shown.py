"""The reminders of the next maintenance as page and paper show them (DLR-51, 60)."""

from dataclasses import dataclass
from datetime import date

from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.reminders import RemindedFacts
from app.flows.dealership.facts.vehicles import VehicleLine
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.text import Kept


@dataclass(frozen=True, slots=True)
class Reminder:
    """A car's next maintenance as it was told last: `reached` is the day on which it will have run so far."""

    visit: str
    vehicle: str
    day: date
    km: int
    channel: str
    reached: date | None
    said: RemindedFacts | None
    lost: bool
    """Whether the booking that was made of it came to nothing."""

    @property
    def due(self) -> date:
        """By day or by kilometre, whichever comes first."""
        return min(self.day, self.reached) if self.reached else self.day


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder with the car, its owner, and the visit at which it was told.

    `provisional` says that the holidays are not published yet by which the next call was put on a working day (COM-13).
    """

    id: VisitId
    reminder: Reminder
    facts: VisitFacts
    car: VehicleLine
    is_due: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Reminders:
    """Who is to be reminded now, the most urgent first; then those of late."""

    day: date
    lines: tuple[ReminderLine, ...]


@dataclass(frozen=True, slots=True)
class ListedReminder:
    """A line of the paper."""

    reminder: Reminder
    plate: str
    model: str
    owner: Kept
    phone: Kept | None
    km: int | None


@dataclass(frozen=True, slots=True)
class RemindersSheet:
    """Who is to be reminded on a day."""

    number: str
    day: date
    lines: tuple[ListedReminder, ...]
