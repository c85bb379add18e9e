"""The end of a visit: advice, old parts, the walk-round out, settlement and gate pass (DLR-40 to 43)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le, Len

from app.flows.dealership.facts.ids import AdviceId, LineId, SettlementId
from app.flows.dealership.facts.reception import Belonging, Damage, Eighths, Percent, Share, Side
from app.flows.dealership.facts.reminders import RemindedFacts
from app.flows.dealership.facts.tracks import Advice
from app.flows.dealership.facts.vehicles import Kilometres
from app.kernel.fields import Code
from app.kernel.money import Fen


class Handed(StrEnum):
    """What goes back to the workshop head after the last inspection."""

    KEYS = "keys"
    ORDER = "order"
    FORM = "form"


class Ready(StrEnum):
    """What the adviser holds against the car before its customer is told (DLR-40)."""

    DONE = "done"
    FAULT_GONE = "fault_gone"
    OLD_PARTS = "old_parts"
    CLEAN = "clean"
    NOTHING_LEFT = "nothing_left"


class Channel(StrEnum):
    """How a customer is told, and on which way they agree to be called."""

    PHONE = "phone"
    MESSAGE = "message"
    WECHAT = "wechat"
    HERE = "here"


class Fate(StrEnum):
    """What became of an old part (DLR-41a)."""

    TAKEN = "taken"
    LEFT = "left"
    MAKER = "maker"
    HAZARDOUS = "hazardous"


class Outcome(StrEnum):
    """What the customer says of work that is recommended (DLR-42).

    A safety item that is refused is noted and signed by them; `UNSIGNED` is refused by somebody who will not
    sign: two of the staff sign that it was explained.
    """

    WANTED = "wanted"
    LATER = "later"
    REFUSED = "refused"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class OldPart:
    """The bag in which the old part of a line lies, and what becomes of it."""

    line: LineId
    bag: Code
    fate: Fate


@dataclass(frozen=True, slots=True)
class NewMark:
    """A damage that is found as the car goes out and was not there when it came."""

    side: Side
    damage: Damage
    x: Share
    y: Share


@dataclass(frozen=True, slots=True)
class Out:
    """The walk-round as the car goes out: the meter, fuel or battery, what is given back, what is new on the car."""

    km: Kilometres
    fuel: Eighths | None = None
    battery: Percent | None = None
    given: tuple[Belonging, ...] = ()
    marks: Annotated[tuple[NewMark, ...], Len(0, 60)] = ()


OldParts = Annotated[tuple[OldPart, ...], Len(1, 60)]
NextKilometres = Annotated[int, Ge(1), Le(2_000_000)]


@dataclass(frozen=True, slots=True)
class OldPartFacts:
    """An old part as it was kept last."""

    bag: str
    fate: Fate
    n: int


@dataclass(frozen=True, slots=True)
class AdviceFacts:
    """Work that is recommended: who wrote it, whether it concerns safety, who left it out, what the customer says.

    `what`, `why` and `risk` are drawer ids; `asked` is how often the customer had been asked before.
    """

    id: AdviceId
    step: Advice
    n: int
    what: str
    why: str
    safety: bool
    risk: str | None
    asked: int
    by: str
    at: datetime
    left_out_by: str | None = None
    outcome: Outcome | None = None
    heard: int = 0
    """How often the customer's answer was written down; the last counts."""
    line: LineId | None = None
    """The labour that does what is wanted, as that answer names it."""


@dataclass(frozen=True, slots=True)
class NextFacts:
    """When the next maintenance is due, by day and by kilometre, and on which way its customer may be reminded."""

    day: date
    km: int
    channel: Channel | None
    told: int = 1
    """How often it was told; the last counts."""
    warranty: bool = False
    """Whether the warranty of the first maintenance was explained with it."""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallsFacts:
    """How often the customer was called after the car left, and when the last time."""

    n: int = 0
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutFacts:
    """The walk-round out as it was signed; none counts that was signed before work was resumed."""

    km: int
    fuel: int | None
    battery: int | None
    given: tuple[Belonging, ...]
    marks: int
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class ExcessFacts:
    """What the customer bears of an insurance case, in fen, by its claim; `taken` is what was taken of it after settlement.

    `at` is when the claim was written so, `times` how often something was taken, `named` whether it says insurer, policy
    and loss number. `assessed` is what the insurer assessed, as far as that is known.
    """

    claim: str
    number: str
    whole: Fen
    taken: Fen = 0
    times: int = 0
    at: datetime | None = None
    named: bool = False
    assessed: Fen | None = None


@dataclass(frozen=True, slots=True)
class SentFacts:
    """A claim that is out: what it asks for, and what its lines came to as it was sent (fen); of a case `line` is None."""

    number: str
    line: str | None
    asked: Fen
    lines: Fen


@dataclass(frozen=True, slots=True)
class SettlementFacts:
    """The newest settlement list: what the customer owes by it, the digest of its lines, and whether it is settled.

    `excess` is what `due` holds of the excess of an insurance case.
    """

    id: SettlementId
    n: int
    number: str
    due: Fen
    lines: str
    excess: Fen
    at: datetime
    settled_at: datetime | None = None
    receipt: str | None = None
    reopened_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether it is the list that is to be paid, or was."""
        return self.reopened_at is None

    @property
    def settled(self) -> bool:
        """Whether it is settled, in money or on account."""
        return self.settled_at is not None and self.stands


@dataclass(frozen=True, slots=True)
class LeavingFacts:
    """All that was done to give a car back; old parts by their lines."""

    old_parts: Mapping[str, OldPartFacts]
    advice: tuple[AdviceFacts, ...] = ()
    next: NextFacts | None = None
    out: OutFacts | None = None
    settlement: SettlementFacts | None = None
    passed_at: datetime | None = None
    calls: CallsFacts = CallsFacts()
    reminded: RemindedFacts | None = None
    excess: ExcessFacts | None = None
    sent: tuple[SentFacts, ...] = ()

    @property
    def recommended(self) -> tuple[AdviceFacts, ...]:
        """What stands on the list, and was not left out."""
        return tuple(one for one in self.advice if one.step is not Advice.LEFT_OUT)

    @property
    def settled(self) -> bool:
        """Whether the visit is settled."""
        return self.settlement is not None and self.settlement.settled


NOT_LEAVING = LeavingFacts({})
"""Nothing was done yet to give the car back."""
