"""What papers are built from: plain values; personal texts by their drawer id (COM-05, 41)."""

from dataclasses import dataclass
from datetime import datetime

from app.counter.means import Part
from app.flows.restaurant.facts.cellar import BottleFacts
from app.flows.restaurant.facts.kinds import (
    Ahead,
    Allergen,
    ChangeKind,
    Confirmed,
    Course,
    Feature,
    Ground,
    Regrouped,
)
from app.flows.restaurant.facts.sharing import ShareSums
from app.flows.restaurant.facts.views import BillLine, Sums
from app.flows.restaurant.facts.ways import Way
from app.kernel.text import Kept, Text


@dataclass(frozen=True, slots=True)
class Head:
    """Whose paper it is: table, guests, waiter, and what everyone must know."""

    sitting: str
    table: str
    guest: Kept | None
    guests: int
    waiter: Kept | None
    seated_at: datetime | None
    taboos: Kept | None
    allergens: tuple[Allergen, ...] = ()
    """What they avoid and `taboos` does not name."""


@dataclass(frozen=True, slots=True)
class WaitingTicket:
    """What a party takes along that waits for a table: its number, and for about how many `minutes` (RST-05).

    Within `called_for` minutes of the call they come.
    """

    number: str
    at: datetime
    guests: int
    wishes: tuple[Feature, ...]
    wants_room: bool
    ahead: int
    minutes: int
    called_for: int


