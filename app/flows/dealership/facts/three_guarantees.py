"""The faults and repairs that the three-guarantees watch counts (三包, DLR-13)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.flows.dealership.facts.ids import FaultId

_DAY = timedelta(hours=24)


class Weight(StrEnum):
    """How grave a fault is."""

    PLAIN = "plain"
    SEVERE = "severe"
    """A severe safety fault."""
    GRAVEST = "gravest"
    """Steering or brakes fail, the body cracks, fuel leaks, the battery burns; a severe safety fault too."""


class Replaced(StrEnum):
    """What was put in new."""

    ASSEMBLY = "assembly"
    """Engine, gearbox, driving battery or motor."""
    THEIR_PART = "their_part"
    """A main part of one of these four."""
    MAIN_PART = "main_part"
    """A main part of steering, brakes, suspension, drive, exhaust treatment or body."""


class Substitute(StrEnum):
    """What a customer gets whose car is in repair too long; or they want none."""

    CAR = "car"
    MONEY = "money"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: from when it was agreed to to when it was done, or is expected to be.

    `away` are minutes that do not count: the way of the tow truck, and of parts that are made for this
    very car. `fresh` names what was put in new. `beside` is a further fault of the same stay: its days are
    counted with the first.
    """

    fault: str
    began: datetime
    ended: datetime
    km: int
    weight: Weight = Weight.PLAIN
    fresh: tuple[tuple[Replaced, str], ...] = ()
    away: int = 0
    beside: bool = False

    @property
    def days(self) -> int:
        """Days in repair: every begun 24 hours are one."""
        if self.beside:
            return 0
        spent = max(timedelta(0), self.ended - self.began - timedelta(minutes=self.away))
        return max(1, -(-spent // _DAY))


@dataclass(frozen=True, slots=True)
class FaultFacts:
    """A fault of quality: at a visit of this house, or entered of a repair elsewhere; `ended` is None while it is repaired."""

    id: FaultId
    vehicle: str
    visit: str | None
    line: str | None
    fault: str
    weight: Weight
    fresh: tuple[tuple[Replaced, str], ...]
    began: datetime
    ended: datetime | None
    km: int
    away: int
    struck: bool


@dataclass(frozen=True, slots=True)
class WatchFacts:
    """What is known of a car for the watch: since when its term runs, and all faults that stand."""

    since: date | None = None
    faults: tuple[FaultFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class StruckFault:
    """A fault that counts no more: when it was repaired, who struck it when, and why."""

    fault: str
    began: datetime
    at: datetime
    who: str
    why: str


NO_WATCH = WatchFacts()
