"""What screens show: frozen dataclasses of plain values, made by queries.

    look(Floor)    look(Waiters)    look(Menu)    look(WholeMenu)    look(EveryTable)
    look(SittingShown, sitting=…)    look(BillShown, sitting=…)    look(Pacing, sitting=…)
    look(Substitutes, dish=…, portions=…)    look(TableShown, table=…)

What a role may not see is left out: a VIP is "VIP" to all but those who receive them (RST-51), phones are masked.
"""

from dataclasses import dataclass
from datetime import datetime

from app.counter.means import Part
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts, TableFacts
from app.flows.restaurant.facts.guests import InFile
from app.flows.restaurant.facts.history import Gone, StepTime
from app.flows.restaurant.facts.ids import DishId, LineId, OrderId, SittingId, TableId
from app.flows.restaurant.facts.kinds import ChangeKind, Feature, TableState
from app.flows.restaurant.facts.parts import LineFacts, OrderFacts
from app.flows.restaurant.facts.plan import Stand
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.ways import Way
from app.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Expected:
    """The next booking of a table."""

    sitting: SittingId
    at: datetime
    guest: str | None
    guests: int
    shut: bool = False
    """A VIP whom others receive: neither who nor how many (RST-51)."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A table on the floor. `since` is when they sat down, asked for the bill, or left the table to be cleared.

    `due` in fen while the bill is asked for; `attended`: when somebody last did something for them, `alone`: too long ago.
    """

    table: TableId
    name: str
    area: str
    section: str
    room: bool
    seats: int
    fee: int
    features: frozenset[Feature]
    state: TableState
    sitting: SittingId | None
    step: Sitting | None
    guest: str | None
    guests: int
    waiter: str | None
    since: datetime | None
    dishes: int
    served: int
    held: int
    tea_asked: bool
    due: int | None
    cleared: int
    next: Expected | None
    late: bool
    """Whoever booked it should have been here."""
    attended: datetime | None = None
    alone: bool = False
    shut: bool = False
    """A VIP whom others receive: it is told that the table is taken, and nothing else (RST-51)."""
    beside: tuple[str, ...] = ()
    """What the other tables of the same party are called; `further`: it is not their own, but one of those (RST-06)."""
    further: bool = False
    stand: Stand | None = None

    @property
    def called(self) -> str:
        """What it is called: a room by its name, any other by its number."""
        return self.name if self.room else self.table


@dataclass(frozen=True, slots=True)
class Floor:
    """Every table, in the floor's order, as it is at a moment."""

    at: datetime
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class EveryTable:
    """Every table and room, in the floor's order, as a manager keeps them."""

    tables: tuple[TableFacts, ...]


@dataclass(frozen=True, slots=True)
class TableShown:
    """The chosen table: its facts for `may`."""

    table: TableFacts


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody who may be given a table: in which `sections` they serve now, and how many guests."""

    login: str
    name: str
    waits: bool
    """Whether waiting at table is their own work, or they only help out."""
    sections: frozenset[str]
    guests: int
    named: bool
    """Whether a VIP's booking names them in person."""


@dataclass(frozen=True, slots=True)
class Waiters:
    """Everybody who may be given a table, those whose work it is first."""

    waiters: tuple[Waiter, ...]

    def of(self, section: str) -> Waiter | None:
        """Who is proposed for a table: whom the booking names, who serves the section, who has the fewest guests."""

        def last(one: Waiter) -> tuple[bool, bool, bool, int]:
            return (not one.waits, not one.named, section not in one.sections, one.guests)

        return min(self.waiters, key=last, default=None)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line as a screen shows it: its facts, the guest's own words, and who said yes to its allergens (RST-04)."""

    facts: LineFacts
    request: str | None
    sent_at: datetime | None
    fired_at: datetime | None
    served_at: datetime | None
    accepted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderShown:
    """An order slip as a screen shows it, with the names behind the logins."""

    facts: OrderFacts
    taken_by: str
    confirmed_by: str | None
    confirmed_at: datetime | None
    sent_by: str | None
    sent_at: datetime | None
    lines: tuple[OrderLine, ...]