@dataclass(frozen=True, slots=True)
class Inside:
    """A dish of a set on the guest's slip: how many, and what it costs more or less than the one it stands for, in fen."""

    name: str
    quantity: int
    exchanged: int


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A dish on a slip: what, how many of what, the guest's request, and whether it waits (等叫)."""

    name: str
    course: Course
    quantity: int
    unit: str
    grams: int | None
    price: int | None
    amount: int | None
    weighed: bool
    request: Kept | None
    held: bool
    ways: tuple[Way, ...] = ()
    beneath: tuple[Inside, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """The order slip (点菜单): the guest's copy, signed or confirmed by word of mouth (RST-14, 60)."""

    head: Head
    number: str
    version: int
    at: datetime
    taken_by: Kept | None
    lines: tuple[SheetLine, ...]
    tea: str | None
    tea_pots: int
    sums: Sums
    service_rate: int
    fee: int
    """The room fee as it was told, in fen; it stands in the sums of the first order alone."""
    ahead: Ahead | None
    taken_ahead: int
    how: Confirmed | None
    confirmed_at: datetime | None
    confirmed_by: Kept | None
    signature: Kept | None
    seal: str
    """The start of the hash of what the guest confirms, or has to."""


@dataclass(frozen=True, slots=True)
class StationTicket:
    """What a kitchen station gets of an order: what now, what waits (RST-13, 19, 20)."""

    head: Head
    number: str
    station: str
    ordered_at: datetime
    """When the guests began to order; what they ask for on a dish is as old as that (RST-13)."""
    sent_at: datetime
    sent_by: Kept | None
    lines: tuple[SheetLine, ...]
    of_all: int
    """Dishes of the whole order."""
    added: bool
    """An add-on (加菜)."""


@dataclass(frozen=True, slots=True)
class Called:
    """A dish on a call slip, with its last safe moment."""

    line: SheetLine
    last_safe: datetime | None


@dataclass(frozen=True, slots=True)
class CallSlip:
    """The call slip (叫菜单) of a station, in the order of firing (RST-20, 21)."""

    head: Head
    number: str
    station: str
    called_at: datetime
    called_by: Kept | None
    ground: Ground
    dishes: tuple[Called, ...]
    bone_plates: int
    """How many to change with the first call; 0 later."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An accessory on the preparation list: how many, and for which dishes (RST-15)."""

    name: str | Text
    count: int
    dishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparationList:
    """The waiter's preparation list (备餐单), added up over the whole order."""

    head: Head
    number: str
    order: str
    at: datetime
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SpeechNote:
    """A note to a station: what has not fired waits so much longer (RST-20)."""

    head: Head
    number: str
    station: str
    at: datetime
    minutes: int
    planned: datetime
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class WarmingNote:
    """A note to a station: warm this dish per person, the call is near; `planned` if it is planned (RST-20)."""

    head: Head
    number: str
    station: str
    at: datetime
    planned: datetime | None
    line: SheetLine


@dataclass(frozen=True, slots=True)
class Met:
    """A dish on an allergy note, with those of its allergens that the table avoids."""

    line: SheetLine
    allergens: tuple[Allergen, ...]


@dataclass(frozen=True, slots=True)
class AllergyNote:
    """A note to a station: what the guests avoid, told after their dishes were sent (RST-04)."""

    head: Head
    number: str
    station: str
    at: datetime
    by: Kept | None
    dishes: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """A note to a station about a line that it has: urged (催菜), returned (退菜) or given (赠菜), or to be made again (RST-18, 19, 27).

    Of `ordered` that counted, `quantity` are meant and `stays` are left to be paid. `state` is how far it had
    come; `waited` minutes since it was sent, and `times` how often it was urged by now.
    """

    head: Head
    number: str
    station: str
    at: datetime
    dish: str
    request: Kept | None
    unit: str
    ordered: int
    quantity: int
    stays: int
    state: Text
    reason: Text | None
    why: Kept | None
    by: Kept | None
    approved_by: Kept | None
    approved_as: Text | None
    ticket: str | None
    ticket_line: int | None
    waited: int
    times: int


@dataclass(frozen=True, slots=True)
class Altered:
    """What was returned or given of a line after the guest had confirmed it: how many, when, by whom (RST-34)."""

    dish: str
    unit: str
    kind: ChangeKind
    quantity: int
    at: datetime
    by: Kept | None


@dataclass(frozen=True, slots=True)
class MoveNote:
    """A note to a station: what is not served yet goes `to` another table now, and why (RST-06)."""

    kind: Regrouped
    head: Head
    to: str
    number: str
    station: str
    at: datetime
    by: Kept | None
    why: Kept | None
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class Amended:
    """A version of an order after the first that the guest confirmed: since when, and who changed it (RST-34)."""

    order: str
    version: int
    at: datetime
    by: Kept | None


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A line of a bill in a share: what the share bears of it, in fen, for so many of its parts."""

    line: BillLine
    amount: int
    parts: int
    of: int


@dataclass(frozen=True, slots=True)
class ShareOf:
    """The `n`-th share of a bill, and what is due of it in fen; with lines and sums where it is split by lines."""

    n: int
    of: int
    due: int
    lines: tuple[SharedLine, ...]
    sums: ShareSums | None


@dataclass(frozen=True, slots=True)
class BillSheet:
    """A bill: provisional (埋单), or settled (结账单) with how it was paid (RST-30, 31).

    `replaces` are the receipts that were voided when it was opened again (RST-33).
    """

    head: Head
    number: str
    orders: tuple[str, ...]
    at: datetime
    discount: int
    service_rate: int
    lines: tuple[BillLine, ...]
    sums: Sums
    ahead: Ahead | None
    ahead_at: datetime | None
    changes: tuple[Amended | Altered, ...]
    paid: tuple[Part, ...]
    receipt: str | None
    cashier: Kept | None
    provisional: bool
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """What is tied to a thing that was found: its number, what it is, where and when, by whom (RST-40)."""

    number: str
    what: Kept
    table: str
    place: Kept | None
    at: datetime
    by: Kept | None


@dataclass(frozen=True, slots=True)
class PackedSlip:
    """What lies in the boxes: dishes, when they were packed, until when they keep (RST-35)."""

    head: Head
    number: str
    lines: tuple[SheetLine, ...]
    at: datetime
    until: datetime
    by: Kept | None


@dataclass(frozen=True, slots=True)
class BottleSlip:
    """A bottle that is stored, or `amount` of it that is fetched, in parts of its measure (RST-35)."""

    number: str
    bottle: BottleFacts
    amount: int
    guest: Kept | str
    """Their name, or a VIP's alias (RST-51)."""
    table: str
    at: datetime
    by: Kept | None
