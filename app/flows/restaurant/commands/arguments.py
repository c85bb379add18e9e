"""What commands take: numbers with their limits, a table and a dish as they are told."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from annotated_types import Ge, Le, MaxLen
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from app.counter.means import Paid
from app.counter.shift_facts import Pieces, ToldSum
from app.flows.restaurant.facts.kinds import Allergen, Course, Drink, Feature, Pricing, Unit
from app.flows.restaurant.facts.sets import InSet
from app.flows.restaurant.facts.sharing import FEWEST, MOST, Apart, Put
from app.flows.restaurant.facts.ways import Choice, WayName
from app.kernel.fields import Label
from app.kernel.money import LARGEST

Guests = Annotated[int, Ge(1), Le(500)]
Portions = Annotated[int, Ge(1), Le(999)]
Left = Annotated[int, Ge(0), Le(9999)]
Amount = Annotated[int, Ge(0), Le(LARGEST)]
Price = Annotated[int, Ge(0), Le(99_999_999)]
Grams = Annotated[int, Ge(1), Le(200_000)]
Minutes = Annotated[int, Ge(0), Le(600)]
Wait = Annotated[int, Ge(1), Le(600)]
Stay = Annotated[int, Ge(15), Le(600)]
Rate = Annotated[int, Ge(0), Le(10_000)]
Count = Annotated[tuple[Pieces, ...], MaxLen(20)]
ToldSums = Annotated[tuple[ToldSum, ...], MaxLen(10)]


class _Zoned:
    """Marks a moment that says its zone, in the century that numbers have."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.datetime_schema(
            tz_constraint="aware",
            ge=datetime(2000, 1, 2, tzinfo=UTC),
            lt=datetime(2099, 12, 31, tzinfo=UTC),
        )


When = Annotated[datetime, _Zoned()]
Shares = Annotated[int, Ge(FEWEST), Le(MOST)]
Amounts = Annotated[tuple[Paid, ...], MaxLen(MOST)]
Aparts = Annotated[tuple[Apart, ...], MaxLen(500)]
Puts = Annotated[tuple[Put, ...], MaxLen(5000)]


Accessories = Annotated[tuple[Label, ...], MaxLen(20)]
Allergens = Annotated[tuple[Allergen, ...], MaxLen(len(Allergen))]
InSets = Annotated[tuple[InSet, ...], MaxLen(60)]
Choices = Annotated[tuple[Choice, ...], MaxLen(6)]
Ways = Annotated[tuple[WayName, ...], MaxLen(6)]


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
    accessories: Accessories = ()
    minutes: Minutes = 10
    allergens: Allergens = ()
    special: bool = False
    choices: Choices = ()
    drink: Drink = Drink.PLAIN
    bones: bool = False
    dishes: InSets = ()
