"""The facts of a sitting, as guards, deadlines and buttons judge them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.flows.restaurant.facts.care import Marked
from app.flows.restaurant.facts.cellar import Taken
from app.flows.restaurant.facts.floor import Further
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.facts.kinds import (
    Ahead,
    Allergen,
    Feature,
    ServingPlace,
)
from app.flows.restaurant.facts.parked import Parked
from app.flows.restaurant.facts.parts import BillFacts, LineFacts, OrderFacts, SlipFacts, Tea
from app.flows.restaurant.facts.persons import Person
from app.flows.restaurant.facts.sharing import ShareFacts
from app.flows.restaurant.facts.tracks import SENT_LINES, WENT_OUT, Bill, Line, Share, Sitting, Slip
from app.flows.restaurant.facts.vip import Vip


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
    """What their tables are called: "A02+A03" where they have more than one."""
    seats: int
    """At all their tables."""
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
    parts: Mapping[str, OrderFacts | LineFacts | BillFacts | ShareFacts | SlipFacts]
    greeted_at: datetime | None = None
    waits_as: str | None = None
    """The number by which they are called to their table (RST-05); None for whoever has none."""
    wait_told: int | None = None
    """How many minutes they were told that they would wait."""
    summoned: int = 0
    """How often they were called by their number."""
    summoned_at: datetime | None = None
    """When they were called last."""
    persons: tuple[Person, ...] = ()
    """Who sits where, as far as it was noted (RST-04)."""
    children_first: bool | None = None
    """Whether children come first, once the guests were asked (RST-28)."""
    vip: Vip | None = None
    """The reception of a VIP; None for everybody else."""
    parked: Parked | None = None
    """Their order waits, or waited, for guests who were still to come (RST-16)."""
    marks: tuple[Marked, ...] = ()
    """What the waiter did and saw at the table, the oldest first (RST-23)."""
    serving_place: ServingPlace | None = None
    """Where dishes are put on the table; None until the first cold one asks (RST-22)."""
    laid: Mapping[str, int] = field(default_factory=dict)
    """How many of each piece of the preparation list are laid ready (RST-15)."""
    fetched: tuple[Taken, ...] = ()
    """What was fetched for them of bottles that were stored at other sittings (RST-35)."""
    further: tuple[Further, ...] = ()
    """The tables that they have beside their own, in the order of their numbers (RST-06)."""

    @property
    def tables(self) -> tuple[TableId, ...]:
        """Every table that is theirs, their own first."""
        return (*((self.table,) if self.table else ()), *(one.table for one in self.further))

    @property
    def own_table_name(self) -> str:
        """What their own table is called, without the further ones."""
        return self.table_name.removesuffix("".join(f"+{one.name}" for one in self.further))

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
    def slips(self) -> list[SlipFacts]:
        """What the kitchen's stations got for the table, in the order in which it was sent."""
        return [p for p in self.parts.values() if isinstance(p, SlipFacts)]

    @property
    def unanswered(self) -> list[SlipFacts]:
        """The slips that nobody in the kitchen has acknowledged yet."""
        return [slip for slip in self.slips if slip.step == Slip.SENT]

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