@dataclass(frozen=True, slots=True)
class SittingShown:
    """The chosen sitting: its facts for `may`, and what stands beside them."""

    facts: SittingFacts
    table: TableFacts | None
    guest: str | None
    phone: str | None
    """Masked, but for those who telephone with guests."""
    wishes: str | None
    taboos: str | None
    waiter: str | None
    tea: str | None
    vip: bool
    history: tuple[StepTime, ...]
    orders: tuple[OrderShown, ...]
    taken_by: tuple[Part, ...]
    """By which means that was taken ahead which is not used yet."""
    changes: "tuple[LineChange, ...]" = ()
    """What was urged, returned and given of its lines, as it happened."""
    marked_by: str = ""
    """Who made the last mark of service."""
    file: InFile | None = None
    """What the guest file says of them; None of who is not in it."""
    gone: Gone | None = None


@dataclass(frozen=True, slots=True)
class MenuDish:
    """A dish on the menu; `ordered` is how often it was ordered in the last 30 days."""

    facts: DishFacts
    ordered: int


@dataclass(frozen=True, slots=True)
class Menu:
    """The whole menu, in its order: specialities first within a category."""

    categories: tuple[str, ...]
    dishes: tuple[MenuDish, ...]


@dataclass(frozen=True, slots=True)
class WholeMenu:
    """Every dish that there is, on the menu or not, in the order in which they came."""

    dishes: tuple[DishFacts, ...]


@dataclass(frozen=True, slots=True)
class Substitutes:
    """What to offer instead of a dish that is sold out, best first (RST-12).

    `left` is how many of it there are now; None where nobody counts them.
    """

    instead_of: DishId
    left: int | None
    dishes: tuple[DishFacts, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """A bill in fen, line by line as RST-30 reckons it; `back` goes to the guest when more was taken ahead than is due."""

    discountable: int
    discounted: int
    other: int
    service: int
    fee: int
    rounding: int
    ahead: int

    @property
    def consumption(self) -> int:
        return self.discounted + self.other

    @property
    def total(self) -> int:
        """Before rounding off."""
        return self.consumption + self.service + self.fee

    @property
    def payable(self) -> int:
        return self.total - self.rounding

    @property
    def due(self) -> int:
        return max(self.payable - self.ahead, 0)

    @property
    def back(self) -> int:
        return max(self.ahead - self.payable, 0)


@dataclass(frozen=True, slots=True)
class BillLine:
    """A line on the bill: `full` before, `amount` after the discount, in fen."""

    line: LineId
    name: str
    quantity: int
    unit: str
    grams: int | None
    price: int
    full: int
    amount: int
    discountable: bool
    gift: bool = False
    """What the house gives of the line above: its sums come off (RST-18, 30a)."""
    ways: tuple[Way, ...] = ()

    @property
    def weighed(self) -> bool:
        """Whether it is sold by weight: nothing reaches a bill that was not weighed."""
        return self.grams is not None


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on an order after the guest confirmed it first (RST-34)."""

    order: OrderId
    version: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """A sent line that was urged, returned, given or made again: how many, why, by whom, approved by whom (RST-18)."""

    line: LineId
    dish: str
    unit: str
    kind: ChangeKind
    quantity: int
    reason: Text | None
    why: str | None
    at: datetime
    by: str
    approved_by: str | None


@dataclass(frozen=True, slots=True)
class BillShown:
    """The bill of a sitting as it stands now; `out_of_date`: what was printed says another sum."""

    sitting: SittingShown
    lines: tuple[BillLine, ...]
    sums: Sums
    ahead_at: datetime | None
    changes: tuple[Change | LineChange, ...]
    """Orders that were opened again, and what was returned and given, as it happened (RST-34)."""
    out_of_date: bool
    undecided: int
    """Lines that are held, unsent or not on the table yet (RST-32)."""


@dataclass(frozen=True, slots=True)
class Paced:
    """A dish on the time line; `last_safe` is when it must be fired to come with the planned call (RST-20)."""

    line: OrderLine
    last_safe: datetime | None


@dataclass(frozen=True, slots=True)
class Pacing:
    """The call planner of a sitting: dishes in the order of firing."""

    sitting: SittingShown
    planned: datetime | None
    dishes: tuple[Paced, ...]
