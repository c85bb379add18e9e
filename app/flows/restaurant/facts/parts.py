"""The facts of a sitting's parts: its tea, its orders and their lines, its bills."""

from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.ids import BillId, DishId, LineId, OrderId, SlipId
from app.flows.restaurant.facts.kinds import (
    OF_THE_DAY,
    PER_PERSON,
    WEIGHED,
    Allergen,
    AtServing,
    Confirmed,
    Course,
    Drink,
    Pricing,
    Split,
)
from app.flows.restaurant.facts.tracks import Bill, Line, Order, Slip
from app.flows.restaurant.facts.ways import Way


@dataclass(frozen=True, slots=True)
class Tea:
    """Tea as it was asked: what, how many, by whom, when (RST-10). `dish` is None where they wanted none.

    `amount` is what it comes to in fen, by the menu.
    """

    dish: DishId | None
    name: str
    pots: int
    amount: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order slip. `by` took it; `captain_busy`: a waiter does it alone (RST-14)."""

    id: OrderId
    step: Order
    number: str
    version: int
    by: str
    at: datetime
    captain_busy: bool
    shown_rate: int | None
    """The service charge that the guest saw when confirming, in basis points."""
    shown_fee: int | None
    """The room fee that the guest saw when confirming, in fen."""
    how: Confirmed | None
    confirmed_by: str | None
    confirmed_at: datetime | None
    signature: str | None
    """By its drawer id."""
    sent_at: datetime | None
    printed_seal: str | None
    """The hash of what stood on the newest slip that was printed to be signed."""
    printed_sum: int | None
    """What that slip came to, in fen, without fees."""


@dataclass(frozen=True, slots=True)
class Bottles:
    """Of a line's bottles so many were shown and agreed, and so many of those opened (RST-17)."""

    drink: Drink
    shown: int
    opened: int


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line of an order: money in fen, weight in grams. `price` and `amount` are None until agreed."""

    id: LineId
    step: Line
    order: OrderId
    dish: DishId
    name: str
    course: Course
    station: str
    pricing: Pricing
    unit: str
    quantity: int
    served: int
    price: int | None
    grams: int | None
    amount: int | None
    discountable: bool
    at_once: bool
    request: str | None
    """The guest's special request, by its drawer id."""
    read_back: bool
    minutes: int
    tea: bool
    """The tea that was brought when the party sat down: on the order so that the guest confirms it."""
    allergens: frozenset[Allergen] = frozenset()
    added: frozenset[Allergen] = frozenset()
    """Those of them that the menu names since it was ordered, and of which its station was not told (RST-04)."""
    accepted: frozenset[Allergen] = frozenset()
    """To which of its allergens a guest said yes, by name (RST-04)."""
    bill: BillId | None = None
    """The bill that it stands on for good, once a share of it, or the whole, is paid (RST-31)."""
    sent_at: datetime | None = None
    ticket: str | None = None
    """The number of the slip that its station got, and `ticket_line` its place there."""
    ticket_line: int | None = None
    returned: int = 0
    given: int = 0
    taken_off: int = 0
    """What returns and gifts take off `amount`, in fen."""
    urged: int = 0
    fallen: int = 0
    """How many fell and were made again (RST-27)."""
    of_set: LineId | None = None
    """The line of the set menu that it belongs to: its amount is its share of what that costs (RST-11)."""
    exchanged: int = 0
    """What it costs more, or less, than the dish of the set that it stands for, in fen."""
    bottles: Bottles | None = None
    """What is shown before it is opened; None of all that is no such bottle."""
    stored: int = 0
    """How much of its bottles is stored (存酒), in twentieths of a bottle (RST-35)."""
    ways: tuple[Way, ...] = ()
    """How the guest wants it of what the menu leaves open: `name` has them, `price` their difference (RST-11)."""
    served_at: datetime | None = None
    """When all of it was on the table."""
    bones: bool = False
    """It leaves bones or shells (RST-23)."""
    in_pieces: bool = False
    accessories: tuple[str, ...] = ()
    """What comes along with it, by the menu (RST-15)."""
    ticks: frozenset[AtServing] = frozenset()
    """What was seen to before it came to the table."""

    @property
    def per_person(self) -> bool:
        """Whether it is put before each guest (各客), and not on the turntable (RST-21)."""
        return self.pricing is Pricing.PERSON and self.course in PER_PERSON

    @property
    def is_set(self) -> bool:
        """Whether it is a set menu: its dishes have lines of their own."""
        return self.course is Course.SET

    @property
    def made(self) -> bool:
        """Whether a station makes it: the tea was brought already, and of a set its dishes are made."""
        return not (self.tea or self.is_set)

    @property
    def asks(self) -> bool:
        return self.request is not None

    @property
    def agreed(self) -> bool:
        """Whether the guest knows what it costs."""
        return self.amount is not None

    @property
    def weighed(self) -> bool:
        return self.pricing in WEIGHED

    @property
    def of_the_day(self) -> bool:
        return self.pricing in OF_THE_DAY

    @property
    def open(self) -> int:
        """How many of it have not reached the table."""
        return max(self.counting - self.served, 0)

    @property
    def counting(self) -> int:
        """How many of it count: what was ordered, less what was returned (RST-18)."""
        return self.quantity - self.returned

    @property
    def giving(self) -> int:
        """How many of those that count the house gives."""
        return min(self.given, self.counting)


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """A slip that a kitchen station got, and whether it was acknowledged there (RST-19)."""

    id: SlipId
    step: Slip
    number: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class BillFacts:
    """A bill: `discount` in basis points (10,000 is none); `rounding` in fen holds for the total `rounded_from` only."""

    id: BillId
    step: Bill
    number: str
    discount: int
    rounding: int
    rounded_from: int
    printed: int
    printed_due: int | None
    n: int = 1
    """Which of the sitting's bills it is."""
    split: Split | None = None
    reopened: int = 0
    """How often it was opened again after it was paid (RST-33)."""
