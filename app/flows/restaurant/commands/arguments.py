"""What commands take: numbers with their limits, a table and a dish as they are told."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AwareDatetime, Field

from app.flows.restaurant.facts.tracks import Allergen, Course, Feature, Pricing
from app.kernel.fields import Label
from app.kernel.money import LARGEST

Guests = Annotated[int, Field(ge=1, le=500)]
Portions = Annotated[int, Field(ge=1, le=999)]
Left = Annotated[int, Field(ge=0, le=9999)]
Fen = Annotated[int, Field(ge=0, le=LARGEST)]
Price = Annotated[int, Field(ge=0, le=99_999_999)]
Grams = Annotated[int, Field(ge=1, le=200_000)]
Minutes = Annotated[int, Field(ge=0, le=600)]
Wait = Annotated[int, Field(ge=1, le=600)]
Stay = Annotated[int, Field(ge=15, le=600)]
Rate = Annotated[int, Field(ge=0, le=10_000)]
When = AwareDatetime


class Unit(Label):
    """What one of a dish is called: 例, 位, 只, 瓶, 壶, 斤."""

    __slots__ = ()
    limit = 8


@dataclass(frozen=True)
class OfTable:
    """A table as a manager tells it; `fee` in fen."""

    name: Label
    area: Label
    seats: Guests
    fee: Price = 0
    room: bool = False
    features: tuple[Feature, ...] = ()
    section: Label | None = None


@dataclass(frozen=True)
class OfDish:
    """A dish as a manager tells it; `price` in fen per unit, per 500 g if weighed, None if of the day."""

    name: Label
    category: Label
    course: Course
    station: Label
    pricing: Pricing
    unit: Unit
    price: Price | None
    discountable: bool = True
    in_pieces: bool = False
    accessories: tuple[Label, ...] = ()
    minutes: Minutes = 10
    allergens: tuple[Allergen, ...] = ()
    special: bool = False
