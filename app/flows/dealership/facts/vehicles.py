"""A vehicle, as guards judge it and its file shows it (DLR-01)."""

from dataclasses import dataclass
from datetime import date

from app.flows.dealership.facts.ids import VehicleId
from app.kernel.fields import Code, Label


@dataclass(frozen=True, slots=True)
class Registered:
    """What a vehicle's file says of the vehicle itself."""

    plate: Label
    model: Label
    vin: Code | None = None
    engine: Code | None = None
    sold_on: date | None = None


@dataclass(frozen=True, slots=True)
class VehicleFacts:
    """A vehicle; `owner` is a guest of the house."""

    id: str
    plate: str
    model: str
    vin: str | None
    engine: str | None
    sold_on: date | None
    owner: str


@dataclass(frozen=True, slots=True)
class VehicleLine:
    """A vehicle in a list, with its owner as the reader may see them; `visit` is the one that is open, or ""."""

    id: VehicleId
    facts: VehicleFacts
    owner: str
    phone: str
    visit: str


@dataclass(frozen=True, slots=True)
class VehiclesFound:
    """Vehicles that were found by what was typed, the likeliest first."""

    words: str
    vehicles: tuple[VehicleLine, ...]
