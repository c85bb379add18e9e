"""Parties of a made-up evening: what they want, where they sit, what they pay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from app.flows.restaurant.facts.kinds import AT_ONCE, Allergen, Course, Pricing
from app.flows.restaurant.rules.billing import FULL, reckon
from app.flows.restaurant.rules.ordering import amount_of
from app.kernel.money import rate, whole_yuan

SERVICE_RATE = 1_000
"""Basis points: the service charge that a house begins with."""
CLEARED_AFTER = timedelta(minutes=16)


@dataclass(frozen=True, slots=True)
class Place:
    """A table of the floor; `fee` in fen."""

    id: str
    seats: int
    fee: int
    room: bool


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish of the menu; `price` in fen, None if it is agreed on the day."""

    id: str
    course: Course
    pricing: Pricing
    price: int | None
    discountable: bool
    portions: int | None = None
    allergens: frozenset[Allergen] = frozenset()
    bottle: bool = False
    """It is shown before it is opened (RST-17)."""
    in_pieces: bool = False
    accessories: bool = False
    unit: str = ""

    @property
    def lays(self) -> bool:
        """Whether anything is laid ready for it."""
        return self.in_pieces or self.accessories or self.course is Course.SOUP


@dataclass(frozen=True, slots=True)
class Order:
    """What a party wants of a dish; `grams` and `agreed` (fen) where it is weighed, or priced on the day."""

    dish: Dish
    quantity: int = 1
    request: str | None = None
    at_once: bool = False
    grams: int | None = None
    agreed: int | None = None

    @property
    def full(self) -> int:
        """What it costs, in fen."""
        price = self.dish.price if self.agreed is None else self.agreed
        return amount_of(self.dish.pricing, self.quantity, price, self.grams) or 0

    @property
    def held(self) -> bool:
        """Whether it waits for its call."""
        return not self.at_once and self.dish.course not in AT_ONCE


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does what at a table, by login."""

    host: str
    waiter: str
    captain: str
    cashier: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party and its evening. `means` in the order in which they pay: cash takes half, down to the yuan."""

    id: str
    name: str
    guests: int
    arrives: datetime
    calls: datetime
    pays: datetime
    orders: Sequence[Order]
    crew: Crew
    tea: Dish | None = None
    taboos: str | None = None
    wants_room: bool = False
    discount: int = FULL
    means: Sequence[str] = ("cash",)
    table: Place | None = None
    booking: str | None = None
    """The sitting of their booking, if they booked."""
    plans: bool = False
    """Their call is planned ahead."""


def seated(parties: Iterable[Party], places: Sequence[Place]) -> list[Party]:
    """Give each party the smallest place that is free for its evening; who finds none is left out."""
    free_at: dict[str, datetime] = {}
    found: list[Party] = []
    by_size = sorted(places, key=lambda place: (place.seats, place.fee))
    for party in sorted(parties, key=lambda party: party.arrives):
        place = next((p for p in by_size if _fits(p, party, free_at)), None)
        if place:
            free_at[place.id] = party.pays + CLEARED_AFTER
            found.append(replace(party, table=place))
    return found


def _fits(place: Place, party: Party, free_at: Mapping[str, datetime]) -> bool:
    return (
        place.seats >= party.guests
        and place.room == party.wants_room
        and free_at.get(place.id, party.arrives) <= party.arrives
    )


def due(party: Party) -> int:
    """What a party pays in fen: its dishes and tea, service, and the fee of its room (RST-30)."""
    orders = [*party.orders, *([Order(party.tea)] if party.tea else [])]
    lines = [_Priced(o.full, _discounted(o, party.discount), o.dish.discountable) for o in orders]
    return reckon(lines, SERVICE_RATE, party.table.fee if party.table else 0).due


def payments(party: Party, sum_due: int) -> list[dict[str, Any]]:
    """How a party pays a sum: all by one means, or half in cash, down to the yuan, and the rest by another."""
    first, *rest = party.means
    amount = whole_yuan(sum_due // 2) if rest else sum_due
    return [_part(first, amount), *(_part(means, sum_due - amount) for means in rest)]


@dataclass(frozen=True, slots=True)
class _Priced:
    full: int
    amount: int
    discountable: bool


def _discounted(order: Order, discount: int) -> int:
    return rate(order.full, discount) if order.dish.discountable else order.full


def _part(means: str, amount: int) -> dict[str, Any]:
    told: dict[str, Any] = {"means": means, "amount": amount}
    if means == "cash":
        return told | {"tendered": -(-amount // 10_000) * 10_000}  # in notes of a hundred
    if means in ("wechat", "alipay"):
        return told | {"tail": f"{amount % 10_000:04}"}
    return told
