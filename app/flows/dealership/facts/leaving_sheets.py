"""What the papers of a delivery are built from; personal texts by their drawer ids (DLR-41a, 42, 43)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.counter.means import Part
from app.flows.dealership.facts.authorisation import Account
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.leaving import AdviceFacts, Fate, NextFacts, OldPartFacts, Out
from app.flows.dealership.facts.reception import MarkFacts, ReceptionFacts
from app.kernel.money import Fen
from app.kernel.text import Kept


@dataclass(frozen=True, slots=True)
class CarSheet:
    """Whose car it is, on every paper of a delivery."""

    visit: str
    order: str
    plate: str
    model: str
    vin: str
    engine: str
    customer: Kept
    adviser: Kept | str
    arrived_at: datetime | None
    km: int | None


@dataclass(frozen=True, slots=True)
class HeardSheet:
    """A recommendation with the customer's note, and who signed."""

    facts: AdviceFacts
    by: Kept | str
    left_out_by: Kept | str
    words: Kept | None = None
    signature: Kept | None = None
    witness: Kept | str = ""
    witness_signature: Kept | None = None


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """Until which day and kilometre the repair itself is guaranteed (DLR-34)."""

    kind: Repair
    day: date | None
    km: int | None


@dataclass(frozen=True, slots=True)
class SettlementSheet:
    """The settlement list; `payments` and `receipt` once it is settled."""

    number: str
    at: datetime
    car: CarSheet
    lines: tuple[LineFacts, ...]
    account: Account
    excess: Fen
    advice: tuple[HeardSheet, ...]
    next: NextFacts | None
    guarantees: tuple[Guaranteed, ...]
    payments: tuple[Part, ...] = ()
    receipt: str = ""
    certificate: str = ""
    explained_by: Kept | str = ""
    """Who explained the warranty of the first maintenance."""
    inspector: Kept | str = ""
    old_parts: tuple[Fate, ...] = ()
    """What became of each part that was taken out."""
    own_parts: Kept | None = None
    """What the customer brought along to be fitted."""


@dataclass(frozen=True, slots=True)
class DeliverySheet:
    """The walk-round out against the walk-round in, and the old parts."""

    number: str
    at: datetime
    car: CarSheet
    came: ReceptionFacts
    out: Out
    old_parts: Mapping[str, OldPartFacts]
    lines: tuple[LineFacts, ...]
    marks: tuple[MarkFacts, ...]
    words: Kept | None
    signature: Kept


@dataclass(frozen=True, slots=True)
class PassSheet:
    """The gate pass, and the factory-release certificate where there is one."""

    number: str
    at: datetime
    car: CarSheet
    settlement: str
    settled_at: datetime | None
    by: Kept | str
    guarantees: tuple[Guaranteed, ...]
    inspector: Kept | str
    unrepaired: Kept | None = None
    """Why the car leaves without repair."""
