"""The figures of a span of days, as screen, sheet and paper show them (RST-61). They name no guest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.counter.means import Means, Takings
from app.kernel.text import Text


class Meal(StrEnum):
    """Which sittings of a day count: all of them, those of lunch, those of the evening."""

    ALL = "all"
    LUNCH = "lunch"
    DINNER = "dinner"


class TookOff(StrEnum):
    """What took something off a bill."""

    RETURNED = "returned"
    GIVEN = "given"
    DISCOUNT = "discount"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class DishSold:
    """A dish as it was sent: how many stayed, fen before discount, and how many were returned and given."""

    dish: str
    name: str
    course: str
    quantity: int
    money: int
    returned: int
    given: int


@dataclass(frozen=True, slots=True)
class Off:
    """What one person answers for, for one reason: how often, how many, and how many fen it took off.

    `login` is who, `by` their name; `reason` is what is said of it, if something was said, and `why` the drawer
    id of that where somebody typed it.
    """

    kind: TookOff
    login: str
    by: str
    reason: Text | str | None
    why: str | None
    times: int
    quantity: int
    money: int


@dataclass(frozen=True, slots=True)
class SoldOut:
    """When a dish was sold out (沽清): by its last portion, or as the kitchen said."""

    name: str
    at: datetime
    told: bool
    by: str


@dataclass(frozen=True, slots=True)
class DayOf:
    """One business day: guests, tables turned, and what the guests of the day have paid, in fen."""

    day: date
    guests: int
    turned: int
    money: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of the business days `first` to `last`, of one meal or all.

    A sitting belongs to the day and meal at which it sat down. `money` is what its bills were paid with, what
    was taken ahead among it, less what was undone; `paying` are the guests of those that have paid something.
    Minutes are a list each, unsorted: of the turn, order to first dish, call to first hot dish, bill to free
    table. `taken` goes by when it was paid; of one meal it is what its sittings paid. `ticking` is how far the
    house ticks now (RST-23).
    """

    first: date
    last: date
    meal: Meal
    at: datetime
    ticking: str
    tables: int
    guests: int
    turned: int
    paying: int
    money: int
    turn: tuple[int, ...]
    first_dish: tuple[int, ...]
    first_hot: tuple[int, ...]
    to_free: tuple[int, ...]
    by_hour: Mapping[int, int]
    days: tuple[DayOf, ...]
    dishes: tuple[DishSold, ...]
    off: tuple[Off, ...]
    sold_out: tuple[SoldOut, ...]
    taken: Mapping[Means, Takings]
    recent: tuple[tuple[date, int], ...]
    """What was paid on bills on each of the last fourteen days at least, in fen."""

    @property
    def a_guest(self) -> int | None:
        """The average per paying guest in fen, rounded half-up."""
        return (2 * self.money + self.paying) // (2 * self.paying) if self.paying else None

    @property
    def turned_tenths(self) -> int | None:
        """How often a table was seated a day, in tenths."""
        seats = self.tables * ((self.last - self.first).days + 1)
        return (20 * self.turned + seats) // (2 * seats) if seats else None
