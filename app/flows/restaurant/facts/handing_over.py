"""What is told when the till is handed over (COM-32, RST-60)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TillNow:
    """The shift that runs at this counter: since when, and how many fen were in the drawer then."""

    since: datetime | None
    floated: int


@dataclass(frozen=True, slots=True)
class BeyondLimit:
    """What somebody took off a bill beyond what a cashier may: `money` in fen, `by` the login that answers for it.

    `discount` is what the guest paid of the price, in basis points; None where it was rounded off.
    """

    number: str
    at: datetime
    discount: int | None
    money: int
    by: str


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """What the next shift takes over: tables that eat, fen held ahead, who is still to come today.

    `to_pay` are tables that pay, and bills of free ones that were opened again.
    """

    tables: tuple[str, ...]
    to_pay: tuple[str, ...]
    held: int
    held_for: int
    bookings: int
    guests: int
