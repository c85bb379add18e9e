"""A vehicle, as guards judge it and its file shows it (DLR-01)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.dealership.facts.ids import VehicleId
from app.kernel.fields import Code, Label

Kilometres = Annotated[int, Ge(0), Le(2_000_000)]


class Lower(StrEnum):
    """Why a reading is lower than the one before."""

    REPLACED = "replaced"
    SLIP = "slip"
    OTHER = "other"


class Change(StrEnum):
    """Why a vehicle has another owner in its file."""

    SOLD = "sold"
    WRONG = "wrong"


class Document(StrEnum):
    """行驶证 and 保养手册."""

    LICENCE = "licence"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class Registered:
    """What a vehicle's file says of the vehicle itself."""

    plate: Label
    model: Label
    vin: Code | None = None
    engine: Code | None = None
    sold_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the meter read, in km; `why` where it was less than before."""

    km: int
    at: datetime
    why: Lower | None


@dataclass(frozen=True, slots=True)
class VehicleFacts:
    """A vehicle; `owner` is a guest of the house, `owners` how many the file has known, `readings` in their order."""

    id: str
    plate: str
    model: str
    vin: str | None
    engine: str | None
    sold_on: date | None
    owner: str
    owners: int = 1
    readings: tuple[Reading, ...] = ()
    drivers: frozenset[str] = frozenset()
    """Guests who drive it besides its owner."""
    visit: str | None = None
    """The visit that is open, and whose car has not left."""
    corrected: int = 0
    """How often what the file says of the vehicle itself was corrected."""
    here: bool = False
    """Whether it is here at that visit, and not only booked."""

    @property
    def km(self) -> int | None:
        """What the meter read last."""
        return self.readings[-1].km if self.readings else None


@dataclass(frozen=True, slots=True)
class VehicleLine:
    """A vehicle in a list, with its owner as the reader may see them."""

    id: VehicleId
    facts: VehicleFacts
    owner: str
    phone: str


@dataclass(frozen=True, slots=True)
class VehiclesFound:
    """Vehicles that were found by what was typed, the likeliest first."""

    words: str
    vehicles: tuple[VehicleLine, ...]
