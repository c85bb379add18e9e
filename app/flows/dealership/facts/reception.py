"""The reception form of a car (接车登记表), as guards judge it and its page shows it (DLR-10)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from app.counter.customer_facts import GuestId
from app.flows.dealership.facts.ids import MarkId
from app.flows.dealership.facts.tracks import Mark

Share = Annotated[int, Ge(0), Le(1000)]
"""Thousandths of a side of the car, from its upper left corner."""
Eighths = Annotated[int, Ge(0), Le(8)]
Percent = Annotated[int, Ge(0), Le(100)]


class Cover(StrEnum):
    """三件套: what is fitted in front of the customer."""

    SEAT = "seat"
    WHEEL = "wheel"
    FLOOR = "floor"


class Lamp(StrEnum):
    """A warning light that is on."""

    BATTERY = "battery"
    COOLANT = "coolant"
    BRAKE = "brake"
    OIL = "oil"
    LIGHTS = "lights"
    TYRES = "tyres"
    AIRBAG = "airbag"
    ENGINE = "engine"


class Belonging(StrEnum):
    """What is asked for: it is with the car, or it is not."""

    LICENCE = "licence"
    BOOKLET = "booklet"
    KEYS = "keys"
    SPARE = "spare"
    TOOLS = "tools"
    VALUABLES = "valuables"


class CameBy(StrEnum):
    """送修方式: how the car came here."""

    DRIVEN = "driven"
    TOWED = "towed"
    CARRIED = "carried"
    ACCIDENT = "accident"


class Clean(StrEnum):
    """How clean the car is as it comes."""

    CLEAN = "clean"
    USUAL = "usual"
    DIRTY = "dirty"


class Side(StrEnum):
    """A side from which the car is drawn."""

    LEFT = "left"
    FRONT = "front"
    ROOF = "roof"
    REAR = "rear"
    RIGHT = "right"


class Damage(StrEnum):
    """What the walk-round finds."""

    SCRATCH = "scratch"
    DENT = "dent"
    CRACK = "crack"
    MISSING = "missing"


class Item(StrEnum):
    """What the form asks for, in its order."""

    GREETING = "greeting"
    COVERS = "covers"
    WALK = "walk"
    MILEAGE = "mileage"
    FUEL = "fuel"
    BELONGINGS = "belongings"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Filled:
    """What is ticked on the form: covers fitted, lamps on, fuel in eighths or battery in percent, the walk-round done.

    `brought_by` is the driver of the file who brings the car, None its owner; `wash`: it is washed before delivery.
    """

    covers: tuple[Cover, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    there: tuple[Belonging, ...] = ()
    absent: tuple[Belonging, ...] = ()
    fuel: Eighths | None = None
    battery: Percent | None = None
    walked: bool = False
    came_by: CameBy = CameBy.DRIVEN
    clean: Clean = Clean.USUAL
    wash: bool = True
    brought_by: GuestId | None = None


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """A mark of the walk-round; `n` is its number on the drawing."""

    id: MarkId
    step: Mark
    n: int
    side: Side
    damage: Damage
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class ReceptionFacts:
    """The form of a visit; `km` is what the meter read at it."""

    filled: Filled = Filled()
    km: int | None = None
    words: int = 0
    """How often the customer's own words were taken down; the last are in force."""
    marks: tuple[MarkFacts, ...] = ()
    signed_at: datetime | None = None

    @property
    def standing(self) -> tuple[MarkFacts, ...]:
        """The marks that were not taken back; the number of a struck one is not given again."""
        return tuple(one for one in self.marks if one.step is Mark.STANDING)


NO_FORM = ReceptionFacts()
"""Nothing is filled in yet."""
