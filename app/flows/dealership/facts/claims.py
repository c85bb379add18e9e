"""Claims on makers and insurers: what is claimed, for which lines, and what came of it (DLR-44)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from annotated_types import Ge, Le

from app.counter.photo_facts import PhotoShown
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.fault_codes import FaultCode, Papers
from app.flows.dealership.facts.ids import ClaimId, LineId, VisitId
from app.flows.dealership.facts.leaving_sheets import CarSheet
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.fields import Code, Label, Note
from app.kernel.money import Fen
from app.kernel.text import Kept, Text

Sum = Annotated[int, Ge(0), Le(999_999_999)]
Granted = Annotated[int, Ge(1), Le(999_999_999)]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a claim says besides its lines; insurer to excess are an insurance case's, sums in fen.

    `excess` is what the customer bears of the assessed sum; `kept_until` how long the old part is kept.
    """

    code: Code | None = None
    kept_until: date | None = None
    insurer: Label | None = None
    policy: Code | None = None
    loss: Code | None = None
    surveyor: Note | None = None
    assessed: Sum | None = None
    excess: Sum = 0
    papers: Papers = ()
    """Which of the papers that the book asks for are there."""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim as it stands: for one line of a visit, or for all that an insurer pays of it.

    `labour` and `material` are what those lines come to now, `sent` is what it asked for as it was sent; None while it is
    a draft.
    """

    id: str
    step: Claim
    visit: str
    line: str | None
    payer: Payer
    number: str
    code: str | None
    kept_until: date | None
    insurer: str | None
    policy: str | None
    loss: str | None
    surveyor: str | None
    assessed: Fen | None
    excess: Fen
    labour: Fen
    material: Fen
    sent: Fen | None
    granted: Fen | None
    paid: Fen | None
    deeds: int
    texts: int
    excess_taken: Fen = 0
    """What the customer has paid of the excess."""
    excess_left: Fen = 0
    """What became known of it after settlement, and is still to be taken."""
    papers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """What the claims book asks for with its fault code."""
    settled: bool = False
    """Whether the list of its visit is settled."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the book asks for and is not ticked."""
        return tuple(one for one in self.needs if one not in self.papers)

    @property
    def asked(self) -> Fen:
        """What is claimed, as it was sent; of a draft the assessed sum if there is one, else labour and parts, less the excess."""
        if self.sent is not None:
            return self.sent
        whole = self.labour + self.material if self.assessed is None else self.assessed
        return max(0, whole - self.excess)


@dataclass(frozen=True, slots=True)
class ClaimDeed:
    """One thing that was done with a claim, with its words."""

    did: Claim
    at: datetime
    by: str
    amount: Fen | None
    words: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim on the list; `who` is the maker or the insurer, `photos` is how many go with it."""

    id: ClaimId
    facts: ClaimFacts
    plate: str
    model: str
    who: Text | str
    surveyor: str
    lines: tuple[str, ...]
    deeds: tuple[ClaimDeed, ...]
    photos: int
    vin: str = ""


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """What others pay and nobody has claimed yet: a line of the maker, or (`line` is None) an insurance case."""

    visit: VisitId
    line: LineId | None
    payer: Payer
    facts: VisitFacts
    plate: str
    model: str
    name: str
    amount: Fen
    who: Text | str
    vin: str


@dataclass(frozen=True, slots=True)
class SumOf:
    """What one maker or insurer was asked for, granted and paid, in fen, over so many claims."""

    who: Text | str
    n: int
    asked: Fen
    granted: Fen
    paid: Fen


@dataclass(frozen=True, slots=True)
class Claims:
    """What is to be claimed, the claims of a year that are not paid before those that are, the sums, and the claims book."""

    unclaimed: tuple[Unclaimed, ...]
    claims: tuple[ClaimLine, ...]
    sums: tuple[SumOf, ...]
    book: tuple[FaultCode, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """A claim as it is sent."""

    number: str
    at: datetime
    car: CarSheet
    who: Text | str
    facts: ClaimFacts
    surveyor: Kept | None
    lines: tuple[LineFacts, ...]
    photos: tuple[PhotoShown, ...]
    by: Kept | str
    sold_on: date | None
    symptom: Kept | None
    """What the customer said of the car."""
    began: datetime | None
    ended: datetime | None
    """From the first clock-on to the last inspection."""
