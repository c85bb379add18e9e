"""The facts of tables and dishes, and who has a table from when to when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.flows.restaurant.facts.ids import DishId, SittingId, TableId
from app.flows.restaurant.facts.kinds import Allergen, Course, Drink, Feature, Pricing
from app.flows.restaurant.facts.plan import Stand
from app.flows.restaurant.facts.sets import InSet
from app.flows.restaurant.facts.ways import Choice

SOON = timedelta(minutes=10)
"""In which a table is expected free whose party asked for the bill, or has stayed longer than expected."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a sitting has a table, booked or seated; `number` is the sitting's."""

    sitting: SittingId
    number: str
    start: datetime
    minutes: int
    seated: bool
    guests: int
    leaving: bool = False
    """They asked for the bill, or have gone: the table is theirs for minutes only."""
    vip: bool = False

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    def until(self, now: datetime) -> datetime:
        """Until when the table is theirs; whoever still sits there has stayed too long, and goes soon at best."""
        return max(self.end, now + SOON) if self.seated else self.end

    def meets(self, start: datetime, minutes: int, now: datetime) -> bool:
        """Whether two spans share any time, as it is known now; one may begin when the other ends."""
        return self.start < start + timedelta(minutes=minutes) and start < self.until(now)


@dataclass(frozen=True, slots=True, order=True)
class Further:
    """A table that a party has beside its own: what it is called, its seats, what they pay for it in fen (RST-06)."""

    table: TableId
    name: str
    seats: int
    fee: int


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table or private room: its seats, its fee in fen, and when it is booked or taken."""

    id: TableId
    name: str
    area: str
    section: str
    seats: int
    fee: int
    room: bool
    features: frozenset[Feature]
    closed: bool
    taken: tuple[Span, ...] = ()
    left_by: str | None = None
    """The number of the party that moved away and left it to be cleared (RST-06)."""
    stand: Stand | None = None
    """Where it stands on the plan of its area, if anybody has drawn it."""

    @property
    def called(self) -> str:
        """What it is called: a room by its name, any other by its number."""
        return self.name if self.room else self.id

    @property
    def sitting(self) -> Span | None:
        """Who sits here now."""
        return next((span for span in self.taken if span.seated), None)


@dataclass(frozen=True, slots=True)
class DishFacts:
    """A dish as an order asks it: price in fen per unit (per 斤 of 500 g if weighed), None if of the day."""

    id: DishId
    name: str
    category: str
    course: Course
    station: str
    pricing: Pricing
    unit: str
    price: int | None
    discountable: bool
    in_pieces: bool
    accessories: tuple[str, ...]
    minutes: int
    portions: int | None
    """How many are left that no unsent order keeps; None where nobody counts them, 0 is sold out (沽清)."""
    allergens: frozenset[Allergen]
    special: bool
    on_menu: bool
    choices: tuple[Choice, ...] = ()
    """What is asked of it when it is ordered: how hot, how it is made (RST-11)."""
    drink: Drink = Drink.PLAIN
    bones: bool = False
    """It leaves bones or shells: the plates for them are changed after it (RST-23)."""
    dishes: tuple[InSet, ...] = ()
    """What a set menu is made of."""

    @property
    def sold_out(self) -> bool:
        return self.portions == 0
