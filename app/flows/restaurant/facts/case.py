"""The facts that guards, deadlines and buttons judge: of a sitting and its parts, of a table, of a dish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.flows.restaurant.facts.sharing import ShareFacts
from app.flows.restaurant.facts.tracks import (
    OF_THE_DAY,
    SENT_LINES,
    WEIGHED,
    WENT_OUT,
    Ahead,
    Allergen,
    Bill,
    BillId,
    Confirmed,
    Course,
    DishId,
    Feature,
    Line,
    LineId,
    Order,
    OrderId,
    Pricing,
    Share,
    Sitting,
    SittingId,
    Split,
    TableId,
)


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


@dataclass(frozen=True, slots=True)
class SittingFacts:
    """A sitting as its acts judge it: money in fen, rates in basis points, times in UTC."""

    id: SittingId
    step: Sitting
    number: str
    name: str | None
    """The guest's name, by its drawer id; so are `phone` and `words`, what they said when they booked."""
    phone: str | None
    words: str | None
    guests: int
    table: TableId | None
    table_name: str
    seats: int
    fee: int
    """The fee of the room that they are in or booked."""
    fee_told: int | None
    """The room fee that the party was told, None if they were told none; once seated, what they pay (RST-03, 30a)."""
    wants_room: bool
    wishes: frozenset[Feature]
    waiter: str | None
    booked_for: datetime | None
    stay: int
    """How long they are expected to stay, in minutes."""
    seated_at: datetime | None
    service_rate: int
    tea: Tea | None
    taboos_asked: bool
    taboos: str | None
    """Allergies and taboos in the guest's words, by their drawer id; None where there are none."""
    allergens: frozenset[Allergen]
    """What is held against the dishes (RST-04)."""
    beside: tuple[Allergen, ...]
    """Those of them that the guests' words do not name: they are told beside the words."""
    ahead: Ahead | None
    ahead_at: datetime | None
    taken_ahead: int
    """Deposit or advance that was taken, in fen."""
    agreed_sum: int | None
    call_planned: datetime | None
    called_at: datetime | None
    """When the hot dishes were called first."""
    billed_at: datetime | None
    ticks: frozenset[str]
    """What is ticked off the lists: "clearing.flames"."""
    parts: Mapping[str, OrderFacts | LineFacts | BillFacts | ShareFacts]
    greeted_at: datetime | None = None
    waits_as: str | None = None
    """The number by which they are called to their table (RST-05); None for whoever has none."""
    wait_told: int | None = None
    """How many minutes they were told that they would wait."""
    summoned: int = 0
    """How often they were called by their number."""
    summoned_at: datetime | None = None
    """When they were called last."""

    @property
    def orders(self) -> list[OrderFacts]:
        """The order slips, oldest first."""
        return [p for p in self.parts.values() if isinstance(p, OrderFacts)]

    @property
    def lines(self) -> list[LineFacts]:
        """Every line that was not taken off before it was sent, in the order of the slips."""
        return [p for p in self.parts.values() if isinstance(p, LineFacts) and p.step != Line.REMOVED]

    @property
    def sent(self) -> list[LineFacts]:
        """The lines that the kitchen has; what was returned whole is none of them."""
        return [line for line in self.lines if line.step in SENT_LINES]

    @property
    def went_out(self) -> bool:
        """Whether anything was ever sent, though all of it was returned."""
        return any(line.step in WENT_OUT for line in self.lines)

    @property
    def to_come(self) -> list[LineFacts]:
        """What the kitchen has, and is not whole on the table."""
        return [line for line in self.sent if line.step != Line.SERVED]

    @property
    def bills(self) -> list[BillFacts]:
        """The bills, oldest first; what is ordered after a share was paid comes on one of its own (RST-31)."""
        return sorted((p for p in self.parts.values() if isinstance(p, BillFacts)), key=lambda bill: bill.n)

    @property
    def bill(self) -> BillFacts | None:
        """The bill that is to be paid next, or the last one that was settled; None where one is still to be made."""
        bills = self.bills
        last = bills[-1] if bills and not self.unbilled else None
        return next((b for b in bills if b.step == Bill.OPEN), last)

    @property
    def unbilled(self) -> list[LineFacts]:
        """What was sent, returned or not, and stands on no bill for good."""
        return [line for line in self.lines if line.step in WENT_OUT and line.bill is None]

    def shares(self, bill: BillFacts) -> list[ShareFacts]:
        """The shares of a bill that is split, in their order."""
        shares = [p for p in self.parts.values() if isinstance(p, ShareFacts) and p.bill == bill.id]
        return sorted((s for s in shares if s.step != Share.DROPPED), key=lambda share: share.n)

    def takes_more(self, bill: BillFacts | None) -> bool:
        """Whether what is sent comes on this bill: the newest, while nothing of it is paid (RST-31)."""
        if bill is None:
            return True
        paid = any(share.step == Share.PAID for share in self.shares(bill))
        return bill.step == Bill.OPEN and not paid and bill == self.bills[-1]

    def on(self, bill: BillFacts | None) -> list[LineFacts]:
        """The lines of a bill, what was returned among them; None is the one still to be made."""
        own = [line for line in self.lines if bill and line.bill == bill.id]
        return own + self.unbilled if self.takes_more(bill) else own

    def of(self, order: OrderFacts) -> list[LineFacts]:
        """The lines of one order."""
        return [line for line in self.lines if line.order == order.id]


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

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    def meets(self, start: datetime, minutes: int) -> bool:
        """Whether two spans share any time; one may begin when the other ends."""
        return self.start < start + timedelta(minutes=minutes) and start < self.end


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

    @property
    def sold_out(self) -> bool:
        return self.portions == 0
