"""An estimate with its lines, and the order that was made of it (DLR-11, 15, 20, 21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.flows.dealership.facts.authorisation import Account
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.ids import LineId, OrderId
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.price_list import Grade
from app.flows.dealership.facts.reception import Filled
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.warranty import Decided
from app.kernel.money import Fen
from app.kernel.text import Kept


class OldParts(StrEnum):
    """What becomes of the parts that are taken out."""

    TAKE = "take"
    LOOK = "look"
    DISPOSE = "dispose"


class Paying(StrEnum):
    """How the customer wishes to pay: asked and kept, it binds nobody."""

    CASH = "cash"
    CARD = "card"
    MOBILE = "mobile"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the customer said, by its drawer id, and whether the fault was found on the spot."""

    words: str
    conditions: str | None
    found: bool
    road_test: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Discounted:
    """What is taken off a line of its full amount, in fen, the n-th time that somebody said so; the newest counts."""

    n: int
    off: Fen
    why: Kept | None
    by: str
    approved_by: str | None


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line: labour in minutes at a rate an hour, or pieces of a part at a price; all money in fen.

    `amount` is None for what is priced after an examination.
    """

    id: LineId
    step: Line
    n: int
    fee: Fee
    code: str
    name: str
    quantity: int
    unit: str
    price: Fen
    amount: Fen | None
    payer: Payer
    reserved: int = 0
    """Pieces of it that lie in the store for this line."""
    drawn: int = 0
    """Pieces of it that were drawn and not brought back."""
    decided: Decided | None = None
    """Whether the maker pays, once it was judged."""
    repair: Repair | None = None
    """Which kind of repair it is, of labour."""
    discounted: Discounted | None = None
    at: datetime | None = None
    """When it was written, at the price of that day."""
    grade: Grade | None = None
    """Whose make a part is."""
    expected_on: date | None = None
    """When the store gets more of a part."""
    upkeep: bool = False
    """Whether the price list calls it maintenance, or a part that a maintenance of this order usually needs."""
    again: int = 0
    """Of it so much could be done again for nothing, in pieces; labour counts as one."""

    @property
    def off(self) -> Fen:
        """What is taken off its amount: a discount is the customer's, and counts only while they pay (DLR-15)."""
        return self.discounted.off if self.discounted and self.payer is Payer.CUSTOMER else 0

    @property
    def net(self) -> Fen | None:
        """What is to be paid of it, by whoever pays; None where it is priced after an examination."""
        return None if self.amount is None else self.amount - self.off

    @property
    def missing(self) -> int:
        """Pieces that are neither drawn nor reserved; 0 of labour."""
        return self.quantity - self.reserved - self.drawn if self.is_material else 0

    @property
    def undrawn(self) -> int:
        """Pieces that are not drawn yet; 0 of labour."""
        return self.quantity - self.drawn if self.is_material else 0

    @property
    def is_material(self) -> bool:
        """Whether it is a part, and no labour."""
        return self.fee is Fee.MATERIAL

    @property
    def pieces(self) -> int:
        """How many pieces it is of; labour counts as one."""
        return self.quantity if self.is_material else 1

    @property
    def examine(self) -> bool:
        """Whether its sum is told after an examination."""
        return self.amount is None

    @property
    def customers(self) -> Fen:
        """What the customer pays of it."""
        return (self.net or 0) if self.payer is Payer.CUSTOMER else 0


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order as it was laid before the customer: which lines were explained, whether both copies were handed over."""

    id: OrderId
    n: int
    number: str
    at: datetime
    by: str
    paying: Paying
    old_parts: OldParts
    explained: frozenset[str]
    signed_at: datetime | None
    given_at: datetime | None
    own_parts: Kept | None = None
    """What the customer brings along to be fitted."""


NO_ACCOUNT = Account()


@dataclass(frozen=True, slots=True)
class Estimate:
    """All that was reckoned and agreed for one visit; `order` is the newest."""

    diagnosis: Diagnosis | None = None
    diagnoses: int = 0
    lines: tuple[LineFacts, ...] = ()
    order: OrderFacts | None = None
    account: Account = NO_ACCOUNT

    @property
    def parts(self) -> Mapping[str, LineFacts]:
        """The lines by their ids."""
        return {one.id: one for one in self.lines}

    @property
    def standing(self) -> tuple[LineFacts, ...]:
        """The lines that count: neither struck nor refused nor put off."""
        return tuple(one for one in self.lines if one.step in (Line.ESTIMATED, Line.AGREED))

    @property
    def unasked(self) -> tuple[LineFacts, ...]:
        """The lines that nobody has asked the customer about, or that they put off."""
        return tuple(one for one in self.lines if one.step in (Line.ESTIMATED, Line.LATER))

    @property
    def signed(self) -> bool:
        """Whether the customer signed the order."""
        return self.order is not None and self.order.signed_at is not None


@dataclass(frozen=True, slots=True)
class EstimateSheet:
    """What estimate and order are printed from; whatever a person is called or wrote is Kept."""

    number: str
    visit: str
    at: datetime
    plate: str
    model: str
    vin: str
    engine: str
    customer: Kept
    phone: Kept | None
    arrived_at: datetime | None
    adviser: Kept | str
    estimate: Estimate
    words: Kept | None
    until: date
    km: int | None
    filled: Filled
    conditions: Kept | None
    expected: datetime | None
    version: int
    """The estimate is printed the n-th time."""
    signature: Kept | None = None
